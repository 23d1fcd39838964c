// SPDX-License-Identifier: GPL-3.0-or-later
// Leaving a mailing list with one request (RFC 8058): what is sent, to whom, and what never is (CASES H24).
#include "mailcore/remote/ListLeaver.h"
#include "mailcore/remote/PublicAddress.h"
#include "tests/support/CertificateMaker.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTcpServer>
#include <QtTest>

using namespace duopost;
using namespace duopost::test;

namespace {

/// Answers every request with the same bytes, once its body is here.
struct ListServer {
    Identity authority = makeIdentity({.commonName = "CA", .isAuthority = true, .extendedKeyUsage = {}});
    Identity identity = makeIdentity({.alternativeNames = "DNS:lists.example.test,IP:127.0.0.1"}, &authority);
    QSslServer server;
    QByteArray answer, request;
    int connections = 0;

    explicit ListServer(const QByteArray &says) : answer(says)
    {
        auto tls = QSslConfiguration::defaultConfiguration();
        tls.setLocalCertificate(QSslCertificate(identity.pem()));
        tls.setPrivateKey(QSslKey(identity.keyPem(), QSsl::Ec));
        server.setSslConfiguration(tls);
        QObject::connect(&server, &QSslServer::pendingConnectionAvailable, &server, [this] {
            ++connections;
            QTcpSocket *socket = server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, &server, [this, socket] {
                request += socket->readAll();
                if (!request.contains("List-Unsubscribe=One-Click") || answer.isEmpty())
                    return;
                socket->write(answer);
                socket->disconnectFromHost();
            });
        });
        server.listen(QHostAddress::LocalHost);
    }
    ListRequest::Rules rules() const
    {
        ListRequest::Rules rules{
            .mayAsk = [](const QHostAddress &) { return true; }, .port = server.serverPort(), .ms = 10'000};
        rules.tls.setCaCertificates(QSslCertificate::fromData(authority.pem()));
        return rules;
    }
    QUrl url() const { return QUrl(QStringLiteral("https://127.0.0.1:%1/out?u=1#x").arg(server.serverPort())); }
};

std::optional<MailError> leave(const QUrl &url, const ListRequest::Rules &rules)
{
    ListLeaver leaver(rules);
    const QFuture<void> future = leaver.leave(url);
    [&] { QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 15'000); }();
    try {
        QFuture<void>(future).waitForFinished();
        return {};
    } catch (const MailError &error) {
        return error;
    }
}

QByteArray answer(const char *status, const char *type, const QByteArray &body, const QByteArray &more = {})
{
    return QByteArray("HTTP/1.1 ") + status + "\r\nContent-Type: " + type + "\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n" + more + "Connection: close\r\n\r\n" + body;
}

} // namespace

class TestUnsubscribe : public QObject {
    Q_OBJECT
private slots:
    void h24OneRequestSaysNoMoreThanItMust()
    {
        ListServer list(answer("200 OK", "text/plain", "done", "Set-Cookie: id=7\r\n"));
        const auto error = leave(list.url(), list.rules());
        QVERIFY2(!error, error ? error->what() : "");
        QCOMPARE(list.connections, 1);
        QVERIFY(list.request.startsWith("POST /out?u=1 HTTP/1.1\r\n"));
        QVERIFY(list.request.endsWith("\r\n\r\nList-Unsubscribe=One-Click"));
        const QByteArray low = list.request.toLower();
        QVERIFY(low.contains("content-type: application/x-www-form-urlencoded\r\n"));
        for (const char *field :
             {"\ncookie:", "\nreferer:", "\nauthorization:", "\nfrom:", "accept-language: de"})
            QVERIFY2(!low.contains(field), list.request.constData());
    }

    void theServersRefusalIsToldInItsWords()
    {
        ListServer list(answer("410 Gone", "text/plain; charset=utf-8", "This list\r\n is closed."));
        const auto error = leave(list.url(), list.rules());
        QVERIFY(error && error->kind() == MailError::Kind::ServerRefused);
        QCOMPARE(error->serverText(), QStringLiteral("410 Gone: This list is closed."));
    }

    void aPageIsNotQuoted()
    {
        ListServer list(answer("500 Oops", "text/html", "<b>x</b>"));
        const auto error = leave(list.url(), list.rules());
        QVERIFY(error);
        QCOMPARE(error->serverText(), QStringLiteral("500 Oops"));
    }

    void h24ARedirectIsNoConsent()
    {
        ListServer list(answer("302 Found", "text/plain", "", "Location: https://127.0.0.1:1/\r\n"));
        const auto error = leave(list.url(), list.rules());
        QVERIFY(error && error->kind() == MailError::Kind::ServerRefused);
        QCOMPARE(list.connections, 1);
    }

    void h24ThisComputerIsNeverAsked_data()
    {
        QTest::addColumn<QString>("host");
        for (const char *host : {"127.0.0.1", "[::1]", "2130706433", "[::ffff:127.0.0.1]"})
            QTest::newRow(host) << QString::fromLatin1(host);
    }
    void h24ThisComputerIsNeverAsked()
    {
        QFETCH(QString, host);
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::Any));
        const auto error = leave(
            QUrl(QStringLiteral("https://%1:%2/out").arg(host).arg(server.serverPort())),
            {.mayAsk = isPublicAddress, .port = server.serverPort(), .ms = 5000});
        QVERIFY(error && error->kind() == MailError::Kind::NotSupported);
        QVERIFY(!server.waitForNewConnection(100));
    }

    void h24OnlyHttpsOnItsPort_data()
    {
        QTest::addColumn<QUrl>("url");
        for (const char *url :
             {"http://example.org/out", "ftp://example.org/", "file:///etc/passwd",
              "https://example.org:8443/out", "https:///out"})
            QTest::newRow(url) << QUrl(QString::fromLatin1(url));
    }
    void h24OnlyHttpsOnItsPort()
    {
        QFETCH(QUrl, url);
        const auto error = leave(url, {.mayAsk = [](const QHostAddress &) { return true; }, .ms = 5000});
        QVERIFY(error && error->kind() == MailError::Kind::NotSupported);
    }

    void h24AServerThatCannotProveItselfIsNotAsked()
    {
        ListServer list(answer("200 OK", "text/plain", "done"));
        auto rules = list.rules();
        rules.tls.setCaCertificates({});
        QVERIFY(leave(list.url(), rules));
        QVERIFY(list.request.isEmpty());
    }

    void aSilentServerIsNotWaitedForEndlessly()
    {
        ListServer list({});
        auto rules = list.rules();
        rules.ms = 400;
        const auto error = leave(list.url(), rules);
        QVERIFY(error && error->kind() == MailError::Kind::TimedOut);
    }

    void theProgramEndsWhileARequestIsUnderWay()
    {
        ListServer list({});
        QFuture<void> future;
        {
            ListLeaver leaver(list.rules());
            future = leaver.leave(list.url());
            QTRY_VERIFY(!list.request.isEmpty());
        }
        QTRY_VERIFY(future.isFinished());
    }
};

QTEST_GUILESS_MAIN(TestUnsubscribe)
#include "tst_unsubscribe.moc"
