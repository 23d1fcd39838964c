// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/oauth/SignInGrant.h"

#include "mailcore/oauth/LoopbackRedirect.h"
#include "mailcore/oauth/Pkce.h"
#include "mailcore/oauth/StoppableLoop.h"

namespace duopost {

namespace {

QUrl questionFor(
    const OAuthProvider &provider, const QString &address, const QString &redirectUri, const QByteArray &state,
    const QByteArray &verifier)
{
    QUrlQuery query(provider.authorization);
    const auto add = [&](const char *name, const QString &value) {
        // A plus would be read as a space at the other end.
        query.addQueryItem(QLatin1String(name), QString::fromLatin1(QUrl::toPercentEncoding(value)));
    };
    add("response_type", QStringLiteral("code"));
    add("client_id", provider.clientId);
    add("redirect_uri", redirectUri);
    add("scope", provider.scopes.join(QLatin1Char(' ')));
    add("state", QString::fromLatin1(state));
    add("code_challenge", QString::fromLatin1(challengeOf(verifier)));
    add("code_challenge_method", QStringLiteral("S256"));
    if (!address.isEmpty())
        add("login_hint", address);
    for (auto it = provider.parameters.begin(); it != provider.parameters.end(); ++it)
        query.addQueryItem(it.key(), QString::fromLatin1(QUrl::toPercentEncoding(*it)));
    auto url = provider.authorization;
    url.setQuery(query);
    return url;
}

QByteArray codeFrom(const OAuthProvider &provider, const QUrlQuery &answer, const QByteArray &state)
{
    const auto value
        = [&](const char *name) { return answer.queryItemValue(QLatin1String(name), QUrl::FullyDecoded); };
    // First of all: somebody else's answer is not even read (RFC 6749 section 10.12).
    if (value("state").toLatin1() != state)
        throw MailError(
            MailError::Kind::SignInRefused, provider.name, {},
            QStringLiteral("the answer does not belong to this sign-in (state)"));
    if (const auto code = value("error"); !code.isEmpty()) {
        const auto words = value("error_description");
        throw MailError(
            MailError::Kind::SignInRefused, provider.name, (words.isEmpty() ? code : words).left(1000),
            code.left(200));
    }
    const auto code = value("code").toUtf8();
    if (code.isEmpty())
        throw MailError(
            MailError::Kind::SignInRefused, provider.name, {}, QStringLiteral("the answer has no code"));
    return code;
}

} // namespace

SignInGrantPtr obtainGrant(
    const OAuthProvider &provider, const QString &address, std::stop_token stop,
    const std::function<void(const QUrl &)> &openBrowser, int ms)
{
    const auto state = unguessable(), verifier = unguessable();
    QByteArray code;
    QString redirectUri;
    {
        LoopbackRedirect redirect; // gone, and with it the port, before anything else is done
        redirectUri = redirect.uri();
        StoppableLoop loop(stop);
        QObject::connect(&redirect, &LoopbackRedirect::answered, &redirect, [&] { loop.quit(); });
        openBrowser(questionFor(provider, address, redirectUri, state, verifier));
        loop.wait(ms, provider.name);
        code = codeFrom(provider, *redirect.answer(), state);
    }
    auto grant = std::make_shared<SignInGrant>();
    grant->provider = provider.id;
    grant->tokens = tradeCode(provider, code, verifier, redirectUri, std::move(stop));
    if (grant->tokens.refresh.isEmpty())
        throw MailError(
            MailError::Kind::SignInRefused, provider.name, {},
            QStringLiteral("it allowed access for this moment only (no refresh token)"));
    return grant;
}

} // namespace duopost
