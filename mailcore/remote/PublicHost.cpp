// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/remote/PublicHost.h"

#include "mailcore/protocol/HttpsRequest.h"

#include <QHostInfo>
#include <QNetworkReply>
#include <QSslSocket>
#include <algorithm>

namespace duopost {

namespace {
using Kind = MailError::Kind;
}

PublicHost::PublicHost(MayAsk mayAsk, int port, QObject *parent)
    : QObject(parent), m_mayAsk(std::move(mayAsk)), m_port(port)
{
}

PublicHost::~PublicHost()
{
    if (m_lookUp >= 0)
        QHostInfo::abortHostLookup(m_lookUp);
}

void PublicHost::find(const QUrl &url)
{
    const auto host = url.host(QUrl::FullyEncoded);
    if (url.scheme() != QLatin1String("https") || host.isEmpty() || url.port(443) != m_port) {
        emit refused(Kind::NotSupported, {});
        return;
    }
    if (const QHostAddress literal(host); !literal.isNull()) {
        if (m_mayAsk(literal))
            emit found(literal);
        else
            emit refused(Kind::NotSupported, literal.toString());
        return;
    }
    m_lookUp = QHostInfo::lookupHost(host, this, [this](const QHostInfo &info) {
        m_lookUp = -1;
        const auto addresses = info.addresses();
        const auto forbidden = std::find_if(
            addresses.begin(), addresses.end(), [this](const QHostAddress &one) { return !m_mayAsk(one); });
        if (addresses.isEmpty())
            emit refused(Kind::UnknownHost, info.errorString());
        else if (forbidden != addresses.end())
            emit refused(Kind::NotSupported, forbidden->toString());
        else
            emit found(addresses.first());
    });
}

QNetworkRequest requestTo(const QUrl &url, const QHostAddress &address, QSslConfiguration tls)
{
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    tls.setAllowedNextProtocols({QByteArrayLiteral("http/1.1")});
    const auto name = url.host(QUrl::FullyEncoded);
    auto there = url;
    there.setHost(address.toString());
    auto request = bareRequest(there, tls);
    request.setPeerVerifyName(name);
    auto host = name.toLatin1();
    if (url.port() >= 0)
        host += ':' + QByteArray::number(url.port());
    request.setRawHeader("Host", host);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    return request;
}

MailError::Kind errorKindOf(const QNetworkReply &reply)
{
    switch (reply.error()) {
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

} // namespace duopost
