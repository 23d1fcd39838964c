// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/remote/ImageFetch.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

namespace duopost {

namespace {
using Kind = MailError::Kind;
}

ImageFetch::ImageFetch(QNetworkAccessManager &network, const Rules &rules, QObject *parent)
    : QObject(parent), m_network(network), m_rules(rules), m_host(rules.mayAsk, rules.port)
{
    connect(&m_host, &PublicHost::found, this, &ImageFetch::request);
    connect(&m_host, &PublicHost::refused, this, &ImageFetch::fail);
}

ImageFetch::~ImageFetch()
{
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
    if (url.scheme().toLower() == QLatin1String("http") && url.port() < 0)
        m_url.setScheme(QStringLiteral("https")); // or not at all
    m_host.find(m_url);
}

void ImageFetch::request(const QHostAddress &address)
{
    auto request = requestTo(m_url, address, m_rules.tls);
    request.setRawHeader("Accept", "image/png,image/jpeg,image/gif,image/webp;q=0.8");
    request.setRawHeader("Accept-Language", "*");
    request.setHeader(QNetworkRequest::UserAgentHeader, QStringLiteral("Mozilla/5.0"));
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
        return fail(errorKindOf(*m_reply), m_reply->errorString());
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
