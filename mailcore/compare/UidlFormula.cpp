// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/compare/UidlFormula.h"

#include <QSet>

namespace duopost {

namespace {

using Form = UidlFormula::Form;

constexpr Form forms[] = {Form::HexUidValidity,    Form::HexValidityUid, Form::DottedValidityUid,
                          Form::DashedValidityUid, Form::HexUid,         Form::UidOnly};

QByteArray hex8(quint64 number)
{
    return QByteArray::number(number, 16).rightJustified(8, '0');
}

} // namespace

QByteArray UidlFormula::uniqueIdOf(quint32 uid) const
{
    const auto validity = QByteArray::number(uidValidity);
    const auto number = QByteArray::number(uid);
    switch (form) {
    case Form::HexUidValidity:
        return hex8(uid) + hex8(uidValidity);
    case Form::HexValidityUid:
        return hex8(uidValidity) + hex8(uid);
    case Form::DottedValidityUid:
        return validity + '.' + number;
    case Form::DashedValidityUid:
        return validity + '-' + number;
    case Form::UidOnly:
        return number;
    case Form::HexUid:
        return hex8(uid);
    }
    return {};
}

std::optional<quint32> UidlFormula::uidOf(const QByteArray &uniqueId) const
{
    bool isNumber = false;
    quint32 uid = 0;
    switch (form) {
    case Form::HexUidValidity:
        uid = uniqueId.left(8).toUInt(&isNumber, 16);
        break;
    case Form::HexValidityUid:
        uid = uniqueId.mid(8).toUInt(&isNumber, 16);
        break;
    case Form::DottedValidityUid:
    case Form::DashedValidityUid:
        uid = uniqueId.mid(uniqueId.lastIndexOf(form == Form::DottedValidityUid ? '.' : '-') + 1)
                  .toUInt(&isNumber);
        break;
    case Form::UidOnly:
        uid = uniqueId.toUInt(&isNumber);
        break;
    case Form::HexUid:
        uid = uniqueId.toUInt(&isNumber, 16);
        break;
    }
    // Written back it has to be the same again: signs, blanks and other validities are no accident.
    if (!isNumber || uid == 0 || uniqueIdOf(uid) != uniqueId.toLower())
        return std::nullopt;
    return uid;
}

QString UidlFormula::name() const
{
    switch (form) {
    case Form::HexUidValidity:
        return QStringLiteral("%08Xu%08Xv");
    case Form::HexValidityUid:
        return QStringLiteral("%08Xv%08Xu");
    case Form::DottedValidityUid:
        return QStringLiteral("%v.%u");
    case Form::DashedValidityUid:
        return QStringLiteral("%v-%u");
    case Form::UidOnly:
        return QStringLiteral("%u");
    case Form::HexUid:
        return QStringLiteral("%08Xu");
    }
    return {};
}

std::optional<UidlFormula>
detectFormula(const QList<QByteArray> &uniqueIds, quint64 uidValidity, const QList<quint32> &uids)
{
    if (uniqueIds.isEmpty() || uidValidity == 0)
        return std::nullopt;
    const QSet<quint32> there(uids.begin(), uids.end());
    std::optional<UidlFormula> best;
    qsizetype most = 0;
    for (const auto form : forms) {
        const UidlFormula formula{form, uidValidity};
        qsizetype explained = 0;
        for (const auto &uniqueId : uniqueIds) {
            const auto uid = formula.uidOf(uniqueId);
            explained += uid && there.contains(*uid) ? 1 : 0;
        }
        if (explained > most) {
            most = explained;
            best = formula;
        }
    }
    // One side may have more than the other; a formula that explains few is an accident.
    if (most * 3 < std::min(uniqueIds.size(), there.size()) * 2)
        return std::nullopt;
    return best;
}

} // namespace duopost
