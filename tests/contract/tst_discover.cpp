// SPDX-License-Identifier: GPL-3.0-or-later
// duopost-cli discover in a network namespace with its own DNS, HTTPS and mail servers: each source finds an
// account alone, and what is unsafe is refused. Scenarios are written out: discovery_world.py explains them.
#include "tests/support/DiscoveryWorld.h"

using duopost::test::WorldRun;

namespace {

const QString anna = QStringLiteral("anna@solo.test");

// Where the three servers of solo.test answer.
const QByteArray servers
    = "'mail': [{'port': 993, 'kind': 'imap', 'tls': 'tls'}, "
      "{'port': 995, 'kind': 'pop3', 'tls': 'tls'}, {'port': 465, 'kind': 'smtp', 'tls': 'tls'}, "
      "{'port': 587, 'kind': 'smtp', 'tls': 'starttls'}, {'port': 143, 'kind': 'imap', 'tls': 'starttls'}, "
      "{'port': 110, 'kind': 'pop3', 'tls': 'starttls'}]";

QByteArray quoted(const QByteArray &text)
{
    return QJsonDocument(QJsonArray{QString::fromUtf8(text)})
        .toJson(QJsonDocument::Compact)
        .mid(1)
        .chopped(1)
        .replace("'", "\\u0027");
}

QByteArray server(const char *element, const char *type, const char *host, int port, const char *socket)
{
    return QStringLiteral(
               "<%1 type='%2'><hostname>%3</hostname><port>%4</port><socketType>%5</socketType>"
               "<username>%EMAILADDRESS%</username><authentication>password-cleartext</authentication></%1>")
        .replace(QLatin1String("%1"), QLatin1String(element))
        .replace(QLatin1String("%2"), QLatin1String(type))
        .replace(QLatin1String("%3"), QLatin1String(host))
        .replace(QLatin1String("%4"), QString::number(port))
        .replace(QLatin1String("%5"), QLatin1String(socket))
        .toUtf8();
}

QByteArray configuration(const char *domain, const QByteArray &content)
{
    return "<?xml version='1.0'?><clientConfig version='1.1'><emailProvider id='x'><domain>"
        + QByteArray(domain) + "</domain>" + content + "</emailProvider></clientConfig>";
}

QByteArray allServers(const char *host)
{
    return server("incomingServer", "imap", host, 993, "SSL")
        + server("incomingServer", "pop3", host, 995, "SSL")
        + server("outgoingServer", "smtp", host, 465, "SSL");
}

// DNS names that only have an address.
QByteArray hosts(const QList<QByteArray> &names)
{
    QByteArrayList entries;
    for (const auto &name : names)
        entries << "'" + name + "': {'A': ['127.0.0.1']}";
    return entries.join(", ");
}

// One site with one page.
QByteArray site(const char *host, const char *path, const QByteArray &page)
{
    return "'https': {'" + QByteArray(host) + "': {'" + path + "':" + page + "}}";
}

QByteArray page(const QByteArray &body)
{
    return "{'body':" + quoted(body) + "}";
}

QByteArray world(const QByteArray &dns, const QByteArray &rest)
{
    return QByteArray("{'dns': {" + dns + "}, " + rest + "}").replace("'", "\"").replace("\\u0027", "'");
}

constexpr const char *filePath = "/mail/config-v1.1.xml";
constexpr const char *wellKnownPath = "/.well-known/autoconfig/mail/config-v1.1.xml";

// The world in which autoconfig.solo.test answers with this page.
QByteArray withFile(const QByteArray &page, const QByteArray &more = servers)
{
    return world(
        hosts({"autoconfig.solo.test", "mail.solo.test"}),
        site("autoconfig.solo.test", filePath, page) + ", " + more);
}

QString text(const QJsonObject &object, const char *key)
{
    return object.value(QLatin1String(key)).toString();
}

// "host:port security source contact"
QString line(const QJsonObject &server)
{
    return QStringLiteral("%1:%2 %3 %4 %5")
        .arg(text(server, "host"))
        .arg(server.value(QLatin1String("port")).toInt())
        .arg(text(server, "security"), text(server, "source"), text(server, "contact"));
}

int exitOf(const WorldRun &run)
{
    return run.world.value(QLatin1String("exit")).toInt(-1);
}

} // namespace

class TestDiscover : public QObject {
    Q_OBJECT

private slots:
    // Each source alone, while all are asked.

    void theCatalogueAloneFindsAnAccount()
    {
        RUN_IN_WORLD(run, world(hosts({"posteo.de"}), servers), QStringLiteral("anna@posteo.de"));
        QVERIFY2(exitOf(run) == 0, qPrintable(trace));
        QCOMPARE(line(run.first("imap")), QStringLiteral("posteo.de:993 tls catalogue answered"));
        QCOMPARE(run.first("imap").value(QLatin1String("confirmHost")).toBool(), false);
        QCOMPARE(run.successful(), QStringList{QStringLiteral("catalogue")});
        QCOMPARE(run.step(QStringLiteral("autoconfig")), QStringLiteral("nothing no-such-name"));
        QCOMPARE(run.step(QStringLiteral("well-known")), QStringLiteral("nothing no-such-file"));
        QCOMPARE(run.step(QStringLiteral("mx")), QStringLiteral("nothing no-such-record"));
    }

    void theProvidersFileAloneFindsAnAccount()
    {
        RUN_IN_WORLD(run, withFile(page(configuration("solo.test", allServers("mail.solo.test")))), anna);
        QVERIFY2(exitOf(run) == 0, qPrintable(trace));
        QCOMPARE(line(run.first("imap")), QStringLiteral("mail.solo.test:993 tls autoconfig answered"));
        QCOMPARE(line(run.first("pop3")), QStringLiteral("mail.solo.test:995 tls autoconfig answered"));
        QCOMPARE(line(run.first("smtp")), QStringLiteral("mail.solo.test:465 tls autoconfig answered"));
        QCOMPARE(text(run.first("imap"), "certificateOwner"), QStringLiteral("good mail"));
        QVERIFY(
            run.first("imap").value(QLatin1String("capabilities")).toArray().contains(QStringLiteral("IDLE")));
        QVERIFY(run.first("pop3")
                    .value(QLatin1String("capabilities"))
                    .toArray()
                    .contains(QStringLiteral("EXPIRE 30")));
        QCOMPARE(run.successful(), QStringList{QStringLiteral("autoconfig")});
        QCOMPARE(run.step(QStringLiteral("catalogue")), QStringLiteral("nothing not-listed"));
        QCOMPARE(run.step(QStringLiteral("ispdb")), QStringLiteral("nothing no-such-name"));
        QCOMPARE(
            run.step(QStringLiteral("srv"), QStringLiteral("_imaps")), QStringLiteral("nothing no-such-name"));
        QCOMPARE(run.step(QStringLiteral("guess")), QStringLiteral("skipped not-needed"));
    }

    void theWellKnownFileAloneFindsAnAccount()
    {
        RUN_IN_WORLD(
            run,
            world(
                hosts({"solo.test", "mail.solo.test"}),
                site("solo.test", wellKnownPath, page(configuration("solo.test", allServers("mail.solo.test"))))
                    + ", " + servers),
            anna);
        QVERIFY2(exitOf(run) == 0, qPrintable(trace));
        QCOMPARE(line(run.first("imap")), QStringLiteral("mail.solo.test:993 tls well-known answered"));
        QCOMPARE(run.successful(), QStringList{QStringLiteral("well-known")});
    }

    void srvRecordsAloneFindAnAccount()
    {
        RUN_IN_WORLD(
            run,
            world(
                hosts({"solo.test", "mail.solo.test"})
                    + ", "
                      "'_imaps._tcp.solo.test': {'SRV': [[10, 1, 993, 'down.solo.test'], [0, 1, 993, "
                      "'mail.solo.test']]}, "
                      "'_submission._tcp.solo.test': {'SRV': [[0, 1, 587, 'mail.solo.test']]}, "
                      "'_pop3s._tcp.solo.test': {'SRV': [[0, 0, 0, '.']]}, '_pop3._tcp.solo.test': {'SRV': "
                      "[[0, 0, 0, '.']]}",
                servers),
            anna);
        QVERIFY2(exitOf(run) == 0, qPrintable(trace));
        QCOMPARE(line(run.first("imap")), QStringLiteral("mail.solo.test:993 tls srv answered"));
        QCOMPARE(line(run.first("smtp")), QStringLiteral("mail.solo.test:587 starttls srv answered"));
        QCOMPARE(
            run.step(QStringLiteral("srv"), QStringLiteral("_pop3s")), QStringLiteral("nothing not-offered"));
        QCOMPARE(run.found.value(QLatin1String("notOffered")).toArray(), QJsonArray{QStringLiteral("pop3")});
        QVERIFY2(run.first("pop3").isEmpty(), "POP3 was guessed though the domain says there is none");
        QCOMPARE(run.successful(), QStringList{QStringLiteral("srv")});
    }

    void theProviderDatabaseAloneFindsAnAccount()
    {
        const auto scenario = world(
            hosts({"autoconfig.thunderbird.net", "mail.solo.test"}),
            site(
                "autoconfig.thunderbird.net", "/v1.1/solo.test",
                page(configuration("solo.test", allServers("mail.solo.test"))))
                + ", 'mail': [{'port': 993, 'kind': 'imap', 'tls': 'tls'}, {'port': 465, 'kind': 'smtp', "
                  "'tls': 'tls'}, "
                  "{'port': 995, 'kind': 'pop3', 'tls': 'tls'}]");
        RUN_IN_WORLD(run, scenario, anna);
        QVERIFY2(exitOf(run) == 0, qPrintable(trace));
        QCOMPARE(line(run.first("imap")), QStringLiteral("mail.solo.test:993 tls ispdb answered"));
        QCOMPARE(run.successful(), QStringList{QStringLiteral("ispdb")});
    }

    void theProviderDatabaseCanBeSwitchedOff()
    {
        RUN_IN_WORLD(
            run,
            world(
                hosts({"autoconfig.thunderbird.net"}),
                site(
                    "autoconfig.thunderbird.net", "/v1.1/solo.test",
                    page(configuration("solo.test", allServers("mail.solo.test"))))),
            anna, QStringLiteral("--no-ispdb"));
        QCOMPARE(exitOf(run), 1);
        QCOMPARE(run.step(QStringLiteral("ispdb")), QStringLiteral("skipped switched-off"));
        QVERIFY2(!run.httpsHosts().contains(QStringLiteral("autoconfig.thunderbird.net")), qPrintable(trace));
    }

    void theMailExchangersProviderFindsAnAccount()
    {
        RUN_IN_WORLD(
            run,
            world(
                hosts({"imap.fastmail.com", "pop.fastmail.com", "smtp.fastmail.com"})
                    + ", 'solo.test': {'MX': [[20, 'mx.other.test'], [10, 'in1-smtp.messagingengine.com']]}",
                servers),
            anna);
        QVERIFY2(exitOf(run) == 0, qPrintable(trace));
        QCOMPARE(line(run.first("imap")), QStringLiteral("imap.fastmail.com:993 tls mx answered"));
        QCOMPARE(run.first("imap").value(QLatin1String("confirmHost")).toBool(), true);
        QCOMPARE(run.successful(), QStringList{QStringLiteral("mx")});
        QCOMPARE(
            run.found.value(QLatin1String("provider")).toObject().value(QLatin1String("hosted")).toBool(),
            true);
    }

    void anUnknownMailExchangersOwnFileFindsAnAccount()
    {
        RUN_IN_WORLD(
            run,
            world(
                hosts({"autoconfig.hoster.test", "mail.hoster.test"})
                    + ", 'solo.test': {'MX': [[10, 'mx1.in.hoster.test']]}",
                site(
                    "autoconfig.hoster.test", filePath,
                    page(configuration("hoster.test", allServers("mail.hoster.test"))))
                    + ", " + servers),
            anna);
        QVERIFY2(exitOf(run) == 0, qPrintable(trace));
        QCOMPARE(line(run.first("imap")), QStringLiteral("mail.hoster.test:993 tls mx answered"));
        QCOMPARE(text(run.first("imap"), "user"), anna);
        QCOMPARE(run.first("imap").value(QLatin1String("confirmHost")).toBool(), true);
    }

    void exchangeIsRecognisedWithoutCredentials()
    {
        RUN_IN_WORLD(
            run,
            world(
                hosts({"autodiscover.solo.test"}),
                site(
                    "autodiscover.solo.test", "/autodiscover/autodiscover.xml",
                    "{'status': 401, 'headers': {'WWW-Authenticate': 'Negotiate', 'X-FEServer': 'EX01'}}")),
            anna);
        QVERIFY2(run.found.value(QLatin1String("exchange")).toBool(), qPrintable(trace));
        QCOMPARE(run.successful(), QStringList{QStringLiteral("exchange")});
        QCOMPARE(exitOf(run), 1); // it gives no servers
    }

    void exchangeOnlineIsRecognisedByItsAlias()
    {
        RUN_IN_WORLD(
            run, world("'autodiscover.solo.test': {'CNAME': 'autodiscover.outlook.com'}", "'https': {}"), anna);
        QVERIFY2(run.found.value(QLatin1String("exchange")).toBool(), qPrintable(trace));
    }

    void guessingAloneFindsAnAccountAndSaysThatItGuessed()
    {
        RUN_IN_WORLD(
            run,
            world(
                hosts({"mail.solo.test", "pop.solo.test"}),
                "'mail': [{'port': 993, 'kind': 'imap', 'tls': 'tls'}, {'port': 110, 'kind': 'pop3', 'tls': "
                "'starttls'}, "
                "{'port': 587, 'kind': 'smtp', 'tls': 'starttls'}]"),
            anna);
        QVERIFY2(exitOf(run) == 0, qPrintable(trace));
        QCOMPARE(line(run.first("imap")), QStringLiteral("mail.solo.test:993 tls guess answered"));
        QCOMPARE(line(run.first("pop3")), QStringLiteral("pop.solo.test:110 starttls guess answered"));
        QCOMPARE(line(run.first("smtp")), QStringLiteral("mail.solo.test:587 starttls guess answered"));
        QVERIFY(run.first("imap").value(QLatin1String("guessed")).toBool());
        QCOMPARE(run.successful(), QStringList{QStringLiteral("guess")});
        QCOMPARE(run.step(QStringLiteral("autoconfig")), QStringLiteral("nothing no-such-name"));
    }

    void whatIsWorseThanTheFirstGoodGuessIsNotWaitedFor()
    {
        RUN_IN_WORLD(
            run,
            world(
                hosts({"imap.solo.test"}),
                "'mail': [{'port': 993, 'kind': 'imap', 'tls': 'tls'}, {'port': 143, 'kind': 'imap', 'tls': "
                "'silent'}]"),
            anna, QStringLiteral("--timeout"), QStringLiteral("100"));
        QCOMPARE(line(run.first("imap")), QStringLiteral("imap.solo.test:993 tls guess answered"));
        QCOMPARE(
            run.step(QStringLiteral("guess"), QStringLiteral("imap.solo.test:143")),
            QStringLiteral("skipped not-needed"));
    }

    void theBestSourceWinsAndOneSourceCanBeAskedAlone()
    {
        const auto both = world(
            hosts({"autoconfig.solo.test", "mail.solo.test", "srv.solo.test"})
                + ", '_imaps._tcp.solo.test': {'SRV': [[0, 1, 993, 'srv.solo.test']]}",
            site(
                "autoconfig.solo.test", filePath,
                page(configuration("solo.test", allServers("mail.solo.test"))))
                + ", " + servers);
        {
            RUN_IN_WORLD(run, both, anna);
            QCOMPARE(line(run.first("imap")), QStringLiteral("mail.solo.test:993 tls autoconfig answered"));
            QCOMPARE(run.found.value(QLatin1String("imap")).toArray().size(), 2);
        }
        RUN_IN_WORLD(run, both, anna, QStringLiteral("--only"), QStringLiteral("srv"));
        QCOMPARE(line(run.first("imap")), QStringLiteral("srv.solo.test:993 tls srv answered"));
        QCOMPARE(run.step(QStringLiteral("autoconfig")), QStringLiteral("skipped not-asked"));
        QVERIFY2(run.httpsHosts().isEmpty(), qPrintable(trace));
    }

    void wrongUsageIsSaidSo_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("no address") << QStringList{};
        QTest::newRow("two addresses") << QStringList{anna, anna};
        QTest::newRow("no address at all") << QStringList{QStringLiteral("anna")};
        QTest::newRow("no such source")
            << QStringList{QStringLiteral("--only"), QStringLiteral("oracle"), anna};
        QTest::newRow("no such time") << QStringList{QStringLiteral("--timeout"), QStringLiteral("soon"), anna};
    }

    void wrongUsageIsSaidSo()
    {
        QFETCH(const QStringList, words);
        QProcess process;
        process.start(
            QStringLiteral(DUOPOST_CLI),
            QStringList{QStringLiteral("discover"), QStringLiteral("--offline")} + words);
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 2);
        QVERIFY(!process.readAllStandardError().isEmpty());
    }

    // The cases of section 8.

    void a1HttpIsRefused()
    {
        RUN_IN_WORLD(
            run,
            withFile(
                "{'status': 302, 'headers': {'Location': 'http://autoconfig.solo.test/mail/other.xml'}}",
                "'mail': []"),
            anna);
        QCOMPARE(run.step(QStringLiteral("autoconfig")), QStringLiteral("failed insecure-redirect"));
        QVERIFY2(run.world.value(QLatin1String("http")).toInt(-1) == 0, qPrintable(trace));
        QCOMPARE(exitOf(run), 1);
    }

    void a2NothingWeakerThanTlsIsFound()
    {
        const auto plain = server("incomingServer", "imap", "mail.solo.test", 143, "plain")
            + server("outgoingServer", "smtp", "mail.solo.test", 587, "plain");
        {
            RUN_IN_WORLD(
                run,
                withFile(
                    page(configuration("solo.test", plain)),
                    "'mail': [{'port': 143, 'kind': 'imap', 'tls': 'none'}, {'port': 587, 'kind': 'smtp', "
                    "'tls': 'none'}]"),
                anna);
            QCOMPARE(run.step(QStringLiteral("autoconfig")), QStringLiteral("failed nothing-usable"));
            QVERIFY2(run.first("imap").isEmpty() && run.first("smtp").isEmpty(), qPrintable(trace));
            QCOMPARE(
                run.step(QStringLiteral("guess"), QStringLiteral("mail.solo.test:143")),
                QStringLiteral("failed connection-failed"));
            QCOMPARE(exitOf(run), 1);
        }
        RUN_IN_WORLD(
            run, withFile(page(configuration("solo.test", plain + allServers("mail.solo.test")))), anna);
        QCOMPARE(line(run.first("imap")), QStringLiteral("mail.solo.test:993 tls autoconfig answered"));
        for (const auto *service : {"imap", "pop3", "smtp"}) {
            for (const auto &found : run.found.value(QLatin1String(service)).toArray())
                QVERIFY(text(found.toObject(), "security") != QLatin1String("none"));
        }
    }

    void a2AHostOfAnotherDomainIsToBeConfirmed()
    {
        RUN_IN_WORLD(
            run,
            world(
                hosts({"autoconfig.solo.test", "mail.solo.test", "mail.elsewhere.example"}),
                site(
                    "autoconfig.solo.test", filePath,
                    page(configuration(
                        "solo.test",
                        server("incomingServer", "imap", "mail.elsewhere.example", 993, "SSL")
                            + server("outgoingServer", "smtp", "mail.solo.test", 465, "SSL"))))
                    + ", " + servers),
            anna);
        QCOMPARE(run.first("imap").value(QLatin1String("confirmHost")).toBool(), true);
        QCOMPARE(run.first("smtp").value(QLatin1String("confirmHost")).toBool(), false);
    }

    void a3TheCertificateMustFitTheHostThatDnsNamed()
    {
        RUN_IN_WORLD(
            run,
            world(
                hosts({"trap.evil.test"})
                    + ", '_imaps._tcp.solo.test': {'SRV': [[0, 1, 993, 'trap.evil.test']]}",
                "'wrong': ['trap.evil.test']," + servers),
            anna);
        QCOMPARE(exitOf(run), 1);
        QCOMPARE(line(run.first("imap")), QStringLiteral("trap.evil.test:993 tls srv failed"));
        QCOMPARE(run.first("imap").value(QLatin1String("confirmHost")).toBool(), true);
        QCOMPARE(
            text(run.first("imap").value(QLatin1String("error")).toObject(), "kind"),
            QStringLiteral("certificate-mismatch"));
        QVERIFY2(
            run.world.value(QLatin1String("mail")).toArray().isEmpty(),
            "something was said to the wrong server");
    }

    void a3AConfigurationIsNotTakenFromAServerWithAnotherCertificate()
    {
        RUN_IN_WORLD(
            run,
            withFile(
                page(configuration("solo.test", allServers("mail.solo.test"))),
                "'wrong': ['autoconfig.solo.test'], 'mail': []"),
            anna);
        QCOMPARE(run.step(QStringLiteral("autoconfig")), QStringLiteral("failed connection-failed"));
        QVERIFY2(run.httpsHosts().isEmpty(), qPrintable(trace)); // not even the address arrived
        QCOMPARE(exitOf(run), 1);
    }

    void a4LargeForeignAndTrickyFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("page");
        QTest::addColumn<QString>("reason");
        QTest::newRow("too large") << QByteArray("{'body': '0123456789abcdef', 'repeat': 1000000}")
                                   << QStringLiteral("failed too-large");
        QTest::newRow("another domain") << page(configuration("other.test", allServers("mail.other.test")))
                                        << QStringLiteral("failed other-domain");
        QTest::newRow("entities") << page(
            "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
            + configuration("solo.test", allServers("&e;.test")).mid(21))
                                  << QStringLiteral("failed forbidden-xml");
        QTest::newRow("a web page") << page("<html><body>Welcome</body></html>")
                                    << QStringLiteral("failed not-a-configuration");
        QTest::newRow("an error") << QByteArray("{'status': 503}") << QStringLiteral("failed http-status");
    }

    void a4LargeForeignAndTrickyFilesAreRefused()
    {
        QFETCH(const QByteArray, page);
        QFETCH(const QString, reason);
        RUN_IN_WORLD(run, withFile(page, "'mail': []"), anna);
        QVERIFY2(run.step(QStringLiteral("autoconfig")) == reason, qPrintable(trace));
        QVERIFY(run.first("imap").isEmpty());
    }

    void a5ProbingSendsNoCredentialsAndNoName()
    {
        RUN_IN_WORLD(
            run,
            world(
                hosts({"imap.solo.test", "pop.solo.test", "smtp.solo.test", "mail.solo.test", "solo.test"}),
                servers),
            anna);
        QVERIFY2(exitOf(run) == 0, qPrintable(trace));
        static const QStringList allowed{QStringLiteral("a1 STARTTLS"), QStringLiteral("a2 CAPABILITY"),
                                         QStringLiteral("a3 LOGOUT"),   QStringLiteral("STLS"),
                                         QStringLiteral("CAPA"),        QStringLiteral("QUIT"),
                                         QStringLiteral("STARTTLS"),    QStringLiteral("EHLO [127.0.0.1]")};
        const auto lines = run.world.value(QLatin1String("mail")).toArray();
        QVERIFY(lines.size() >= 6);
        for (const auto &said : lines)
            QVERIFY2(allowed.contains(said.toArray().at(1).toString()), qPrintable(trace));
    }

    void a5ASilentServerDoesNotHoldUp()
    {
        RUN_IN_WORLD(
            run, world(hosts({"mail.solo.test"}), "'mail': [{'port': 993, 'kind': 'imap', 'tls': 'silent'}]"),
            anna, QStringLiteral("--timeout"), QStringLiteral("1"));
        QCOMPARE(
            run.step(QStringLiteral("guess"), QStringLiteral("mail.solo.test:993")),
            QStringLiteral("failed connection-failed"));
        QCOMPARE(exitOf(run), 1);
    }

    void a5InterruptingEndsAtOnce()
    {
        RUN_IN_WORLD(
            run,
            world(
                hosts({"mail.solo.test"}),
                "'interrupt': true, 'mail': [{'port': 993, 'kind': 'imap', 'tls': 'silent'}]"),
            anna, QStringLiteral("--timeout"), QStringLiteral("100"));
        QVERIFY2(exitOf(run) == 130, qPrintable(trace));
        QCOMPARE(
            run.step(QStringLiteral("guess"), QStringLiteral("mail.solo.test:993")),
            QStringLiteral("skipped cancelled"));
        QVERIFY2(run.world.value(QLatin1String("seconds")).toDouble() < 50, "it waited for the server");
    }

    void a5InterruptingDoesNotWaitForNames()
    {
        RUN_IN_WORLD(run, world("", "'deaf': true, 'interrupt': true"), anna);
        QVERIFY2(exitOf(run) == 130, qPrintable(trace));
        QVERIFY2(run.world.value(QLatin1String("seconds")).toDouble() < 20, "it waited for the DNS server");
    }

    void a5OfflineNothingIsAsked()
    {
        RUN_IN_WORLD(
            run, world(hosts({"posteo.de"}), servers), QStringLiteral("anna@posteo.de"),
            QStringLiteral("--offline"));
        QCOMPARE(line(run.first("imap")), QStringLiteral("posteo.de:993 tls catalogue not-tried"));
        QVERIFY2(run.world.value(QLatin1String("dns")).toArray().isEmpty(), qPrintable(trace));
        QVERIFY2(run.world.value(QLatin1String("mail")).toArray().isEmpty(), qPrintable(trace));
        QCOMPARE(run.step(QStringLiteral("srv")), QStringLiteral("skipped offline"));
        QCOMPARE(exitOf(run), 0);
    }

    void a6TheAddressGoesToItsOwnDomainOnly()
    {
        const auto redirect = "{'status': 301, 'headers': {'Location': "
                              "'https://central.hoster.test/config?emailaddress=anna@solo.test&version=1'}}";
        RUN_IN_WORLD(
            run,
            world(
                hosts(
                    {"autoconfig.solo.test", "autoconfig.thunderbird.net", "autodiscover.solo.test",
                     "autoconfig.hoster.test", "central.hoster.test", "mail.solo.test"})
                    + ", 'solo.test': {'A': ['127.0.0.1'], 'MX': [[10, 'mx.hoster.test']]}",
                "'https': {'autoconfig.solo.test': {'':" + QByteArray(redirect)
                    + "}, 'central.hoster.test': {'':"
                    + page(configuration("solo.test", allServers("mail.solo.test"))) + "}}," + servers),
            anna);
        QVERIFY2(exitOf(run) == 0, qPrintable(trace));
        QStringList told;
        for (const auto &request : run.world.value(QLatin1String("https")).toArray()) {
            if (request.toArray().at(1).toString().contains(QLatin1String("anna")))
                told << request.toArray().first().toString();
        }
        told.sort();
        QCOMPARE(told, (QStringList{QStringLiteral("autoconfig.solo.test"), QStringLiteral("solo.test")}));
        for (const auto *host : {"central.hoster.test", "autoconfig.hoster.test", "autoconfig.thunderbird.net"})
            QVERIFY2(run.httpsHosts().contains(QLatin1String(host)), host);
    }

    void a6RedirectsAreLimited()
    {
        RUN_IN_WORLD(
            run,
            withFile(
                "{'status': 302, 'headers': {'Location': 'https://autoconfig.solo.test/mail/config-v1.1.xml'}}",
                "'mail': []"),
            anna);
        QCOMPARE(run.step(QStringLiteral("autoconfig")), QStringLiteral("failed too-many-redirects"));
        QCOMPARE(run.httpsHosts().count(QStringLiteral("autoconfig.solo.test")), 4);
    }

    void a7TypingErrorsAreUnderstood()
    {
        RUN_IN_WORLD(
            run, withFile(page(configuration("solo.test", allServers("mail.solo.test")))),
            QStringLiteral(" mailto:Anna@Solo.TEST "));
        QCOMPARE(text(run.found, "address"), anna);
        QCOMPARE(text(run.first("imap"), "user"), anna);
        QCOMPARE(run.first("imap").value(QLatin1String("userNames")).toArray(), QJsonArray{anna});
    }
};

QTEST_GUILESS_MAIN(TestDiscover)
#include "tst_discover.moc"
