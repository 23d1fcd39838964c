// SPDX-License-Identifier: GPL-3.0-or-later
// Configuration files of providers: what is taken from them, and what is refused (case A4).
#include "mailcore/discovery/AutoconfigFile.h"

#include <QtTest>

using namespace duopost;
using Reason = DiscoveryStep::Reason;

namespace {

const AccountAddress anna{QStringLiteral("anna"), QStringLiteral("solo.test")};

AutoconfigFile read(const QByteArray &bytes)
{
    return readAutoconfigFile(bytes, anna, anna.domain);
}

QByteArray provider(const QByteArray &content)
{
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<clientConfig version=\"1.1\"><emailProvider id=\"x\">"
        + content + "</emailProvider></clientConfig>";
}

QByteArray
imap(const QByteArray &socket, const QByteArray &user = "%EMAILADDRESS%", const QByteArray &more = {})
{
    return "<incomingServer type=\"imap\"><hostname>imap.%EMAILDOMAIN%</hostname><port>993</port><socketType>"
        + socket + "</socketType><username>" + user + "</username>" + more + "</incomingServer>";
}

const QByteArray password = "<authentication>password-cleartext</authentication>";

} // namespace

class TestAutoconfigFile : public QObject {
    Q_OBJECT
private slots:
    void aFileIsUnderstood()
    {
        const auto file = read(provider(
            "<domain>other.test</domain><domain>Solo.Test</domain><displayName>A &amp; B</displayName>"
            + imap("SSL", "%EMAILLOCALPART%", password)
            + "<incomingServer type=\"pop3\"><hostname>pop.solo.test</hostname><port>110</port>"
              "<socketType>STARTTLS</socketType><authentication>OAuth2</authentication></incomingServer>"
              "<outgoingServer type=\"smtp\"><hostname>smtp.solo.test</hostname><port>465</port>"
              "<socketType>SSL</socketType><username>%EMAILADDRESS%</username>"
              "<authentication>password-cleartext</authentication></outgoingServer>"));
        QVERIFY(file.reason == Reason::None);
        QCOMPARE(file.servers.size(), 3);
        const auto &first = file.servers[0];
        QVERIFY(first.service == Service::Imap && first.address.security == Security::Tls);
        QCOMPARE(first.address.host, QStringLiteral("imap.solo.test"));
        QCOMPARE(first.address.port, 993);
        QCOMPARE(first.address.user, QStringLiteral("anna"));
        QCOMPARE(first.loginNames, QStringList{QStringLiteral("anna")});
        QVERIFY(first.signIn == SignIn::Password);
        const auto &second = file.servers[1];
        QVERIFY(second.service == Service::Pop3 && second.address.security == Security::StartTls);
        QVERIFY(second.signIn == SignIn::OAuth2);
        QCOMPARE(second.loginNames.size(), 2); // no name given: both, each once
        QVERIFY(file.servers[2].service == Service::Submission);
    }

    void a2PlaintextServersAreLeftOut()
    {
        const auto plain = read(provider(imap("plain", "%EMAILADDRESS%", password)));
        QVERIFY(plain.reason == Reason::NothingUsable && plain.servers.isEmpty());
        const auto unknown = read(provider(imap("QUIC", "%EMAILADDRESS%", password)));
        QVERIFY(unknown.reason == Reason::NothingUsable);
        QCOMPARE(read(provider(imap("plain") + imap("SSL"))).servers.size(), 1);
    }

    void a4NoDtdAndNoEntities_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        const auto good = provider(imap("SSL"));
        const auto dtd = [&](const QByteArray &doctype, const QByteArray &user) {
            return QByteArray("<?xml version=\"1.0\"?>" + doctype + provider(imap("SSL", user)).mid(38));
        };
        QTest::newRow("an empty DTD") << dtd("<!DOCTYPE clientConfig>", "x");
        QTest::newRow("a file") << dtd("<!DOCTYPE c [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>", "&e;");
        QTest::newRow("a network page")
            << dtd("<!DOCTYPE c [<!ENTITY e SYSTEM \"https://evil.test/\">]>", "&e;");
        QTest::newRow("an outer DTD") << dtd("<!DOCTYPE c SYSTEM \"https://evil.test/x.dtd\">", "x");
        QByteArray laughs = "<!DOCTYPE c [<!ENTITY l0 \"ha\">";
        for (int i = 1; i < 10; ++i)
            laughs += "<!ENTITY l" + QByteArray::number(i) + " \""
                + QByteArray("&l" + QByteArray::number(i - 1) + ";").repeated(10) + "\">";
        QTest::newRow("a billion laughs") << dtd(laughs + "]>", "&l9;");
    }

    void a4NoDtdAndNoEntities()
    {
        QFETCH(const QByteArray, bytes);
        const auto file = read(bytes);
        QVERIFY2(file.reason == Reason::ForbiddenXml, qPrintable(toString(file.reason) + file.detail));
        QVERIFY(file.servers.isEmpty());
    }

    void a4AnUndeclaredEntityIsNoConfiguration()
    {
        const auto file = read(provider(imap("SSL", "&nosuch;")));
        QVERIFY(file.servers.isEmpty());
        QVERIFY(file.reason == Reason::NotAConfiguration || file.reason == Reason::ForbiddenXml);
    }

    void a4UnknownElementsAreSkipped()
    {
        const auto file = read(provider(
            "<domain>solo.test</domain><future><incomingServer type=\"imap\"><hostname>trap.test</hostname>"
            "</incomingServer></future>"
            + imap("SSL", "x", "<newThing a=\"b\"><hostname>trap.test</hostname></newThing>" + password)
            + "<incomingServer type=\"jmap\"><url>https://x.test</url></incomingServer>"
              "<outgoingServer type=\"exchange\"/>"));
        QVERIFY(file.reason == Reason::None);
        QCOMPARE(file.servers.size(), 1);
        QCOMPARE(file.servers[0].address.host, QStringLiteral("imap.solo.test"));
    }

    void a4AFileAboutAnotherDomainIsIgnored()
    {
        const auto file = read(provider("<domain>other.test</domain>" + imap("SSL")));
        QVERIFY(file.reason == Reason::OtherDomain);
        QCOMPARE(file.detail, QStringLiteral("other.test"));
        QVERIFY(file.servers.isEmpty());
        QCOMPARE(read(provider("<domain>%EMAILDOMAIN%</domain>" + imap("SSL"))).servers.size(), 1);
    }

    void a4WhatIsNoConfigurationIsSaidSo_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("a web page") << QByteArray("<!-- hello --><html><body><p>Hi</body></html>");
        QTest::newRow("JSON") << QByteArray("{\"imap\": 1}");
        QTest::newRow("cut short") << provider(imap("SSL")).chopped(40);
        QTest::newRow("binary") << QByteArray("\x00\xff\xfe\x01", 4);
        QTest::newRow("another root") << QByteArray("<emailProvider>" + imap("SSL") + "</emailProvider>");
    }

    void a4WhatIsNoConfigurationIsSaidSo()
    {
        QFETCH(const QByteArray, bytes);
        const auto file = read(bytes);
        QVERIFY2(file.reason == Reason::NotAConfiguration, qPrintable(toString(file.reason)));
        QVERIFY(file.servers.isEmpty());
    }

    void aServerThatCannotBeUsedIsLeftOut_data()
    {
        QTest::addColumn<QByteArray>("server");
        const auto make = [](const QByteArray &host, const QByteArray &port, const QByteArray &more) {
            return QByteArray(
                "<incomingServer type=\"imap\"><hostname>" + host + "</hostname><port>" + port
                + "</port><socketType>SSL</socketType>" + more + "</incomingServer>");
        };
        QTest::newRow("no host") << make("", "993", password);
        QTest::newRow("a path") << make("imap.x.test/path", "993", password);
        QTest::newRow("a line break") << make("imap.x.test&#10;evil", "993", password);
        QTest::newRow("no port") << make("imap.x.test", "0", password);
        QTest::newRow("a large port") << make("imap.x.test", "70000", password);
        QTest::newRow("Kerberos only") << make("imap.x.test", "993", "<authentication>GSSAPI</authentication>");
    }

    void aServerThatCannotBeUsedIsLeftOut()
    {
        QFETCH(const QByteArray, server);
        QVERIFY(read(provider(server)).reason == Reason::NothingUsable);
    }

    void endlessListsAreCut() { QCOMPARE(read(provider(imap("SSL").repeated(500))).servers.size(), 20); }
};

QTEST_GUILESS_MAIN(TestAutoconfigFile)
#include "tst_autoconfig_file.moc"
