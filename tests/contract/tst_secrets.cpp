// SPDX-License-Identifier: GPL-3.0-or-later
// After logging in the password is nowhere: not in the profile, not in what is printed, not in memory.
#include "tests/support/TlsScenes.h"

#include <QDirIterator>
#include <QProcess>
#include <QRegularExpression>
#include <csignal>

using namespace duopost;
using namespace duopost::test;

namespace {

// Of a kind that stands in no program by chance.
const QByteArray user("secretive.user");
const QByteArray password("Xk7vQz93mWp4TtYb");

/// Everything the password could be recognised by.
QList<QByteArray> traces()
{
    const auto text = QString::fromLatin1(password);
    const QByteArray plain = QByteArray(1, '\0') + user + QByteArray(1, '\0') + password;
    return {
        password,
        QByteArray(reinterpret_cast<const char *>(text.utf16()), text.size() * 2),
        plain.toBase64(QByteArray::OmitTrailingEquals),
        password.toBase64(QByteArray::OmitTrailingEquals),
        password.mid(4),
        password.chopped(4)};
}

/// Where in a process a text stands: all that a core dump would hold. The process lives on.
QStringList findInMemory(qint64 process, const QList<QByteArray> &texts)
{
    QStringList found;
    QFile maps(QStringLiteral("/proc/%1/maps").arg(process)),
        memory(QStringLiteral("/proc/%1/mem").arg(process));
    if (!maps.open(QIODevice::ReadOnly) || !memory.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return {QStringLiteral("the memory cannot be read: ") + memory.errorString()};
    for (const auto &line : maps.readAll().split('\n')) {
        const auto words = line.simplified().split(' ');
        const auto range = words.value(0).split('-');
        if (range.size() != 2 || !words.value(1).startsWith("rw"))
            continue;
        const auto begin = range[0].toLongLong(nullptr, 16), end = range[1].toLongLong(nullptr, 16);
        constexpr qint64 shadow = qint64(1) << 32; // what sanitizers reserve; nothing of ours lies there
        if (end - begin > shadow || !memory.seek(begin))
            continue;
        const auto bytes = memory.read(end - begin);
        for (const auto &text : texts) {
            if (const auto at = bytes.indexOf(text); at >= 0)
                found << QStringLiteral("%1 at %2+%3: %4")
                             .arg(QString::fromLatin1(words.value(5, "anonymous")))
                             .arg(begin, 0, 16)
                             .arg(at)
                             .arg(QString::fromLatin1(
                                 bytes.mid(qMax<qsizetype>(0, at - 24), 80).toPercentEncoding()));
        }
    }
    return found;
}

QStringList findInFolder(const QString &folder, const QString &except)
{
    QStringList found;
    QDirIterator it(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        QFile file(it.next());
        if (file.fileName() == except || !file.open(QIODevice::ReadOnly))
            continue;
        const auto bytes = file.readAll();
        for (const auto &text : traces()) {
            if (bytes.contains(text))
                found << file.fileName();
        }
    }
    return found;
}

} // namespace

class TestSecrets : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    Authority m_authority;

    QString passwordFile() const { return m_folder.filePath(QStringLiteral("password")); }

    static void start(QProcess &process, const QString &profile, const QStringList &words)
    {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DUOPOST_DUMPABLE"), QStringLiteral("1"));
        environment.insert(
            QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("unix:path=/nonexistent"));
        process.setProcessEnvironment(environment);
        process.start(QStringLiteral(DUOPOST_CLI), QStringList{QStringLiteral("--profile"), profile} + words);
        QVERIFY(process.waitForStarted());
    }

private slots:
    void initTestCase()
    {
        QFile file(passwordFile());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        file.write(password + '\n');
    }

    // The server lets in and then says nothing: the program waits, and can be looked at.
    void t9AfterLoggingInThePasswordIsNowhere_data()
    {
        QTest::addColumn<int>("service");
        QTest::addColumn<QByteArray>("capability"); // of IMAP and SMTP
        QTest::addColumn<QByteArray>("login");
        QTest::addColumn<QByteArray>("next");
        const QByteArray imapIn = "S: <tag> OK [CAPABILITY IMAP4rev1] in\n";
        QTest::newRow("IMAP PLAIN") << int(Service::Imap) << QByteArray("SASL-IR AUTH=PLAIN")
                                    << QByteArray("C: <tag> AUTHENTICATE PLAIN *\n" + imapIn) << QByteArray();
        QTest::newRow("IMAP PLAIN in two steps")
            << int(Service::Imap) << QByteArray("AUTH=PLAIN")
            << QByteArray("C: a002 AUTHENTICATE PLAIN\nS: +\nC: *\nS: a002 OK [CAPABILITY IMAP4rev1] in\n")
            << QByteArray();
        QTest::newRow("IMAP LOGIN") << int(Service::Imap) << QByteArray("X")
                                    << QByteArray("C: <tag> LOGIN *\n" + imapIn) << QByteArray();
        QTest::newRow("IMAP AUTH=LOGIN")
            << int(Service::Imap) << QByteArray("LOGINDISABLED AUTH=LOGIN")
            << QByteArray("C: a002 AUTHENTICATE LOGIN\nS: + VXNlcm5hbWU6\nC: *\nS: + UGFzc3dvcmQ6\nC: *\n"
                          "S: a002 OK [CAPABILITY IMAP4rev1] in\n")
            << QByteArray();
        QTest::newRow("IMAP CRAM-MD5")
            << int(Service::Imap) << QByteArray("LOGINDISABLED AUTH=CRAM-MD5")
            << QByteArray("C: a002 AUTHENTICATE CRAM-MD5\nS: + PDE4OTYuNjk3MTcwOTUyQHg+\nC: *\n"
                          "S: a002 OK [CAPABILITY IMAP4rev1] in\n")
            << QByteArray();
        QTest::newRow("POP3 PLAIN")
            << int(Service::Pop3) << QByteArray("SASL PLAIN")
            << QByteArray("C: AUTH PLAIN\nS: +\nC: *\nS: +OK in\nC: CAPA\nS: +OK\nS: UIDL\nS: .\n")
            << QByteArray();
        QTest::newRow("POP3 USER")
            << int(Service::Pop3) << QByteArray("USER")
            << QByteArray("C: USER *\nS: +OK\nC: PASS *\nS: +OK in\nC: CAPA\nS: +OK\nS: UIDL\nS: .\n")
            << QByteArray();
        QTest::newRow("refused, with the password in the answer")
            << int(Service::Imap) << QByteArray("SASL-IR AUTH=PLAIN")
            << QByteArray(
                   "C: <tag> AUTHENTICATE PLAIN *\nS: <tag> NO [AUTHENTICATIONFAILED] " + password
                   + " is wrong\n")
            << QByteArray("refused");
    }
    void t9AfterLoggingInThePasswordIsNowhere()
    {
        QFETCH(int, service);
        QFETCH(QByteArray, capability);
        QFETCH(QByteArray, login);
        QFETCH(QByteArray, next);
        const bool imap = Service(service) == Service::Imap;
        const bool refused = !next.isEmpty();
        const QByteArray ask = imap
            ? "C: <tag> CAPABILITY\nS: * CAPABILITY IMAP4rev1 " + capability + "\nS: <tag> OK done\n"
            : "C: CAPA\nS: +OK\nS: " + capability + "\nS: .\n";
        TlsServer server(
            TlsFace{m_authority.good()},
            "TLS\n" + greeting(Service(service)) + ask + login + (refused ? "" : "C: *\nHANG\n"));
        const QTemporaryDir profile;
        QProcess add;
        start(
            add, profile.path(),
            {QStringLiteral("account"), QStringLiteral("add"), QStringLiteral("x"), QStringLiteral("--address"),
             QStringLiteral("a@example.org"), QStringLiteral("--user"), QString::fromLatin1(user),
             QStringLiteral("--protocol"), imap ? QStringLiteral("imap") : QStringLiteral("pop3"),
             QStringLiteral("--host"), QStringLiteral("127.0.0.1"), QStringLiteral("--port"),
             QString::number(server.port()), QStringLiteral("--ca"), m_authority.file(),
             QStringLiteral("--password-file"), passwordFile()});
        QVERIFY(add.waitForFinished());
        QCOMPARE(add.exitCode(), 0);

        QProcess process;
        start(process, profile.path(), {QStringLiteral("--json"), QStringLiteral("sync"), QStringLiteral("x")});
        if (refused) {
            QVERIFY(process.waitForFinished());
        } else {
            // The next command is with the server: the log-in is over.
            const auto steps = login.count("C: ") + 2;
            QTRY_VERIFY_WITH_TIMEOUT(server.clientLines().size() >= steps, 15'000);
            QVERIFY2(QString::fromLatin1(server.clientLines().join('\n')).size() > 0, "nothing was said");
            // The search finds what is there …
            const auto known = findInMemory(process.processId(), {user});
            QVERIFY2(
                !known.isEmpty() && !known.first().startsWith(QLatin1String("the memory")),
                "the search finds nothing");
            // … and nothing of the password.
            const auto found = findInMemory(process.processId(), traces());
            QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
            process.terminate();
            QVERIFY(process.waitForFinished());
        }
        const auto printed = process.readAllStandardOutput() + process.readAllStandardError();
        for (const auto &trace : traces())
            QVERIFY2(!printed.contains(trace), printed.constData());
        const auto files = findInFolder(profile.path(), {});
        QVERIFY2(files.isEmpty(), qPrintable(files.join(QLatin1Char('\n'))));
        // It did get there: once, and by the way that was meant.
        QByteArray said = server.clientLines().join('\n');
        QVERIFY(said.contains("AUTH") || said.contains(password));
    }

    void t9SubmissionLeavesNothingEither()
    {
        TlsServer incoming(
            TlsFace{m_authority.good()},
            dialogue(Service::Pop3, Security::Tls) + "C: STAT\nS: +OK 0 0\nC: QUIT\nS: +OK bye\n");
        TlsServer outgoing(
            TlsFace{m_authority.good()}, dialogue(Service::Submission, Security::Tls) + "C: QUIT\nHANG\n");
        const QTemporaryDir profile;
        QProcess add;
        start(
            add, profile.path(),
            {QStringLiteral("account"),
             QStringLiteral("add"),
             QStringLiteral("x"),
             QStringLiteral("--address"),
             QStringLiteral("a@example.org"),
             QStringLiteral("--user"),
             QString::fromLatin1(user),
             QStringLiteral("--protocol"),
             QStringLiteral("pop3"),
             QStringLiteral("--host"),
             QStringLiteral("127.0.0.1"),
             QStringLiteral("--port"),
             QString::number(incoming.port()),
             QStringLiteral("--smtp-host"),
             QStringLiteral("127.0.0.1"),
             QStringLiteral("--smtp-port"),
             QString::number(outgoing.port()),
             QStringLiteral("--ca"),
             m_authority.file(),
             QStringLiteral("--password-file"),
             passwordFile()});
        QVERIFY(add.waitForFinished());
        QCOMPARE(add.exitCode(), 0);
        QProcess process;
        start(
            process, profile.path(), {QStringLiteral("account"), QStringLiteral("test"), QStringLiteral("x")});
        QTRY_VERIFY2_WITH_TIMEOUT(
            outgoing.clientLines().contains("QUIT"),
            (process.readAll() + process.readAllStandardError() + incoming.clientLines().join(10)
             + qPrintable(incoming.failure()))
                .constData(),
            15000);
        const auto found = findInMemory(process.processId(), traces());
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
        process.kill();
        QVERIFY(process.waitForFinished());
    }

    // The window: it starts, fetches a message, shows it in its list, and waits for more.
    void t9NeitherIsItInTheWindow()
    {
        TlsServer server(
            TlsFace{m_authority.good()},
            "TLS\n" + greeting(Service::Pop3)
                + "C: CAPA\nS: +OK\nS: SASL PLAIN\nS: .\nC: AUTH PLAIN\nS: +\nC: *\nS: +OK in\n"
                  "C: CAPA\nS: +OK\nS: UIDL\nS: TOP\nS: .\nC: STAT\nS: +OK 1 17\nC: UIDL\nS: +OK\n"
                  "S: 1 one\nS: .\nC: LIST\nS: +OK\nS: 1 17\nS: .\nC: RETR 1\nS: +OK\nS: Subject: Hi\nS: \n"
                  "S: x\nS: .\nC: QUIT\nHANG\n");
        const QTemporaryDir profile;
        QProcess add;
        start(
            add, profile.path(),
            {QStringLiteral("account"), QStringLiteral("add"), QStringLiteral("x"), QStringLiteral("--address"),
             QStringLiteral("a@example.org"), QStringLiteral("--user"), QString::fromLatin1(user),
             QStringLiteral("--protocol"), QStringLiteral("pop3"), QStringLiteral("--host"),
             QStringLiteral("127.0.0.1"), QStringLiteral("--port"), QString::number(server.port()),
             QStringLiteral("--ca"), m_authority.file(), QStringLiteral("--password-file"), passwordFile()});
        QVERIFY(add.waitForFinished());
        QCOMPARE(add.exitCode(), 0);
        QProcess window;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(QStringLiteral("DUOPOST_DUMPABLE"), QStringLiteral("1"));
        environment.insert(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
        environment.insert(
            QStringLiteral("DBUS_SESSION_BUS_ADDRESS"), QStringLiteral("unix:path=/nonexistent"));
        window.setProcessEnvironment(environment);
        window.start(
            QFileInfo(QStringLiteral(DUOPOST_CLI)).dir().filePath(QStringLiteral("duopost")),
            {QStringLiteral("--profile"), profile.path()});
        QVERIFY(window.waitForStarted());
        QTRY_VERIFY2_WITH_TIMEOUT(
            server.clientLines().contains("QUIT"),
            (server.clientLines().join('\n') + qPrintable(server.failure()) + window.readAllStandardError())
                .constData(),
            30'000);
        const auto known = findInMemory(window.processId(), {user});
        QVERIFY2(
            !known.isEmpty() && !known.first().startsWith(QLatin1String("the memory")),
            "the search finds nothing");
        const auto found = findInMemory(window.processId(), traces());
        QVERIFY2(found.isEmpty(), qPrintable(found.join(QLatin1Char('\n'))));
        window.kill();
        QVERIFY(window.waitForFinished());
        const auto printed = window.readAllStandardOutput() + window.readAllStandardError();
        for (const auto &trace : traces())
            QVERIFY2(!printed.contains(trace), printed.constData());
        const auto files = findInFolder(profile.path(), {});
        QVERIFY2(files.isEmpty(), qPrintable(files.join(QLatin1Char('\n'))));
    }

    void t9WithoutAKeyringThePasswordIsNotStoredAtAll()
    {
        const QTemporaryDir profile;
        QProcess add;
        start(
            add, profile.path(),
            {QStringLiteral("--json"), QStringLiteral("account"), QStringLiteral("add"), QStringLiteral("x"),
             QStringLiteral("--address"), QStringLiteral("a@example.org"), QStringLiteral("--protocol"),
             QStringLiteral("imap"), QStringLiteral("--host"), QStringLiteral("mail.example.org"),
             QStringLiteral("--password-stdin")});
        add.write(password + '\n');
        add.closeWriteChannel();
        QVERIFY(add.waitForFinished());
        const auto printed = add.readAllStandardError();
        QVERIFY2(printed.contains("keyring-unavailable"), printed.constData());
        QVERIFY(!printed.contains(password));
        const auto files = findInFolder(profile.path(), {});
        QVERIFY2(files.isEmpty(), qPrintable(files.join(QLatin1Char('\n'))));
    }

    void t9TheProgramItselfLeavesNoCoreBehind()
    {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
        QSKIP("the sanitizers look at the process from outside at its end");
#endif
        // A server that never answers keeps it running long enough to be looked at.
        TlsServer server(TlsFace{m_authority.good()}, "TLS\n" + greeting(Service::Imap) + "C: *\nHANG\n");
        const QTemporaryDir profile;
        auto words = QStringList{
            QStringLiteral("account"),
            QStringLiteral("add"),
            QStringLiteral("x"),
            QStringLiteral("--address"),
            QStringLiteral("a@example.org"),
            QStringLiteral("--protocol"),
            QStringLiteral("imap"),
            QStringLiteral("--host"),
            QStringLiteral("127.0.0.1"),
            QStringLiteral("--port"),
            QString::number(server.port()),
            QStringLiteral("--ca"),
            m_authority.file(),
            QStringLiteral("--password-file"),
            passwordFile()};
        QProcess add;
        start(add, profile.path(), words);
        QVERIFY(add.waitForFinished());
        QProcess process;
        process.setWorkingDirectory(profile.path());
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.remove(QStringLiteral("DUOPOST_DUMPABLE"));
        process.setProcessEnvironment(environment);
        process.start(
            QStringLiteral(DUOPOST_CLI),
            {QStringLiteral("--profile"), profile.path(), QStringLiteral("sync"), QStringLiteral("x")});
        QTRY_VERIFY_WITH_TIMEOUT(!server.clientLines().isEmpty(), 15'000);
        QFile limits(QStringLiteral("/proc/%1/limits").arg(process.processId()));
        QVERIFY(limits.open(QIODevice::ReadOnly));
        static const QRegularExpression none(QStringLiteral("Max core file size\\s+0\\s+0\\s"));
        QVERIFY(none.match(QString::fromLatin1(limits.readAll())).hasMatch());
        ::kill(static_cast<pid_t>(process.processId()), SIGSEGV);
        QVERIFY(process.waitForFinished());
        QVERIFY(process.exitStatus() == QProcess::CrashExit);
        QVERIFY(QDir(profile.path()).entryList({QStringLiteral("core*")}).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
