// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/remote/ImageFetch.h"

#include "mailcore/protocol/HttpsRequest.h"

#include <QHostInfo>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslSocket>
#include <QTimer>
#include <algorithm>

namespace duopost {

namespace {

using Kind = MailError::Kind;

Kind kindOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return Kind::ConnectionRefused;
    case QNetworkReply::TimeoutError:
        return Kind::TimedOut;
    case QNetworkReply::SslHandshakeFailedError:
        return Kind::CertificateUntrusted;
    default:
        return Kind::ConnectionLost;
    }
}

} // namespace

ImageFetch::ImageFetch(QNetworkAccessManager &network, const Rules &rules, QObject *parent)
    : QObject(parent), m_network(network), m_rules(rules)
{
    m_rules.tls.setProtocol(QSsl::TlsV1_2OrLater);
    m_rules.tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    m_rules.tls.setAllowedNextProtocols({QByteArrayLiteral("http/1.1")});
}

ImageFetch::~ImageFetch()
{
    if (m_lookUp >= 0)
        QHostInfo::abortHostLookup(m_lookUp);
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        delete m_reply;
    }
}

void ImageFetch::start(const QUrl &url)
{
    QTimer::singleShot(m_rules.ms, this, [this] { fail(Kind::TimedOut); });
    lookUp(url);
}

void ImageFetch::lookUp(const QUrl &url)
{
    m_url = url;
    m_url.setFragment({});
    m_url.setUserInfo({});
    const auto scheme = url.scheme().toLower();
    if (scheme == QLatin1String("http") && url.port() < 0)
        m_url.setScheme(QStringLiteral("https")); // or not at all
    const auto host = m_url.host(QUrl::FullyEncoded);
    if (m_url.scheme() != QLatin1String("https") || host.isEmpty() || m_url.port(443) != m_rules.port)
        return fail(Kind::NotSupported);
    if (const QHostAddress literal(host); !literal.isNull())
        return m_rules.mayAsk(literal) ? request(literal) : fail(Kind::NotSupported, literal.toString());
    m_lookUp = QHostInfo::lookupHost(host, this, [this](const QHostInfo &info) {
        m_lookUp = -1;
        const auto addresses = info.addresses();
        if (addresses.isEmpty())
            return fail(Kind::UnknownHost, info.errorString());
        const auto forbidden
            = std::find_if(addresses.begin(), addresses.end(), [this](const QHostAddress &one) {
                  return !m_rules.mayAsk(one);
              });
        if (forbidden != addresses.end())
            return fail(Kind::NotSupported, forbidden->toString());
        request(addresses.first());
    });
}

// The name goes into the certificate check and the Host field; it is not looked up a second time.
void ImageFetch::request(const QHostAddress &address)
{
    const auto name = m_url.host(QUrl::FullyEncoded);
    auto url = m_url;
    url.setHost(address.toString());
    auto request = bareRequest(url, m_rules.tls);
    request.setPeerVerifyName(name);
    auto host = name.toLatin1();
    if (m_url.port() >= 0)
        host += ':' + QByteArray::number(m_url.port());
    request.setRawHeader("Host", host);
    request.setRawHeader("Accept", "image/png,image/jpeg,image/gif,image/webp;q=0.8");
    request.setRawHeader("Accept-Language", "*");
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Mozilla/5.0"));
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    m_bytes.clear();
    m_reply = m_network.get(request);
    m_reply->setReadBufferSize(m_rules.bytes);
    connect(m_reply, &QIODevice::readyRead, this, &ImageFetch::readSome);
    connect(m_reply, &QNetworkReply::finished, this, &ImageFetch::finish);
}

void ImageFetch::readSome()
{
    m_bytes += m_reply->readAll();
    if (m_bytes.size() > m_rules.bytes)
        fail(Kind::LimitExceeded);
}

void ImageFetch::finish()
{
    const auto status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status >= 300 && status < 400 && status != 304) {
        const auto target = m_reply->header(QNetworkRequest::LocationHeader).toUrl();
        if (target.isEmpty() || ++m_redirects > m_rules.redirects)
            return fail(Kind::ProtocolViolation, QString::number(status));
        m_reply->disconnect(this);
        m_reply->deleteLater();
        m_reply = nullptr;
        return lookUp(m_url.resolved(target));
    }
    if (m_reply->error() != QNetworkReply::NoError || status != 200)
        return fail(kindOf(m_reply->error()), m_reply->errorString());
    readSome();
    if (!m_ended)
        end(m_bytes, {});
}

void ImageFetch::fail(Kind kind, const QString &detail)
{
    end({}, MailError(kind, m_url.host(), {}, detail));
}

void ImageFetch::end(const QByteArray &bytes, const std::optional<MailError> &error)
{
    if (std::exchange(m_ended, true))
        return;
    if (m_reply) {
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
        m_reply = nullptr;
    }
    emit done(bytes, error);
}

} // namespace duopost
