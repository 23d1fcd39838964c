// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/people/CardReader.h"

#include "mailcore/attachments/ContentLines.h"
#include "mailcore/compose/Addresses.h"

#include <QUrl>

namespace duopost {

namespace {

constexpr int mostCards = 20'000, mostAddresses = 20;
constexpr qsizetype longestFile = 128 * 1024 * 1024;

struct Card {
    QString name, structured, organization, uid;
    QStringList addresses, members; ///< members as written
    bool isGroup = false;
};

QString spoken(const QStringList &name)
{
    return QStringList{name.value(3), name.value(1), name.value(2), name.value(0), name.value(4)}
        .join(u' ')
        .simplified();
}

Card cardFrom(const QByteArray &bytes)
{
    Card card;
    for (const auto &line : contentLines(bytes)) {
        if (line.name == QLatin1String("FN"))
            card.name = line.text().simplified();
        else if (line.name == QLatin1String("N"))
            card.structured = spoken(line.parts());
        else if (line.name == QLatin1String("ORG"))
            card.organization = line.parts().value(0).simplified();
        else if (line.name == QLatin1String("UID"))
            card.uid = line.text();
        else if (line.name == QLatin1String("EMAIL") && card.addresses.size() < mostAddresses)
            card.addresses << line.text();
        else if (line.name == QLatin1String("KIND") || line.name == QLatin1String("X-ADDRESSBOOKSERVER-KIND"))
            card.isGroup = line.text().compare(QLatin1String("group"), Qt::CaseInsensitive) == 0;
        else if (
            line.name == QLatin1String("MEMBER") || line.name == QLatin1String("X-ADDRESSBOOKSERVER-MEMBER"))
            card.members << line.text();
    }
    if (card.name.isEmpty())
        card.name = card.structured.isEmpty() ? card.organization : card.structured;
    return card;
}

/// The text of each card: one at a time, because a file of them is longer than what is read of one.
QList<QByteArray> cut(const QByteArray &bytes)
{
    QList<QByteArray> result;
    const QByteArray lower = bytes.toLower();
    static const QByteArray begin = "begin:vcard";
    for (auto at = lower.indexOf(begin); at >= 0 && result.size() < mostCards;) {
        const auto next = lower.indexOf(begin, at + begin.size());
        result << bytes.mid(at, next < 0 ? -1 : next - at);
        at = next;
    }
    return result;
}

QString withoutUrn(const QString &uid)
{
    return uid.startsWith(QLatin1String("urn:uuid:"), Qt::CaseInsensitive) ? uid.mid(9) : uid;
}

} // namespace

QList<KnownPerson> peopleOnCards(const QByteArray &bytes)
{
    QList<KnownPerson> people;
    QList<Card> groups;
    QHash<QString, QString> addressOf; // by UID
    AddressCollector each;
    for (const auto &text : cut(bytes.left(longestFile))) {
        const auto card = cardFrom(text);
        if (card.isGroup) {
            groups << card;
            continue;
        }
        if (!card.uid.isEmpty() && !card.addresses.isEmpty())
            addressOf.insert(withoutUrn(card.uid), card.addresses.first());
        for (const auto &address : card.addresses) {
            for (const auto &one : each.take({{card.name, address}}))
                people << KnownPerson{one, 0, {}, {}};
        }
    }
    for (const auto &group : groups) {
        AddressCollector once;
        QStringList members;
        for (const auto &member : group.members) {
            const bool mailto = member.startsWith(QLatin1String("mailto:"), Qt::CaseInsensitive);
            const auto address = mailto ? QUrl::fromPercentEncoding(member.mid(7).toUtf8())
                                        : addressOf.value(withoutUrn(member));
            for (const auto &one : once.take({{{}, address}}))
                members << one.address;
        }
        if (!members.isEmpty() && !group.name.isEmpty())
            people << KnownPerson{{group.name, {}}, 0, {}, members};
    }
    return people;
}

} // namespace duopost
