// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/Safety.h"

#include "mailcore/discovery/PublicSuffix.h"
#include "mailcore/safety/HostNames.h"

#include <QHostAddress>
#include <QRegularExpression>

namespace duopost {

namespace {

using LinkKind = LinkConcern::Kind;

// The host that a text names, if it reads as an address: with a scheme, or beginning with a name that has a
// registered ending ("www.bank.example", "bank.de/login").
QString hostNamedIn(const QString &text)
{
    static const QRegularExpression address(
        QStringLiteral(
            "^\\s*(?:(https?)://)?(?:[^\\s/@]*@)?([\\p{L}\\p{N}][\\p{L}\\p{N}\\p{M}.-]*\\.[\\p{L}\\p{N}-]"
            "{2,})\\.?(?::\\d+)?(?:[/?#]\\S*)?\\s*$"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    constexpr qsizetype longestAddress = 2000;
    if (text.size() > longestAddress)
        return {};
    const auto match = address.match(text);
    if (!match.hasMatch())
        return {};
    const auto ace = aceHost(match.captured(2));
    const bool isWritten = !match.captured(1).isEmpty() || ace.startsWith(QLatin1String("www."));
    return registrableDomain(ace).isEmpty() || (!isWritten && !hasKnownSuffix(ace)) ? QString() : ace;
}

bool isNumeric(const QString &host)
{
    // Browsers also read "2130706433" and "0x7f.1" as addresses.
    static const QRegularExpression numbers(
        QStringLiteral("^(?:0x[0-9a-f]+|\\d+)(?:\\.(?:0x[0-9a-f]+|\\d+)){0,3}$"),
        QRegularExpression::CaseInsensitiveOption);
    return !QHostAddress(host).isNull() || numbers.match(host).hasMatch();
}

} // namespace

std::optional<LinkConcern> concernAbout(const QUrl &target, const QString &text)
{
    const auto scheme = target.scheme().toLower();
    if (scheme == QLatin1String("mailto"))
        return std::nullopt;
    if (scheme != QLatin1String("http") && scheme != QLatin1String("https"))
        return LinkConcern{LinkKind::IsNotOpened, {}, scheme};
    const auto host = target.host(QUrl::FullyEncoded);
    const auto shown = shownHost(host);
    if (!target.userInfo().isEmpty())
        return LinkConcern{LinkKind::HidesItsHost, shown, {}};
    const auto named = hostNamedIn(text);
    if (!named.isEmpty() && !sameRegistration(named, host))
        return LinkConcern{LinkKind::NamesAnotherHost, shown, shownHost(named)};
    if (looksLikeAnother(unicodeHost(host)))
        return LinkConcern{LinkKind::LooksLikeAnother, shown, {}};
    if (isNumeric(host))
        return LinkConcern{LinkKind::IsNumeric, shown, {}};
    return std::nullopt;
}

} // namespace duopost
