// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/Cards.h"

#include "mailcore/attachments/ContentLines.h"

namespace duopost {

namespace {

constexpr int mostValues = 20; // of one kind
constexpr qsizetype longest = 300;

void add(QStringList &list, const QString &value)
{
    if (!value.isEmpty() && list.size() < mostValues && !list.contains(value))
        list << value.left(longest);
}

QString joined(QStringList parts, const QString &with)
{
    parts.removeAll(QString());
    return parts.join(with).left(longest);
}

// Family, given, additional, prefix, suffix (RFC 6350 section 6.2.2) in the order people say them.
QString spoken(const QStringList &name)
{
    return joined(
        {name.value(3), name.value(1), name.value(2), name.value(0), name.value(4)}, QStringLiteral(" "));
}

} // namespace

std::optional<ContactCard> contactOf(const QByteArray &bytes)
{
    ContactCard card;
    QString structured;
    int cards = 0;
    for (const ContentLine &line : contentLines(bytes)) {
        if (line.name == QLatin1String("BEGIN") && line.value.trimmed().toUpper() == QLatin1String("VCARD"))
            ++cards;
        if (cards != 1)
            continue;
        if (line.name == QLatin1String("FN"))
            card.name = line.text().left(longest);
        else if (line.name == QLatin1String("N"))
            structured = spoken(line.parts());
        else if (line.name == QLatin1String("ORG"))
            card.organization = joined(line.parts(), QStringLiteral(", "));
        else if (line.name == QLatin1String("EMAIL"))
            add(card.addresses, line.text());
        else if (line.name == QLatin1String("TEL"))
            add(card.phones, line.text().remove(QStringLiteral("tel:")));
        else if (line.name == QLatin1String("ADR") && card.postal.isEmpty())
            card.postal = joined(line.parts(), QStringLiteral(", "));
    }
    if (cards == 0)
        return {};
    if (card.name.isEmpty())
        card.name = structured.isEmpty() ? card.organization : structured;
    card.moreCards = cards - 1;
    return card;
}

} // namespace duopost
