// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/AuthorizationServer.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslSocket>
#include <QUrlQuery>

namespace duopost::test {

namespace {

QHash<QString, QString> fieldsOf(const QString &query)
{
    QHash<QString, QString> result;
    for (const auto &[key, value] : QUrlQuery(query).queryItems(QUrl::FullyDecoded))
        result.insert(key, value);
    return result;
}

QByteArray refusal(const char *code, const char *words)
{
    return QByteArray("400 {\"error\":\"") + code + "\",\"error_description\":\"" + words + "\"}";
}

} // namespace

AuthorizationServer::AuthorizationServer()
{
    QFile file(m_folder.filePath(QStringLiteral("root.pem")));
    if (!listen(QHostAddress::LocalHost) || !file.open(QIODevice::WriteOnly) || file.write(m_root.pem()) < 0)
        qFatal("no authorisation server");
}

QUrl AuthorizationServer::url(const QString &path) const
{
    return QUrl(QStringLiteral("https://127.0.0.1:%1%2").arg(serverPort()).arg(path));
}

QByteArray AuthorizationServer::settings(bool trusted) const
{
    QJsonObject provider{
        {QStringLiteral("name"), QStringLiteral("Example")},
        {QStringLiteral("authorization"), url(QStringLiteral("/authorize")).toString()},
        {QStringLiteral("token"), url(QStringLiteral("/token")).toString()},
        {QStringLiteral("scopes"), QJsonArray{QStringLiteral("mail"), QStringLiteral("offline_access")}},
        {QStringLiteral("hosts"), QJsonArray{QStringLiteral("127.0.0.1")}},
        {QStringLiteral("clientId"), QStringLiteral("client+id")}};
    if (trusted)
        provider.insert(QStringLiteral("caFile"), m_folder.filePath(QStringLiteral("root.pem")));
    return QJsonDocument(QJsonObject{{QStringLiteral("example"), provider}}).toJson();
}

QUrl AuthorizationServer::allow(const QUrl &asked)
{
    question = fieldsOf(asked.query(QUrl::FullyEncoded));
    m_code = QStringLiteral("code+/%1").arg(++m_codes);
    QUrl back(question[QStringLiteral("redirect_uri")]);
    back.setQuery(
        QStringLiteral("state=%1&code=%2")
            .arg(question[QStringLiteral("state")], QString::fromLatin1(QUrl::toPercentEncoding(m_code))));
    return back;
}

void AuthorizationServer::incomingConnection(qintptr descriptor)
{
    auto *socket = new QSslSocket(this);
    if (!socket->setSocketDescriptor(descriptor))
        qFatal("no connection");
    socket->setLocalCertificate(QSslCertificate(m_identity.pem()));
    socket->setPrivateKey(QSslKey(m_identity.keyPem(), QSsl::Ec));
    connect(socket, &QSslSocket::disconnected, socket, &QObject::deleteLater);
    connect(socket, &QSslSocket::readyRead, this, [this, socket] {
        const auto request = socket->peek(100'000);
        const auto end = request.indexOf("\r\n\r\n");
        const auto length = request.toLower().indexOf("\r\ncontent-length:");
        if (end < 0 || length < 0 || silent)
            return;
        const auto size = request.mid(length + 17, 12).trimmed().split('\r').first().toInt();
        if (request.size() < end + 4 + size)
            return;
        socket->readAll();
        auto answer
            = request.startsWith("POST /token HTTP/1.1\r\n") ? answerTo(request.mid(end + 4)) : "404 {}";
        const auto body = answer.mid(4);
        socket->write(
            "HTTP/1.1 " + answer.left(3) + " x\r\nContent-Type: application/json\r\nLocation: "
            + url(QStringLiteral("/elsewhere")).toEncoded() + "\r\nConnection: close\r\nContent-Length: "
            + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        socket->disconnectFromHost();
    });
    socket->startServerEncryption();
}

QByteArray AuthorizationServer::answerTo(const QByteArray &body)
{
    const auto fields = fieldsOf(QString::fromLatin1(body));
    requests << fields;
    const auto field = [&](const char *name) { return fields.value(QLatin1String(name)); };
    if (!answerInstead.isEmpty())
        return answerInstead;
    if (field("client_id") != QLatin1String("client+id"))
        return refusal("invalid_client", "Who are you?");
    if (field("grant_type") == QLatin1String("refresh_token")) {
        if (revoked || field("refresh_token").toLatin1() != currentRefreshToken())
            return refusal("invalid_grant", "Token has been expired or revoked.");
        return given();
    }
    const auto challenge
        = QCryptographicHash::hash(field("code_verifier").toLatin1(), QCryptographicHash::Sha256)
              .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    if (field("grant_type") != QLatin1String("authorization_code") || m_code.isEmpty()
        || field("code") != m_code || field("redirect_uri") != question[QStringLiteral("redirect_uri")]
        || question[QStringLiteral("code_challenge_method")] != QLatin1String("S256")
        || question[QStringLiteral("code_challenge")].toLatin1() != challenge)
        return refusal("invalid_grant", "This code is not for you.");
    m_code.clear(); // once
    ++m_refreshTokens;
    return given();
}

QByteArray AuthorizationServer::given()
{
    const bool tells
        = requests.last()[QStringLiteral("grant_type")] != QLatin1String("refresh_token") || rotates;
    if (tells && rotates)
        ++m_refreshTokens;
    return "200 {\"access_token\":\"" + accessToken(++tokens)
        + "\",\"token_type\":\"Bearer\",\"expires_in\":" + QByteArray::number(expiresIn)
        + (tells ? ",\"refresh_token\":\"" + currentRefreshToken() + "\"" : QByteArray()) + "}";
}

QByteArray browse(const QUrl &url, const QByteArray &language)
{
    QTcpSocket socket;
    socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
    if (!socket.waitForConnected(5000))
        return "nobody there";
    socket.write(
        "GET " + url.path().toLatin1() + "?" + url.query(QUrl::FullyEncoded).toLatin1()
        + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Language: " + language + "\r\n\r\n");
    QByteArray answer;
    const QDeadlineTimer deadline(10'000);
    while (socket.state() != QAbstractSocket::UnconnectedState && !deadline.hasExpired()) {
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
        answer += socket.readAll();
    }
    return answer + socket.readAll();
}

} // namespace duopost::test
