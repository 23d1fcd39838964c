// SPDX-License-Identifier: GPL-3.0-or-later
// duopost-cli as a script sees it: fields, exit states, errors, the practice server that outlives a command.
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

namespace {

struct Answer {
    int exit = -1;
    QJsonObject out, err;
    QByteArray text;
};

} // namespace

class TestCli : public QObject {
    Q_OBJECT

    QTemporaryDir m_profile;
    QJsonObject m_lab;

    Answer run(const QStringList &words, const QByteArray &input = {})
    {
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(
            QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("unix:path=/nonexistent"));
        process.setProcessEnvironment(environment);
        process.start(
            QStringLiteral(DUOPOST_CLI), QStringList{QStringLiteral("--profile"), m_profile.path()} + words);
        process.write(input);
        process.closeWriteChannel();
        Answer answer;
        if (!process.waitForFinished(120'000))
            return answer;
        answer.exit = process.exitCode();
        answer.text = process.readAllStandardOutput();
        answer.out = QJsonDocument::fromJson(answer.text).object();
        answer.err = QJsonDocument::fromJson(process.readAllStandardError()).object();
        return answer;
    }
    static QString errorKind(const Answer &answer)
    {
        return answer.err[QStringLiteral("error")].toObject()[QStringLiteral("kind")].toString();
    }
    static QStringList words(const char *line) { return QString::fromUtf8(line).split(QLatin1Char(' ')); }

private slots:
    void initTestCase()
    {
        const auto answer = run(words("--json lab start"));
        if (answer.exit != 0 && errorKind(answer) == QLatin1String("lab-unavailable"))
            QSKIP("no practice server here");
        QCOMPARE(answer.exit, 0);
        m_lab = answer.out;
        const auto user = m_lab[QStringLiteral("users")].toArray().first().toObject();
        for (const auto *protocol : {"imap", "pop3"}) {
            const auto name = QString::fromLatin1(protocol);
            const auto port = m_lab[name + QLatin1Char('s')].toInt();
            const auto added = run(
                {QStringLiteral("--json"), QStringLiteral("account"), QStringLiteral("add"), name,
                 QStringLiteral("--address"), user[QStringLiteral("address")].toString(),
                 QStringLiteral("--user"), user[QStringLiteral("name")].toString(),
                 QStringLiteral("--protocol"), name, QStringLiteral("--host"), QStringLiteral("127.0.0.1"),
                 QStringLiteral("--port"), QString::number(port), QStringLiteral("--ca"),
                 m_lab[QStringLiteral("ca")].toString(), QStringLiteral("--password-file"),
                 user[QStringLiteral("passwordFile")].toString()});
            QCOMPARE(added.exit, 0);
            QCOMPARE(added.out[QStringLiteral("name")].toString(), name);
        }
    }

    void filtersAreListedCheckedStoredAndChosen()
    {
        const auto port = m_lab[QStringLiteral("sieve")].toInt();
        if (port == 0)
            QSKIP("lab-unavailable: no ManageSieve server");
        const auto filters = [&](const char *line, const QStringList &more = {}) {
            return run(
                QStringList{QStringLiteral("--json"), QStringLiteral("filters"), QStringLiteral("imap")}
                + words(line) + more);
        };
        QTemporaryDir folder;
        const auto file = [&](const QByteArray &text) {
            QFile made(folder.filePath(QStringLiteral("script")));
            if (!made.open(QIODevice::WriteOnly) || made.write(text) != text.size())
                qWarning("cannot write");
            return QStringList{made.fileName()};
        };
        const auto none = filters("list"); // nobody listens where RFC 5804 says
        QCOMPARE(none.exit, 0);
        QVERIFY(!none.out[QStringLiteral("there")].toBool());
        const auto list = filters("list --host 127.0.0.1 --port", {QString::number(port)});
        QCOMPARE(list.exit, 0);
        QVERIFY(list.out[QStringLiteral("there")].toBool());
        QVERIFY(list.out[QStringLiteral("extensions")].toArray().contains(QStringLiteral("fileinto")));

        const auto wrong = filters("check", file("keep;\nnonsense;\n"));
        QCOMPARE(wrong.exit, 1);
        QCOMPARE(wrong.out[QStringLiteral("lines")].toArray().first().toInt(), 2);
        QCOMPARE(filters("put mine", file("nonsense;\n")).exit, 1);
        QCOMPARE(filters("put mine", file("require \"fileinto\";\nfileinto \"Archive\";\n")).exit, 0);
        QVERIFY(!filters("list")
                     .out[QStringLiteral("scripts")]
                     .toArray()
                     .first()[QStringLiteral("active")]
                     .toBool());
        QCOMPARE(filters("activate mine").exit, 0);
        const auto shown = filters("show");
        QCOMPARE(shown.out[QStringLiteral("name")].toString(), QStringLiteral("mine"));
        QVERIFY(shown.out[QStringLiteral("script")].toString().contains(QLatin1String("Archive")));
        QCOMPARE(
            shown.out[QStringLiteral("summary")][QStringLiteral("folders")].toArray(),
            QJsonArray{QStringLiteral("Archive")});
        QCOMPARE(filters("delete mine").exit, 1); // it is active
        QCOMPARE(filters("deactivate").exit, 0);
        QCOMPARE(filters("delete mine").exit, 0);
        QCOMPARE(errorKind(filters("show mine")), QStringLiteral("not-found"));
        QCOMPARE(filters("dance").exit, 2);
    }

    void theLabSaysWhereItIs()
    {
        const auto status = run(words("--json lab status"));
        QCOMPARE(status.exit, 0);
        QCOMPARE(status.out[QStringLiteral("running")].toBool(), true);
        for (const auto *field : {"imap", "imaps", "pop3", "pop3s", "sieve"})
            QVERIFY2(status.out[QString::fromLatin1(field)].toInt() > 1023, field);
        QVERIFY(status.out[QStringLiteral("users")].toArray().size() >= 2);
    }

    void syncListShowAndMarkHaveTheFieldsScriptsRelyOn()
    {
        const auto synced = run(words("--json sync"));
        QCOMPARE(synced.exit, 0);
        const auto accounts = synced.out[QStringLiteral("accounts")].toArray();
        QCOMPARE(accounts.size(), 2);
        for (const auto *field :
             {"name", "seconds", "bytesIn", "bytesOut", "commands", "connections", "folders"})
            QVERIFY2(accounts.first().toObject().contains(QString::fromLatin1(field)), field);
        const auto listed
            = run(words("list imap inbox --limit 3 --json")).out[QStringLiteral("messages")].toArray();
        QCOMPARE(listed.size(), 3);
        const auto message = listed.first().toObject();
        for (const auto *field :
             {"id", "uid", "uidl", "messageId", "subject", "from", "date", "size", "flags", "where"})
            QVERIFY2(message.contains(QString::fromLatin1(field)), field);
        QVERIFY(message[QStringLiteral("uid")].toInt() > 0 && message[QStringLiteral("uidl")].isNull());
        const auto id = QString::number(message[QStringLiteral("id")].toInteger());
        const auto shown = run(
            {QStringLiteral("--json"), QStringLiteral("show"), QStringLiteral("imap"), QStringLiteral("INBOX"),
             id});
        for (const auto *field :
             {"subject", "from", "to", "cc", "bcc", "replyTo", "date", "messageId", "inReplyTo", "references",
              "text", "html", "attachments", "warnings"})
            QVERIFY2(shown.out.contains(QString::fromLatin1(field)), field);
        const auto mark = [&](const QStringList &more) {
            return run(QStringList{
                           QStringLiteral("--json"), QStringLiteral("mark"), QStringLiteral("imap"),
                           QStringLiteral("INBOX"), id}
                       + more)
                .out[QStringLiteral("results")]
                .toArray()
                .first()
                .toObject()[QStringLiteral("outcome")]
                .toString();
        };
        QCOMPARE(mark({QStringLiteral("--flagged")}), QStringLiteral("queued"));
        QCOMPARE(mark({QStringLiteral("--seen"), QStringLiteral("--now")}), QStringLiteral("done"));
        const auto after = run(words("list imap INBOX --limit 1 --json"))
                               .out[QStringLiteral("messages")]
                               .toArray()
                               .first()
                               .toObject();
        QVERIFY(after[QStringLiteral("flags")].toArray().contains(QStringLiteral("\\Seen")));
        QVERIFY(after[QStringLiteral("flags")].toArray().contains(QStringLiteral("\\Flagged")));
        // A folder's POP3 twin keeps its marks here and says so.
        const auto popId = QString::number(run(words("list pop3 INBOX --limit 1 --json"))
                                               .out[QStringLiteral("messages")]
                                               .toArray()
                                               .first()
                                               .toObject()[QStringLiteral("id")]
                                               .toInteger());
        const auto here = run(
            {QStringLiteral("--json"), QStringLiteral("mark"), QStringLiteral("pop3"), QStringLiteral("INBOX"),
             popId, QStringLiteral("--seen"), QStringLiteral("--now")});
        QCOMPARE(
            here.out[QStringLiteral("results")]
                .toArray()
                .first()
                .toObject()[QStringLiteral("outcome")]
                .toString(),
            QStringLiteral("here-only"));
    }

    void whatSyncsComesWithEvidence()
    {
        const auto operations
            = run(words("--json what-syncs pop3")).out[QStringLiteral("operations")].toArray();
        QVERIFY(operations.size() >= 10);
        for (const auto &value : operations) {
            const auto operation = value.toObject();
            QVERIFY(!operation[QStringLiteral("evidence")].toArray().isEmpty());
            if (operation[QStringLiteral("operation")].toString() == QLatin1String("mark-read"))
                QCOMPARE(operation[QStringLiteral("verdict")].toString(), QStringLiteral("impossible"));
        }
    }

    void failuresHaveAKindAndAnExitState_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<int>("exit");
        QTest::addColumn<QString>("kind");
        QTest::newRow("no such account")
            << QStringLiteral("--json sync nobody") << 1 << QStringLiteral("not-found");
        QTest::newRow("no such folder")
            << QStringLiteral("--json list imap Nowhere") << 1 << QStringLiteral("not-found");
        QTest::newRow("no such message")
            << QStringLiteral("--json show imap INBOX 999999999") << 1 << QStringLiteral("not-found");
        QTest::newRow("no such file") << QStringLiteral("--json parse /nonexistent.eml") << 1
                                      << QStringLiteral("file-unreadable");
        QTest::newRow("no such command")
            << QStringLiteral("--json frobnicate") << 2 << QStringLiteral("bad-usage");
        QTest::newRow("clear text to a distant server")
            << QStringLiteral("--json account add x --address a@example.org --protocol imap --host "
                              "imap.example.org --security none --password-stdin")
            << 2 << QStringLiteral("bad-usage");
        QTest::newRow("a name twice") << QStringLiteral("--json account add imap --address a@example.org "
                                                        "--protocol imap --host localhost --password-file /x")
                                      << 2 << QStringLiteral("bad-usage");
        QTest::newRow("no keyring") << QStringLiteral(
            "--json account add x --address a@example.org --protocol imap --host localhost --password-stdin")
                                    << 1 << QStringLiteral("keyring-unavailable");
        QTest::newRow("a rule that says nothing")
            << QStringLiteral("--json account add x --address a@example.org --protocol pop3 --host localhost "
                              "--password-file /x --leave days:0")
            << 2 << QStringLiteral("bad-usage");
    }
    void failuresHaveAKindAndAnExitState()
    {
        QFETCH(QString, line);
        const auto answer = run(line.split(QLatin1Char(' ')), "secret\n");
        QTEST(answer.exit, "exit");
        QTEST(errorKind(answer), "kind");
        QVERIFY(answer.text.isEmpty());
    }

    void helpIsEverywhere()
    {
        for (const auto *command : {"sync", "folders", "list", "show", "parse", "mark", "what-syncs", "lab"}) {
            const auto answer = run({QString::fromLatin1(command), QStringLiteral("--help")});
            QCOMPARE(answer.exit, 0);
            QVERIFY2(
                answer.text.startsWith("Usage: duopost-cli " + QByteArray(command)), answer.text.constData());
        }
        QVERIFY(run({QStringLiteral("--help")}).text.contains("what-syncs"));
    }

    void theLabStops()
    {
        QCOMPARE(run(words("lab stop")).exit, 0);
        QCOMPARE(run(words("--json lab status")).out[QStringLiteral("running")].toBool(), false);
        QVERIFY(!QFile::exists(m_lab[QStringLiteral("ca")].toString()));
        const auto answer = run(words("--json sync imap"));
        QCOMPARE(answer.exit, 1);
    }

    void cleanupTestCase() { run(words("lab stop")); }
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
