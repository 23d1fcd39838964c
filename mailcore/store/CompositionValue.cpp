// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/CompositionValue.h"

#include <QCborArray>
#include <QCborMap>
#include <QCryptographicHash>

namespace duopost {

namespace {

constexpr int encodingVersion = 1;

// Numbers as keys are small, and are never given another meaning.
enum Key {
    kVersion,
    kId,
    kAccount,
    kIdentity,
    kRelation,
    kOriginAccount,
    kOrigin,
    kDraftAccount,
    kDraft,
    kChanged,
    kFrom,
    kTo,
    kCc,
    kBcc,
    kReplyTo,
    kSubject,
    kText,
    kHtml,
    kParts,
    kMessageId,
    kDate,
    kInReplyTo,
    kReferences,
    kForwarded,
    kWantsReport,
};

QCborArray addresses(const QList<MailAddress> &list)
{
    QCborArray result;
    for (const auto &one : list)
        result << QCborArray{one.name, one.address};
    return result;
}

QList<MailAddress> addresses(const QCborValue &value)
{
    QList<MailAddress> result;
    for (const auto &one : value.toArray())
        result << MailAddress{one.toArray()[0].toString(), one.toArray()[1].toString()};
    return result;
}

QCborArray ids(const QList<QByteArray> &list)
{
    QCborArray result;
    for (const auto &one : list)
        result << one;
    return result;
}

QList<QByteArray> ids(const QCborValue &value)
{
    QList<QByteArray> result;
    for (const auto &one : value.toArray())
        result << one.toByteArray();
    return result;
}

QString toText(const QDateTime &date)
{
    return date.isValid() ? date.toString(Qt::ISODateWithMs) : QString();
}

std::optional<QCborMap> mapOf(const QByteArray &value)
{
    const auto map = QCborValue::fromCbor(value).toMap();
    if (map[kVersion].toInteger() != encodingVersion)
        return std::nullopt;
    return map;
}

} // namespace

CompositionValue toValue(const Composition &composition)
{
    CompositionValue result;
    const auto &message = composition.message;
    QCborArray parts;
    for (const auto &part : message.parts) {
        const auto hash = QCryptographicHash::hash(part.content, QCryptographicHash::Sha256);
        parts << QCborArray{part.name, part.type, part.contentId, hash};
        result.parts << std::pair(hash, part.content);
    }
    result.bytes = QCborMap{
        {kVersion, encodingVersion},
        {kId, composition.id},
        {kAccount, composition.account.value},
        {kIdentity, composition.identity},
        {kRelation, static_cast<int>(composition.relation)},
        {kOriginAccount, composition.origin.account.value},
        {kOrigin, composition.origin.message.value},
        {kDraftAccount, composition.draft.account.value},
        {kDraft, composition.draft.message.value},
        {kChanged, toText(composition.changed)},
        {kFrom, addresses(QList<MailAddress>{message.from})},
        {kTo, addresses(message.to)},
        {kCc, addresses(message.cc)},
        {kBcc, addresses(message.bcc)},
        {kReplyTo, addresses(message.replyTo)},
        {kSubject, message.subject},
        {kText, message.text},
        {kHtml, message.html},
        {kParts, parts},
        {kMessageId, message.messageId},
        {kDate, toText(message.date)},
        {kInReplyTo, ids(message.inReplyTo)},
        {kReferences, ids(message.references)},
        {kForwarded, message.forwarded},
        {kWantsReport, composition.wantsReport}}.toCborValue().toCbor();
    return result;
}

QList<QByteArray> partsOf(const QByteArray &value)
{
    QList<QByteArray> result;
    if (const auto map = mapOf(value)) {
        for (const auto &part : (*map)[kParts].toArray())
            result << part.toArray()[3].toByteArray();
    }
    return result;
}

std::optional<Composition> compositionFrom(const QByteArray &value, const QList<QByteArray> &contents)
{
    const auto map = mapOf(value);
    if (!map)
        return std::nullopt;
    const auto &m = *map;
    Composition result;
    result.id = m[kId].toString();
    result.account = {m[kAccount].toInteger()};
    result.identity = m[kIdentity].toString();
    result.relation = static_cast<Composition::Relation>(m[kRelation].toInteger());
    result.origin = {{m[kOriginAccount].toInteger()}, {m[kOrigin].toInteger()}};
    result.draft = {{m[kDraftAccount].toInteger()}, {m[kDraft].toInteger()}};
    result.wantsReport = m[kWantsReport].toBool();
    result.changed = QDateTime::fromString(m[kChanged].toString(), Qt::ISODateWithMs);
    auto &message = result.message;
    message.from = addresses(m[kFrom]).value(0);
    message.to = addresses(m[kTo]);
    message.cc = addresses(m[kCc]);
    message.bcc = addresses(m[kBcc]);
    message.replyTo = addresses(m[kReplyTo]);
    message.subject = m[kSubject].toString();
    message.text = m[kText].toString();
    message.html = m[kHtml].toString();
    message.messageId = m[kMessageId].toByteArray();
    message.date = QDateTime::fromString(m[kDate].toString(), Qt::ISODateWithMs);
    message.inReplyTo = ids(m[kInReplyTo]);
    message.references = ids(m[kReferences]);
    message.forwarded = m[kForwarded].toByteArray();
    const auto parts = m[kParts].toArray();
    for (qsizetype i = 0; i < parts.size(); ++i) {
        const auto part = parts[i].toArray();
        message.parts << OutgoingPart{
            part[0].toString(), part[1].toByteArray(), contents.value(i), part[2].toByteArray()};
    }
    return result;
}

} // namespace duopost
