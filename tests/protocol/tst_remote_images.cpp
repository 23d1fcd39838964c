// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures from the internet: what is asked, of whom, and what never is (CASES W1, W2).
#include "mailcore/remote/ImageFetch.h"
#include "mailcore/remote/PublicAddress.h"
#include "mailcore/remote/RemoteImageLoader.h"
#include "tests/support/TlsServer.h"

#include <QNetworkAccessManager>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QtTest>

using namespace duopost;
using namespace duopost::test;

namespace {

struct Site {
    Identity authority = makeIdentity({.commonName = "CA", .isAuthority = true, .extendedKeyUsage = {}});
    Identity identity
        = makeIdentity({.alternativeNames = "DNS:pictures.example.test,IP:127.0.0.1"}, &authority);
    TlsServer server;

    explicit Site(const QByteArray &script)
        : server(TlsFace{.identity = identity, .chain = {authority}}, script)
    {
    }
    ImageFetch::Rules rules() const
    {
        ImageFetch::Rules rules{
            .mayAsk = [](const QHostAddress &) { return true; }, .port = server.port(), .ms = 10'000};
        rules.tls.setCaCertificates(QSslCertificate::fromData(authority.pem()));
        return rules;
    }
    QUrl url(const char *path = "/a.png") const
    {
        return QUrl(QStringLiteral("https://127.0.0.1:%1%2").arg(server.port()).arg(QLatin1String(path)));
    }
};

struct Answer {
    QByteArray bytes;
    std::optional<MailError> error;
};

Answer fetch(const QUrl &url, const ImageFetch::Rules &rules)
{
    QNetworkAccessManager network;
    ImageFetch fetch(network, rules);
    std::optional<Answer> answer;
    QObject::connect(
        &fetch, &ImageFetch::done, &fetch, [&](const QByteArray &bytes, const std::optional<MailError> &error) {
            answer = Answer{bytes, error};
        });
    fetch.start(url);
    [&] { QTRY_VERIFY_WITH_TIMEOUT(answer, 15'000); }();
    return answer.value_or(Answer{});
}

const QByteArray got = "TLS\nC: GET /a.png HTTP/1.1\nC: *\nC: *\nC: *\nC: *\nC: *\nC: *\nC: *\n";

} // namespace

class TestRemoteImages : public QObject {
    Q_OBJECT
private slots:
    void w2OnlyAddressesOfTheInternetAreAsked_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("isPublic");
        for (const char *open : {"8.8.8.8", "93.184.215.14", "2606:2800:21f:cb07::1", "2a01:4f8::1"})
            QTest::newRow(open) << QString::fromLatin1(open) << true;
        for (const char *closed :
             {"0.0.0.0",
              "10.1.2.3",
              "100.64.0.1",
              "127.0.0.1",
              "127.8.8.8",
              "169.254.169.254",
              "172.16.0.1",
              "172.31.255.255",
              "192.168.1.1",
              "198.18.0.1",
              "224.0.0.1",
              "255.255.255.255",
              "::",
              "::1",
              "::ffff:127.0.0.1",
              "::ffff:10.0.0.1",
              "fe80::1",
              "fc00::1",
              "fd12::1",
              "ff02::1",
              "2002:7f00:1::",
              "2001:0:4136:e378::",
              "64:ff9b::7f00:1",
              "::7f00:1"})
            QTest::newRow(closed) << QString::fromLatin1(closed) << false;
    }
    void w2OnlyAddressesOfTheInternetAreAsked()
    {
        QFETCH(QString, address);
        QFETCH(bool, isPublic);
        QCOMPARE(isPublicAddress(QHostAddress(address)), isPublic);
    }

    void w2ThisComputerIsNeverAsked_data()
    {
        QTest::addColumn<QString>("host");
        for (const char *host :
             {"127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1", "[::ffff:127.0.0.1]"})
            QTest::newRow(host) << QString::fromLatin1(host);
    }
    void w2ThisComputerIsNeverAsked()
    {
        QFETCH(QString, host);
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::Any));
        const auto answer = fetch(
            QUrl(QStringLiteral("https://%1:%2/a.png").arg(host).arg(server.serverPort())),
            {.mayAsk = isPublicAddress, .port = server.serverPort(), .ms = 5000});
        QVERIFY(answer.error);
        QVERIFY(
            answer.error->kind() == MailError::Kind::NotSupported
            || answer.error->kind() == MailError::Kind::UnknownHost
            || answer.error->kind() == MailError::Kind::TimedOut); // of the name service
        QVERIFY(!server.waitForNewConnection(100));
    }

    void w2OnlyHttpsOnItsPort_data()
    {
        QTest::addColumn<QUrl>("url");
        for (const char *url :
             {"ftp://example.org/a.png", "file:///etc/passwd", "https://example.org:8443/a.png",
              "http://example.org:8080/a.png", "data:image/png;base64,AAAA", "https:///a.png"})
            QTest::newRow(url) << QUrl(QString::fromLatin1(url));
    }
    void w2OnlyHttpsOnItsPort()
    {
        QFETCH(QUrl, url);
        const auto answer = fetch(url, {.mayAsk = [](const QHostAddress &) { return true; }, .ms = 5000});
        QVERIFY(answer.error);
        QVERIFY(answer.error->kind() == MailError::Kind::NotSupported);
    }

    void w2NothingIsToldButTheAddressOfThePicture()
    {
        Site site(
            got + "S! HTTP/1.1 200 OK\\r\\nSet-Cookie: id=7\\r\\nContent-Length: 3\\r\\n\\r\\nabc\nBYE\n");
        const auto answer = fetch(site.url(), site.rules());
        QVERIFY2(!answer.error, answer.error ? answer.error->what() : "");
        QCOMPARE(answer.bytes, QByteArray("abc"));
        for (const auto &line : site.server.clientLines()) {
            for (const char *field : {"cookie:", "referer:", "authorization:", "from:"})
                QVERIFY2(!line.toLower().startsWith(field), line.constData());
        }
    }

    void w2ARedirectIsLookedAtAsTheFirstAddressWas()
    {
        Site site(
            got
            + "S! HTTP/1.1 302 Found\\r\\nLocation: https://10.0.0.1/x\\r\\nContent-Length: "
              "0\\r\\n\\r\\n\nBYE\n");
        auto rules = site.rules();
        QList<QHostAddress> seen;
        rules.mayAsk = [&](const QHostAddress &address) {
            seen << address;
            return address.isLoopback();
        };
        rules.port = site.server.port();
        const auto answer = fetch(site.url(), rules);
        QVERIFY(answer.error);
        QVERIFY(answer.error->kind() == MailError::Kind::NotSupported);
    }

    void w2ARedirectWithoutEncryptionIsNotFollowed()
    {
        Site site(
            got
            + "S! HTTP/1.1 302 Found\\r\\nLocation: http://127.0.0.1:1/x\\r\\nContent-Length: "
              "0\\r\\n\\r\\n\nBYE\n");
        const auto answer = fetch(site.url(), site.rules());
        QVERIFY(answer.error);
        QVERIFY(answer.error->kind() == MailError::Kind::NotSupported);
    }

    void w2AServerThatCannotProveItselfIsNotBelieved()
    {
        Site site(got + "S! HTTP/1.1 200 OK\\r\\nContent-Length: 3\\r\\n\\r\\nabc\n");
        auto rules = site.rules();
        rules.tls.setCaCertificates({});
        const auto answer = fetch(site.url(), rules);
        QVERIFY(answer.error);
        QCOMPARE(answer.bytes, QByteArray());
    }

    void w2TooMuchIsCutOff()
    {
        Site site(
            got + "S! HTTP/1.1 200 OK\\r\\nContent-Length: 100\\r\\n\\r\\n" + QByteArray(100, 'x')
            + "\nHANG\n");
        auto rules = site.rules();
        rules.bytes = 50;
        const auto answer = fetch(site.url(), rules);
        QVERIFY(answer.error);
        QVERIFY(answer.error->kind() == MailError::Kind::LimitExceeded);
    }

    void w2ASilentServerIsNotWaitedForEndlessly()
    {
        Site site(got + "HANG\n");
        auto rules = site.rules();
        rules.ms = 300;
        const auto answer = fetch(site.url(), rules);
        QVERIFY(answer.error);
        QVERIFY(answer.error->kind() == MailError::Kind::TimedOut);
    }

    void sendersAreRememberedUntilTheyAreNot()
    {
        QTemporaryDir directory;
        const auto file = directory.filePath(QStringLiteral("images.json"));
        {
            RemoteImageLoader loader(file, {.mayAsk = isPublicAddress});
            loader.setAllowed(QStringLiteral("News@Shop.example"), true);
            loader.setAllowed(QStringLiteral("b@x.example"), true);
        }
        RemoteImageLoader loader(file, {.mayAsk = isPublicAddress});
        QCOMPARE(
            loader.allowedSenders(),
            (QStringList{QStringLiteral("b@x.example"), QStringLiteral("news@shop.example")}));
        loader.setAllowed(QStringLiteral("b@x.example"), false);
        QCOMPARE(loader.allowedSenders(), QStringList{QStringLiteral("news@shop.example")});
        RemoteImageLoader elsewhere(QStringLiteral("/nowhere/images.json"), {.mayAsk = isPublicAddress});
        QVERIFY_THROWS_EXCEPTION(MailError, elsewhere.setAllowed(QStringLiteral("a@x.example"), true));
        QCOMPARE(elsewhere.allowedSenders(), QStringList());
    }

    void theLoaderEndsWhileSomethingIsUnderWay()
    {
        Site site(got + "HANG\n");
        QTemporaryDir directory;
        QFuture<QByteArray> future;
        {
            RemoteImageLoader loader(directory.filePath(QStringLiteral("images.json")), site.rules());
            future = loader.fetch(site.url());
            QTRY_COMPARE(site.server.connections(), 1);
        }
        QTRY_VERIFY(future.isFinished());
        QVERIFY(future.isCanceled());
    }
};

QTEST_GUILESS_MAIN(TestRemoteImages)
#include "tst_remote_images.moc"
