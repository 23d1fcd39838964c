// SPDX-License-Identifier: GPL-3.0-or-later
// Experiments on an account: they stay in the folder made for them. Somebody in between writes down every word
// that goes to the server, and a client that shares no code with Duopost looks at the whole mailbox before and
// after.
#include "mailcore/AccountExperiments.h"
#include "mailcore/compare/ExperimentWorld.h"
#include "mailcore/compare/ScratchPlace.h"
#include "tests/support/CyrusLab.h"
#include "tests/support/FalseLab.h"
#include "tests/support/LineClient.h"
#include "tests/support/ServiceClient.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QMutex>
#include <QProcess>
#include <QtTest>

using namespace duopost;
using test::FalseLab;
using test::Passed;

namespace {

/// What clients said, all of them, line by line.
class Protocolled {
public:
    std::function<test::Falsehood()> make()
    {
        return [this] {
            return [this](const QByteArray &line) {
                const QMutexLocker lock(&m_mutex);
                m_lines << line.trimmed();
                return Passed{line, {}};
            };
        };
    }
    QList<QByteArray> lines()
    {
        const QMutexLocker lock(&m_mutex);
        return m_lines;
    }
    /// Of the commands that open a folder or change something: those that name one outside.
    QStringList outside(const QByteArray &folder)
    {
        static const QRegularExpression naming(QStringLiteral(
            "^\\S+ (?:SELECT|EXAMINE|APPEND|CREATE|DELETE|RENAME|SUBSCRIBE|UNSUBSCRIBE|STATUS|UID COPY|UID "
            "MOVE|"
            "COPY|MOVE|GETQUOTAROOT)\\b(.*)$"));
        QStringList result;
        for (const auto &line : lines()) {
            const auto match = naming.match(QString::fromUtf8(line));
            if (!match.hasMatch())
                continue;
            ++commands;
            static const QRegularExpression quoted(QStringLiteral("\"([^\"]*)\""));
            auto names = quoted.globalMatch(match.captured(1));
            bool inside = names.hasNext();
            while (names.hasNext()) {
                const auto name = names.next().captured(1).toUtf8();
                inside = inside && (name == folder || name.startsWith(folder + '/'));
                if (line.contains(" APPEND "))
                    break; // a date follows
            }
            if (!inside)
                result << QString::fromUtf8(line);
        }
        return result;
    }
    qsizetype count(const QByteArray &word)
    {
        qsizetype found = 0;
        for (const auto &line : lines())
            found += line.contains(word) ? 1 : 0;
        return found;
    }
    int commands = 0;

private:
    QMutex m_mutex;
    QList<QByteArray> m_lines;
};

QJsonObject wholeMailbox(quint16 port, const LabUser &user)
{
    QProcess python;
    python.start(
        QStringLiteral("python3"),
        {QStringLiteral(DUOPOST_SOURCE_DIR "/tests/contract/whole_mailbox.py"), QString::number(port),
         user.name});
    python.write(user.password.toUtf8());
    python.closeWriteChannel();
    if (!python.waitForFinished(60'000) || python.exitCode() != 0)
        qWarning("%s", python.readAllStandardError().constData());
    return QJsonDocument::fromJson(python.readAllStandardOutput()).object();
}

struct Ended {
    QList<ExperimentCell> told;
    std::optional<ExperimentReport> report;
    std::optional<MailError> error;
};

Ended waitFor(ExperimentRun &run)
{
    Ended ended;
    QObject::connect(
        &run, &ExperimentRun::cellDone, &run, [&](const ExperimentCell &cell) { ended.told << cell; });
    QObject::connect(
        &run, &ExperimentRun::finished, &run,
        [&](const ExperimentReport &report, const std::optional<MailError> &error) {
            ended.report = report;
            ended.error = error;
        });
    const QDeadlineTimer deadline(300'000);
    while (!ended.report && !deadline.hasExpired())
        QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    return ended;
}

QHash<QString, bool> answersOf(const QList<ExperimentCell> &cells)
{
    QHash<QString, bool> answers;
    for (const auto &cell : cells) {
        for (const auto &finding : cell.findings)
            answers.insert(cell.scenario + QLatin1Char(' ') + toString(finding.question), finding.yes);
    }
    return answers;
}

} // namespace

class TestExperimentsAccount : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_lab, m_cyrus;
    int m_next = 0;

    /// A mailbox with mail in it.
    LabUser filledUser(Lab &lab)
    {
        const auto user = lab.users().at(lab.users().size() - ++m_next);
        for (const auto *folder : {"INBOX", "Sent", "Archive", "Drafts", "Trash", "Projekt"}) {
            QList<LabMessage> mail;
            for (int i = 0; i < 5; ++i)
                mail << LabMessage{
                    .bytes = ExperimentWorld::text(
                        "real" + QByteArray::number(i) + '.' + folder + "@x.example", "Nadelbaum"),
                    .flags = i % 2 ? MessageFlags(MessageFlag::Seen) : MessageFlags()};
            lab.fill(user, QString::fromLatin1(folder), mail);
        }
        return user;
    }
    static Account accountOf(const Lab &lab, const LabUser &user)
    {
        auto account = lab.account(user, Protocol::Imap, Security::Plaintext);
        account.name = QStringLiteral("mail");
        return account;
    }
    static ScratchPlace placeFor(const Lab &lab, const LabUser &user, const QString &folder)
    {
        return {
            accountOf(lab, user),
            [user] {
                return Credentials{.user = user.name.toUtf8(), .password = Secret(user.password.toUtf8())};
            },
            folder + QStringLiteral("/note.json"),
            folder,
            {}};
    }

private slots:
    void initTestCase()
    {
        LabOptions options{.sampleMail = false};
        for (int i = 0; i < 24; ++i)
            options.extraUsers << QStringLiteral("real%1").arg(i);
        try {
            m_lab = Lab::start(options);
        } catch (const MailError &error) {
            if (error.kind() == MailError::Kind::LabUnavailable)
                QSKIP(error.what());
            throw;
        }
    }
    void init() { m_next = 0; }

    void nothingOutsideTheFolderIsNamedOrChanged_data()
    {
        QTest::addColumn<bool>("cyrus");
        QTest::newRow("Dovecot") << false;
        QTest::newRow("Cyrus") << true;
    }
    void nothingOutsideTheFolderIsNamedOrChanged()
    {
        QFETCH(const bool, cyrus);
        if (cyrus) {
            const auto why = test::CyrusServer::whyNot();
            if (!why.isEmpty() && !test::CyrusServer::isRequired())
                QSKIP(qPrintable(QStringLiteral("no Cyrus here: ") + why));
            QVERIFY2(why.isEmpty(), qPrintable(why));
            QStringList names;
            for (int i = 0; i < 20; ++i)
                names << QStringLiteral("real%1").arg(i);
            m_cyrus = std::make_unique<test::CyrusLab>(names);
        }
        auto &lab = cyrus ? *m_cyrus : *m_lab;
        const auto user = filledUser(lab);
        Protocolled said;
        FalseLab recorded(lab, Protocol::Imap, said.make());
        ServiceClient client;
        const auto account = client.add(accountOf(recorded, user));
        auto &experiments = *client.service->experiments();
        const auto before = wholeMailbox(lab.ports().imap, user);
        QVERIFY(before.value(QStringLiteral("folders")).toObject().size() >= 6);

        const auto plan = experiments.plan(account.id, {});
        QVERIFY(!experiments.remains(account.id));
        const auto run = experiments.start(ScratchConsent::given(plan));
        const auto ended = waitFor(*run);
        QVERIFY(ended.report);
        QVERIFY2(!ended.error, ended.error ? ended.error->what() : "");
        QCOMPARE(ended.told.size(), scratchScenarios().size() * experimentSetups().size());
        QList<ExperimentCell> tried;
        for (const auto &cell : ended.told) {
            const auto where
                = cell.scenario + QLatin1Char(' ') + cell.setup + QStringLiteral(": ") + cell.failed;
            const bool byImap = cell.setup == QLatin1String("imap+imap");
            QVERIFY2(cell.notTried == !byImap, qPrintable(where));
            QVERIFY2(cell.failed.isEmpty() == byImap, qPrintable(where));
            if (byImap)
                tried << cell;
        }
        QVERIFY(ended.report->cleanup);
        QVERIFY2(ended.report->cleanup->gone, qPrintable(ended.report->cleanup->left.join(QLatin1Char('\n'))));
        QVERIFY(ended.report->cleanup->left.isEmpty());
        QVERIFY(!experiments.remains(account.id));

        const auto outside = said.outside(plan.folder.toUtf8());
        QVERIFY2(outside.isEmpty(), qPrintable(outside.join(QLatin1Char('\n'))));
        QVERIFY(said.commands > 100); // or nothing was written down
        QVERIFY(said.count(" APPEND ") + said.count(" COPY ") <= plan.messages);
        QCOMPARE(wholeMailbox(lab.ports().imap, user), before);

        // What was found is what is found where nobody has to be careful.
        QList<ExperimentCell> practised;
        auto others = lab.users();
        others.removeLast(); // the one with real mail
        for (const auto &scenario : experimentScenarioList()) {
            if (scratchScenarios().contains(scenario.id))
                practised << playExperiment(lab, others.takeLast(), scenario, experimentSetupList().first());
        }
        const auto answers = answersOf(tried), expected = answersOf(practised);
        QVERIFY(expected.size() >= 30);
        for (auto it = expected.cbegin(); it != expected.cend(); ++it)
            QVERIFY2(answers.value(it.key(), !*it) == *it, qPrintable(it.key()));
    }

    void whateverIsOutsideIsRefusedBeforeAWordOfIt()
    {
        const auto user = filledUser(*m_lab);
        Protocolled said;
        FalseLab recorded(*m_lab, Protocol::Imap, said.make());
        auto account = accountOf(recorded, user);
        account.fence = FolderFence{"Test", '/'};
        const auto session = openSession(
            account, {.user = user.name.toUtf8(), .password = Secret(user.password.toUtf8())}, {});
        session->perform(FolderTask{.kind = FolderTask::Kind::Create, .name = "Test"});
        session->perform(FolderTask{.kind = FolderTask::Kind::Create, .name = "Test/Inbox"});
        const RemoteFolder inside{.name = "Test/Inbox"}, outside{.name = "INBOX"}, alike{.name = "Testament"};
        session->append(inside, {.raw = ExperimentWorld::text("a@x.example"), .messageId = "a@x.example"});
        const Targets one{.folder = inside, .ids = {RemoteId{"1"}}};
        const Targets there{.folder = outside, .ids = {RemoteId{"1"}}};
        auto moving = one;
        moving.target = outside;
        using Kind = FolderTask::Kind;
        const std::function<void()> attempts[]
            = {[&] { readImapFolder(*session, outside); },
               [&] { readImapFolder(*session, alike); },
               [&] { session->fetch(there, [](const FetchedMessage &) {}); },
               [&] { session->search(there, {}); },
               [&] { session->find(outside, "real0.INBOX@x.example"); },
               [&] { session->fetchPart(there, "1"); },
               [&] { session->perform(MarkRead{}, there); },
               [&] { session->perform(DeleteForGood{}, there); },
               [&] { session->perform(MoveTo{}, moving); },
               [&] { session->perform(CopyTo{}, moving); },
               [&] { session->append(outside, {.raw = "x"}); },
               [&] { session->perform(FolderTask{.kind = Kind::Create, .name = "New"}); },
               [&] { session->perform(FolderTask{.kind = Kind::Delete, .name = "Archive"}); },
               [&] {
                   session->perform(FolderTask{Kind::Rename, "Test/Inbox", "Mine"});
               },
               [&] {
                   session->perform(FolderTask{Kind::Rename, "Archive", "Test/Archive"});
               },
               [&] { session->perform(FolderTask{.kind = Kind::Unsubscribe, .name = "Sent"}); },
               [&] { session->waitForNews({outside}, 10); }};
        int refused = 0;
        for (const auto &attempt : attempts) {
            try {
                attempt();
            } catch (const MailError &error) {
                refused += error.kind() == MailError::Kind::NotSupported ? 1 : 0;
            }
        }
        QCOMPARE(refused, static_cast<int>(std::size(attempts)));
        for (const auto &folder : session->folders())
            QVERIFY2(account.fence->contains(folder.name), folder.name.constData());
        session->close();
        const auto named = said.outside("Test");
        QVERIFY2(named.isEmpty(), qPrintable(named.join(QLatin1Char('\n'))));
    }

    void anotherPersonsMailInTheFolderStays()
    {
        const auto user = filledUser(*m_lab);
        QTemporaryDir folder;
        auto place = placeFor(*m_lab, user, folder.path());
        place.make(QStringLiteral("Duopost experiment 1"));
        place.prepare();
        place.deliver({ExperimentWorld::text(place.messageId("mine"))});
        m_lab->fill(
            user, QStringLiteral("Duopost experiment 1/Inbox"),
            {{.bytes = ExperimentWorld::text("stranger@x.example")}});
        const auto done = place.remove();
        QVERIFY(!done.gone);
        QCOMPARE(done.removed, 1);
        QCOMPARE(done.left.size(), 1);
        QVERIFY2(done.left.first().contains(QStringLiteral("Inbox: 1 message")), qPrintable(done.left.first()));
        QVERIFY(!readScratchNote(folder.filePath(QStringLiteral("note.json")))); // nothing of ours is left
        const auto folders
            = wholeMailbox(m_lab->ports().imap, user).value(QStringLiteral("folders")).toObject();
        QCOMPARE(
            folders.value(QStringLiteral("Duopost experiment 1/Inbox"))
                .toObject()
                .value(QStringLiteral("messages"))
                .toArray()
                .size(),
            1);
        QVERIFY(!folders.contains(QStringLiteral("Duopost experiment 1/Drafts")));
    }

    void afterACrashTheRemainsAreFoundAndRemoved()
    {
        const auto user = filledUser(*m_lab);
        const auto before = wholeMailbox(m_lab->ports().imap, user);
        ServiceClient client;
        const auto account = client.add(accountOf(*m_lab, user));
        auto &experiments = *client.service->experiments();
        {
            ScratchPlace dying(
                accountOf(*m_lab, user),
                [user] {
                    return Credentials{.user = user.name.toUtf8(), .password = Secret(user.password.toUtf8())};
                },
                client.profile.filePath(QStringLiteral("experiment-%1.json").arg(account.id.value)),
                client.profile.path(), {});
            dying.make(QStringLiteral("Duopost experiment 2"));
            dying.prepare();
            dying.deliver({ExperimentWorld::text(dying.messageId("mine"))});
        }
        const auto remains = experiments.remains(account.id);
        QVERIFY(remains);
        QCOMPARE(remains->folder, QStringLiteral("Duopost experiment 2"));
        // Nothing new begins beside them.
        const auto run = experiments.start(ScratchConsent::given(experiments.plan(account.id, {})));
        const auto ended = waitFor(*run);
        QVERIFY(ended.error && ended.error->kind() == MailError::Kind::BadUsage);
        QVERIFY(experiments.remains(account.id));
        const auto done = client.wait(experiments.clean(account.id));
        QVERIFY(done.gone);
        QCOMPARE(done.removed, 1);
        QVERIFY(!experiments.remains(account.id));
        QCOMPARE(wholeMailbox(m_lab->ports().imap, user), before);
    }

    void stoppingAndLeavingRemoveTheFolderToo()
    {
        const auto user = filledUser(*m_lab);
        const auto before = wholeMailbox(m_lab->ports().imap, user);
        ServiceClient client;
        const auto account = client.add(accountOf(*m_lab, user));
        auto &experiments = *client.service->experiments();
        {
            const auto run = experiments.start(ScratchConsent::given(experiments.plan(account.id, {})));
            QObject::connect(
                run.get(), &ExperimentRun::cellDone, run.get(), [&](const ExperimentCell &) { run->stop(); });
            const auto ended = waitFor(*run);
            QVERIFY(!ended.error);
            QVERIFY(ended.told.size() < scratchScenarios().size() * experimentSetups().size());
            QVERIFY(ended.report->cleanup && ended.report->cleanup->gone);
        }
        {
            const auto run = experiments.start(ScratchConsent::given(experiments.plan(account.id, {})));
            QSignalSpy cells(run.get(), &ExperimentRun::cellDone);
            QVERIFY(cells.wait(60'000));
        }
        QVERIFY(!experiments.remains(account.id));
        QCOMPARE(wholeMailbox(m_lab->ports().imap, user), before);
    }

    void aNameThatIsTakenIsNotUsed()
    {
        const auto user = filledUser(*m_lab);
        m_lab->fill(user, QStringLiteral("Mine"), {{.bytes = ExperimentWorld::text("mine@x.example")}});
        const auto before = wholeMailbox(m_lab->ports().imap, user);
        QTemporaryDir folder;
        auto place = placeFor(*m_lab, user, folder.path());
        QVERIFY_THROWS_EXCEPTION(MailError, place.make(QStringLiteral("Mine")));
        QVERIFY(!readScratchNote(folder.filePath(QStringLiteral("note.json"))));
        QCOMPARE(wholeMailbox(m_lab->ports().imap, user), before);
    }
};

QTEST_GUILESS_MAIN(TestExperimentsAccount)
#include "tst_experiments_account.moc"
