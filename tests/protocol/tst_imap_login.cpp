// SPDX-License-Identifier: GPL-3.0-or-later
// From the greeting to a logged-in IMAP connection, line by line.
#include "mailcore/protocol/ImapConnection.h"
#include "tests/support/Accounts.h"
#include "tests/support/ScriptedServer.h"

#include <QtTest>

using namespace duopost;

class TestImapLogin : public QObject {
    Q_OBJECT

    static std::optional<MailError>
    open(ScriptedServer &server, Security security, QStringList *transcript = nullptr)
    {
        auto account = plainAccount(Protocol::Imap, server.port());
        account.incoming.security = security;
        ImapConnection connection({});
        const auto error = errorOf(
            [&] { connection.open(account, testCredentials(), [](const char *, const QString &) {}); });
        if (transcript)
            *transcript = connection.socket().transcript().lines();
        return error;
    }

private slots:
    void theExchangeIsPassedOn_data()
    {
        QTest::addColumn<int>("writeSize");
        QTest::addColumn<QByteArray>("capabilities");
        QTest::addColumn<QByteArray>("ok");
        QTest::newRow("plain") << 0 << QByteArray("AUTH=PLAIN AUTH=CRAM-MD5") << QByteArray("OK done");
        QTest::newRow("I42 byte by byte, bare and lower case")
            << 1 << QByteArray("AUTH=PLAIN") << QByteArray("ok");
    }
    void theExchangeIsPassedOn()
    {
        QFETCH(int, writeSize);
        QFETCH(QByteArray, capabilities);
        QFETCH(QByteArray, ok);
        ScriptedServer server(
            "S: * OK ready\n"
            "C: <tag> CAPABILITY\n"
            "S: * CAPABILITY IMAP4rev1 "
                + capabilities
                + "\nS: <tag> OK done\n"
                  "C: a002 AUTHENTICATE PLAIN\n"
                  "S: +\n"
                  "C: AHVzZXIAZ2VoZWltLTQ3MTE=\n"
                  "S: * CAPABILITY (garbage\n"
                  "S: a002 "
                + ok
                + "\nC: <tag> CAPABILITY\n"
                  "S: * CAPABILITY IMAP4rev1 IDLE\n"
                  "S: <tag> OK done\n",
            writeSize);
        const auto error = open(server, Security::Plaintext);
        QCOMPARE(server.failure(), QString());
        QVERIFY2(!error, error ? error->what() : "");
    }

    // Greeting and log-in tell all: one round trip, and the next command is about mail.
    void logInIsOneRoundTripWhereTheServerAllowsIt()
    {
        ScriptedServer server("S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN AUTH=SCRAM-SHA-256] ready\n"
                              "C: a002 AUTHENTICATE PLAIN AHVzZXIAZ2VoZWltLTQ3MTE=\n"
                              "S: a002 OK [CAPABILITY IMAP4rev1 IDLE] in\n");
        const auto error = open(server, Security::Plaintext);
        QCOMPARE(server.failure(), QString());
        QVERIFY2(!error, error ? error->what() : "");
        QCOMPARE(server.clientLines().size(), 1);
    }

    // Gmail says it untagged, before the OK.
    void capabilitiesOnTheWayAreTaken()
    {
        ScriptedServer server(
            "S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] ready\nC: a002 AUTHENTICATE PLAIN *\n"
            "S: * CAPABILITY IMAP4rev1 ENABLE CONDSTORE\nS: a002 OK in\nC: <tag> ENABLE CONDSTORE\n");
        const auto error = open(server, Security::Plaintext);
        QCOMPARE(server.failure(), QString());
        QVERIFY2(!error, error ? error->what() : "");
    }

    void noSecretIsEverRecorded_data()
    {
        QTest::addColumn<QByteArray>("capabilities");
        QTest::newRow("PLAIN") << QByteArray("IMAP4rev1 SASL-IR AUTH=PLAIN");
        QTest::newRow("PLAIN without SASL-IR") << QByteArray("IMAP4rev1 AUTH=PLAIN");
        QTest::newRow("LOGIN command") << QByteArray("IMAP4rev1");
        QTest::newRow("LOGIN mechanism") << QByteArray("IMAP4rev1 AUTH=LOGIN LOGINDISABLED");
    }
    void noSecretIsEverRecorded()
    {
        QFETCH(QByteArray, capabilities);
        // The server echoes the password back in its refusal, as some do.
        ScriptedServer server(
            "S: * OK ready\n"
            "C: <tag> CAPABILITY\n"
            "S: * CAPABILITY "
            + capabilities
            + "\nS: <tag> OK done\n"
              "C: <tag> *\n"
              "S: <tag> NO [AUTHENTICATIONFAILED] geheim-4711 is wrong (Z2VoZWltLTQ3MTE=)\n");
        QStringList transcript;
        const auto error = open(server, Security::Plaintext, &transcript);
        QVERIFY(error);
        const auto everything = transcript.join(QLatin1Char('\n')) + error->serverText() + error->detail()
            + QString::fromUtf8(error->what());
        for (const auto *secret : {"geheim-4711", "Z2VoZWltLTQ3MTE", "AHVzZXIAZ2VoZWltLTQ3MTE", "dXNlcg"})
            QVERIFY2(!everything.contains(QLatin1String(secret)), qPrintable(everything));
        QVERIFY(transcript.size() >= 4);
    }

    void i34ABusyServerIsToldFromAWrongPassword_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("kind");
        QTest::newRow("AUTHENTICATIONFAILED")
            << QByteArray("NO [AUTHENTICATIONFAILED] no") << int(MailError::Kind::WrongPassword);
        QTest::newRow("bare NO") << QByteArray("NO") << int(MailError::Kind::WrongPassword);
        QTest::newRow("I34 UNAVAILABLE")
            << QByteArray("NO [UNAVAILABLE] later") << int(MailError::Kind::TemporarilyRefused);
        QTest::newRow("I34 INUSE") << QByteArray("NO [INUSE] later")
                                   << int(MailError::Kind::TemporarilyRefused);
        QTest::newRow("I34 LIMIT") << QByteArray("NO [LIMIT] too many")
                                   << int(MailError::Kind::TemporarilyRefused);
    }
    void i34ABusyServerIsToldFromAWrongPassword()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, kind);
        ScriptedServer server(
            "S: * OK ready\nC: <tag> CAPABILITY\nS: * CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN\n"
            "S: <tag> OK done\nC: <tag> AUTHENTICATE PLAIN *\nS: <tag> "
            + answer + "\n");
        const auto error = open(server, Security::Plaintext);
        QVERIFY(error);
        QCOMPARE(int(error->kind()), kind);
        QVERIFY2(error->serverText().contains(QString::fromLatin1(answer)), error->what());
        // Exactly one attempt: several in turn lock accounts.
        QCOMPARE(server.clientLines().size(), 2);
    }

    void i34ByeInsteadOfAnAnswerIsTemporary()
    {
        ScriptedServer server(
            "S: * OK ready\nC: <tag> CAPABILITY\nS: * CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN\n"
            "S: <tag> OK done\nC: <tag> AUTHENTICATE PLAIN *\nS: * BYE going down\nDROP\n");
        const auto error = open(server, Security::Plaintext);
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::TemporarilyRefused);
        QVERIFY(error->serverText().contains(QLatin1String("going down")));
    }

    // CASES I35: several attempts in turn lock accounts.
    void i35AWrongPasswordIsTriedOnce()
    {
        ScriptedServer server(
            "S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN AUTH=LOGIN AUTH=SCRAM-SHA-1] ready\n"
            "C: <tag> AUTHENTICATE *\nS: <tag> NO [AUTHENTICATIONFAILED] no\n");
        const auto error = open(server, Security::Plaintext);
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::WrongPassword);
        QCOMPARE(server.clientLines().size(), 1);
    }

    // CASES I44: too many connections say so in different ways; none is about the password.
    void i44TooManyConnectionsAreTemporary_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::newRow("at the greeting") << QByteArray("S: * BYE Too many connections from your host\n");
        QTest::newRow("at log-in") << QByteArray(
            "S: * OK [CAPABILITY IMAP4rev1 SASL-IR AUTH=PLAIN] ready\nC: <tag> AUTHENTICATE *\n"
            "S: <tag> NO [LIMIT] Maximum number of connections exceeded\n");
    }
    void i44TooManyConnectionsAreTemporary()
    {
        QFETCH(QByteArray, script);
        ScriptedServer server(script);
        const auto error = open(server, Security::Plaintext);
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::TemporarilyRefused);
    }

    // CASES I1: a PREAUTH greeting would skip STARTTLS and log-in.
    void i1_preauthIsRefused()
    {
        ScriptedServer server("S: * PREAUTH welcome\n");
        const auto error = open(server, Security::StartTls);
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::TlsUnavailable);
        QVERIFY(server.clientLines().isEmpty());
    }

    // CASES I3: what stands after the OK in the same segment is not the server's word.
    void i3_dataBehindStartTlsIsAnAttack()
    {
        ScriptedServer server(
            "S: * OK ready\nC: s1 STARTTLS\nS! s1 OK go\\r\\n* CAPABILITY IMAP4rev1 AUTH=PLAIN\\r\\n\n");
        const auto error = open(server, Security::StartTls);
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::ProtocolViolation);
        QCOMPARE(server.clientLines().size(), 1);
    }

    // CASES I4: no STARTTLS, no credentials.
    void i4_startTlsRefusedSendsNothing_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::newRow("NO") << QByteArray("S: s1 NO not today\n");
        QTest::newRow("BAD") << QByteArray("S: s1 BAD what\n");
        QTest::newRow("nonsense") << QByteArray("S: s1 PERHAPS\n");
        QTest::newRow("I2 only untagged data") << QByteArray("S: * LIST () \"/\" evil\n").repeated(120);
    }
    void i4_startTlsRefusedSendsNothing()
    {
        QFETCH(QByteArray, answer);
        ScriptedServer server("S: * OK ready\nC: s1 STARTTLS\n" + answer);
        const auto error = open(server, Security::StartTls);
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::TlsUnavailable);
        QCOMPARE(server.clientLines().size(), 1);
    }

    // CASES I6: LOGINDISABLED and no common mechanism: nothing is sent.
    void i6_noCommonMechanismSendsNoPassword()
    {
        ScriptedServer server(
            "S: * OK ready\nC: <tag> CAPABILITY\nS: * CAPABILITY IMAP4rev1 LOGINDISABLED AUTH=GSSAPI\n"
            "S: <tag> OK done\n");
        const auto error = open(server, Security::Plaintext);
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::NotSupported);
        QCOMPARE(server.clientLines().size(), 1);
    }

    // CASES I5: no second attempt at a CAPABILITY that was refused.
    void i5_capabilityRefusedEndsTheAttempt()
    {
        ScriptedServer server("S: * OK ready\nC: <tag> CAPABILITY\nS: <tag> BAD no\n");
        const auto error = open(server, Security::Plaintext);
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::ServerRefused);
        QCOMPARE(server.clientLines().size(), 1);
    }

    void nonsenseInsteadOfAGreetingIsSaidSo()
    {
        ScriptedServer server("S: HTTP/1.1 400 Bad Request\n");
        const auto error = open(server, Security::Plaintext);
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::WrongProtocol);
        QVERIFY(error->serverText().contains(QLatin1String("HTTP/1.1 400")));
    }

    void aLineBreakInThePasswordNeverReachesTheWire()
    {
        ScriptedServer server(
            "S: * OK ready\nC: <tag> CAPABILITY\nS: * CAPABILITY IMAP4rev1 AUTH=PLAIN\nS: <tag> OK done\n");
        ImapConnection connection({});
        const auto error = errorOf([&] {
            connection.open(
                plainAccount(Protocol::Imap, server.port()), {"user", "a\r\nx LOGOUT"},
                [](const char *, const QString &) {});
        });
        QVERIFY(error);
        QCOMPARE(error->kind(), MailError::Kind::BadUsage);
        QCOMPARE(server.clientLines().size(), 1);
    }
};

QTEST_GUILESS_MAIN(TestImapLogin)
#include "tst_imap_login.moc"
