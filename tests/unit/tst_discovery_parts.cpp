// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses as people type them, names to log in with, registered domains, and one list out of several sources.
#include "mailcore/discovery/Findings.h"
#include "mailcore/discovery/LoginNames.h"
#include "mailcore/discovery/PublicSuffix.h"

#include <QSet>
#include <QtTest>

using namespace duopost;

namespace {

const AccountAddress anna{QStringLiteral("anna"), QStringLiteral("solo.test")};

FoundServer
server(DiscoverySource source, const char *host, quint16 port = 993, Security security = Security::Tls)
{
    FoundServer found;
    found.source = source;
    found.address = {QLatin1String(host), port, security, {}};
    return found;
}

} // namespace

class TestDiscoveryParts : public QObject {
    Q_OBJECT
private slots:
    void a7WhatPeopleTypeIsUnderstood_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("address");
        const auto good = QStringLiteral("anna@solo.test");
        QTest::newRow("plain") << good << good;
        QTest::newRow("spaces") << QStringLiteral("  anna @ solo.test\t\n") << good;
        QTest::newRow("capitals") << QStringLiteral("Anna@SOLO.Test") << good;
        QTest::newRow("mailto") << QStringLiteral("MAILTO:anna@solo.test?subject=Hi%20there") << good;
        QTest::newRow("encoded mailto") << QStringLiteral("mailto:anna%40solo.test") << good;
        QTest::newRow("with a name") << QStringLiteral("Anna Smith <anna@solo.test>") << good;
        QTest::newRow("with a name and an @") << QStringLiteral("\"anna@home\" <anna@solo.test>") << good;
        QTest::newRow("brackets") << QStringLiteral("<anna@solo.test>,") << good;
        QTest::newRow("full stop") << QStringLiteral("anna@solo.test.") << good;
        QTest::newRow("comma for dot") << QStringLiteral("anna@solo,test") << good;
        QTest::newRow("full width") << QString::fromUtf8("ａｎｎａ＠ｓｏｌｏ．ｔｅｓｔ") << good;
        QTest::newRow("ideographic dot") << QString::fromUtf8("anna@solo。test") << good;
        QTest::newRow("zero width") << QString::fromUtf8("anna\u200b@solo\u200d.te\u00adst\ufeff") << good;
        QTest::newRow("no-break space") << QString::fromUtf8("\u00a0anna@solo.test") << good;
        QTest::newRow("umlaut domain")
            << QString::fromUtf8("info@Müller.example") << QStringLiteral("info@xn--mller-kva.example");
        QTest::newRow("decomposed") << QString::fromUtf8("info@mu\u0308ller.example")
                                    << QStringLiteral("info@xn--mller-kva.example");
        QTest::newRow("plus") << QStringLiteral("anna+x@solo.test") << QStringLiteral("anna+x@solo.test");
        QTest::newRow("nothing") << QString() << QString();
        QTest::newRow("no at") << QStringLiteral("anna.solo.test") << QString();
        QTest::newRow("no domain") << QStringLiteral("anna@") << QString();
        QTest::newRow("no name") << QStringLiteral("@solo.test") << QString();
        QTest::newRow("no dot") << QStringLiteral("anna@localhost") << QString();
        QTest::newRow("two at") << QStringLiteral("a@b@solo.test") << QString();
        QTest::newRow("a path") << QStringLiteral("anna@solo.test/x") << QString();
        QTest::newRow("a port") << QStringLiteral("anna@solo.test:25") << QString();
        QTest::newRow("dots") << QStringLiteral("anna@solo..test") << QString();
    }

    void a7WhatPeopleTypeIsUnderstood()
    {
        QFETCH(const QString, typed);
        QFETCH(const QString, address);
        const auto read = readAddress(typed);
        QCOMPARE(read ? read->toString() : QString(), address);
    }

    void a7EveryLoginNameIsTriedOnce()
    {
        for (const auto rule :
             {LoginName::Unknown, LoginName::FullAddress, LoginName::LocalPart, LoginName::Own}) {
            const auto names = loginNames(rule, anna);
            QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), names.size());
            QVERIFY(names.size() <= 2);
        }
        QCOMPARE(
            loginNames(LoginName::Unknown, anna),
            (QStringList{QStringLiteral("anna@solo.test"), QStringLiteral("anna")}));
        QVERIFY(loginNames(LoginName::Own, anna).isEmpty());
    }

    void registeredDomainsAreToldFromPublicSuffixes()
    {
        QCOMPARE(registrableDomain(QStringLiteral("mx1.mail.example.co.uk")), QStringLiteral("example.co.uk"));
        QCOMPARE(registrableDomain(QStringLiteral("MX.Example.com.")), QStringLiteral("example.com"));
        QCOMPARE(registrableDomain(QStringLiteral("co.uk")), QString());
        QCOMPARE(registrableDomain({}), QString());
        QVERIFY(sameRegistration(QStringLiteral("imap.solo.test"), QStringLiteral("solo.test")));
        QVERIFY(!sameRegistration(QStringLiteral("imap.evil.co.uk"), QStringLiteral("good.co.uk")));
        QVERIFY(!sameRegistration(QStringLiteral("solo.test.evil.test"), QStringLiteral("solo.test")));
    }

    void theOwnersOfAMailExchangerAreAskedForNarrowestFirst()
    {
        QCOMPARE(
            domainsBehind(QStringLiteral("mx1.in.hoster.co.uk")),
            (QStringList{QStringLiteral("in.hoster.co.uk"), QStringLiteral("hoster.co.uk")}));
        QCOMPARE(domainsBehind(QStringLiteral("mx.hoster.test")), QStringList{QStringLiteral("hoster.test")});
        QCOMPARE(domainsBehind(QStringLiteral("hoster.test")), QStringList{QStringLiteral("hoster.test")});
        QVERIFY(domainsBehind(QStringLiteral("co.uk")).isEmpty());
    }

    void guessesBeginWithTlsAndAreNeverPlain()
    {
        for (const auto service : {Service::Imap, Service::Pop3, Service::Submission}) {
            const auto all = guesses(service, QStringLiteral("solo.test"), QStringLiteral("mx.hoster.test"));
            QVERIFY(all.size() >= 6);
            bool startTls = false;
            QSet<QString> seen;
            for (const auto &guess : all) {
                QVERIFY(guess.address.security != Security::Plaintext);
                QVERIFY(!startTls || guess.address.security == Security::StartTls);
                startTls = guess.address.security == Security::StartTls;
                seen.insert(hostAndPort(guess.address));
            }
            QCOMPARE(seen.size(), all.size());
            QVERIFY(
                seen.contains(QStringLiteral("mx.hoster.test:%1").arg(defaultPort(service, Security::Tls))));
        }
    }

    void theBetterSourcesWordStays()
    {
        QList<FoundServer> servers;
        QVERIFY(addFinding(servers, server(DiscoverySource::Ispdb, "imap.solo.test"), anna.domain));
        servers[0].contact = FoundServer::Contact::Answered;
        servers[0].capabilities = QStringList{QStringLiteral("IDLE")};
        QVERIFY(!addFinding(servers, server(DiscoverySource::Srv, "imap.solo.test"), anna.domain));
        QCOMPARE(servers.size(), 1);
        QVERIFY(servers[0].source == DiscoverySource::Srv);
        QVERIFY(servers[0].contact == FoundServer::Contact::Answered); // what is known of it is kept
        QVERIFY(servers[0].offers("IDLE"));
        addFinding(servers, server(DiscoverySource::Guess, "imap.solo.test"), anna.domain);
        QVERIFY(servers[0].source == DiscoverySource::Srv);
    }

    void serversAreSortedByWhatTheyAreWorth()
    {
        QList<FoundServer> servers;
        auto failed = server(DiscoverySource::Catalogue, "down.solo.test");
        failed.contact = FoundServer::Contact::Failed;
        for (const auto &found :
             {failed, server(DiscoverySource::Guess, "mail.solo.test"),
              server(DiscoverySource::Srv, "b.solo.test", 143, Security::StartTls),
              server(DiscoverySource::Srv, "a.solo.test")})
            addFinding(servers, found, anna.domain);
        sortFindings(servers);
        QStringList hosts;
        for (const auto &found : servers)
            hosts << found.address.host;
        QCOMPARE(
            hosts,
            (QStringList{
                QStringLiteral("a.solo.test"), QStringLiteral("b.solo.test"), QStringLiteral("mail.solo.test"),
                QStringLiteral("down.solo.test")}));
        Discovery discovery;
        discovery.servers = servers;
        QCOMPARE(discovery.best(Service::Imap)->address.host, QStringLiteral("a.solo.test"));
        QVERIFY(!discovery.best(Service::Pop3));
        discovery.servers = {failed};
        QVERIFY(!discovery.best(Service::Imap)); // what could not be reached is no offer
    }

    void a2HostsElsewhereAreToBeConfirmed()
    {
        QList<FoundServer> servers;
        addFinding(servers, server(DiscoverySource::ProviderFile, "imap.elsewhere.test"), anna.domain);
        addFinding(servers, server(DiscoverySource::ProviderFile, "imap.solo.test"), anna.domain);
        addFinding(servers, server(DiscoverySource::Catalogue, "imap.brand.test"), anna.domain);
        QVERIFY(servers[0].confirmHost);
        QVERIFY(!servers[1].confirmHost);
        QVERIFY(!servers[2].confirmHost);
    }

    void namesOfSourcesGoBothWays()
    {
        for (int i = 0; i <= static_cast<int>(DiscoverySource::Guess); ++i) {
            const auto source = static_cast<DiscoverySource>(i);
            QVERIFY(discoverySourceFromString(toString(source)) == source);
        }
        QVERIFY(!discoverySourceFromString(QStringLiteral("oracle")));
    }
};

QTEST_GUILESS_MAIN(TestDiscoveryParts)
#include "tst_discovery_parts.moc"
