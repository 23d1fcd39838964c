// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/oauth/TokenRequest.h"

#include "mailcore/oauth/StoppableLoop.h"
#include "mailcore/protocol/HttpsRequest.h"

#include <QDateTime>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QSslSocket>
#include <cctype>

namespace duopost {

namespace {

using K = MailError::Kind;
constexpr int patienceMs = 15'000;
constexpr qint64 answerSize = 256 * 1024;
constexpr qint64 shortest = 0, longest = 30LL * 24 * 3600, usual = 3600; // s

QSslConfiguration tlsFor(const OAuthProvider &provider)
{
    auto tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (provider.caFile.isEmpty())
        return tls;
    QFile file(provider.caFile);
    if (!file.open(QIODevice::ReadOnly))
        throw MailError(K::FileUnreadable, provider.caFile, {}, file.errorString());
    const auto anchors = QSslCertificate::fromDevice(&file);
    if (anchors.isEmpty())
        throw MailError(K::FileUnreadable, provider.caFile, {}, QStringLiteral("no certificate in it"));
    tls.setCaCertificates(tls.caCertificates() + anchors);
    return tls;
}

MailError networkError(const QNetworkReply &reply, const QList<QSslError> &problems)
{
    const auto host = reply.url().host();
    if (!problems.isEmpty()) {
        const auto &first = problems.first();
        const auto kind = first.error() == QSslError::HostNameMismatch ? K::CertificateMismatch
            : first.error() == QSslError::CertificateExpired           ? K::CertificateExpired
            : first.error() == QSslError::CertificateNotYetValid       ? K::CertificateNotYetValid
                                                                       : K::CertificateUntrusted;
        return {kind, host, {}, first.errorString()};
    }
    const auto words = reply.errorString();
    switch (reply.error()) {
    case QNetworkReply::HostNotFoundError:
        return {K::UnknownHost, host, {}, words};
    case QNetworkReply::ConnectionRefusedError:
        return {K::ConnectionRefused, host, {}, words};
    case QNetworkReply::TimeoutError:
        return {K::TimedOut, host, {}, words};
    case QNetworkReply::SslHandshakeFailedError:
        return {K::TlsFailed, host, {}, words};
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::UnknownNetworkError:
        return {K::Unreachable, host, {}, words};
    default:
        return {K::ConnectionLost, host, {}, words};
    }
}

void add(Secret &form, const char *name, QByteArrayView value)
{
    if (!form.isEmpty())
        form.append("&");
    form.append(name);
    form.append("=");
    constexpr char digits[] = "0123456789ABCDEF";
    for (const char c : value) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = byte < 128 && (std::isalnum(byte) || QByteArrayView("-._~").contains(c));
        const char escaped[] = {'%', digits[byte >> 4], digits[byte & 15]};
        form.append(plain ? QByteArrayView(&c, 1) : QByteArrayView(escaped, 3));
    }
}

Secret formFor(const OAuthProvider &provider, const char *grant)
{
    Secret form;
    add(form, "grant_type", grant);
    add(form, "client_id", provider.clientId.toUtf8());
    if (!provider.clientSecret.isEmpty())
        add(form, "client_secret", provider.clientSecret.toUtf8());
    return form;
}

struct HttpAnswer {
    int status = 0;
    QByteArray body;
};

HttpAnswer post(const OAuthProvider &provider, const Secret &form, std::stop_token stop)
{
    auto request = bareRequest(provider.token, tlsFor(provider));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/x-www-form-urlencoded"));
    request.setRawHeader("Accept", "application/json");

    StoppableLoop loop(std::move(stop));
    QNetworkAccessManager network;
    QByteArray bytes(form.view().data(), form.size());
    const std::unique_ptr<QNetworkReply> reply(network.post(request, bytes));
    QList<QSslError> problems;
    HttpAnswer answer;
    bool tooLarge = false;
    QObject::connect(reply.get(), &QNetworkReply::sslErrors, reply.get(), [&](const auto &errors) {
        problems = errors; // none is ever ignored
    });
    QObject::connect(reply.get(), &QIODevice::readyRead, reply.get(), [&] {
        answer.body += reply->readAll();
        tooLarge = answer.body.size() > answerSize;
        if (tooLarge)
            loop.quit();
    });
    QObject::connect(reply.get(), &QNetworkReply::finished, reply.get(), [&] { loop.quit(); });
    const auto wiped = qScopeGuard([&] {
        reply->disconnect();
        reply->abort();
        wipe(const_cast<char *>(bytes.constData()), static_cast<size_t>(bytes.size()));
    });
    if (!reply->isFinished())
        loop.wait(patienceMs, provider.token.host());
    if (tooLarge)
        throw MailError(K::LimitExceeded, provider.token.host());
    answer.status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (answer.status == 0)
        throw networkError(*reply, problems);
    answer.body += reply->readAll();
    return answer;
}

// What the provider said, for people: its sentence, or its code.
MailError
refusal(const OAuthProvider &provider, const HttpAnswer &answer, const QJsonObject &json, K whenInvalid)
{
    const auto code = json[QStringLiteral("error")].toString().left(200);
    const auto words = json[QStringLiteral("error_description")].toString().left(1000);
    const auto said = words.isEmpty() ? code : words;
    if (answer.status == 429 || answer.status >= 500 || code == QLatin1String("temporarily_unavailable"))
        return {
            K::TemporarilyRefused, provider.token.host(), said, QStringLiteral("HTTP %1").arg(answer.status)};
    if (code.isEmpty())
        return {K::ProtocolViolation, provider.token.host(), {}, QStringLiteral("HTTP %1").arg(answer.status)};
    const bool invalid = code == QLatin1String("invalid_grant");
    return {invalid ? whenInvalid : K::SignInRefused, provider.name, said, code};
}

TokenAnswer ask(const OAuthProvider &provider, const Secret &form, K whenInvalid, std::stop_token stop)
{
    auto answer = post(provider, form, std::move(stop));
    const auto json = QJsonDocument::fromJson(answer.body).object();
    wipe(const_cast<char *>(answer.body.constData()), static_cast<size_t>(answer.body.size()));
    if (answer.status != 200 || json.contains(QStringLiteral("error")))
        throw refusal(provider, answer, json, whenInvalid);
    const auto secret = [&](const char *key) {
        auto text = json[QLatin1String(key)].toString();
        return Secret::take(text);
    };
    TokenAnswer result{.access = secret("access_token"), .refresh = secret("refresh_token")};
    const auto type = json[QStringLiteral("token_type")].toString();
    if (result.access.isEmpty() || type.compare(QLatin1String("bearer"), Qt::CaseInsensitive) != 0)
        throw MailError(
            K::ProtocolViolation, provider.token.host(), {}, QStringLiteral("no bearer token in the answer"));
    const auto given = json[QStringLiteral("expires_in")];
    const auto seconds = given.isString() ? given.toString().toLongLong() : given.toInteger(usual);
    result.until = QDateTime::currentMSecsSinceEpoch() + qBound(shortest, seconds, longest) * 1000;
    return result;
}

} // namespace

TokenAnswer tradeCode(
    const OAuthProvider &provider, const QByteArray &code, const QByteArray &verifier,
    const QString &redirectUri, std::stop_token stop)
{
    auto form = formFor(provider, "authorization_code");
    add(form, "code", code);
    add(form, "code_verifier", verifier);
    add(form, "redirect_uri", redirectUri.toUtf8());
    return ask(provider, form, K::SignInRefused, std::move(stop));
}

TokenAnswer refreshAccess(const OAuthProvider &provider, const Secret &refresh, std::stop_token stop)
{
    auto form = formFor(provider, "refresh_token");
    add(form, "refresh_token", refresh.view());
    return ask(provider, form, K::SignInExpired, std::move(stop));
}

} // namespace duopost
