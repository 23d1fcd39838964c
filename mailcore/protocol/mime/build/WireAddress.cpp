// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/build/WireAddress.h"

#include "mailcore/protocol/mime/Bytes.h"
#include "mailcore/protocol/mime/Neutralise.h"

#include <QHostAddress>
#include <QUrl>
#include <algorithm>

namespace duopost::mime {

namespace {

constexpr qsizetype longestLocal = 64, longestDomain = 255, longestAddress = 320; // RFC 5321 section 4.5.3.1

bool isAtomCharacter(QChar c)
{
    if (c.unicode() >= 0x80)
        return !c.isSpace() && c.category() != QChar::Other_Control;
    return isLetter(c.toLatin1()) || isDigit(c.toLatin1()) || QLatin1String("!#$%&'*+-/=?^_`{|}~").contains(c);
}

bool isDotString(QStringView local)
{
    for (const auto atom : local.split(u'.')) {
        if (atom.isEmpty() || !std::all_of(atom.begin(), atom.end(), isAtomCharacter))
            return false;
    }
    return true;
}

bool isQuotedString(QStringView local)
{
    if (local.size() < 3 || !local.startsWith(u'"') || !local.endsWith(u'"'))
        return false;
    for (qsizetype i = 1; i + 1 < local.size(); ++i) {
        const QChar c = local[i];
        if (c == u'\\') {
            if (++i + 1 >= local.size()) // it would take the closing quote
                return false;
        } else if (c == u'"' || c < u' ' || QLatin1String("@<>,;:").contains(c)) {
            return false;
        }
    }
    return true;
}

bool isHostName(QByteArrayView name)
{
    if (name.isEmpty() || name.size() > longestDomain)
        return false;
    for (const auto &label : name.toByteArray().split('.')) {
        if (label.isEmpty() || label.size() > 63 || label.startsWith('-') || label.endsWith('-')
            || !std::all_of(label.begin(), label.end(), [](char c) {
                   return isLetter(c) || isDigit(c) || c == '-' || c == '_';
               }))
            return false;
    }
    return true;
}

bool isLiteral(const QString &domain)
{
    if (!domain.startsWith(QLatin1Char('[')) || !domain.endsWith(QLatin1Char(']')))
        return false;
    const QString inside = domain.mid(1, domain.size() - 2);
    if (inside.startsWith(QLatin1String("IPv6:"), Qt::CaseInsensitive)) {
        const QHostAddress host(inside.mid(5));
        return host.protocol() == QAbstractSocket::IPv6Protocol && host.scopeId().isEmpty();
    }
    return inside.count(QLatin1Char('.')) == 3
        && QHostAddress(inside).protocol() == QAbstractSocket::IPv4Protocol;
}

QByteArray wireDomain(const QString &domain)
{
    if (isLiteral(domain))
        return domain.toLatin1();
    // ASCII names go as they are: Qt knows no underscores, which some hosts have.
    const QByteArray name = isAscii(domain.toUtf8()) ? domain.toLatin1() : QUrl::toAce(domain);
    return isHostName(name) ? name : QByteArray();
}

} // namespace

std::optional<WireAddress> wireAddress(const QString &address)
{
    const auto at = address.lastIndexOf(QLatin1Char('@'));
    if (at <= 0 || address.size() > longestAddress || !address.isValidUtf16()
        || neutralised(address) != address)
        return std::nullopt;
    const QStringView local = QStringView(address).first(at);
    const QByteArray domain = wireDomain(address.mid(at + 1));
    const QByteArray localBytes = local.toUtf8();
    if (domain.isEmpty() || localBytes.size() > longestLocal || !(isDotString(local) || isQuotedString(local)))
        return std::nullopt;
    return WireAddress{localBytes + '@' + domain, !isAscii(localBytes)};
}

} // namespace duopost::mime
