// SPDX-License-Identifier: GPL-3.0-or-later
// Submission, line by line, up to the log-in.
#include "mailcore/protocol/SmtpConnection.h"
#include "mailcore/service/KnownServers.h"
#include "tests/support/Accounts.h"
#include "tests/support/ScriptedServer.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace duopost;

class TestSmtp : public QObject {
    Q_OBJECT

    QStringList m_transcript;

    std::optional<MailError> open(
        ScriptedServer &server, const std::function<void(SmtpConnection &)> &use = {},
        Credentials credentials = testCredentials())
    {
        auto account = plainAccount(Protocol::Imap, server.port());
        account.outgoing = account.incoming;
        SmtpConnection connection({}, {5000, 5000, 300});
        const auto error = errorOf([&] {
            connection.open(account, credentials, [](const char *, const QString &) {});
            if (use)
                use(connection);
        });
        m_transcript = connection.socket().transcript().lines();
        return error;
    }

private slots:
    void theServerIsAskedAndLetsIn()
    {
        ScriptedServer server("S: 220-mail.example.org\nS: 220 ready\nC: EHLO [127.0.0.1]\nS: "
                              "250-mail.example.org\nS: 250-SIZE 35882577\n"
                              "S: 250-8BITMIME\nS: 250-AUTH PLAIN LOGIN\nS: 250 SMTPUTF8\nC: AUTH PLAIN "
                              "AHVzZXIAZ2VoZWltLTQ3MTE=\n"
                              "S: 235 2.7.0 in\nC: NOOP\nS: 250 2.0.0 yes\nC: QUIT\nS: 221 bye\n");
        const auto error = open(server, [](SmtpConnection &connection) {
            QVERIFY(connection.has("8bitmime") && connection.has("SMTPUTF8") && !connection.has("CHUNKING"));
            QCOMPARE(connection.extension("SIZE"), QByteArray("35882577"));
            const auto reply = connection.run("NOOP");
            QCOMPARE(reply.code, 250);
            QCOMPARE(reply.enhancedCode(), QByteArray("2.0.0"));
            QCOMPARE(connection.socket().facts().mechanism, QStringLiteral("PLAIN"));
            connection.quit();
        });
        QCOMPARE(server.failure(), QString());
        QVERIFY2(!error, error ? error->what() : "");
    }

    void everyMechanismIsSpoken_data()
    {
        QTest::addColumn<QByteArray>("offer");
        QTest::addColumn<QByteArray>("dialogue");
        QTest::newRow("LOGIN") << QByteArray("AUTH LOGIN")
                               << QByteArray(
                                      "C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: dXNlcg==\nS: 334 UGFzc3dvcmQ6\n"
                                      "C: Z2VoZWltLTQ3MTE=\nS: 235 in\n");
        QTest::newRow("old spelling")
            << QByteArray("AUTH=LOGIN")
            << QByteArray("C: AUTH LOGIN\nS: 334 VXNlcm5hbWU6\nC: dXNlcg==\nS: 334 UGFzc3dvcmQ6\n"
                          "C: Z2VoZWltLTQ3MTE=\nS: 235-well\nS: 235 in\n");
        QTest::newRow("CRAM-MD5")
            << QByteArray("AUTH CRAM-MD5")
            << QByteArray("C: AUTH CRAM-MD5\nS: 334 PDE4OTYuNjk3MTcwOTUyQHg+\nC: *\nS: 235 in\n");
    }
    void everyMechanismIsSpoken()
    {
        QFETCH(QByteArray, offer);
        QFETCH(QByteArray, dialogue);
        ScriptedServer server("S: 220 x\nC: EHLO *\nS: 250-x\nS: 250 " + offer + "\n" + dialogue);
        const auto error = open(server);
        QCOMPARE(server.failure(), QString());
        QVERIFY2(!error, error ? error->what() : "");
        const auto everything = m_transcript.join(QLatin1Char('\n'));
        for (const auto *secret : {"geheim", "Z2VoZWlt", "dXNlcg", "PDE4"})
            QVERIFY2(!everything.contains(QLatin1String(secret)), qPrintable(everything));
    }

    void aTokenGoesByXOAuth2AndItsRefusalIsHeardToTheEnd()
    {
        ScriptedServer server("S: 220 x\nC: EHLO *\nS: 250-x\nS: 250 AUTH PLAIN XOAUTH2\nC: AUTH XOAUTH2 "
                              "dXNlcj11c2VyAWF1dGg9QmVhcmVyIHRva2VuAQE=\nS: 334 eyJzdGF0dXMiOiI0MDAifQ==\nC: "
                              "\nS: 535 5.7.8 expired\n");
        // That passwords could go a better way here before is of no concern to a token.
        const QTemporaryDir folder;
        const auto known
            = std::make_shared<KnownServers>(folder.filePath(QStringLiteral("servers.json")), [](AccountId) {});
        const auto memory = known->forAccount({1});
        memory->loggedIn(
            Service::Submission, {.host = QStringLiteral("127.0.0.1"), .port = server.port()}, "SCRAM-SHA-256");
        const auto error = open(
            server, {},
            {.user = "user", .password = "token", .kind = Credentials::Kind::Token, .memory = memory});
        QCOMPARE(server.failure(), QString());
        QVERIFY(error);
        QVERIFY2(error->kind() == MailError::Kind::WrongPassword, error->what());
    }

    void whatARefusalMeansIsToldApart_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<int>("kind");
        const QByteArray offered = "S: 220 x\nC: EHLO *\nS: 250-x\nS: 250 AUTH PLAIN\n";
        const auto row = [](const char *what, const QByteArray &script, MailError::Kind kind) {
            QTest::newRow(what) << script << int(kind);
        };
        using K = MailError::Kind;
        row("M6 wrong password", offered + "C: AUTH *\nS: 535 5.7.8 no\n", K::WrongPassword);
        row("M6 busy", offered + "C: AUTH *\nS: 454 4.7.0 later\n", K::TemporarilyRefused);
        row("M6 going down", offered + "C: AUTH *\nS: 421 going down\n", K::TemporarilyRefused);
        row("not now", "S: 421 busy\n", K::TemporarilyRefused);
        row("not from here", "S: 554 blocked\n", K::TemporarilyRefused);
        row("EHLO refused", "S: 220 x\nC: EHLO *\nS: 502 what\n", K::ServerRefused);
        row("nothing to log in by", "S: 220 x\nC: EHLO *\nS: 250 x\n", K::NotSupported);
        row("M16 mixed codes", "S: 220 x\nC: EHLO *\nS: 250-x\nS: 251 y\n", K::ProtocolViolation);
        row("M16 no code", "S: 220 x\nC: EHLO *\nS: hello\n", K::ProtocolViolation);
        QByteArray endless = "S: 220 x\nC: EHLO *\n";
        for (int i = 0; i < 300; ++i)
            endless += "S: 250-more\n";
        row("M16 an answer without end", endless, K::LimitExceeded);
        row("cut off", "S: 220 x\nC: EHLO *\nS: 250-x\nDROP\n", K::ConnectionLost);
    }
    void whatARefusalMeansIsToldApart()
    {
        QFETCH(QByteArray, script);
        QFETCH(int, kind);
        ScriptedServer server(script);
        const auto error = open(server);
        QVERIFY(error);
        QVERIFY2(int(error->kind()) == kind, error->what());
    }

    void nothingOfThisComputerIsRevealed()
    {
        ScriptedServer server("S: 220 x\nC: EHLO *\nS: 250-x\nS: 250 AUTH PLAIN\nC: AUTH *\nS: 235 in\n");
        open(server);
        QCOMPARE(server.clientLines().first(), QByteArray("EHLO [127.0.0.1]"));
        QVERIFY(!server.clientLines().join('\n').contains(QSysInfo::machineHostName().toUtf8()));
    }
};

QTEST_GUILESS_MAIN(TestSmtp)
#include "tst_smtp.moc"
