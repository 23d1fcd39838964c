// SPDX-License-Identifier: GPL-3.0-or-later
// Signing in with the browser at a real mail server: Dovecot asks the provider about each token that it is
// shown.
#include "mailcore/lab/DovecotProgram.h"
#include "tests/support/SignInPlace.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpSocket>
#include <QtTest>

using namespace duopost;
using namespace duopost::test;

namespace {

/// What Dovecot asks (RFC 7662): is this token good, and whose is it? Serves from the test's event loop.
class Introspection : public QTcpServer {
public:
    Introspection()
    {
        if (!listen(QHostAddress::LocalHost))
            qFatal("no port");
    }
    QString user; ///< whose every token is
    QByteArrayList good; ///< tokens that are active
    QByteArrayList asked; ///< tokens that were asked about

protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new QTcpSocket(this);
        socket->setSocketDescriptor(descriptor);
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] {
            if (!socket->peek(100'000).contains("\r\n\r\n"))
                return;
            const QByteArray request = socket->readAll();
            const auto at = request.indexOf("token=") + 6;
            const QByteArray token = request.mid(at, request.indexOf('&', at) - at);
            asked << token;
            const QByteArray body = QJsonDocument(QJsonObject{
                                                      {QStringLiteral("active"), good.contains(token)},
                                                      {QStringLiteral("email"), user}})
                                        .toJson();
            socket->write(
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: "
                + QByteArray::number(body.size()) + "\r\n\r\n" + body);
            socket->disconnectFromHost();
        });
    }
};

} // namespace

class TestSignInDovecot : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::unique_ptr<Introspection> m_provider;
    std::unique_ptr<Lab> m_lab;
    LabUser m_user;

    Account account(Protocol protocol) const
    {
        auto result = m_lab->account(m_user, protocol, Security::Tls);
        result.passwordFile.clear();
        return result;
    }

private slots:
    void init()
    {
        m_lab.reset();
        try {
            if (DovecotProgram::find().speaks24())
                QSKIP("Dovecot 2.4 spells this configuration differently");
        } catch (const MailError &error) {
            if (error.kind() == MailError::Kind::LabUnavailable)
                QSKIP(error.what());
            throw;
        }
        m_provider = std::make_unique<Introspection>();
        QFile file(m_folder.filePath(QStringLiteral("oauth2.conf")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            "introspection_mode = get\nintrospection_url = http://127.0.0.1:"
            + QByteArray::number(m_provider->serverPort())
            + "/introspect?token=\nusername_attribute = email\nactive_attribute = active\nactive_value = "
              "true\n");
        file.close();
        // Dovecot runs as somebody who may do nothing.
        QVERIFY(file.setPermissions(file.permissions() | QFile::ReadOther));
        QVERIFY(QFile::setPermissions(m_folder.path(), QFile::permissions(m_folder.path()) | QFile::ExeOther));
        m_lab = Lab::start(
            {.sampleMail = false,
             .extraDovecotConfig = QStringLiteral("auth_mechanisms = plain login xoauth2\n"
                                                  "passdb {\n  driver = oauth2\n  mechanisms = xoauth2\n"
                                                  "  args = %1\n}\n")
                                       .arg(file.fileName())});
        m_user = m_lab->users().first();
        m_provider->user = m_user.name;
        m_lab->fill(
            m_user, QStringLiteral("INBOX"),
            {{.bytes = "From: a@example.org\r\nSubject: With a token\r\n\r\nHello\r\n",
              .received = {},
              .flags = {}}});
    }

    void mailComesWithAToken_data()
    {
        QTest::addColumn<int>("protocol");
        QTest::newRow("IMAP") << int(Protocol::Imap);
        QTest::newRow("POP3") << int(Protocol::Pop3);
    }
    void mailComesWithAToken()
    {
        QFETCH(int, protocol);
        SignInPlace place;
        m_provider->good << AuthorizationServer::accessToken(1);
        const auto grant = place.signIn().grant;
        QVERIFY(grant);
        auto wanted = account(Protocol(protocol));
        const auto added = place.client.wait(place.client.service->addAccount(
            {.account = wanted, .keep = KeepPassword::ForThisRun, .grant = grant}));
        const auto error = place.sync(added);
        QVERIFY2(!error, error ? error->what() : "");
        const auto inbox = place.client.folder(added.id, QStringLiteral("INBOX"));
        const auto rows = place.client.list(added.id, inbox.id);
        QCOMPARE(rows.size(), 1);
        QCOMPARE(rows.first().subject, QStringLiteral("With a token"));
        QVERIFY(m_provider->asked.contains(AuthorizationServer::accessToken(1)));
        for (const auto &connection : place.client.service->connections(added.id))
            QCOMPARE(connection.mechanism, QStringLiteral("XOAUTH2"));
    }

    void aTokenTakenBackIsReplacedOnce()
    {
        SignInPlace place;
        m_provider->good << AuthorizationServer::accessToken(1);
        const auto grant = place.signIn().grant;
        const auto added = place.client.wait(place.client.service->addAccount(
            {.account = account(Protocol::Imap), .keep = KeepPassword::ForThisRun, .grant = grant}));
        QVERIFY(!place.sync(added));
        m_provider->good = {AuthorizationServer::accessToken(2)};
        place.reconnect(added);
        const auto error = place.sync(added);
        QVERIFY2(!error, error ? error->what() : "");
        QVERIFY(m_provider->asked.contains(AuthorizationServer::accessToken(2)));
    }

    void aPersonWhoTookEverythingBackIsTold()
    {
        SignInPlace place;
        m_provider->good << AuthorizationServer::accessToken(1);
        const auto grant = place.signIn().grant;
        const auto added = place.client.wait(place.client.service->addAccount(
            {.account = account(Protocol::Imap), .keep = KeepPassword::ForThisRun, .grant = grant}));
        QVERIFY(!place.sync(added));
        m_provider->good.clear();
        place.auth.revoked = true;
        place.reconnect(added);
        const auto error = place.sync(added);
        QVERIFY(error);
        QVERIFY2(error->kind() == MailError::Kind::SignInExpired, error->what());
    }
};

QTEST_GUILESS_MAIN(TestSignInDovecot)
#include "tst_sign_in_dovecot.moc"
