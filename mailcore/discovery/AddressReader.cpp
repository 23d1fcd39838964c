// SPDX-License-Identifier: GPL-3.0-or-later
// What people type into a field for a mail address, and what they mean.
#include "mailcore/Discovery.h"

#include <QRegularExpression>
#include <QUrl>

namespace duopost {

namespace {

// Full-width letters and compatibility forms become plain; what cannot be seen goes.
QString plain(const QString &typed)
{
    QString text;
    for (const auto c : typed.normalized(QString::NormalizationForm_KC)) {
        if (c.isSpace() || c.category() == QChar::Other_Control || c.category() == QChar::Other_Format)
            continue;
        text += c == QChar(0x3002) ? QLatin1Char('.') : c; // the ideographic full stop of IDN
    }
    return text;
}

// "Anna <anna@example.org>" → "anna@example.org"
QString withoutName(const QString &typed)
{
    const auto open = typed.lastIndexOf(QLatin1Char('<'));
    if (open < 0)
        return typed;
    const auto close = typed.indexOf(QLatin1Char('>'), open);
    return typed.mid(open + 1, close < 0 ? -1 : close - open - 1);
}

bool isHostName(const QString &name)
{
    static const QRegularExpression pattern(
        QStringLiteral("^(?=.{1,253}$)([a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?\\.)+[a-z0-9-]{2,63}$"));
    return pattern.match(name).hasMatch();
}

QString withoutMailto(const QString &text)
{
    const auto scheme = QStringLiteral("mailto:");
    if (!text.startsWith(scheme, Qt::CaseInsensitive))
        return text;
    const auto address = text.mid(scheme.size()).section(QLatin1Char('?'), 0, 0);
    return QUrl::fromPercentEncoding(address.toUtf8());
}

} // namespace

QString AccountAddress::toString() const
{
    return local + QLatin1Char('@') + domain;
}

std::optional<AccountAddress> readAddress(const QString &typed)
{
    auto text = withoutMailto(plain(withoutName(typed)));
    while (text.endsWith(QLatin1Char('.')) || text.endsWith(QLatin1Char(','))
           || text.endsWith(QLatin1Char(';')))
        text.chop(1);
    const auto at = text.lastIndexOf(QLatin1Char('@'));
    if (at <= 0)
        return std::nullopt;
    // No mail server tells capitals apart any more, and keyboards of phones write a capital first.
    AccountAddress address{text.left(at).toLower().normalized(QString::NormalizationForm_C), {}};
    auto domain = text.mid(at + 1).toLower();
    domain.replace(QLatin1Char(','), QLatin1Char('.'));
    address.domain = QString::fromLatin1(QUrl::toAce(domain)).toLower();
    const bool unusable = address.local.contains(QLatin1Char('@')) || address.local.size() > 64;
    if (unusable || !isHostName(address.domain))
        return std::nullopt;
    return address;
}

} // namespace duopost
