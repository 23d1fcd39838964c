// SPDX-License-Identifier: GPL-3.0-or-later
// Whom we believe: certificates of every kind, shown by an IMAP, a POP3 and a submission server.
#include "mailcore/service/KnownServers.h"
#include "tests/support/TestNames.h"
#include "tests/support/TlsScenes.h"

#include <QTcpServer>

using namespace duopost;
using namespace duopost::test;

namespace {

using K = MailError::Kind;

/// What a server shows, and what is to come of it; nothing = it is believed.
struct Case {
    QByteArray name;
    TlsFace face;
    QString host = QStringLiteral("mail.example.test");
    std::optional<K> kind = {};
};

QDateTime inDays(int days)
{
    return QDateTime::currentDateTimeUtc().addDays(days);
}

const Authority &authority()
{
    static const Authority made;
    return made;
}

QList<Case> soundOnes()
{
    const auto &ca = authority();
    const auto intermediate = ca.issue({.commonName = "Intermediate", .isAuthority = true});
    const auto name = QByteArray("DNS:mail.example.test");
    return {
        {"good", {ca.good()}},
        {"good, with an intermediate",
         {makeIdentity({.alternativeNames = name}, &intermediate), {intermediate}}},
        {"wildcard", {ca.issue({.alternativeNames = "DNS:*.example.test"})}},
        {"address", {ca.good()}, QStringLiteral("127.0.0.1")},
        {"A-label",
         {ca.issue({.alternativeNames = "DNS:xn--brse-5qa.example.test"})},
         QStringLiteral("b\u00f6rse.example.test")},
        {"capitals and a dot at the end", {ca.good()}, QStringLiteral("Mail.Example.test.")},
        {"RSA", {ca.issue({.alternativeNames = name, .rsaBits = 2048})}},
    };
}

QList<Case> namedWrongly()
{
    const auto &ca = authority();
    const auto shows = [&](const QByteArray &commonName, const QByteArray &alternativeNames) {
        return TlsFace{ca.issue({.commonName = commonName, .alternativeNames = alternativeNames})};
    };
    const auto mail = QByteArray("mail.example.test");
    const auto here = QStringLiteral("127.0.0.1");
    return {
        {"wrong name", shows("x", "DNS:other.example.test"), QString::fromLatin1(mail), K::CertificateMismatch},
        {"name only in CN", shows(mail, {}), QString::fromLatin1(mail), K::CertificateMismatch},
        {"name in CN, another in SAN", shows(mail, "DNS:other.test"), QString::fromLatin1(mail),
         K::CertificateMismatch},
        {"partial wildcard", shows("x", "DNS:m*.example.test"), QString::fromLatin1(mail),
         K::CertificateMismatch},
        {"wildcard for two labels", shows("x", "DNS:*.example.test"), QStringLiteral("a.mail.example.test"),
         K::CertificateMismatch},
        {"wildcard for the name itself", shows("x", "DNS:*.mail.example.test"), QString::fromLatin1(mail),
         K::CertificateMismatch},
        {"wildcard in the middle", shows("x", "DNS:mail.*.test"), QString::fromLatin1(mail),
         K::CertificateMismatch},
        {"wildcard of a top-level domain", shows("x", "DNS:*.test"), QStringLiteral("mail.test"),
         K::CertificateMismatch},
        {"a star alone", shows("x", "DNS:*"), QString::fromLatin1(mail), K::CertificateMismatch},
        {"address as a DNS name", shows("x", "DNS:127.0.0.1"), here, K::CertificateMismatch},
        {"address only in CN", shows("127.0.0.1", {}), here, K::CertificateMismatch},
        {"another address", shows("x", "IP:127.0.0.2,DNS:mail.example.test"), here, K::CertificateMismatch},
        {"name where an address is meant", shows("x", "DNS:mail.example.test"), here, K::CertificateMismatch},
    };
}

QList<Case> badOnes()
{
    const auto &ca = authority();
    const Wanted plain{.alternativeNames = "DNS:mail.example.test"};
    const auto with = [&](auto change) {
        auto wanted = plain;
        change(wanted);
        return wanted;
    };
    const auto strangerRoot = makeIdentity({.commonName = "Nobody's Root", .isAuthority = true});
    const auto sameNameRoot = makeIdentity({.commonName = "Test Root", .isAuthority = true});
    const auto intermediate = ca.issue({.commonName = "Intermediate", .isAuthority = true});
    const auto fakeIntermediate
        = makeForged({.commonName = "Intermediate", .isAuthority = true}, ca.root, strangerRoot);
    const auto otherLeaf = ca.issue({.commonName = "other", .alternativeNames = "DNS:other.test"});
    const auto host = QStringLiteral("mail.example.test");
    return {
        {"expired",
         {ca.issue(with([](Wanted &w) { w.notBefore = inDays(-90), w.notAfter = inDays(-30); }))},
         host,
         K::CertificateExpired},
        {"not yet valid",
         {ca.issue(with([](Wanted &w) { w.notBefore = inDays(30); }))},
         host,
         K::CertificateNotYetValid},
        {"t11 valid years ago",
         {ca.issue(with([](Wanted &w) { w.notBefore = inDays(-3000), w.notAfter = inDays(-2000); }))},
         host,
         K::ClockWrong},
        {"t11 valid in years",
         {ca.issue(with([](Wanted &w) { w.notBefore = inDays(2000), w.notAfter = inDays(3000); }))},
         host,
         K::ClockWrong},
        {"self-signed", {makeIdentity(plain)}, host, K::CertificateSelfSigned},
        {"issuer not trusted", {makeIdentity(plain, &strangerRoot)}, host, K::CertificateUntrusted},
        {"issuer not trusted but sent along",
         {makeIdentity(plain, &strangerRoot), {strangerRoot}},
         host,
         K::CertificateUntrusted},
        {"issuer that calls itself as ours",
         {makeIdentity(plain, &sameNameRoot), {sameNameRoot}},
         host,
         K::CertificateUntrusted},
        {"intermediate not sent", {makeIdentity(plain, &intermediate)}, host, K::CertificateUntrusted},
        {"leaf used as issuer", {makeIdentity(plain, &otherLeaf), {otherLeaf}}, host, K::CertificateUntrusted},
        {"leaf used as issuer, twice",
         {makeIdentity(plain, &otherLeaf), {otherLeaf, ca.root}},
         host,
         K::CertificateUntrusted},
        {"forged, then a genuine intermediate",
         {makeForged(plain, intermediate, strangerRoot), {intermediate}},
         host,
         K::CertificateUntrusted},
        {"forged, then a forged and a genuine one",
         {makeIdentity(plain, &fakeIntermediate), {fakeIntermediate, intermediate}},
         host,
         K::CertificateUntrusted},
        {"forged as if by the root", {makeForged(plain, ca.root, strangerRoot)}, host, K::CertificateUntrusted},
        {"for clients only",
         {ca.issue(with([](Wanted &w) { w.extendedKeyUsage = "clientAuth"; }))},
         host,
         K::CertificateUntrusted},
        {"RSA with 1024 bits", {ca.issue(with([](Wanted &w) { w.rsaBits = 1024; }))}, host, K::CertificateWeak},
        {"signed with SHA-1", {ca.issue(with([](Wanted &w) { w.sha1 = true; }))}, host, K::CertificateWeak},
    };
}

const QList<Case> &cases()
{
    static const QList<Case> all = soundOnes() + namedWrongly() + badOnes();
    return all;
}

QString allLines(const TlsServer &server)
{
    return QString::fromLatin1(server.clientLines().join('\n'));
}

} // namespace

class TestTlsCertificates : public QObject {
    Q_OBJECT
private slots:
    void t1_t3_t4_everyCertificateIsJudgedAlikeForEveryProtocol_data()
    {
        QTest::addColumn<int>("service");
        QTest::addColumn<int>("security");
        QTest::addColumn<int>("index");
        for (const auto service : services) {
            for (const auto security : {Security::Tls, Security::StartTls}) {
                for (int i = 0; i < cases().size(); ++i)
                    QTest::addRow(
                        "%s %s: %s", name(service), qPrintable(toString(security)), cases()[i].name.constData())
                        << int(service) << int(security) << i;
            }
        }
    }
    void t1_t3_t4_everyCertificateIsJudgedAlikeForEveryProtocol()
    {
        QFETCH(int, service);
        QFETCH(int, security);
        QFETCH(int, index);
        const auto &shown = cases()[index];
        TlsServer server(shown.face, dialogue(Service(service), Security(security)));
        Visitor visitor{.host = shown.host, .caFile = authority().file()};
        const auto error = visitor.visit(Service(service), server.port(), Security(security));
        if (!shown.kind) {
            QVERIFY2(!error, error ? error->what() : "");
            QCOMPARE(server.failure(), QString());
            QVERIFY(visitor.facts.certificate->isTrusted());
            QCOMPARE(visitor.facts.certificate->chain.last().subject, QStringLiteral("CN=Test Root"));
            return;
        }
        QVERIFY(error);
        QVERIFY2(error->kind() == *shown.kind, error->what());
        // The error carries what was shown, and says in words what is wrong.
        QVERIFY(error->certificate());
        QVERIFY(!error->certificate()->problems.isEmpty());
        QCOMPARE(error->certificate()->own().sha256.size(), 32);
        QCOMPARE(error->certificate()->port, server.port());
        QVERIFY(error->detail().size() > 20);
        // Nobody heard a user name, or anything at all inside.
        QVERIFY2(!allLines(server).contains(QLatin1String("AUTH")), qPrintable(allLines(server)));
    }

    void t1WithoutTheAuthorityNothingIsBelieved()
    {
        for (const auto service : services) {
            TlsServer server({authority().good()}, dialogue(service, Security::Tls));
            const auto error = Visitor{}.visit(service, server.port(), Security::Tls);
            QVERIFY(error);
            QVERIFY2(error->kind() == K::CertificateUntrusted, error->what());
        }
    }

    // The whole of section 4's M about exceptions, with what a profile keeps.
    void t2AnExceptionIsForOneHostPortAndCertificate_data()
    {
        QTest::addColumn<int>("service");
        for (const auto service : services)
            QTest::newRow(name(service)) << int(service);
    }
    void t2AnExceptionIsForOneHostPortAndCertificate()
    {
        QFETCH(int, service);
        const auto which = Service(service);
        const auto first = makeIdentity({.commonName = "first", .alternativeNames = "IP:127.0.0.1"});
        const auto second = makeIdentity({.commonName = "second", .alternativeNames = "IP:127.0.0.1"});
        const auto once = dialogue(which, Security::Tls);
        TlsServer server(
            {{first}, {first}, {second}, {first}, {first}},
            "TLS\nNEW\n" + once + "NEW\nTLS\nNEW\n" + once + "NEW\nTLS\n");
        TlsServer otherPort(TlsFace{first}, "TLS\n");
        QTemporaryDir profile;
        const auto path = profile.filePath(QStringLiteral("servers.json"));
        const auto open = [&] { return std::make_shared<KnownServers>(path, [](AccountId) {}); };
        auto known = open();
        Visitor visitor;
        const auto visit = [&](quint16 port) {
            visitor.credentials.memory = known->forAccount({1});
            return visitor.visit(which, port, Security::Tls);
        };

        // Default: refused, with the certificate to look at.
        auto error = visit(server.port());
        QVERIFY(error && error->kind() == K::CertificateSelfSigned);
        QCOMPARE(error->certificate()->own().subject, QStringLiteral("CN=first"));
        known->accept(*error->certificate());
        known = open(); // it lasts
        error = visit(server.port());
        QVERIFY2(!error, error ? error->what() : "");
        QVERIFY(visitor.facts.certificate->acceptedByHand && !visitor.facts.certificate->isTrusted());
        // Another certificate asks again …
        error = visit(server.port());
        QVERIFY(error && error->kind() == K::CertificateSelfSigned);
        QCOMPARE(error->certificate()->own().subject, QStringLiteral("CN=second"));
        // … and the first one is not forgotten over that (two machines behind one name).
        known->accept(*error->certificate());
        QCOMPARE(known->exceptions().size(), 2);
        error = visit(server.port());
        QVERIFY2(!error, error ? error->what() : "");
        // The same certificate at another port is another server.
        error = visit(otherPort.port());
        QVERIFY(error && error->kind() == K::CertificateSelfSigned);
        // Revoked is revoked.
        for (const auto &exception : known->exceptions())
            known->revoke(exception);
        known = open();
        QVERIFY(known->exceptions().isEmpty());
        error = visit(server.port());
        QVERIFY(error && error->kind() == K::CertificateSelfSigned);
    }

    void t2AnExceptionIsNoTrustAnchor()
    {
        // Accepting a certificate does not make it an authority for others.
        const auto accepted
            = makeIdentity({.commonName = "mine", .alternativeNames = "IP:127.0.0.1", .isAuthority = true});
        const auto child = makeIdentity({.alternativeNames = "IP:127.0.0.1"}, &accepted);
        TlsServer server({TlsFace{accepted}, TlsFace{child, {accepted}}}, "TLS\nNEW\nTLS\n");
        QTemporaryDir profile;
        const auto known = std::make_shared<KnownServers>(
            profile.filePath(QStringLiteral("servers.json")), [](AccountId) {});
        Visitor visitor;
        visitor.credentials.memory = known->forAccount({1});
        auto error = visitor.visit(Service::Imap, server.port(), Security::Tls);
        QVERIFY(error && error->certificate());
        known->accept(*error->certificate());
        error = visitor.visit(Service::Imap, server.port(), Security::Tls);
        QVERIFY(error);
        QVERIFY2(error->kind() == K::CertificateUntrusted, error->what());
    }

    void t4TheServersNameIsSentAsALabelsAndNeverAsAnAddress_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QByteArray>("sent");
        QTest::newRow("name") << QStringLiteral("mail.example.test") << QByteArray("mail.example.test");
        QTest::newRow("IDN") << QStringLiteral("b\u00f6rse.example.test")
                             << QByteArray("xn--brse-5qa.example.test");
        QTest::newRow("dot") << QStringLiteral("mail.example.test.") << QByteArray("mail.example.test");
        QTest::newRow("address") << QStringLiteral("127.0.0.1") << QByteArray("");
    }
    void t4TheServersNameIsSentAsALabelsAndNeverAsAnAddress()
    {
        QFETCH(QString, host);
        QFETCH(QByteArray, sent);
        for (const auto service : services) {
            TlsServer server(TlsFace{authority().good()}, "TLS\n");
            Visitor{.host = host}.visit(service, server.port(), Security::Tls);
            QCOMPARE(server.failure(), QString());
            QCOMPARE(server.serverName(), sent);
        }
    }

    void t11TheClockIsNamedWhenYearsLieBetween()
    {
        const auto old = authority().issue(
            {.alternativeNames = "IP:127.0.0.1", .notBefore = inDays(-3000), .notAfter = inDays(-2000)});
        TlsServer server(TlsFace{old}, "TLS\n");
        Visitor visitor{.caFile = authority().file()};
        const auto error = visitor.visit(Service::Imap, server.port(), Security::Tls);
        QVERIFY(error && error->kind() == K::ClockWrong);
        QVERIFY2(
            error->summary().contains(QLatin1String("clock of this computer")), qPrintable(error->summary()));
        QVERIFY(error->certificate()->problems.contains(CertificateProblem::Expired));
    }

    void t14NothingThatACertificateNamesIsFetched()
    {
        QTcpServer bait;
        QVERIFY(bait.listen(QHostAddress::LocalHost));
        const auto url = "http://127.0.0.1:" + QByteArray::number(bait.serverPort()) + "/x";
        const auto intermediate = authority().issue({.commonName = "Intermediate", .isAuthority = true});
        const auto shown = makeIdentity(
            {.alternativeNames = "IP:127.0.0.1",
             .authorityInformation = "caIssuers;URI:" + url + ",OCSP;URI:" + url},
            &intermediate); // which is not sent: somebody might be tempted to fetch it
        for (const auto service : services) {
            TlsServer server(TlsFace{shown}, "TLS\n");
            Visitor visitor{.caFile = authority().file()};
            const auto error = visitor.visit(service, server.port(), Security::Tls);
            QVERIFY(error && error->kind() == K::CertificateUntrusted);
        }
        QVERIFY(!bait.waitForNewConnection(50));
    }
};

QTEST_GUILESS_MAIN(TestTlsCertificates)
#include "tst_tls_certificates.moc"
