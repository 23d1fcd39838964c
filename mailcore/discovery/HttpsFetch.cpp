// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/discovery/HttpsFetch.h"

#include "mailcore/protocol/HttpsRequest.h"

#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslCertificate>
#include <QSslSocket>
#include <QTimer>
#include <QUrlQuery>

namespace duopost {

namespace {

using Reason = DiscoveryStep::Reason;

MailError errorOf(
    QNetworkReply::NetworkError error, const QList<QSslError> &sslErrors, const QString &host,
    const QString &words)
{
    using K = MailError::Kind;
    for (const auto &problem : sslErrors) {
        if (problem.error() == QSslError::HostNameMismatch)
            return {K::CertificateMismatch, host, {}, problem.errorString()};
        if (problem.error() == QSslError::CertificateExpired
            || problem.error() == QSslError::CertificateNotYetValid)
            return {K::CertificateExpired, host, {}, problem.errorString()};
    }
    if (!sslErrors.isEmpty())
        return {K::CertificateUntrusted, host, {}, sslErrors.first().errorString()};
    switch (error) {
    case QNetworkReply::HostNotFoundError:
        return {K::UnknownHost, host, {}, words};
    case QNetworkReply::ConnectionRefusedError:
        return {K::ConnectionRefused, host, {}, words};
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: // nobody else aborts
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

// What a redirect to another host repeats of the address is taken out of it again.
QUrl withoutSecret(QUrl url, const QString &secret)
{
    QUrlQuery query(url);
    const auto items = query.queryItems(QUrl::FullyDecoded);
    QUrlQuery kept;
    for (const auto &[key, value] : items) {
        if (!value.contains(secret, Qt::CaseInsensitive))
            kept.addQueryItem(key, value);
    }
    if (kept.queryItems().size() != items.size())
        url.setQuery(kept);
    return url;
}

} // namespace

HttpsFetch::HttpsFetch(
    QNetworkAccessManager &network, const QSslConfiguration &tls, Limits limits, QObject *parent)
    : QObject(parent), m_network(network), m_tls(tls), m_limits(limits)
{
}

HttpsFetch::~HttpsFetch()
{
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        delete m_reply;
    }
}

void HttpsFetch::start(const QUrl &url, const QString &secret, Done done)
{
    m_secret = secret;
    m_firstHost = url.host();
    m_done = std::move(done);
    // One limit for all of it, redirects included.
    QTimer::singleShot(m_limits.ms, this, [this] {
        answer({Reason::ConnectionFailed, {}, MailError(MailError::Kind::TimedOut, m_firstHost), {}, 0, {}});
    });
    request(url);
}

void HttpsFetch::request(const QUrl &url)
{
    m_body.clear();
    m_sslErrors.clear();
    m_reply = m_network.get(bareRequest(url, m_tls));
    m_reply->setReadBufferSize(m_limits.bytes);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const auto &errors) { m_sslErrors = errors; });
    connect(m_reply, &QIODevice::readyRead, this, &HttpsFetch::readSome);
    connect(m_reply, &QNetworkReply::finished, this, &HttpsFetch::finish);
}

void HttpsFetch::readSome()
{
    m_body += m_reply->readAll();
    if (m_body.size() > m_limits.bytes)
        refuse(Reason::TooLarge);
}

void HttpsFetch::finish()
{
    const auto status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status >= 300 && status < 400 && status != 304) {
        const auto target = m_reply->header(QNetworkRequest::LocationHeader).toUrl();
        return target.isEmpty() ? refuse(Reason::HttpStatus, QString::number(status))
                                : follow(m_reply->url().resolved(target));
    }
    if (status == 200 && m_reply->error() == QNetworkReply::NoError) {
        readSome();
        return m_done ? answer({Reason::None, {}, {}, m_body, status, {}}) : void();
    }
    if (status == 404 || status == 410)
        return refuse(Reason::NoSuchFile);
    if (status != 0 && status != 200) {
        const auto words = m_reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString();
        return refuse(Reason::HttpStatus, QStringLiteral("%1 %2").arg(status).arg(words).trimmed());
    }
    answer(
        {Reason::ConnectionFailed,
         {},
         errorOf(m_reply->error(), m_sslErrors, m_reply->url().host(), m_reply->errorString()),
         {},
         status,
         {}});
}

void HttpsFetch::follow(const QUrl &target)
{
    if (target.scheme() != QLatin1String("https"))
        return refuse(Reason::InsecureRedirect, target.toDisplayString(QUrl::RemoveQuery));
    if (++m_redirects > m_limits.redirects)
        return refuse(Reason::TooManyRedirects, target.host());
    auto next = target;
    next.setUserInfo({});
    if (!m_secret.isEmpty() && next.host() != m_firstHost)
        next = withoutSecret(next, m_secret);
    m_reply->disconnect(this);
    m_reply->deleteLater();
    request(next);
}

void HttpsFetch::refuse(Reason reason, const QString &detail)
{
    answer({reason, detail, {}, {}, 0, {}});
}

// Exactly once; the reply may still be in one of its signals.
void HttpsFetch::answer(FetchAnswer answer)
{
    if (!m_done)
        return;
    if (m_reply) {
        answer.status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        for (const auto &name : m_reply->rawHeaderList())
            answer.headerNames << QString::fromLatin1(name).toLower();
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
        m_reply = nullptr;
    }
    std::exchange(m_done, {})(answer);
}

QSslConfiguration discoveryTls(const QString &extraCaFile)
{
    auto tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (extraCaFile.isEmpty())
        return tls;
    QFile file(extraCaFile);
    if (!file.open(QIODevice::ReadOnly))
        throw MailError(MailError::Kind::FileUnreadable, extraCaFile, {}, file.errorString());
    const auto anchors = QSslCertificate::fromDevice(&file);
    if (anchors.isEmpty())
        throw MailError(
            MailError::Kind::FileUnreadable, extraCaFile, {}, QStringLiteral("no certificate in it"));
    tls.setCaCertificates(tls.caCertificates() + anchors);
    return tls;
}

} // namespace duopost
