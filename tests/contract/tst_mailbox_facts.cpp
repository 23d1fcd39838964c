// SPDX-License-Identifier: GPL-3.0-or-later
// What is said about a mailbox on a real Dovecot, held against what Python's imaplib is told there.
#include "mailcore/MailboxAnswers.h"
#include "tests/support/PythonReader.h"
#include "tests/support/ServiceClient.h"

#include "mailcore/lab/DovecotProgram.h"

#include <QProcess>
#include <QtTest>

using namespace duopost;

namespace {

QString quotaConfig()
{
    return DovecotProgram::find().speaks24()
        ? QStringLiteral("quota \"User quota\" {\n  storage_size = 4M\n  message_count = 50\n}\n")
        : QStringLiteral("plugin {\n  quota_rule = *:storage=4M:messages=50\n}\n");
}

QByteArray bytesOf(int number, qsizetype size)
{
    QByteArray raw = "From: Anna <anna@example.org>\r\nSubject: Nachricht " + QByteArray::number(number)
        + "\r\nDate: Mon, 05 Feb 2024 10:00:00 +0100\r\nMessage-ID: <" + QByteArray::number(number)
        + "@example.org>\r\n\r\n";
    while (raw.size() < size)
        raw += "Noch eine Zeile der Nachricht.\r\n";
    return raw;
}

/// "STORAGE 12 4096 MESSAGE 3 50" of every root, as imaplib was told.
QList<QuotaResource> toldToPython(quint16 port, const QString &user, const QString &password)
{
    QProcess python;
    python.start(
        tests::python(),
        {QStringLiteral("-c"),
         QStringLiteral("import imaplib, sys\n"
                        "imap = imaplib.IMAP4('127.0.0.1', int(sys.argv[1]))\n"
                        "imap.login(sys.argv[2], sys.argv[3])\n"
                        "roots, quotas = imap.getquotaroot('INBOX')[1]\n"
                        "for line in quotas:\n"
                        "    line = line.decode()\n"
                        "    words = line[line.rindex('(') + 1:line.rindex(')')].split()\n"
                        "    for i in range(0, len(words), 3): print(*words[i:i + 3])\n"
                        "imap.logout()\n"),
         QString::number(port), user, password});
    python.waitForFinished();
    QList<QuotaResource> result;
    for (const auto &line : python.readAllStandardOutput().split('\n')) {
        const auto words = QString::fromLatin1(line).split(QLatin1Char(' '));
        if (words.size() == 3) {
            const qint64 unit = words[0] == QLatin1String("STORAGE") ? 1024 : 1;
            result << QuotaResource{{}, words[0], words[1].toLongLong() * unit, words[2].toLongLong() * unit};
        }
    }
    return result;
}

} // namespace

class TestMailboxFacts : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_lab;
    LabUser m_user;

private slots:
    void initTestCase()
    {
        try {
            m_lab = Lab::start({.sampleMail = false, .extraDovecotConfig = quotaConfig()});
        } catch (const MailError &error) {
            QSKIP(error.what());
        }
        m_user = m_lab->users().first();
        QList<LabMessage> messages;
        for (int i = 0; i < 20; ++i)
            messages << LabMessage{.bytes = bytesOf(i, 40'000)};
        m_lab->fill(m_user, QStringLiteral("INBOX"), messages);
        m_lab->fill(m_user, QStringLiteral("Projekte"), {LabMessage{.bytes = bytesOf(100, 2000)}});
    }

    void theQuotaIsWhatImaplibIsTold()
    {
        ServiceClient client;
        const auto account = client.add(m_lab->account(m_user, Protocol::Imap));
        client.sync(account.id, SyncDepth::RecentBodies);
        const auto facts = client.wait(client.service->mailboxFacts(account.id));
        auto told = toldToPython(m_lab->ports().imap, m_user.name, m_user.password);
        QVERIFY2(!told.isEmpty(), "imaplib was told nothing");
        auto ours = facts.server.quotas;
        for (auto &one : ours)
            one.root.clear();
        const auto byName
            = [](const QuotaResource &a, const QuotaResource &b) { return a.resource < b.resource; };
        std::sort(told.begin(), told.end(), byName);
        std::sort(ours.begin(), ours.end(), byName);
        QVERIFY(ours == told);
        const auto storage
            = std::find_if(told.begin(), told.end(), [](const QuotaResource &one) { return one.isStorage(); });
        QVERIFY(storage != told.end());
        QCOMPARE(facts.server.quotaUsed, std::optional(storage->used));
        QCOMPARE(facts.server.quotaLimit, std::optional(storage->limit));
        QCOMPARE(facts.server.quotaHistory.size(), 1);
        const auto answer = answersOf(facts, nullptr).at(static_cast<qsizetype>(MailboxQuestion::HowFull));
        QVERIFY(answer.parts.first().says == Says::UsesOf);
        QCOMPARE(answer.parts.first().arguments.value(0), QString::number(storage->used));
        QVERIFY(answer.parts.value(1).says == Says::ForecastTooEarly);
        QVERIFY(std::any_of(answer.parts.begin(), answer.parts.end(), [](const AnswerPart &part) {
            return part.says == Says::CountsOf && part.arguments.value(1) == QLatin1String("50");
        }));
    }

    void everyConnectionIsToldWithItsPurpose()
    {
        ServiceClient client(Perform::AtOnce);
        auto wanted = m_lab->account(m_user, Protocol::Imap, Security::StartTls);
        const auto account = client.add(wanted);
        client.sync(account.id, SyncDepth::RecentBodies);
        client.service->watch(account.id, true);
        const auto purposes = [&] {
            QStringList result;
            for (const auto &one : client.service->connections(account.id))
                result << toString(one.purpose);
            return result;
        };
        QTRY_COMPARE_WITH_TIMEOUT(
            purposes(), (QStringList{QStringLiteral("incoming"), QStringLiteral("push")}), 20'000);
        client.service->watch(account.id, false);
        for (const auto &one : client.service->connections(account.id)) {
            QVERIFY(one.encrypted && one.startTls && one.certificate);
            QVERIFY2(one.protocol.startsWith(QLatin1String("TLS 1.")), qPrintable(one.protocol));
        }
        // The next run of the program still knows it, before it has connected.
        const auto before = client.service->connections(account.id);
        client.service.reset();
        client.service = MailService::open(client.profile.path(), Perform::WhenAsked);
        const auto after = client.service->connections(account.id);
        QCOMPARE(after.size(), before.size());
        for (qsizetype i = 0; i < after.size(); ++i) {
            QVERIFY(after[i].purpose == before[i].purpose);
            QCOMPARE(after[i].cipher, before[i].cipher);
            QVERIFY(after[i].startTls);
            QCOMPARE(after[i].certificate->own().sha256, before[i].certificate->own().sha256);
            QCOMPARE(after[i].certificate->own().notAfter, before[i].certificate->own().notAfter);
            QVERIFY(qAbs(after[i].connectedAt.secsTo(before[i].connectedAt)) <= 1);
        }
        client.wait(client.service->removeAccount(account.id, LocalMail::Delete));
        QVERIFY(client.service->connections(account.id).isEmpty());
    }

    void whatIsWhereIsCounted()
    {
        ServiceClient client;
        const auto account = client.add(m_lab->account(m_user, Protocol::Imap));
        client.sync(account.id, SyncDepth::Headers);
        auto facts = client.wait(client.service->mailboxFacts(account.id));
        const auto find = [&](const QString &path) {
            return *std::find_if(facts.folders.begin(), facts.folders.end(), [&](const FolderCounts &one) {
                return one.folder.path == path;
            });
        };
        QCOMPARE(find(QStringLiteral("INBOX")).there, qint64(20));
        QCOMPARE(find(QStringLiteral("INBOX")).onlyThere, qint64(20));
        QCOMPARE(find(QStringLiteral("Projekte")).there, qint64(1));
        QCOMPARE(facts.onlyHere(), qint64(0));
        client.sync(account.id, SyncDepth::Bodies);
        const auto inbox = client.folder(account.id, QStringLiteral("INBOX"));
        client.wait(client.service->append({account.id, inbox.id}, bytesOf(500, 1000), MessageFlags{}));
        facts = client.wait(client.service->mailboxFacts(account.id));
        QCOMPARE(find(QStringLiteral("INBOX")).there, qint64(20));
        QCOMPARE(find(QStringLiteral("INBOX")).onlyThere, qint64(0));
        QCOMPARE(find(QStringLiteral("INBOX")).onItsWay, qint64(1));
        QCOMPARE(facts.onlyHere(), qint64(1));
        QVERIFY(!facts.pending.isEmpty());
        client.wait(client.service->performPending(account.id));
        client.sync(account.id);
        facts = client.wait(client.service->mailboxFacts(account.id));
        QCOMPARE(find(QStringLiteral("INBOX")).there, qint64(21));
        QCOMPARE(facts.onlyHere(), qint64(0));
    }
};

QTEST_GUILESS_MAIN(TestMailboxFacts)
#include "tst_mailbox_facts.moc"
