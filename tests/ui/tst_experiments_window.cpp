// SPDX-License-Identifier: GPL-3.0-or-later
// The window of experiments: answers appear as they come, each opens its evidence, and what was found can be
// saved.
#include "tests/support/FakeMailService.h"
#include "ui/experiments/ExperimentModel.h"
#include "ui/experiments/ExperimentTitles.h"
#include "ui/experiments/ExperimentsWindow.h"
#include "ui/experiments/RemainsStrip.h"
#include "ui/experiments/ScratchConsentDialog.h"
#include "ui/reader/Strip.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QPointer>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTextBrowser>
#include <QtTest>

using namespace duopost;

namespace {

class FakeRun : public ExperimentRun {
public:
    void stop() override { ++stopped; }
    void answer(const ExperimentCell &cell) { emit cellDone(cell); }
    void end(const std::optional<MailError> &error = {}) { emit finished({}, error); }
    int stopped = 0;
};

ExperimentCell cellOf(const char *scenario, const char *setup, bool yes)
{
    ExperimentCell cell{.scenario = QLatin1String(scenario), .setup = QLatin1String(setup)};
    cell.findings
        = {{ExperimentQuestion::SecondSeesMark,
            yes,
            -1,
            -1,
            {QStringLiteral("second device: INBOX <a@b> \\Seen")}},
           {ExperimentQuestion::ServerHasMark, true, 2, 4, {QStringLiteral("server: <script>x</script>")}}};
    cell.steps = {QStringLiteral("first device (IMAP): mark-read <a@b>")};
    cell.transcript = {QStringLiteral("first device: C: A7 UID STORE 1 +FLAGS (\\Seen)")};
    cell.server = {QStringLiteral("INBOX <a@b> \\Seen")};
    return cell;
}

/// A server that has to be asked for everything, and remembers what was asked.
class FakeExperiments : public AccountExperiments {
public:
    ScratchPlan plan(AccountId account, const QStringList &scenarios) const override
    {
        ScratchPlan plan{
            .account = account, .folder = QStringLiteral("Duopost experiment 2026-03-02 10-15"), .messages = 3};
        for (const auto &id : scratchScenarios()) {
            if (scenarios.contains(id))
                plan.scenarios << id;
        }
        return plan;
    }
    std::unique_ptr<ExperimentRun> start(const ScratchConsent &consent) override
    {
        agreed << consent.plan();
        auto fake = std::make_unique<FakeRun>();
        run = fake.get();
        return fake;
    }
    std::optional<ScratchRemains> remains(AccountId) const override { return left; }
    QFuture<ScratchCleanup> clean(AccountId) override
    {
        ++cleaned;
        QPromise<ScratchCleanup> promise;
        promise.start();
        promise.addResult(ScratchCleanup{.folder = left->folder, .gone = true, .removed = 1});
        promise.finish();
        left.reset();
        return promise.future();
    }

    QList<ScratchPlan> agreed;
    QPointer<FakeRun> run;
    std::optional<ScratchRemains> left;
    int cleaned = 0;
};

class ServiceWithExperiments : public FakeMailService {
public:
    AccountExperiments *experiments() override { return &fake; }
    FakeExperiments fake;
};

QString strips(const QWidget &window)
{
    QString said;
    for (const auto *strip : window.findChildren<Strip *>())
        said += strip->isVisible() ? strip->sentence() + strip->details() + QLatin1Char('\n') : QString();
    return said;
}

struct Fixture {
    QList<QPair<QStringList, QStringList>> started;
    QPointer<FakeRun> run;
    ExperimentsWindow window{nullptr, [this](const QStringList &scenarios, const QStringList &setups) {
                                 started.append({scenarios, setups});
                                 auto fake = std::make_unique<FakeRun>();
                                 run = fake.get();
                                 return std::unique_ptr<ExperimentRun>(std::move(fake));
                             }};

    Fixture() { window.show(); }
    QTableView *table() const { return window.findChild<QTableView *>(); }
    QPushButton *button(const QString &words) const
    {
        for (auto *button : window.findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text().remove(QLatin1Char('&')) == words)
                return button;
        }
        return nullptr;
    }
    QModelIndex at(const char *scenario, const char *setup) const
    {
        return table()->model()->index(
            static_cast<int>(experimentScenarios().indexOf(QLatin1String(scenario))),
            static_cast<int>(experimentSetups().indexOf(QLatin1String(setup))) + 1);
    }
    QString word(const char *scenario, const char *setup) const
    {
        return at(scenario, setup).data().toString();
    }
    CellAnswer answer(const char *scenario, const char *setup) const
    {
        return static_cast<CellAnswer>(at(scenario, setup).data(ExperimentModel::AnswerRole).toInt());
    }
    QString evidence() const { return window.findChild<QTextBrowser *>()->toPlainText(); }
    QString problem() const
    {
        const auto *label = window.findChild<QLabel *>(QStringLiteral("problem"));
        return label->isVisible() ? label->text() : QString();
    }
    void runAll() const { button(QStringLiteral("Run all"))->click(); }
};

} // namespace

class TestExperimentsWindow : public QObject {
    Q_OBJECT
private slots:
    void anAnswerAppearsAsSoonAsItsExperimentHasEnded()
    {
        Fixture f;
        const QAbstractItemModelTester tester(
            f.table()->model(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(f.answer("new-mail", "imap+imap") == CellAnswer::Empty);
        f.runAll();
        QCOMPARE(f.started.size(), 1);
        QCOMPARE(f.started.first().first, experimentScenarios());
        QCOMPARE(f.started.first().second, experimentSetups());
        QVERIFY(f.answer("new-mail", "imap+imap") == CellAnswer::Running);
        QVERIFY(f.answer("read", "imap+imap") == CellAnswer::Waiting);
        f.run->answer(cellOf("new-mail", "imap+imap", true));
        f.run->answer(cellOf("new-mail", "pop3-keep+pop3-keep", false));
        QCOMPARE(f.word("new-mail", "imap+imap"), QStringLiteral("yes"));
        QVERIFY(f.answer("new-mail", "imap+imap") == CellAnswer::Yes);
        QCOMPARE(f.word("new-mail", "pop3-keep+pop3-keep"), QStringLiteral("no"));
        QVERIFY(f.answer("new-mail", "pop3-remove+pop3-keep") == CellAnswer::Running); // the next one
        f.run->end();
        QVERIFY(!f.window.isRunning());
    }

    void someOfManyAreNeitherYesNorNo()
    {
        Fixture f;
        f.runAll();
        auto cell = cellOf("new-device", "imap+imap", false);
        cell.findings.first().count = 2;
        cell.findings.first().of = 4;
        f.run->answer(cell);
        QVERIFY(f.answer("new-device", "imap+imap") == CellAnswer::Part);
        QCOMPARE(f.word("new-device", "imap+imap"), QStringLiteral("2 of 4"));
    }

    void onlyWhatHasACheckMarkRuns()
    {
        Fixture f;
        QVERIFY(!f.button(QStringLiteral("Run selected"))->isEnabled());
        const auto row = f.at("star", "imap+imap").siblingAtColumn(0);
        QVERIFY(f.table()->model()->setData(row, Qt::Checked, Qt::CheckStateRole));
        QTRY_VERIFY(f.button(QStringLiteral("Run selected"))->isEnabled());
        f.button(QStringLiteral("Run selected"))->click();
        QCOMPARE(f.started.first().first, QStringList{QStringLiteral("star")});
        QVERIFY(f.answer("star", "imap+imap") == CellAnswer::Running);
        QVERIFY(f.answer("read", "imap+imap") == CellAnswer::Empty);
    }

    void aCheckMarkIsSetByKeyboard()
    {
        Fixture f;
        const auto row = f.at("star", "imap+imap").siblingAtColumn(0);
        f.table()->setCurrentIndex(row);
        f.table()->setFocus();
        QTest::keyClick(f.table(), Qt::Key_Space);
        QCOMPARE(row.data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Checked));
        QTest::keyClick(f.table(), Qt::Key_Space);
        QCOMPARE(row.data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Unchecked));
    }

    void whatCouldNotBeCarriedOutSaysWhy()
    {
        Fixture f;
        f.runAll();
        ExperimentCell cell{
            .scenario = QStringLiteral("new-mail"),
            .setup = QStringLiteral("imap+imap"),
            .failed = QStringLiteral("the server hung up (BYE)")};
        cell.steps = {QStringLiteral("first device (IMAP): fetches")};
        f.run->answer(cell);
        QVERIFY(f.answer("new-mail", "imap+imap") == CellAnswer::Failed);
        f.table()->setCurrentIndex(f.at("new-mail", "imap+imap"));
        QVERIFY(f.evidence().contains(QStringLiteral("the server hung up (BYE)")));
        QVERIFY(f.evidence().contains(QStringLiteral("first device (IMAP): fetches")));
    }

    void stoppingLeavesTheRestAndSaysSo()
    {
        Fixture f;
        f.runAll();
        f.run->answer(cellOf("new-mail", "imap+imap", true));
        f.button(QStringLiteral("Stop"))->click();
        QCOMPARE(f.run->stopped, 1);
        QVERIFY(!f.button(QStringLiteral("Stop"))->isEnabled());
        QVERIFY(f.window.isRunning()); // the one under way ends first
        f.run->end();
        QVERIFY(!f.window.isRunning());
        QVERIFY(f.answer("new-mail", "imap+imap") == CellAnswer::Yes);
        QVERIFY(f.answer("read", "imap+imap") == CellAnswer::Stopped);
        QCOMPARE(f.word("read", "imap+imap"), QStringLiteral("stopped"));
        QVERIFY(f.button(QStringLiteral("Run all")));
    }

    void anAnswerOpensWhatWasDoneAndSeen()
    {
        Fixture f;
        f.runAll();
        f.run->answer(cellOf("read", "imap+imap", true));
        f.run->end();
        const auto cell = f.at("read", "imap+imap");
        f.table()->scrollTo(cell);
        QTest::mouseClick(f.table()->viewport(), Qt::LeftButton, {}, f.table()->visualRect(cell).center());
        for (const char *part :
             {"The second device sees the mark: yes", "The server has the mark: 2 of 4",
              "read by a third program over IMAP, as webmail does", "second device: INBOX <a@b> \\Seen",
              "first device (IMAP): mark-read <a@b>", "first device: C: A7 UID STORE 1 +FLAGS (\\Seen)",
              "INBOX <a@b> \\Seen", "server: <script>x</script>"})
            QVERIFY2(f.evidence().contains(QLatin1String(part)), part);
    }

    void enterGoesToTheEvidenceAndStartsNothing()
    {
        Fixture f;
        f.runAll();
        f.run->answer(cellOf("read", "imap+imap", true));
        f.run->end();
        f.window.activateWindow();
        f.table()->setFocus();
        f.table()->setCurrentIndex(f.at("read", "imap+imap"));
        QTest::keyClick(f.table(), Qt::Key_Return);
        QCOMPARE(f.started.size(), 1);
        QCOMPARE(f.window.focusWidget(), f.window.findChild<QTextBrowser *>());
    }

    void whatIsReadMeanwhileIsRenewedWithItsAnswer()
    {
        Fixture f;
        f.table()->setCurrentIndex(f.at("read", "imap+imap"));
        QVERIFY(f.evidence().isEmpty());
        f.runAll();
        f.run->answer(cellOf("read", "imap+imap", false));
        QVERIFY(f.evidence().contains(QStringLiteral("The second device sees the mark: no")));
    }

    void aRunThatCannotBeginSaysWhyInWords()
    {
        Fixture f;
        f.runAll();
        f.run->end(MailError(MailError::Kind::LabUnavailable, QStringLiteral("dovecot")));
        QVERIFY(!f.problem().isEmpty());
        QVERIFY(f.button(QStringLiteral("Run all")));
        f.runAll();
        QVERIFY(f.problem().isEmpty());
    }

    void closingStopsFirstAndThenTheWindowIsGone()
    {
        Fixture f;
        f.runAll();
        f.window.close();
        QVERIFY(!f.window.isVisible());
        QCOMPARE(f.run->stopped, 1);
        QVERIFY(f.window.isRunning());
        f.run->end();
        QVERIFY(!f.window.isRunning());
    }

    void escapeStopsARunAndKeepsWhatIsKnown()
    {
        Fixture f;
        f.runAll();
        QTest::keyClick(&f.window, Qt::Key_Escape);
        QCOMPARE(f.run->stopped, 1);
        QVERIFY(f.window.isVisible());
    }

    void whatWasFoundIsSavedAsPageAndAsDocument()
    {
        Fixture f;
        QTemporaryDir place;
        QVERIFY(!f.button(QStringLiteral("Save as"))->isEnabled());
        f.runAll();
        f.run->answer(cellOf("read", "imap+imap", true));
        f.run->answer(cellOf("read", "pop3-keep+pop3-keep", false));
        QVERIFY(f.button(QStringLiteral("Save as"))->isEnabled());
        const auto page = place.filePath(QStringLiteral("a.html")),
                   document = place.filePath(QStringLiteral("a.pdf"));
        QVERIFY(f.window.savePage(page));
        QFile html(page);
        QVERIFY(html.open(QIODevice::ReadOnly));
        const auto text = QString::fromUtf8(html.readAll());
        for (const auto &part :
             {scenarioTitle(QStringLiteral("read")), setupTitle(QStringLiteral("pop3-keep+pop3-keep")),
              QStringLiteral("mark-read &lt;a@b&gt;"), QStringLiteral("UID STORE 1 +FLAGS"),
              QStringLiteral("read by a third program over IMAP, as webmail does")})
            QVERIFY2(text.contains(part), qPrintable(part));
        QVERIFY(!text.contains(QStringLiteral("<script>")));
        QVERIFY(f.window.savePdf(document));
        QFile pdf(document);
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        const auto bytes = pdf.readAll();
        QVERIFY(bytes.startsWith("%PDF-"));
        QVERIFY(bytes.contains("%%EOF"));
        QVERIFY(bytes.size() > 4000);
    }

    void aFileThatCannotBeWrittenIsSaid()
    {
        Fixture f;
        QVERIFY(!f.window.savePage(QStringLiteral("/nonexistent/a.html")));
        QVERIFY(f.problem().contains(QStringLiteral("/nonexistent/a.html")));
        QVERIFY(!f.window.savePdf(QStringLiteral("/nonexistent/a.pdf")));
    }

    void onlyAccountsThatUseImapAreOffered()
    {
        ServiceWithExperiments service;
        Fixture f;
        auto *where = f.window.findChild<QComboBox *>();
        QVERIFY(!where->isVisible());
        service.addFakeAccount(QStringLiteral("Post"), Protocol::Pop3);
        f.window.offerAccounts(service);
        QVERIFY(!where->isVisible());
        service.addFakeAccount(QStringLiteral("Arbeit"), Protocol::Imap);
        QVERIFY(where->isVisible());
        QCOMPARE(where->count(), 2);
        QCOMPARE(where->itemText(1), QStringLiteral("Arbeit"));
        QCOMPARE(where->currentIndex(), 0);
    }

    void nothingIsTriedOnAnAccountBeforeSomebodyAgreed()
    {
        ServiceWithExperiments service;
        Fixture f;
        const auto account = service.addFakeAccount(QStringLiteral("Arbeit"), Protocol::Imap);
        f.window.offerAccounts(service);
        f.window.chooseAccount(account);
        const auto ask = [&] {
            f.runAll();
            auto *dialog = f.window.findChild<ScratchConsentDialog *>();
            return dialog && dialog->isVisible() ? dialog : nullptr;
        };
        auto *dialog = ask();
        QVERIFY(dialog);
        QVERIFY(f.started.isEmpty() && service.fake.agreed.isEmpty());
        QTest::keyClick(dialog, Qt::Key_Return); // agrees to nothing
        QVERIFY(service.fake.agreed.isEmpty() && !f.window.isRunning());
        QTRY_VERIFY(!f.window.findChild<ScratchConsentDialog *>());
        dialog = ask();
        QVERIFY(dialog);
        QString said;
        for (const auto *label : dialog->findChildren<QLabel *>())
            said += label->text() + QLatin1Char('\n');
        for (const char *part :
             {"Arbeit", "Duopost experiment 2026-03-02 10-15", "3", "inbox", "nothing is sent"})
            QVERIFY2(said.contains(QLatin1String(part)), part);
        for (auto *button : dialog->findChildren<QPushButton *>()) {
            if (button->text().contains(QStringLiteral("begin")))
                button->click();
        }
        QCOMPARE(service.fake.agreed.size(), 1);
        QCOMPARE(service.fake.agreed.first().account, account);
        QVERIFY(f.started.isEmpty()); // no practice server
        QVERIFY(f.window.isRunning());
        QVERIFY(f.answer("read", "imap+imap") == CellAnswer::Running);
        QVERIFY(f.answer("mailbox-full", "imap+imap") == CellAnswer::Empty); // not for an account

        ExperimentCell untried{
            .scenario = QStringLiteral("read"),
            .setup = QStringLiteral("pop3-keep+imap"),
            .failed = QStringLiteral("x"),
            .notTried = true};
        emit service.fake.run->cellDone(untried);
        QVERIFY(f.answer("read", "pop3-keep+imap") == CellAnswer::NotTried);
        QCOMPARE(f.word("read", "pop3-keep+imap"), QStringLiteral("not tried"));
        ExperimentReport report{.account = QStringLiteral("Arbeit")};
        report.cleanup = ScratchCleanup{.folder = QStringLiteral("F"), .gone = true};
        emit service.fake.run->finished(report, std::nullopt);
        QVERIFY2(
            strips(f.window).contains(QStringLiteral("looked for again on the server: it is not there")),
            qPrintable(strips(f.window)));
        QVERIFY(!f.window.isRunning());
    }

    void aFolderThatCouldNotBeRemovedIsNamedWithTheReason()
    {
        ServiceWithExperiments service;
        Fixture f;
        f.window.offerAccounts(service);
        f.runAll();
        ExperimentReport report;
        report.cleanup = ScratchCleanup{
            .folder = QStringLiteral("Folder X"), .left = {QStringLiteral("Folder X/Inbox: 1 message(s)")}};
        emit f.run->finished(report, std::nullopt);
        QVERIFY2(
            strips(f.window).contains(QStringLiteral("Folder X/Inbox: 1 message(s)")),
            qPrintable(strips(f.window)));
    }

    void whatAnInterruptedOneHasLeftComesFirst()
    {
        ServiceWithExperiments service;
        const auto account = service.addFakeAccount(QStringLiteral("Arbeit"), Protocol::Imap);
        service.fake.left = ScratchRemains{QStringLiteral("Old folder"), QDateTime::currentDateTime()};
        Fixture f;
        f.window.offerAccounts(service);
        QVERIFY(strips(f.window).isEmpty()); // the practice server is chosen
        f.window.chooseAccount(account);
        QVERIFY2(strips(f.window).contains(QStringLiteral("Old folder")), qPrintable(strips(f.window)));
        QVERIFY(!f.button(QStringLiteral("Run all"))->isEnabled());
        f.button(QStringLiteral("Remove it"))->click();
        QTRY_VERIFY(f.button(QStringLiteral("Run all"))->isEnabled());
        QCOMPARE(service.fake.cleaned, 1);
        QVERIFY(strips(f.window).contains(QStringLiteral("it is not there")));
    }

    void theMainWindowOffersToRemoveWhatIsLeft()
    {
        ServiceWithExperiments service;
        service.addFakeAccount(QStringLiteral("Arbeit"), Protocol::Imap);
        QWidget window;
        auto *strip = new RemainsStrip(service, &window);
        window.show();
        QVERIFY(strip->isHidden());
        service.fake.left = ScratchRemains{QStringLiteral("Old folder"), QDateTime::currentDateTime()};
        strip->look();
        QVERIFY(strip->isVisible());
        QVERIFY(strip->sentence().contains(QStringLiteral("Arbeit")));
        QVERIFY(strip->sentence().contains(QStringLiteral("Old folder")));
        const auto buttons = strip->findChildren<QPushButton *>();
        buttons.last()->click(); // later
        QVERIFY(strip->isHidden());
        QCOMPARE(service.fake.cleaned, 0);
        RemainsStrip again(service, &window);
        again.show();
        again.findChildren<QPushButton *>().first()->click();
        QTRY_VERIFY(again.isHidden());
        QCOMPARE(service.fake.cleaned, 1);
    }

    void everyExperimentIsSaidInWords()
    {
        QVERIFY(experimentScenarios().size() >= 20);
        for (const auto &id : experimentScenarios())
            QVERIFY2(scenarioTitle(id) != id, qPrintable(id));
        for (const auto &id : experimentSetups())
            QVERIFY2(setupTitle(id) != id, qPrintable(id));
        for (int i = 0; !toString(static_cast<ExperimentQuestion>(i)).isEmpty(); ++i)
            QVERIFY(!findingTitle(static_cast<ExperimentQuestion>(i)).isEmpty());
    }

    void everyControlHasANameAndEveryAnswerIsSpoken()
    {
        Fixture f;
        for (auto *button : f.window.findChildren<QAbstractButton *>()) {
            if (button->isVisible() && !button->inherits("QTableCornerButton"))
                QVERIFY(!button->text().isEmpty() || !button->accessibleName().isEmpty());
        }
        QVERIFY(!f.table()->accessibleName().isEmpty());
        f.runAll();
        f.run->answer(cellOf("new-mail", "imap+imap", false));
        const auto spoken = f.at("new-mail", "imap+imap").data(Qt::AccessibleTextRole).toString();
        QCOMPARE(spoken, QStringLiteral("New mail arrives, IMAP and IMAP: no"));
        QCOMPARE(
            f.at("read", "imap+imap").data(Qt::AccessibleTextRole).toString(),
            QStringLiteral("Read a message here, IMAP and IMAP: waiting"));
    }
};

QTEST_MAIN(TestExperimentsWindow)
#include "tst_experiments_window.moc"
