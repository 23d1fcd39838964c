// SPDX-License-Identifier: GPL-3.0-or-later
// The practice server against clients that share no code with it.
#include "../support/LineClient.h"
#include "../support/ProcessTree.h"
#include "mailcore/MailError.h"

#include <QDir>
#include <QFileInfo>
#include <QProcess>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>
#include <csignal>
#include <cstdio>
#include <grp.h>
#include <pwd.h>
#include <unistd.h>

using namespace duopost;
using namespace duopost::test;

namespace {

LabOptions emptyMailboxes()
{
    LabOptions options;
    options.sampleMail = false;
    return options;
}

QByteArray message(const QByteArray &subject)
{
    return "From: Someone <someone@lab.example>\r\nTo: Anna Berger <anna.berger@lab.example>\r\nSubject: "
        + subject + "\r\nDate: Mon, 3 Mar 2025 09:00:00 +0100\r\nMessage-ID: <" + subject
        + "@lab.example>\r\n\r\nHello.\r\n.leading dot\r\n";
}

/// A process that owns a lab and does nothing else: this program, started a second time.
class Owner {
public:
    explicit Owner(const QStringList &arguments = {})
    {
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(
            QCoreApplication::applicationFilePath(), QStringList{QStringLiteral("--own-a-lab")} + arguments);
        while (process.state() != QProcess::NotRunning && !process.canReadLine()) {
            if (!process.waitForReadyRead(30000))
                break;
        }
        words = QString::fromUtf8(process.readLine()).trimmed().split(QLatin1Char(' '));
    }
    bool ready() const { return words.size() == 4; }
    QString directory() const { return words[0]; }
    quint16 imaps() const { return words[1].toUShort(); }
    QByteArray password() const { return words[2].toLatin1(); }
    uint uid() const { return words[3].toUInt(); }

    QProcess process;
    QStringList words;
};

int ownALab(const QStringList &arguments)
{
    try {
        const auto lab = Lab::start(emptyMailboxes());
        std::printf(
            "%s %d %s %d\n", qPrintable(lab->directory()), lab->ports().imaps,
            qPrintable(lab->users().first().password), static_cast<int>(geteuid()));
        std::fflush(stdout);
        char byte;
        while (read(0, &byte, 1) > 0) { }
        if (arguments.contains(QStringLiteral("--forget")))
            _exit(0); // no destructor, no stop
    } catch (const MailError &error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}

bool becomeOrdinaryUser()
{
    const struct passwd *nobody = getpwnam("nobody");
    return nobody && setgroups(0, nullptr) == 0 && setgid(nobody->pw_gid) == 0 && setuid(nobody->pw_uid) == 0;
}

} // namespace

class TestLab : public QObject {
    Q_OBJECT
private slots:
    void initTestCase();
    void cleanupTestCase() { m_lab.reset(); }
    void servesBothProtocolsWithBothKindsOfTls_data();
    void servesBothProtocolsWithBothKindsOfTls();
    void offersWhatAModernClientNeeds();
    void refusesAWrongPasswordWithoutDelay();
    void passwordFileIsReadableByItsOwnerOnly();
    void certificateIsTrustedThroughItsOwnAuthorityOnly();
    void manageSieveGreets();
    void mailHandedToLmtpAppearsInBothProtocols();
    void submittedMailAppearsAtTheRecipient();
    void submissionWantsTlsAndAPasswordAndLocalRecipients();
    void filledMessagesKeepOrderDateAndMarks();
    void sampleMailIsThereOverBothProtocols();
    void twoLabsRunSideBySide();
    void stopLeavesNoProcessAndNoFile();
    void leavingDoesTheSameWithoutWaiting();
    void aFullMailboxRefusesWhatComesFromOutside();
    void anOwnerThatDiesLeavesNothing_data();
    void anOwnerThatDiesLeavesNothing();
    void runsForAnOrdinaryUser();
    void aNamedFolderIsKeptAndFoundAgain();
    void aTakenPortIsSaidPlainly();
    void anUnusableConfigurationIsReportedInDovecotsWords();

private:
    LabUser anna() const { return m_lab->users().first(); }
    LabUser emma() const { return m_lab->users().last(); }
    bool openAnna(LineClient &client) { return logIn(client, m_lab->account(anna(), Protocol::Imap)); }
    std::unique_ptr<Lab> m_lab;
};

void TestLab::initTestCase()
{
    try {
        m_lab = Lab::start(emptyMailboxes());
    } catch (const MailError &error) {
        if (error.subject().contains(QLatin1String("not installed")))
            QSKIP(error.what());
        QFAIL(error.what());
    }
}

void TestLab::servesBothProtocolsWithBothKindsOfTls_data()
{
    QTest::addColumn<int>("protocol");
    QTest::addColumn<int>("security");
    QTest::newRow("imaps") << int(Protocol::Imap) << int(Security::Tls);
    QTest::newRow("imap-starttls") << int(Protocol::Imap) << int(Security::StartTls);
    QTest::newRow("imap-plain") << int(Protocol::Imap) << int(Security::Plaintext);
    QTest::newRow("pop3s") << int(Protocol::Pop3) << int(Security::Tls);
    QTest::newRow("pop3-stls") << int(Protocol::Pop3) << int(Security::StartTls);
    QTest::newRow("pop3-plain") << int(Protocol::Pop3) << int(Security::Plaintext);
}

void TestLab::servesBothProtocolsWithBothKindsOfTls()
{
    QFETCH(int, protocol);
    QFETCH(int, security);
    for (const LabUser &user : m_lab->users()) {
        const Account account = m_lab->account(user, Protocol(protocol), Security(security));
        LineClient client(account.caFile);
        QVERIFY2(logIn(client, account), qPrintable(client.socket.errorString()));
        QCOMPARE(client.socket.isEncrypted(), Security(security) != Security::Plaintext);
        if (Protocol(protocol) == Protocol::Imap)
            QVERIFY(client.imap("SELECT INBOX").contains("0 EXISTS"));
        else
            QVERIFY(client.pop3("STAT").startsWith("+OK 0 "));
    }
}

void TestLab::offersWhatAModernClientNeeds()
{
    LineClient client(m_lab->certificateFile());
    QVERIFY(openAnna(client));
    const QByteArray capabilities = client.imap("CAPABILITY");
    for (const char *word :
         {"IDLE", "QRESYNC", "CONDSTORE", "MOVE", "UIDPLUS", "SPECIAL-USE", "QUOTA", "NOTIFY", "ESEARCH",
          "ENABLE", "ID", "NAMESPACE", "LIST-STATUS"})
        QVERIFY2(capabilities.contains(word), word);
    QVERIFY(client.imap("GETQUOTAROOT INBOX").contains("STORAGE"));
    const QByteArray folders = client.imap("LIST \"\" \"*\"");
    for (const char *use : {"\\Drafts", "\\Sent", "\\Trash", "\\Junk", "\\Archive"})
        QVERIFY2(folders.contains(use), use);
    QVERIFY(folders.contains("\"/\""));

    LineClient pop3(m_lab->certificateFile());
    QVERIFY(pop3.connectPlain(m_lab->ports().pop3));
    const QByteArray pop3Capabilities = pop3.pop3("CAPA", LineClient::Answer::Multi);
    for (const char *word : {"STLS", "UIDL", "TOP", "SASL", "PIPELINING", "SCRAM-SHA-256"})
        QVERIFY2(pop3Capabilities.contains(word), word);
}

void TestLab::refusesAWrongPasswordWithoutDelay()
{
    for (int i = 0; i < 4; ++i) {
        LineClient client(m_lab->certificateFile());
        QVERIFY(client.connectTls(m_lab->ports().imaps));
        QElapsedTimer timer;
        timer.start();
        QVERIFY(client.imap("LOGIN anna.berger wrong").contains("AUTHENTICATIONFAILED"));
        QVERIFY2(timer.elapsed() < 3000, "Dovecot's penalty for wrong passwords is on");
    }
}

void TestLab::passwordFileIsReadableByItsOwnerOnly()
{
    const QFileInfo file(m_lab->account(anna(), Protocol::Imap).passwordFile);
    QVERIFY(file.exists());
    QCOMPARE(file.permissions() & QFile::Permissions(0x0077), QFile::Permissions());
    QVERIFY(anna().password != emma().password);
}

void TestLab::certificateIsTrustedThroughItsOwnAuthorityOnly()
{
    LineClient own(m_lab->certificateFile());
    QVERIFY(own.connectTls(m_lab->ports().imaps));

    LineClient system{QString()};
    QVERIFY(!system.connectTls(m_lab->ports().imaps));

    const auto other = Lab::start(emptyMailboxes());
    LineClient foreign(other->certificateFile());
    QVERIFY(!foreign.connectTls(m_lab->ports().imaps));

    LineClient byName(m_lab->certificateFile());
    byName.socket.setPeerVerifyName(QStringLiteral("mail.example.org"));
    QVERIFY(!byName.connectTls(m_lab->ports().imaps));
}

void TestLab::manageSieveGreets()
{
    if (m_lab->ports().sieve == 0) {
        QVERIFY(!m_lab->notes().isEmpty());
        return;
    }
    LineClient client(m_lab->certificateFile());
    QVERIFY(client.connectPlain(m_lab->ports().sieve));
    QVERIFY(client.greeting.startsWith("OK"));
}

void TestLab::mailHandedToLmtpAppearsInBothProtocols()
{
    LineClient lmtp(m_lab->certificateFile());
    QVERIFY(lmtp.connectPlain(m_lab->ports().lmtp));
    QVERIFY(lmtp.smtp("LHLO localhost").startsWith("250"));
    QVERIFY(lmtp.smtp("MAIL FROM:<someone@lab.example>").startsWith("250"));
    QVERIFY(lmtp.smtp("RCPT TO:<unknown@lab.example>").startsWith("550"));
    QVERIFY(lmtp.smtp("RCPT TO:<emma.clarke@lab.example>").startsWith("250"));
    QVERIFY(lmtp.smtp("DATA").startsWith("354"));
    QVERIFY(lmtp.smtp(message("by-lmtp").replace("\r\n.", "\r\n..") + '.').startsWith("250"));

    LineClient imap(m_lab->certificateFile());
    QVERIFY(logIn(imap, m_lab->account(emma(), Protocol::Imap)));
    QVERIFY(imap.imap("SELECT INBOX").contains("* 1 EXISTS"));
    QVERIFY(imap.imap("FETCH 1 BODY.PEEK[]").contains("Subject: by-lmtp"));
    LineClient pop3(m_lab->certificateFile());
    QVERIFY(logIn(pop3, m_lab->account(emma(), Protocol::Pop3)));
    QVERIFY(pop3.pop3("RETR 1", LineClient::Answer::Multi).contains("\n..leading dot"));
}

void TestLab::submittedMailAppearsAtTheRecipient()
{
    if (m_lab->ports().smtp == 0) {
        QVERIFY(m_lab->notes().join(QString()).contains(QLatin1String("Sending is not possible")));
        return;
    }
    const Account account = m_lab->account(emma(), Protocol::Imap);
    QVERIFY(account.outgoing);
    LineClient smtp(account.caFile);
    QVERIFY(smtp.connectPlain(account.outgoing->port));
    QVERIFY(smtp.smtp("EHLO localhost").startsWith("250"));
    QVERIFY(smtp.smtp("STARTTLS").startsWith("220"));
    QVERIFY2(smtp.startTls(), qPrintable(smtp.socket.errorString()));
    QVERIFY(smtp.smtp("EHLO localhost").startsWith("250"));
    const QByteArray secret
        = QByteArray(1, '\0') + "emma.clarke" + QByteArray(1, '\0') + emma().password.toUtf8();
    const QByteArray accepted = smtp.smtp("AUTH PLAIN " + secret.toBase64());
    QVERIFY2(accepted.startsWith("235"), accepted.constData());
    QVERIFY(smtp.smtp("MAIL FROM:<emma.clarke@lab.example>").startsWith("250"));
    QVERIFY(smtp.smtp("RCPT TO:<anna.berger@lab.example>").startsWith("250"));
    QVERIFY(smtp.smtp("DATA").startsWith("354"));
    const QByteArray answer = smtp.smtp(message("by-submission").replace("\r\n.", "\r\n..") + '.');
    QVERIFY2(answer.startsWith("250"), answer.constData());

    LineClient imap(account.caFile);
    QVERIFY(openAnna(imap));
    QVERIFY(imap.imap("SELECT INBOX").contains("* 1 EXISTS"));
    const QByteArray text = imap.imap("FETCH 1 BODY.PEEK[]");
    QVERIFY(text.contains("Subject: by-submission"));
    QVERIFY(text.contains("\n.leading dot"));
    QVERIFY(imap.imap("STORE 1 +FLAGS.SILENT (\\Deleted)").contains("OK"));
    QVERIFY(imap.imap("EXPUNGE").contains("OK"));
}

void TestLab::submissionWantsTlsAndAPasswordAndLocalRecipients()
{
    if (m_lab->ports().smtp == 0)
        return;
    LineClient smtp(m_lab->certificateFile());
    QVERIFY(smtp.connectPlain(m_lab->ports().smtp));
    QVERIFY(smtp.smtp("EHLO localhost").startsWith("250"));
    QVERIFY(smtp.smtp("AUTH PLAIN AGEAYg==").startsWith("5"));
    QVERIFY(smtp.smtp("MAIL FROM:<emma.clarke@lab.example>").startsWith("530"));
    QVERIFY(smtp.smtp("STARTTLS").startsWith("220"));
    QVERIFY(smtp.startTls());
    QVERIFY(smtp.smtp("EHLO localhost").startsWith("250"));
    QVERIFY(smtp.smtp("AUTH PLAIN " + QByteArray("\0emma.clarke\0wrong", 18).toBase64()).startsWith("535"));
    const QByteArray secret
        = QByteArray(1, '\0') + "emma.clarke" + QByteArray(1, '\0') + emma().password.toUtf8();
    QVERIFY(smtp.smtp("AUTH PLAIN " + secret.toBase64()).startsWith("235"));
    QVERIFY(smtp.smtp("MAIL FROM:<emma.clarke@lab.example>").startsWith("250"));
    QVERIFY(smtp.smtp("RCPT TO:<someone@example.org>").startsWith("550"));
}

void TestLab::filledMessagesKeepOrderDateAndMarks()
{
    QList<LabMessage> messages;
    const QDateTime first = QDateTime::fromSecsSinceEpoch(1709208000, QTimeZone::utc()); // 29 February, noon
    for (int i = 1; i <= 25; ++i) // backwards in time: the order of arrival must win
        messages << LabMessage{message("filled-" + QByteArray::number(i)), first.addDays(-i), {}};
    messages[0].flags = MessageFlag::Seen | MessageFlag::Answered;
    messages[1].flags = MessageFlag::Flagged | MessageFlag::Forwarded;
    m_lab->fill(anna(), QStringLiteral("Familie/Ausflüge"), messages);

    LineClient client(m_lab->certificateFile());
    QVERIFY(openAnna(client));
    const QByteArray selected = client.imap("SELECT \"Familie/Ausfl&APw-ge\"");
    QVERIFY2(selected.contains("* 25 EXISTS"), selected.constData());
    for (int i = 1; i <= 25; ++i) {
        const QByteArray number = QByteArray::number(i);
        const QByteArray row = client.imap(
            "FETCH " + number + " (UID FLAGS INTERNALDATE RFC822.SIZE BODY.PEEK[HEADER.FIELDS (SUBJECT)])");
        QVERIFY2(row.contains("Subject: filled-" + number + '\n'), row.constData());
        QVERIFY(row.contains("UID " + number + ' '));
        QVERIFY(row.contains("RFC822.SIZE " + QByteArray::number(messages[i - 1].bytes.size()) + ' '));
    }
    const QByteArray marks = client.imap("FETCH 1:3 (FLAGS INTERNALDATE)");
    QVERIFY2(marks.contains("\\Answered \\Seen") || marks.contains("\\Seen \\Answered"), marks.constData());
    QVERIFY2(marks.contains("$Forwarded"), marks.constData());
    QVERIFY2(marks.contains("\"28-Feb-2024 12:00:00 +0000\""), marks.constData());
}

void TestLab::sampleMailIsThereOverBothProtocols()
{
    const auto lab = Lab::start();
    for (const LabUser &user : lab->users()) {
        LineClient imap(lab->certificateFile()), pop3(lab->certificateFile());
        QVERIFY(logIn(imap, lab->account(user, Protocol::Imap)));
        QVERIFY(logIn(pop3, lab->account(user, Protocol::Pop3)));
        const QByteArray inbox = imap.imap("STATUS INBOX (MESSAGES UNSEEN)");
        QVERIFY2(inbox.contains("UNSEEN 25"), inbox.constData());
        const QByteArray count = pop3.pop3("STAT").split(' ').value(1);
        QVERIFY(count.toInt() > 80);
        QVERIFY2(inbox.contains("MESSAGES " + count + ' '), inbox.constData());
        QVERIFY(!imap.imap("STATUS Sent (MESSAGES)").contains("MESSAGES 0"));
        // What POP3 delivers is what IMAP delivers.
        QVERIFY(imap.imap("EXAMINE INBOX").contains("OK"));
        const QByteArray overPop3 = pop3.pop3("RETR " + count, LineClient::Answer::Multi);
        const QByteArray body = overPop3.mid(overPop3.indexOf('\n') + 1);
        QVERIFY(body.size() > 100);
        QVERIFY(imap.imap("FETCH " + count + " BODY.PEEK[]").contains(body.left(2000)));
    }
    LineClient client(lab->certificateFile());
    QVERIFY(logIn(client, lab->account(lab->users().first(), Protocol::Imap)));
    const QByteArray folders = client.imap("LIST \"\" \"*\" RETURN (SUBSCRIBED)");
    for (const char *folder : {"Familie/Ausfl&APw-ge", "Projekte/B&APw-ro K&APY-ln", "Rechnungen/20"})
        QVERIFY2(folders.contains(folder), folder);
    QVERIFY(client.imap("LSUB \"\" \"*\"").contains("Familie/Ausfl&APw-ge"));
}

void TestLab::twoLabsRunSideBySide()
{
    const auto other = Lab::start(emptyMailboxes());
    QVERIFY(other->directory() != m_lab->directory());
    other->fill(other->users().first(), QStringLiteral("INBOX"), {{message("only-there"), {}, {}}});
    LineClient there(other->certificateFile()), here(m_lab->certificateFile());
    QVERIFY(logIn(there, other->account(other->users().first(), Protocol::Imap)));
    QVERIFY(openAnna(here));
    QVERIFY(there.imap("SELECT INBOX").contains("* 1 EXISTS"));
    QVERIFY(here.imap("SELECT INBOX").contains("* 0 EXISTS"));
}

void TestLab::leavingDoesTheSameWithoutWaiting()
{
    const auto before = descendantsOf(getpid());
    auto lab = Lab::start(emptyMailboxes());
    const QString directory = lab->directory();
    QList<ProcessMark> mine = descendantsOf(getpid());
    mine.removeIf([&](const ProcessMark &mark) {
        return std::any_of(before.begin(), before.end(), [&](const auto &old) { return old.pid == mark.pid; });
    });
    QVERIFY(mine.size() >= 5);
    lab->leave();
    lab.reset(); // harmless
    QTRY_VERIFY_WITH_TIMEOUT(!QFileInfo::exists(directory), 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(stillRunning(mine), QString(), 10'000);
}

void TestLab::aFullMailboxRefusesWhatComesFromOutside()
{
    auto options = emptyMailboxes();
    options.extraUsers = {QStringLiteral("small"), QStringLiteral("large")};
    const auto lab = Lab::start(options);
    const auto small = lab->users().at(2), large = lab->users().at(3);
    QCOMPARE(small.name, QStringLiteral("small"));
    lab->setQuota(small, 32);
    const QByteArray mail = "From: a@lab.example\r\nMessage-ID: <a@lab.example>\r\n\r\n"
        + (QByteArray(70, 'x') + "\r\n").repeated(300); // 21 KiB
    QVERIFY2(lab->deliver(small, mail).startsWith(QLatin1Char('2')), "the first fits");
    const auto answer = lab->deliver(small, mail);
    QVERIFY2(answer.startsWith(QLatin1Char('4')) || answer.startsWith(QLatin1Char('5')), qPrintable(answer));
    for (int i = 0; i < 3; ++i)
        QVERIFY(lab->deliver(large, mail).startsWith(QLatin1Char('2')));
}

void TestLab::stopLeavesNoProcessAndNoFile()
{
    const auto before = descendantsOf(getpid());
    auto lab = Lab::start(emptyMailboxes());
    const QString directory = lab->directory();
    const LabPorts ports = lab->ports();
    QVERIFY(QDir(directory).exists());
    LineClient client(lab->certificateFile());
    QVERIFY(logIn(client, lab->account(lab->users().first(), Protocol::Imap)));
    QList<ProcessMark> mine = descendantsOf(getpid());
    mine.removeIf([&](const ProcessMark &mark) {
        return std::any_of(before.begin(), before.end(), [&](const auto &old) { return old.pid == mark.pid; });
    });
    QVERIFY(mine.size() >= 5);
    lab->stop();
    lab->stop(); // harmless
    QVERIFY(!QFileInfo::exists(directory));
    QTRY_COMPARE(stillRunning(mine), QString());
    QTcpServer probe;
    QVERIFY(probe.listen(QHostAddress::LocalHost, ports.imaps));
}

void TestLab::anOwnerThatDiesLeavesNothing_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("kill -9") << SIGKILL;
    QTest::newRow("SIGTERM") << SIGTERM;
    QTest::newRow("SIGINT") << SIGINT;
    QTest::newRow("exit without a word") << 0;
}

void TestLab::anOwnerThatDiesLeavesNothing()
{
    QFETCH(int, signal);
    Owner owner(signal ? QStringList() : QStringList{QStringLiteral("--forget")});
    QVERIFY(owner.ready());
    QVERIFY(QDir(owner.directory()).exists());
    LineClient client(owner.directory() + QStringLiteral("/authority.pem"));
    QVERIFY(client.connectTls(owner.imaps())); // a connection is open while the owner dies
    QVERIFY(client.imap("LOGIN anna.berger " + owner.password()).contains("OK"));
    const QList<ProcessMark> servers = descendantsOf(owner.process.processId());
    QVERIFY2(servers.size() >= 6, "supervisor, Dovecot and its parts were expected");
    if (signal)
        ::kill(static_cast<pid_t>(owner.process.processId()), signal);
    else
        owner.process.closeWriteChannel();
    QVERIFY(owner.process.waitForFinished(10000));
    QTRY_VERIFY_WITH_TIMEOUT(!QFileInfo::exists(owner.directory()), 10000);
    QTRY_COMPARE_WITH_TIMEOUT(stillRunning(servers), QString(), 10000);
}

void TestLab::runsForAnOrdinaryUser()
{
    Owner owner(geteuid() == 0 ? QStringList{QStringLiteral("--ordinary")} : QStringList());
    QVERIFY(owner.ready());
    QVERIFY(owner.uid() != 0);
    QCOMPARE(QFileInfo(owner.directory()).ownerId(), owner.uid());
    LineClient client(owner.directory() + QStringLiteral("/authority.pem"));
    QVERIFY(client.connectTls(owner.imaps()));
    QVERIFY(client.imap("LOGIN anna.berger " + owner.password()).contains("OK"));
    QVERIFY(client.imap("SELECT INBOX").contains("OK"));
    owner.process.closeWriteChannel();
    QVERIFY(owner.process.waitForFinished(10000));
    QVERIFY(!QFileInfo::exists(owner.directory()));
}

void TestLab::aNamedFolderIsKeptAndFoundAgain()
{
    const QTemporaryDir place(QStringLiteral("/tmp/duopost-test-XXXXXX"));
    // For root's lab, which runs as another user.
    QFile::setPermissions(place.path(), QFile::Permissions(0x7755));
    LabOptions options = emptyMailboxes();
    options.directory = place.filePath(QStringLiteral("lab"));
    QString password;
    {
        const auto lab = Lab::start(options);
        QCOMPARE(lab->directory(), options.directory);
        password = lab->users().first().password;
        lab->fill(lab->users().first(), QStringLiteral("INBOX"), {{message("kept"), {}, {}}});
    }
    const auto lab = Lab::start(options);
    QCOMPARE(lab->users().first().password, password);
    LineClient client(lab->certificateFile());
    QVERIFY(logIn(client, lab->account(lab->users().first(), Protocol::Imap)));
    QVERIFY(client.imap("SELECT INBOX").contains("* 1 EXISTS"));
}

void TestLab::aTakenPortIsSaidPlainly()
{
    LabOptions options = emptyMailboxes();
    options.portBase = m_lab->ports().imap;
    try {
        Lab::start(options);
        QFAIL("two servers on one port");
    } catch (const MailError &error) {
        QCOMPARE(error.kind(), MailError::Kind::LabUnavailable);
        QVERIFY2(error.subject().contains(QLatin1String("taken")), error.what());
    }
}

void TestLab::anUnusableConfigurationIsReportedInDovecotsWords()
{
    LabOptions options = emptyMailboxes();
    options.extraDovecotConfig = QStringLiteral("no_such_setting = yes\n");
    const QStringList before = QDir(QDir::tempPath()).entryList({QStringLiteral("duopost-lab-*")});
    try {
        Lab::start(options);
        QFAIL("Dovecot accepted nonsense");
    } catch (const MailError &error) {
        QCOMPARE(error.kind(), MailError::Kind::LabUnavailable);
        QVERIFY2(error.detail().contains(QLatin1String("no_such_setting")), error.what());
    }
    QCOMPARE(QDir(QDir::tempPath()).entryList({QStringLiteral("duopost-lab-*")}), before);
}

int main(int argc, char **argv)
{
    QStringList arguments;
    for (int i = 1; i < argc; ++i)
        arguments << QString::fromLocal8Bit(argv[i]);
    if (arguments.contains(QStringLiteral("--ordinary")) && !becomeOrdinaryUser())
        return 1;
    QCoreApplication application(argc, argv);
    if (arguments.contains(QStringLiteral("--own-a-lab")))
        return ownALab(arguments);
    TestLab test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_lab.moc"
