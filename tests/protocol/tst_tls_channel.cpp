// SPDX-License-Identifier: GPL-3.0-or-later
// How a connection is protected, and what servers and networks try against it: IMAP, POP3 and submission alike.
#include "tests/support/TestNames.h"
#include "tests/support/TlsScenes.h"

#include <QElapsedTimer>
#include <openssl/ssl.h>

using namespace duopost;
using namespace duopost::test;

namespace {

using K = MailError::Kind;

const Authority &authority()
{
    static const Authority made;
    return made;
}

Visitor trusting()
{
    return {.caFile = authority().file()};
}

// Nothing that a log-in consists of was said.
bool anybodyLoggedIn(const TlsServer &server)
{
    for (const auto &line : server.clientLines()) {
        for (const auto *word : {"AUTH", "LOGIN", "USER", "PASS", "geheim"}) {
            if (line.contains(word))
                return true;
        }
    }
    return false;
}

} // namespace

class TestTlsChannel : public QObject {
    Q_OBJECT

    static void forEachService()
    {
        QTest::addColumn<int>("service");
        for (const auto service : services)
            QTest::newRow(name(service)) << int(service);
    }

private slots:
    void t5WhatProtectsAConnectionIsKnown_data() { forEachService(); }
    void t5WhatProtectsAConnectionIsKnown()
    {
        QFETCH(int, service);
        for (const auto &[version, name] :
             {std::pair(TLS1_2_VERSION, "TLS 1.2"), std::pair(TLS1_3_VERSION, "TLS 1.3")}) {
            TlsServer server(
                TlsFace{.identity = authority().good(), .newest = version},
                dialogue(Service(service), Security::Tls));
            auto visitor = trusting();
            const auto error = visitor.visit(Service(service), server.port(), Security::Tls);
            QVERIFY2(!error, error ? error->what() : "");
            QVERIFY(visitor.facts.encrypted);
            QCOMPARE(visitor.facts.protocol, QString::fromLatin1(name));
            QVERIFY(visitor.facts.keyBits >= 128 && !visitor.facts.cipher.isEmpty());
            QCOMPARE(visitor.facts.certificate->chain.size(), 2);
            QCOMPARE(visitor.facts.mechanism, QStringLiteral("PLAIN"));
            QVERIFY(visitor.facts.connectedAt.isValid());
        }
    }

    void t5OldVersionsAndEmptyCiphersAreRefused_data()
    {
        QTest::addColumn<int>("service");
        QTest::addColumn<int>("security");
        QTest::addColumn<int>("newest");
        QTest::addColumn<QByteArray>("ciphers");
        QTest::addColumn<int>("kind");
        const auto all = QByteArray("ALL:@SECLEVEL=0");
        for (const auto service : services) {
            for (const auto security : {Security::Tls, Security::StartTls}) {
                const auto row = [&](const char *what, int newest, const QByteArray &ciphers, K kind) {
                    QTest::addRow("%s %s %s", name(service), qPrintable(toString(security)), what)
                        << int(service) << int(security) << newest << ciphers << int(kind);
                };
                row("TLS 1.0", TLS1_VERSION, all, K::TlsTooOld);
                row("TLS 1.1", TLS1_1_VERSION, all, K::TlsTooOld);
                row("no encryption", TLS1_2_VERSION, "eNULL:@SECLEVEL=0", K::TlsFailed);
                row("nobody's signature", TLS1_2_VERSION, "aNULL:@SECLEVEL=0", K::TlsFailed);
                row("pre-shared key", TLS1_2_VERSION, "PSK:@SECLEVEL=0", K::TlsFailed);
            }
        }
    }
    void t5OldVersionsAndEmptyCiphersAreRefused()
    {
        QFETCH(int, service);
        QFETCH(int, security);
        QFETCH(int, newest);
        QFETCH(QByteArray, ciphers);
        QFETCH(int, kind);
        TlsServer server(
            TlsFace{.identity = authority().good(), .newest = newest, .ciphers = ciphers},
            dialogue(Service(service), Security(security)));
        const auto error = trusting().visit(Service(service), server.port(), Security(security));
        QVERIFY(error);
        QVERIFY2(int(error->kind()) == kind, error->what());
        QVERIFY(!anybodyLoggedIn(server));
    }

    void t5NobodyRenegotiates_data() { forEachService(); }
    void t5NobodyRenegotiates()
    {
        QFETCH(int, service);
        TlsServer server(
            TlsFace{.identity = authority().good(), .newest = TLS1_2_VERSION},
            dialogue(Service(service), Security::Tls) + "S: before\nRENEGOTIATE\nHANG\n");
        auto visitor = trusting();
        visitor.afterwards = [](MailSocket &socket) {
            QCOMPARE(socket.readLine(), QByteArray("before"));
            socket.waitForData(200); // takes the question in, and answers it
        };
        visitor.visit(Service(service), server.port(), Security::Tls);
        QCOMPARE(server.clientHellos(), 1);
    }

    // RFC 8446 section 6.1. Neither is an end of message: only what the protocol itself says can be that.
    void t6AConnectionThatEndsInsideDataIsAnError_data()
    {
        QTest::addColumn<int>("service");
        QTest::addColumn<QByteArray>("ending");
        QTest::addColumn<QString>("words");
        for (const auto service : services) {
            QTest::addRow("%s cut off", name(service))
                << int(service) << QByteArray("FIN\n") << QStringLiteral("without a TLS farewell");
            QTest::addRow("%s close_notify", name(service))
                << int(service) << QByteArray("BYE\n") << QStringLiteral("after a proper TLS farewell");
        }
    }
    void t6AConnectionThatEndsInsideDataIsAnError()
    {
        QFETCH(int, service);
        QFETCH(QByteArray, ending);
        QFETCH(QString, words);
        TlsServer server(
            TlsFace{authority().good()},
            dialogue(Service(service), Security::Tls) + "S: whole\nS! half a line\n" + ending);
        auto visitor = trusting();
        bool whole = false;
        visitor.afterwards = [&](MailSocket &socket) {
            whole = socket.readLine() == "whole";
            socket.readLine();
        };
        const auto error = visitor.visit(Service(service), server.port(), Security::Tls);
        QVERIFY(error && whole);
        QVERIFY2(error->kind() == K::ConnectionLost, error->what());
        QVERIFY2(error->detail().contains(words), qPrintable(error->detail()));
    }

    void t7EncryptionIsTheDefaultAndNeverOptional()
    {
        QVERIFY(ServerAddress{}.security == Security::Tls);
        for (const auto *word : {"starttls-if-available", "opportunistic", "auto", "tls-if-possible", ""})
            QVERIFY(!securityFromString(QString::fromLatin1(word)));
    }

    void t7StartTlsThatIsTakenOutEndsTheConnection_data()
    {
        QTest::addColumn<int>("service");
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<int>("kind");
        const auto row = [](Service service, const char *what, const QByteArray &script, K kind) {
            QTest::addRow("%s %s", name(service), what) << int(service) << script << int(kind);
        };
        const QByteArray imap = greeting(Service::Imap), pop3 = greeting(Service::Pop3),
                         smtp = greeting(Service::Submission) + "C: EHLO *\n";
        row(Service::Imap, "refused", imap + "C: <tag> STARTTLS\nS: <tag> NO no\n", K::TlsUnavailable);
        row(Service::Imap, "not known", imap + "C: <tag> STARTTLS\nS: <tag> BAD what\n", K::TlsUnavailable);
        row(Service::Imap, "PREAUTH", "S: * PREAUTH in already\n", K::TlsUnavailable);
        row(Service::Imap, "an answer ahead of TLS",
            imap + "C: <tag> STARTTLS\nS! <tag> OK now\\r\\na002 OK in\\r\\n\nTLS\n", K::ProtocolViolation);
        row(Service::Imap, "capabilities ahead of TLS",
            imap + "C: <tag> STARTTLS\nS! <tag> OK now\\r\\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\\r\\n\nTLS\n",
            K::ProtocolViolation);
        row(Service::Imap, "no handshake",
            imap + "C: <tag> STARTTLS\nS: <tag> OK now\nS: * OK still clear\nHANG\n", K::ProtocolViolation);
        row(Service::Pop3, "refused", pop3 + "C: STLS\nS: -ERR no\n", K::TlsUnavailable);
        row(Service::Pop3, "an answer ahead of TLS", pop3 + "C: STLS\nS! +OK now\\r\\n+OK in\\r\\n\nTLS\n",
            K::ProtocolViolation);
        row(Service::Pop3, "no handshake", pop3 + "C: STLS\nS: +OK now\nS: +OK still clear\nHANG\n",
            K::ProtocolViolation);
        const auto sieve = greeting(Service::Filters);
        row(Service::Filters, "refused", sieve + "C: STARTTLS\nS: NO \"no\"\n", K::TlsUnavailable);
        row(Service::Filters, "an answer ahead of TLS",
            sieve + "C: STARTTLS\nS! OK\\r\\n\"SASL\" \"PLAIN\"\\r\\nOK\\r\\n\nTLS\n", K::ProtocolViolation);
        row(Service::Submission, "not offered",
            smtp + "S: 250-x\nS: 250 AUTH PLAIN\nC: STARTTLS\nS: 502 what\n", K::TlsUnavailable);
        row(Service::Submission, "for a while", smtp + "S: 250-x\nS: 250 STARTTLS\nC: STARTTLS\nS: 454 later\n",
            K::TlsUnavailable);
        row(Service::Submission, "an answer ahead of TLS",
            smtp + "S: 250-x\nS: 250 STARTTLS\nC: STARTTLS\nS! 220 now\\r\\n250 AUTH PLAIN\\r\\n\nTLS\n",
            K::ProtocolViolation);
        row(Service::Submission, "no handshake",
            smtp + "S: 250-x\nS: 250 STARTTLS\nC: STARTTLS\nS: 220 now\nS: 220 still clear\nHANG\n",
            K::ProtocolViolation);
    }
    void t7StartTlsThatIsTakenOutEndsTheConnection()
    {
        QFETCH(int, service);
        QFETCH(QByteArray, script);
        QFETCH(int, kind);
        TlsServer server(TlsFace{authority().good()}, script);
        const auto error = trusting().visit(Service(service), server.port(), Security::StartTls);
        QVERIFY(error);
        // What comes after the agreement may arrive with it or a moment later: then it is no handshake.
        const bool late = kind == int(K::ProtocolViolation) && error->kind() == K::WrongProtocol;
        QVERIFY2(late || int(error->kind()) == kind, error->what());
        QVERIFY(!anybodyLoggedIn(server));
    }

    void t7WhatWasSaidBeforeTheHandshakeIsForgotten()
    {
        // A stripped-down offer in clear, the true one inside: SCRAM is what counts.
        TlsServer server(
            TlsFace{authority().good()},
            "S: * OK [CAPABILITY IMAP4rev1 STARTTLS AUTH=LOGIN] ready\n" + upgrade(Service::Imap) + "TLS\n"
                + letIn(Service::Imap));
        const auto error = trusting().visit(Service::Imap, server.port(), Security::StartTls);
        QCOMPARE(server.failure(), QString());
        QVERIFY2(!error, error ? error->what() : "");
    }

    void t7PlaintextIsForThisComputerOrForThoseWhoInsist_data() { forEachService(); }
    void t7PlaintextIsForThisComputerOrForThoseWhoInsist()
    {
        QFETCH(int, service);
        Visitor visitor{.host = QStringLiteral("192.0.2.1"), .connectMs = 100}; // RFC 5737: nobody's
        auto error = visitor.visit(Service(service), 25, Security::Plaintext);
        QVERIFY(error);
        QVERIFY2(error->kind() == K::PlaintextForbidden, error->what());
        visitor.insecurePlaintext = true;
        error = visitor.visit(Service(service), 25, Security::Plaintext);
        QVERIFY(error && error->kind() != K::PlaintextForbidden); // it was tried
    }

    void t10SomethingElseAtThisPortIsSaidAtOnce_data()
    {
        QTest::addColumn<int>("service");
        QTest::addColumn<int>("security");
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QString>("words");
        for (const auto service : services) {
            const auto row
                = [&](const char *what, Security security, const QByteArray &script, const char *words) {
                      QTest::addRow("%s: %s", name(service), what)
                          << int(service) << int(security) << script << QString::fromLatin1(words);
                  };
            const QByteArray http = "S! HTTP/1.1 400 Bad Request\\r\\nServer: x\\r\\n\\r\\n<html>\nHANG\n";
            row("HTTP at a TLS port", Security::Tls, http, "a web server");
            row("HTTP at a STARTTLS port", Security::StartTls, http, "a web server");
            row("plain text at a TLS port", Security::Tls, greeting(service) + "HANG\n",
                "with TLS was expected");
            row("TLS at a STARTTLS port", Security::StartTls, "PARK\nTLS\n", "encrypts from the first byte");
            row("TLS in clear", Security::Plaintext, "PARK\nTLS\n", "encrypts from the first byte");
            row("a web server that waits to be asked", Security::StartTls, "PARK\n" + http, "a web server");
            for (const auto other : services) {
                if (other == service)
                    continue;
                row(qPrintable(QStringLiteral("%1 at a STARTTLS port").arg(QLatin1String(name(other)))),
                    Security::StartTls, greeting(other) + "HANG\n", "was expected");
                row(qPrintable(QStringLiteral("%1 inside TLS").arg(QLatin1String(name(other)))), Security::Tls,
                    "TLS\n" + greeting(other) + "HANG\n", "was expected");
            }
        }
    }
    void t10SomethingElseAtThisPortIsSaidAtOnce()
    {
        QFETCH(int, service);
        QFETCH(int, security);
        QFETCH(QByteArray, script);
        QFETCH(QString, words);
        TlsServer server(TlsFace{authority().good()}, script);
        QElapsedTimer timer;
        timer.start();
        const auto error = trusting().visit(Service(service), server.port(), Security(security));
        QVERIFY(error);
        QVERIFY2(error->kind() == K::WrongProtocol, error->what());
        QVERIFY2(error->detail().contains(words), qPrintable(error->detail()));
        QVERIFY(timer.elapsed() < 5000); // no time-out: those are ten seconds here
        QVERIFY(!anybodyLoggedIn(server));
    }

    void t10AServerThatNamesItsProtocolIsHeard()
    {
        for (const auto &[service, application] :
             {std::pair(Service::Imap, QByteArray("imap")), std::pair(Service::Pop3, QByteArray("pop3")),
              std::pair(Service::Filters, QByteArray("managesieve"))}) {
            TlsServer mail(
                TlsFace{.identity = authority().good(), .onlyApplication = application},
                dialogue(service, Security::Tls));
            const auto none = trusting().visit(service, mail.port(), Security::Tls);
            QVERIFY2(!none, none ? none->what() : "");
            TlsServer web(TlsFace{.identity = authority().good(), .onlyApplication = "http/1.1"}, "TLS\n");
            const auto error = trusting().visit(service, web.port(), Security::Tls);
            QVERIFY(error);
            QVERIFY2(error->kind() == K::WrongProtocol, error->what());
        }
    }

    void t12AHandshakeThatStallsEndsInTime_data()
    {
        QTest::addColumn<int>("service");
        QTest::addColumn<QByteArray>("script");
        for (const auto service : services) {
            QTest::addRow("%s says nothing", name(service)) << int(service) << QByteArray("HANG\n");
            QTest::addRow("%s stops in the middle", name(service))
                << int(service) << QByteArray("S! \x16\x03\x03\x02\nHANG\n");
        }
    }
    void t12AHandshakeThatStallsEndsInTime()
    {
        QFETCH(int, service);
        QFETCH(QByteArray, script);
        TlsServer server(TlsFace{authority().good()}, script);
        Visitor visitor{.caFile = authority().file(), .connectMs = 300};
        QElapsedTimer timer;
        timer.start();
        const auto error = visitor.visit(Service(service), server.port(), Security::Tls);
        QVERIFY(error);
        QVERIFY2(error->kind() == K::TimedOut, error->what());
        QVERIFY(timer.elapsed() < 5000);
    }

    void t12ChainsAndCertificatesHaveLimits_data() { forEachService(); }
    void t12ChainsAndCertificatesHaveLimits()
    {
        QFETCH(int, service);
        const auto &ca = authority();
        const auto visit = [&](const TlsFace &face) {
            TlsServer server(face, dialogue(Service(service), Security::Tls));
            return trusting().visit(Service(service), server.port(), Security::Tls);
        };
        QList<test::Identity> chain;
        test::Identity last = ca.root;
        for (int i = 0; i < 30; ++i) {
            last = makeIdentity({.commonName = "CA " + QByteArray::number(i), .isAuthority = true}, &last);
            chain.prepend(last);
        }
        auto error = visit({makeIdentity({.alternativeNames = "IP:127.0.0.1"}, &last), chain});
        QVERIFY(error);
        QVERIFY2(error->kind() == K::LimitExceeded, error->what());
        // The path has a limit of its own.
        error = visit({makeIdentity({.alternativeNames = "IP:127.0.0.1"}, &chain[15]), chain.mid(15)});
        QVERIFY(error);
        QVERIFY2(error->kind() == K::LimitExceeded || error->kind() == K::CertificateUntrusted, error->what());

        const auto withNames = [&](int count) {
            QByteArray names;
            for (int i = 0; i < count; ++i)
                names += "DNS:host" + QByteArray::number(i) + ".example.test,";
            return ca.issue({.alternativeNames = names + "IP:127.0.0.1"});
        };
        QElapsedTimer timer;
        timer.start();
        error = visit({withNames(1000)});
        QVERIFY2(!error, error ? error->what() : "");
        QVERIFY(timer.elapsed() < 5000);
        error = visit({withNames(8000)}); // some 200 kB
        QVERIFY(error);
        QVERIFY2(error->kind() == K::LimitExceeded, error->what());
    }

    void t13NoCertificateOfOursIsEverShown_data()
    {
        QTest::addColumn<int>("service");
        QTest::addColumn<int>("version");
        for (const auto service : services) {
            QTest::addRow("%s TLS 1.2", name(service)) << int(service) << TLS1_2_VERSION;
            QTest::addRow("%s TLS 1.3", name(service)) << int(service) << TLS1_3_VERSION;
        }
    }
    void t13NoCertificateOfOursIsEverShown()
    {
        QFETCH(int, service);
        QFETCH(int, version);
        TlsServer asking(
            TlsFace{.identity = authority().good(), .newest = version, .asksForCertificate = true},
            dialogue(Service(service), Security::Tls));
        auto visitor = trusting();
        auto error = visitor.visit(Service(service), asking.port(), Security::Tls);
        QVERIFY2(!error, error ? error->what() : "");
        QVERIFY(!asking.sawClientCertificate());
        QVERIFY(visitor.facts.clientCertificateAsked); // and it is told
        QVERIFY(visitor.transcript.join(QLatin1Char('\n')).contains(QLatin1String("client certificate")));

        TlsServer demanding(
            TlsFace{.identity = authority().good(), .newest = version, .demandsCertificate = true},
            dialogue(Service(service), Security::Tls));
        error = visitor.visit(Service(service), demanding.port(), Security::Tls);
        QVERIFY(error);
        QVERIFY2(error->kind() == K::ClientCertificateWanted, error->what());
    }
};

QTEST_GUILESS_MAIN(TestTlsChannel)
#include "tst_tls_channel.moc"
