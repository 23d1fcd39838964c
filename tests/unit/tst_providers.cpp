// SPDX-License-Identifier: GPL-3.0-or-later
// The built-in catalogue: its schema, and what is made of it.
#include "mailcore/discovery/Findings.h"
#include "mailcore/discovery/ProviderFile.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

using namespace duopost;

namespace {

QByteArray catalogueBytes()
{
    QFile file(QStringLiteral(DUOPOST_SOURCE_DIR "/resources/providers.json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QJsonObject goodEntry()
{
    return QJsonDocument::fromJson(R"({"id": "x", "name": "X", "domains": ["x.test"], "country": "DE",
        "imap": {"servers": ["imap.x.test:993/tls"]}, "pop3": {"offered": false},
        "smtp": {"servers": ["smtp.x.test:587/starttls"]}, "login": "address", "signIn": "password",
        "help": "https://x.test/help", "sources": ["https://x.test/servers"], "checked": "2026-01-31"})")
        .object();
}

QByteArray fileWith(const QJsonArray &entries)
{
    return QJsonDocument(QJsonObject{{QStringLiteral("providers"), entries}}).toJson();
}

// Replaces the value at a path such as "imap.servers".
QJsonObject with(QJsonObject entry, const QString &path, const QJsonValue &value)
{
    const auto keys = path.split(QLatin1Char('.'));
    if (keys.size() == 1) {
        entry.insert(path, value);
        return entry;
    }
    auto inner = entry.value(keys[0]).toObject();
    inner.insert(keys[1], value);
    entry.insert(keys[0], inner);
    return entry;
}

} // namespace

class TestProviders : public QObject {
    Q_OBJECT
private slots:
    // Where mail lies is said by the provider or not at all.
    void whereMailIsStoredNeedsASource_data()
    {
        QTest::addColumn<QJsonArray>("places");
        QTest::addColumn<QString>("source");
        QTest::addColumn<bool>("good");
        const auto page = QStringLiteral("https://x.test/privacy");
        QTest::newRow("said") << QJsonArray{QStringLiteral("DE"), QStringLiteral("FI")} << page << true;
        QTest::newRow("without source") << QJsonArray{QStringLiteral("DE")} << QString() << false;
        QTest::newRow("source alone") << QJsonArray() << page << false;
        QTest::newRow("no country") << QJsonArray{QStringLiteral("Germany")} << page << false;
        QTest::newRow("no https") << QJsonArray{QStringLiteral("DE")} << QStringLiteral("http://x.test")
                                  << false;
    }
    void whereMailIsStoredNeedsASource()
    {
        QFETCH(const QJsonArray, places);
        QFETCH(const QString, source);
        QFETCH(const bool, good);
        auto entry = goodEntry();
        if (!places.isEmpty())
            entry.insert(QStringLiteral("storedIn"), places);
        if (!source.isEmpty())
            entry.insert(QStringLiteral("storedInSource"), source);
        QStringList problems;
        const auto providers = readProviders(fileWith({entry}), problems);
        QCOMPARE(problems.isEmpty(), good);
        QVERIFY(!good || providers.first().storedIn.size() == 2);
    }

    void theCatalogueKeepsItsSchema()
    {
        QStringList problems;
        const auto providers = readProviders(catalogueBytes(), problems);
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
        QVERIFY2(providers.size() >= 60, qPrintable(QString::number(providers.size())));
        QCOMPARE(knownProviders().size(), providers.size());
        const QDate today = QDate::currentDate();
        int dated = 0, fresh = 0;
        for (const auto &provider : providers) {
            QVERIFY2(!provider.country.isEmpty(), qPrintable(provider.id));
            QVERIFY2(provider.dataArea != DataArea::Unknown, qPrintable(provider.id));
            QVERIFY2(!provider.checked.isValid() || provider.checked <= today, qPrintable(provider.id));
            dated += provider.checked.isValid() ? 1 : 0;
            fresh += provider.checked >= QDate(2026, 1, 1) ? 1 : 0;
            for (const auto &server : provider.servers) {
                const auto ports = server.service == Service::Imap ? QList<int>{993, 143}
                    : server.service == Service::Pop3              ? QList<int>{995, 110}
                                                                   : QList<int>{465, 587};
                const int expected = server.security == Security::Tls ? ports[0] : ports[1];
                QVERIFY2(server.port == expected, qPrintable(provider.id + server.host));
                QVERIFY(server.security != Security::Plaintext);
            }
        }
        QVERIFY(dated >= 60);
        QVERIFY(fresh >= 60);
    }

    void everySourceAndHelpPageIsHttps()
    {
        for (const auto &provider : knownProviders()) {
            QVERIFY2(!provider.sources.isEmpty(), qPrintable(provider.id));
            auto pages = provider.sources;
            if (!provider.help.isEmpty())
                pages << provider.help;
            for (const auto &page : pages)
                QVERIFY2(page.scheme() == QLatin1String("https"), qPrintable(page.toString()));
        }
    }

    void theLargeOnesAreThere()
    {
        for (const auto *domain :
             {"gmail.com",      "outlook.com", "hotmail.com", "yahoo.com",     "aol.com",    "icloud.com",
              "fastmail.com",   "gmx.de",      "web.de",      "t-online.de",   "freenet.de", "mailbox.org",
              "posteo.de",      "bluewin.ch",  "a1.net",      "mailfence.com", "ik.me",      "proton.me",
              "tutanota.com",   "zoho.eu",     "yandex.ru",   "mail.ru",       "seznam.cz",  "wp.pl",
              "onet.pl",        "libero.it",   "orange.fr",   "free.fr",       "sfr.fr",     "laposte.net",
              "btinternet.com", "comcast.net", "att.net"})
            QVERIFY2(providerOf(QLatin1String(domain)), domain);
        QVERIFY(!providerOf(QStringLiteral("nobody.test")));
    }

    void whoReceivesTheMailTellsTheProvider_data()
    {
        QTest::addColumn<QString>("exchanger");
        QTest::addColumn<QString>("id");
        QTest::newRow("Google") << QStringLiteral("aspmx.l.google.com") << QStringLiteral("gmail");
        QTest::newRow("Outlook") << QStringLiteral("eur.olc.protection.outlook.com")
                                 << QStringLiteral("outlook-com");
        QTest::newRow("365") << QStringLiteral("acme-de.mail.protection.outlook.com.")
                             << QStringLiteral("microsoft-365");
        QTest::newRow("IONOS") << QStringLiteral("mx00.kundenserver.de") << QStringLiteral("ionos");
        QTest::newRow("capital letters") << QStringLiteral("SMTPIN.RZONE.DE") << QStringLiteral("strato");
        QTest::newRow("nobody") << QStringLiteral("mx.example.org") << QString();
        QTest::newRow("ends alike") << QStringLiteral("mx.notgmx.net") << QString();
        QTest::newRow("the suffix alone") << QStringLiteral("com") << QString();
    }

    void whoReceivesTheMailTellsTheProvider()
    {
        QFETCH(const QString, exchanger);
        QFETCH(const QString, id);
        const auto *provider = providerBehind(exchanger);
        QCOMPARE(provider ? provider->id : QString(), id);
    }

    void aHostNamedByTheMxRecordTakesItsPlace()
    {
        const auto *provider = providerBehind(QStringLiteral("w0123456.kasserver.com"));
        QVERIFY(provider);
        const AccountAddress address{QStringLiteral("anna"), QStringLiteral("solo.test")};
        const auto found = findingsOf(*provider, address, QStringLiteral("w0123456.kasserver.com"));
        QVERIFY(!found.isEmpty());
        QCOMPARE(found.first().address.host, QStringLiteral("w0123456.kasserver.com"));
        QVERIFY(findingsOf(*provider, address).isEmpty()); // without a record there is no name
    }

    void whatIsNotOfferedIsSaid()
    {
        const auto *tuta = providerOf(QStringLiteral("tuta.com"));
        QVERIFY(tuta && tuta->imap.offered == Known::No && tuta->servers.isEmpty());
        QVERIFY(!tuta->imap.note.in(QLocale(QLocale::German)).isEmpty());
        QVERIFY(tuta->imap.note.in(QLocale(QLocale::German)) != tuta->imap.note.in(QLocale(QLocale::French)));
        QVERIFY(providerOf(QStringLiteral("icloud.com"))->pop3.offered == Known::No);
        QVERIFY(providerOf(QStringLiteral("gmail.com"))->pop3Behaviour.hidesAfterDownload == Known::Yes);
        // Nobody said anything about it, and so nothing is claimed.
        QVERIFY(providerOf(QStringLiteral("posteo.de"))->pop3Behaviour.hidesAfterDownload == Known::Unknown);
    }

    void oldAndUndatedEntriesAreStale()
    {
        Provider provider;
        QVERIFY(provider.isStale(QDate(2026, 6, 1)));
        provider.checked = QDate(2025, 1, 1);
        QVERIFY(!provider.isStale(QDate(2026, 7, 1)));
        QVERIFY(provider.isStale(QDate(2026, 7, 2)));
    }

    void theAreaFollowsFromTheCountry()
    {
        QVERIFY(dataAreaOf(QStringLiteral("DE")) == DataArea::EuOrEea);
        QVERIFY(dataAreaOf(QStringLiteral("NO")) == DataArea::EuOrEea);
        QVERIFY(dataAreaOf(QStringLiteral("CH")) == DataArea::Elsewhere);
        QVERIFY(dataAreaOf(QStringLiteral("GB")) == DataArea::Elsewhere);
        QVERIFY(dataAreaOf({}) == DataArea::Unknown);
        QVERIFY(dataAreaOf(QStringLiteral("ZZ")) == DataArea::Unknown);
        QVERIFY(dataAreaOf(QStringLiteral("de")) == DataArea::Unknown);
    }

    void aGoodEntryIsRead()
    {
        QStringList problems;
        const auto providers = readProviders(fileWith({goodEntry()}), problems);
        QVERIFY2(problems.isEmpty(), qPrintable(problems.join(QLatin1Char('\n'))));
        QCOMPARE(providers.size(), 1);
        const auto &provider = providers.first();
        QCOMPARE(provider.servers.size(), 2);
        QVERIFY(provider.imap.offered == Known::Yes);
        QVERIFY(provider.pop3.offered == Known::No);
        QVERIFY(provider.loginName == LoginName::FullAddress);
        QVERIFY(provider.sentFiledByServer == Known::Unknown);
    }

    void aBadEntryIsLeftOut_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QJsonValue>("value");
        const auto list = [](const char *text) { return QJsonValue(QJsonArray{QLatin1String(text)}); };
        QTest::newRow("plain text") << QStringLiteral("imap.servers") << list("imap.x.test:143/none");
        QTest::newRow("no port") << QStringLiteral("imap.servers") << list("imap.x.test/tls");
        QTest::newRow("no host") << QStringLiteral("smtp.servers") << list(":465/tls");
        QTest::newRow("no source") << QStringLiteral("sources") << QJsonValue(QJsonArray());
        QTest::newRow("http source") << QStringLiteral("sources") << list("http://x.test/");
        QTest::newRow("http help") << QStringLiteral("help") << QJsonValue(QStringLiteral("http://x.test/"));
        QTest::newRow("no date") << QStringLiteral("checked") << QJsonValue(QStringLiteral("last week"));
        QTest::newRow("no such country") << QStringLiteral("country") << QJsonValue(QStringLiteral("XX"));
        QTest::newRow("no name") << QStringLiteral("name") << QJsonValue(QString());
        QTest::newRow("misspelt key") << QStringLiteral("imap.swichOnFirst") << QJsonValue(true);
        QTest::newRow("yes as text") << QStringLiteral("smtp.filesSent") << QJsonValue(QStringLiteral("yes"));
        QTest::newRow("no such rule") << QStringLiteral("login") << QJsonValue(QStringLiteral("nickname"));
        QTest::newRow("servers not offered") << QStringLiteral("imap.offered") << QJsonValue(false);
        QTest::newRow("one language") << QStringLiteral("imap.note")
                                      << QJsonValue(QJsonObject{{QStringLiteral("en"), QStringLiteral("x")}});
    }

    void aBadEntryIsLeftOut()
    {
        QFETCH(const QString, path);
        QFETCH(const QJsonValue, value);
        QStringList problems;
        QVERIFY(readProviders(fileWith({with(goodEntry(), path, value)}), problems).isEmpty());
        QCOMPARE(problems.size(), 1);
    }

    void namesAreUnique()
    {
        QStringList problems;
        const auto second = with(goodEntry(), QStringLiteral("id"), QStringLiteral("y"));
        readProviders(fileWith({goodEntry(), second}), problems);
        QCOMPARE(problems.size(), 1);
        QVERIFY(problems.first().contains(QLatin1String("x.test")));
        problems.clear();
        readProviders("{ this is no JSON", problems);
        QCOMPARE(problems.size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestProviders)
#include "tst_providers.moc"
