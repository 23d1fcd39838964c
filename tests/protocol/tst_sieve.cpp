// SPDX-License-Identifier: GPL-3.0-or-later
// ManageSieve, line by line: what a server says and what is said to it, and servers that mean no good.
#include "mailcore/protocol/SieveSession.h"
#include "mailcore/service/FilterSaving.h"
#include "tests/support/Accounts.h"
#include "tests/support/ScriptedServer.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace duopost;

namespace {

const QByteArray greeting
    = "S: \"IMPLEMENTATION\" \"Example\"\nS: \"SASL\" \"PLAIN LOGIN\"\nS: \"SIEVE\" \"fileinto "
      "Vacation\"\nS: \"VERSION\" \"1.0\"\nS: OK \"ready\"\n";
// "\0user\0geheim-4711"
const QByteArray logIn
    = "C: AUTHENTICATE \"PLAIN\" \"AHVzZXIAZ2VoZWltLTQ3MTE=\"\nS: OK \"in\"\nC: CAPABILITY\n" + greeting;
const QByteArray logOut = "C: LOGOUT\nS: OK\n";

} // namespace

class TestSieve : public QObject {
    Q_OBJECT

    QStringList m_transcript;

    std::optional<MailError>
    run(ScriptedServer &server, const std::function<void(SieveSession &)> &use = {},
        Security security = Security::Plaintext, const Credentials &credentials = testCredentials())
    {
        const auto account = plainAccount(Protocol::Imap, server.port());
        auto address = account.incoming;
        address.security = security;
        SieveSession session({}, {5000, 5000, 300});
        const auto error = errorOf([&] {
            session.open(address, account, credentials);
            if (use)
                use(session);
        });
        m_transcript = session.socket().transcript().lines();
        return error;
    }

private slots:
    void scriptsAreListedReadStoredAndChosen()
    {
        ScriptedServer server(
            greeting + logIn
            + "C: LISTSCRIPTS\nS: \"duopost\" ACTIVE\nS: {6}\nS! r\"u\\nd\\r\\n\nS: \"caf\\\\\\\"\"\nS: OK\n"
              "C: GETSCRIPT \"duopost\"\nS: {7+}\nS! stop;\\r\\n\\r\\n\nS: OK (TAG {1}\nS: x) \"here\"\n"
              "C: HAVESPACE \"a b\" 7\nS: OK\n"
              "C: CHECKSCRIPT {5+}\nC: keep;\nS: OK (WARNINGS) {4}\nS: line\n"
              "C: PUTSCRIPT \"a \\\"b\\\"\" {5+}\nC: keep;\nS: OK\n"
              "C: SETACTIVE \"x\"\nS: OK\nC: SETACTIVE \"\"\nS: OK\nC: RENAMESCRIPT \"x\" \"y\"\nS: OK\n"
              "C: DELETESCRIPT \"y\"\nS: OK \"gone\"\n"
            + logOut);
        const auto error = run(server, [](SieveSession &session) {
            QCOMPARE(session.capabilities().implementation, QStringLiteral("Example"));
            QCOMPARE(
                session.capabilities().extensions,
                (QStringList{QStringLiteral("fileinto"), QStringLiteral("vacation")}));
            QVERIFY(session.isRfc5804());
            const auto names = session.scripts();
            QCOMPARE(names.size(), 3);
            QVERIFY(names[0].active && !names[1].active);
            QCOMPARE(names[1].name, QStringLiteral("r\"u\nd\r"));
            QCOMPARE(names[2].name, QStringLiteral("caf\\\""));
            QCOMPARE(session.script(QStringLiteral("duopost")), QByteArray("stop;\r\n"));
            session.requireSpace(QStringLiteral("a b"), 7);
            QCOMPARE(session.check("keep;"), QStringLiteral("line"));
            QVERIFY(session.put(QStringLiteral("a \"b\""), "keep;").isEmpty());
            session.setActive(QStringLiteral("x"));
            session.setActive({});
            session.rename(QStringLiteral("x"), QStringLiteral("y"));
            session.remove(QStringLiteral("y"));
            session.logOut();
        });
        QCOMPARE(server.failure(), QString());
        QVERIFY2(!error, error ? error->what() : "");
        const auto everything = m_transcript.join(QLatin1Char('\n'));
        for (const auto *secret : {"geheim", "Z2VoZWlt", "keep;", "stop;"})
            QVERIFY2(!everything.contains(QLatin1String(secret)), qPrintable(everything));
        QVERIFY(everything.contains(QLatin1String("PUTSCRIPT")));
    }

    void everyWayOfLoggingInIsSpoken_data()
    {
        QTest::addColumn<QByteArray>("offer");
        QTest::addColumn<QByteArray>("dialogue");
        QTest::newRow("LOGIN")
            << QByteArray("LOGIN")
            << QByteArray("C: AUTHENTICATE \"LOGIN\"\nS: \"VXNlcm5hbWU6\"\nC: \"dXNlcg==\"\nS: {12}\n"
                          "S: UGFzc3dvcmQ6\nC: \"Z2VoZWltLTQ3MTE=\"\nS: OK\n");
        QTest::newRow("CRAM-MD5")
            << QByteArray("CRAM-MD5")
            << QByteArray("C: AUTHENTICATE \"CRAM-MD5\"\nS: \"PDE4OTYuNjk3MTcwOTUyQHg+\"\nC: \"*\"\nS: OK\n");
    }
    void everyWayOfLoggingInIsSpoken()
    {
        QFETCH(QByteArray, offer);
        QFETCH(QByteArray, dialogue);
        ScriptedServer server(
            "S: \"IMPLEMENTATION\" \"x\"\nS: \"SASL\" \"" + offer + "\"\nS: OK\n" + dialogue + "C: CAPABILITY\n"
            + greeting);
        const auto error = run(server);
        QCOMPARE(server.failure(), QString());
        QVERIFY2(!error, error ? error->what() : "");
        const auto everything = m_transcript.join(QLatin1Char('\n'));
        for (const auto *secret : {"geheim", "Z2VoZWlt", "dXNlcg", "PDE4"})
            QVERIFY2(!everything.contains(QLatin1String(secret)), qPrintable(everything));
    }

    void aLongTokenGoesAsALiteral()
    {
        const QByteArray token(2000, 'x');
        ScriptedServer server(
            "S: \"IMPLEMENTATION\" \"x\"\nS: \"SASL\" \"PLAIN XOAUTH2\"\nS: OK\nC: AUTHENTICATE \"XOAUTH2\" "
            "{*+}\nC: *\nS: \"eyJzdGF0dXMiOiI0MDAifQ==\"\nC: \"\"\nS: NO \"expired\"\n");
        const auto error = run(
            server, {}, Security::Plaintext,
            {.user = "user", .password = token, .kind = Credentials::Kind::Token});
        QCOMPARE(server.failure(), QString());
        QVERIFY(error && error->kind() == MailError::Kind::WrongPassword);
        QVERIFY(!m_transcript.join(QLatin1Char('\n')).contains(QLatin1String("eyJz")));
    }

    void whatAServerRefusesIsToldApart_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("words");
        using K = MailError::Kind;
        const auto row = [](const char *what, const QByteArray &script, K kind, const char *words = "") {
            QTest::newRow(what) << script << int(kind) << QString::fromUtf8(words);
        };
        const QByteArray auth = greeting + "C: AUTHENTICATE *\n";
        row("wrong password", auth + "S: NO \"Authentication failed.\"\n", K::WrongPassword,
            "Authentication failed.");
        row("not now", auth + "S: NO (TRYLATER) \"busy\"\n", K::TemporarilyRefused, "busy");
        row("goes away", auth + "S: BYE \"idle\"\n", K::TemporarilyRefused, "idle");
        row("sends us elsewhere", "S: BYE (REFERRAL \"sieve://evil.example.org\") \"go there\"\n",
            K::TemporarilyRefused, "go there");
        row("says nothing of itself", "S: OK\n", K::WrongProtocol);
        row("is an IMAP server", "S: * OK IMAP4rev1\n", K::WrongProtocol, "* OK IMAP4rev1");
        row("is a web server", "S: HTTP/1.1 400 Bad Request\n", K::WrongProtocol);
        row("nothing to log in by", "S: \"IMPLEMENTATION\" \"x\"\nS: OK\n", K::NotSupported);
        const auto in = greeting + logIn + "C: LISTSCRIPTS\n";
        row("refuses", in + "S: NO (QUOTA/MAXSCRIPTS) \"full\"\n", K::ServerRefused, "full");
        row("not there", in + "S: NO (NONEXISTENT) \"what\"\n", K::NotFound, "what");
        row("nonsense", in + "S: HELLO\n", K::ProtocolViolation);
        row("no name", in + "S: \"\"\nS: OK\n", K::ProtocolViolation);
        row("quotes without end", in + "S: \"abc\n", K::ProtocolViolation);
        row("a code without end", in + "S: OK (QUOTA \"x\"\n", K::ProtocolViolation);
        row("something behind the status", in + "S: OK \"x\" \"y\"\n", K::ProtocolViolation);
        row("NUL in a line", in + "S! \"a\\0b\"\\r\\n\n", K::ProtocolViolation);
        row("NUL in a text", in + "S: {3}\nS! a\\0b\\r\\n\nS: OK\n", K::ProtocolViolation);
        row("a length that is none", in + "S: {12x}\n", K::ProtocolViolation);
        row("a length beyond measure", in + "S: {99999999999999999999}\n", K::ProtocolViolation);
        row("a text too large", in + "S: {4000000000}\n", K::LimitExceeded);
        row("a line without end", in + "S! \"" + QByteArray(200'000, 'x') + "\n", K::LimitExceeded);
        row("lines without end", in + QByteArray("S: \"x\"\n").repeated(2100), K::LimitExceeded);
        row("small texts without end", in + ("S: {2000}\nS: " + QByteArray(2000, 'x') + "\n").repeated(2100),
            K::LimitExceeded);
        row("breaks off in a text", in + "S: {100}\nS: abc\nDROP\n", K::ConnectionLost);
    }
    void whatAServerRefusesIsToldApart()
    {
        QFETCH(QByteArray, script);
        QFETCH(int, kind);
        QFETCH(QString, words);
        ScriptedServer server(script);
        const auto error = run(server, [](SieveSession &session) { session.scripts(); });
        QVERIFY(error);
        QVERIFY2(int(error->kind()) == kind, error->what());
        if (!words.isEmpty())
            QCOMPARE(error->serverText(), words);
    }

    void withoutEncryptionNothingIsSaid_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("kind");
        using K = MailError::Kind;
        QTest::newRow("refused") << QByteArray("S: NO \"no TLS\"\n") << int(K::TlsUnavailable);
        QTest::newRow("injected behind the answer")
            << QByteArray("S! OK \"go\"\\r\\n\"SASL\" \"PLAIN\"\\r\\nOK\\r\\n\nHANG\n")
            << int(K::ProtocolViolation);
        QTest::newRow("still clear") << QByteArray("S: OK \"go\"\nS: \"SASL\" \"PLAIN\"\nHANG\n")
                                     << int(K::ProtocolViolation);
    }
    void withoutEncryptionNothingIsSaid()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, kind);
        ScriptedServer server(greeting + "C: STARTTLS\n" + answer);
        const auto error = run(server, {}, Security::StartTls);
        QVERIFY(error);
        const bool clear = error->kind() == MailError::Kind::WrongProtocol; // seen during the handshake
        QVERIFY2(
            int(error->kind()) == kind || (clear && QByteArray(QTest::currentDataTag()) == "still clear"),
            error->what());
        for (const auto &line : server.clientLines())
            QVERIFY2(!line.contains("AUTHENTICATE"), line.constData());
    }

    // Any bytes at all: an answer or an error, soon.
    void garbageEndsInAnError()
    {
        QRandomGenerator random(7);
        const QByteArray alphabet("\"{}()\\ OKNBYE0123456789+\r\nabc\t", 30);
        for (int round = 0; round < 60; ++round) {
            QByteArray garbage;
            for (int i = 0, n = random.bounded(200); i < n; ++i) {
                const auto c = alphabet[random.bounded(static_cast<int>(alphabet.size()))];
                garbage += c == '\r' ? QByteArray("\\r")
                    : c == '\n'      ? QByteArray("\\n")
                    : c == '\\'      ? QByteArray("\\\\")
                                     : QByteArray(1, c);
            }
            ScriptedServer server(
                greeting + logIn + "C: LISTSCRIPTS\nS! " + garbage + "\\r\\n\nDROP\n", round % 2);
            const auto error = run(server, [](SieveSession &session) { session.scripts(); });
            if (error)
                QVERIFY2(error->kind() != MailError::Kind::TimedOut, garbage.constData());
        }
    }

    void namesThatEndTheirCommandAreRefused_data()
    {
        QTest::addColumn<QString>("name");
        QTest::newRow("empty") << QString();
        QTest::newRow("a line end") << QStringLiteral("a\r\nLOGOUT");
        QTest::newRow("NUL") << QString(QChar(0));
        QTest::newRow("a line separator") << QString(QChar(0x2028));
        QTest::newRow("too long") << QString(600, QLatin1Char('x'));
    }
    void namesThatEndTheirCommandAreRefused()
    {
        QFETCH(QString, name);
        const auto error = errorOf([&] { sieveScriptName(name); });
        QVERIFY(error && error->kind() == MailError::Kind::BadUsage);
    }

    void aScriptIsNotCheckedByStoringIt()
    {
        const QByteArray old
            = "S: \"IMPLEMENTATION\" \"old\"\nS: \"SASL\" \"PLAIN\"\nS: \"SIEVE\" \"fileinto\"\nS: OK\n";
        ScriptedServer server(old + "C: AUTHENTICATE *\nS: OK\nC: CAPABILITY\n" + old);
        const auto error = run(server, [](SieveSession &session) { session.check("stop;"); });
        QCOMPARE(server.failure(), QString());
        QVERIFY(error && error->kind() == MailError::Kind::NotSupported);
    }

    // An active script is changed beside itself: at no moment does an unread text decide about mail.
    void anActiveScriptIsReplacedBySteps()
    {
        ScriptedServer server(
            greeting + logIn
            + "C: LISTSCRIPTS\nS: \"duopost\" ACTIVE\nS: OK\nC: GETSCRIPT \"duopost\"\nS: {5}\nS: keep;\nS: "
              "OK\n"
              "C: CHECKSCRIPT {5+}\nC: stop;\nS: OK\n"
              "C: PUTSCRIPT \"duopost-saving\" {5+}\nC: stop;\nS: OK\nC: GETSCRIPT \"duopost-saving\"\nS: "
              "{5}\nS: stop;\nS: OK\n"
              "C: SETACTIVE \"duopost-saving\"\nS: OK\n"
              "C: PUTSCRIPT \"duopost\" {5+}\nC: stop;\nS: OK\nC: GETSCRIPT \"duopost\"\nS: {5}\nS: stop;\nS: "
              "OK\n"
              "C: SETACTIVE \"duopost\"\nS: OK\nC: DELETESCRIPT \"duopost-saving\"\nS: OK\n");
        const auto error = run(server, [](SieveSession &session) {
            const auto saved = saveFilterScript(
                session,
                {.name = QStringLiteral("duopost"),
                 .script = "stop;",
                 .activate = true,
                 .before = QByteArray("keep;"),
                 .activeBefore = QStringLiteral("duopost")});
            QVERIFY(saved.outcome == FilterSaved::Outcome::Saved);
        });
        QCOMPARE(server.failure(), QString());
        QVERIFY2(!error, error ? error->what() : "");
    }

    void aServerThatKeepsAnotherTextIsNotTrustedWithIt()
    {
        ScriptedServer server(
            greeting + logIn
            + "C: LISTSCRIPTS\nS: OK\nC: CHECKSCRIPT {5+}\nC: stop;\nS: OK\nC: PUTSCRIPT \"duopost\" {5+}\nC: "
              "stop;\nS: OK\n"
              "C: GETSCRIPT \"duopost\"\nS: {5}\nS: keep;\nS: OK\n");
        const auto error = run(server, [](SieveSession &session) {
            saveFilterScript(session, {.name = QStringLiteral("duopost"), .script = "stop;", .activate = true});
        });
        QCOMPARE(server.failure(), QString());
        QVERIFY(error && error->kind() == MailError::Kind::ProtocolViolation);
        QVERIFY(!server.clientLines().join('\n').contains("SETACTIVE"));
    }
};

QTEST_GUILESS_MAIN(TestSieve)
#include "tst_sieve.moc"
