// SPDX-License-Identifier: GPL-3.0-or-later
// The questions in What syncs?: all of them answered in words, the evidence unfolds, the quota is a calm bar,
// and the panel is content with little room.
#include "mailcore/Redaction.h"
#include "tests/support/FakeMailService.h"
#include "ui/whatsyncs/MailboxPage.h"
#include "ui/whatsyncs/QuotaBar.h"
#include "ui/whatsyncs/ReportDialog.h"
#include "ui/whatsyncs/WhatSyncsPanel.h"
#include "ui/window/MainWindow.h"
#include "ui/window/WindowHost.h"
#include "ui/words/Language.h"
#include "ui/words/MailboxWords.h"

#include <QLabel>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTextBrowser>
#include <QToolButton>
#include <QtTest>

using namespace duopost;

namespace {

struct Fixture {
    FakeMailService service;
    AccountId account;
    std::unique_ptr<WhatSyncsPanel> panel;

    explicit Fixture(Protocol protocol = Protocol::Imap)
    {
        account = service.addFakeAccount(QStringLiteral("Anna"), protocol);
        FolderCounts inbox;
        inbox.folder.path = QStringLiteral("INBOX");
        inbox.folder.role = FolderRole::Inbox;
        inbox.folder.asOf = QDateTime::currentDateTimeUtc();
        inbox.there = 1200;
        FolderCounts old;
        old.folder.path = QStringLiteral("<b>Old</b>");
        old.folder.where = Where::OnlyHere;
        old.onlyHere = 214;
        service.mailbox.folders = {inbox, old};
        service.mailbox.place = {.path = QStringLiteral("/mail/anna"), .ownerOnly = true};
        service.serverSaid.quotaUsed = qint64(3) << 30;
        service.serverSaid.quotaLimit = qint64(4) << 30;
        service.serverSaid.asOf = QDateTime::currentDateTimeUtc();
        for (int day = 0; day < 40; ++day)
            service.serverSaid.quotaHistory << QuotaReading{
                QDateTime::currentDateTimeUtc().addDays(day - 39),
                ((qint64(3) << 30) - (39 - day) * (qint64(28) << 20)), qint64(4) << 30};
    }
    void open()
    {
        panel = std::make_unique<WhatSyncsPanel>(service);
        panel->resize(360, 900);
        panel->show();
        panel->showAccount(service.accounts().first());
        panel->findChild<QTabBar *>()->setCurrentIndex(1);
    }
    MailboxPage &page() const { return *panel->findChild<MailboxPage *>(); }
    QTextBrowser &browser() const { return *page().findChild<QTextBrowser *>(); }
    QString text() const { return browser().toPlainText(); }
};

} // namespace

class TestWhatSyncsQuestions : public QObject {
    Q_OBJECT
private slots:
    void everyQuestionIsAnsweredInWords()
    {
        Fixture f;
        f.open();
        QTRY_VERIFY(!f.page().answers().isEmpty());
        for (const auto &answer : f.page().answers()) {
            QVERIFY(f.text().contains(questionTitle(answer.question)));
            for (const auto &part : answer.parts) {
                const auto sentence = answerSentence(part, QLocale());
                QVERIFY2(!sentence.contains(QLatin1Char('%')), qPrintable(sentence));
                QVERIFY2(
                    f.text().contains(sentence.simplified())
                        || f.text().simplified().contains(sentence.simplified()),
                    qPrintable(sentence));
            }
        }
        QVERIFY(f.text().contains(QLatin1String("214")));
        QVERIFY(f.text().contains(QLatin1String("<b>Old</b>"))); // a name, not markup
    }

    void everySentenceExists()
    {
        for (int i = 0; i <= static_cast<int>(Says::NotAskedYet); ++i) {
            const AnswerPart part{
                static_cast<Says>(i),
                {QStringLiteral("one"), QStringLiteral("two"), QStringLiteral("three"), QStringLiteral("four")},
                3,
                {Operation::MarkRead}};
            const auto sentence = answerSentence(part, QLocale::c());
            QVERIFY2(sentence.size() > 8, qPrintable(toString(part.says)));
            QVERIFY2(!sentence.contains(QLatin1Char('%')), qPrintable(sentence));
        }
        // What a server calls itself is not taken for a placeholder.
        QVERIFY(answerSentence({Says::LiesOnServer, {QStringLiteral("%1.%Ln.example")}, 3, {}}, QLocale::c())
                    .contains(QLatin1String("%1.%Ln.example")));
    }

    void theEvidenceUnfolds()
    {
        Fixture f;
        auto ledger = expectedOf(Protocol::Imap, {});
        for (auto &entry : ledger) {
            if (entry.operation == Operation::ListFolders)
                entry.evidence << Evidence{
                    .source = EvidenceSource::Observed,
                    .reason = Reason::ListedFolders,
                    .at = QDateTime::currentDateTimeUtc(),
                    .transcript = {QStringLiteral("S: * LIST () \"/\" <script>INBOX")}};
        }
        f.service.setLedger(ledger);
        f.open();
        QTRY_VERIFY(!f.page().answers().isEmpty());
        QVERIFY(!f.text().contains(QLatin1String("<script>INBOX")));
        emit f.browser().anchorClicked(
            QUrl(QStringLiteral("evidence:%1").arg(static_cast<int>(MailboxQuestion::WhichFolders))));
        QVERIFY(f.text().contains(QLatin1String("S: * LIST () \"/\" <script>INBOX")));
        emit f.browser().anchorClicked(
            QUrl(QStringLiteral("evidence:%1").arg(static_cast<int>(MailboxQuestion::WhichFolders))));
        QVERIFY(!f.text().contains(QLatin1String("<script>INBOX")));
    }

    void theQuotaIsSaidWithAForecast()
    {
        Fixture f;
        f.open();
        auto &bar = *f.page().findChild<QuotaBar *>();
        QTRY_VERIFY(bar.isVisible());
        QString words;
        for (const auto *label : bar.findChildren<QLabel *>())
            words += label->text() + QLatin1Char(' ');
        QVERIFY2(words.contains(sizeTitle(qint64(3) << 30, QLocale())), qPrintable(words));
        QVERIFY2(words.contains(QLatin1String("5 week")), qPrintable(words)); // 1024 MiB left, 28 a day
    }

    void withoutQuotaThereIsNoBar()
    {
        Fixture f;
        f.service.serverSaid = {};
        f.open();
        QTRY_VERIFY(!f.page().answers().isEmpty());
        QVERIFY(!f.page().findChild<QuotaBar *>()->isVisible());
    }

    void whatIsNotEncryptedIsLoud()
    {
        Fixture f;
        f.service.connectionFacts << ConnectionFacts{
            .host = QStringLiteral("mail.example.org"), .connectedAt = QDateTime::currentDateTimeUtc()};
        f.open();
        QTRY_VERIFY(f.text().contains(QLatin1String("NOT ENCRYPTED")));
        QVERIFY(!f.text().contains(QLatin1String("port 0")));
        emit f.browser().anchorClicked(
            QUrl(QStringLiteral("evidence:%1").arg(static_cast<int>(MailboxQuestion::OnTheWay))));
        QVERIFY(f.text().contains(QLatin1String("mail.example.org, port 0")));
    }

    void theReportIsOffered()
    {
        Fixture f;
        f.open();
        QToolButton *report = nullptr;
        for (auto *button : f.panel->findChildren<QToolButton *>()) {
            if (button->accessibleName().contains(QLatin1String("support desk")))
                report = button;
        }
        QVERIFY(report);
        QTest::mouseClick(report, Qt::LeftButton);
        auto *dialog = f.panel->findChild<ReportDialog *>();
        QVERIFY(dialog && dialog->isVisible());
        QVERIFY(dialog->choice().hidePeople);
    }

    // 1024 pixels are shared with the folders, the list and the reader.
    void thePanelIsContentWithLittle_data()
    {
        QTest::addColumn<QString>("language");
        QTest::newRow("en") << QStringLiteral("en");
        QTest::newRow("de") << QStringLiteral("de");
    }
    void thePanelIsContentWithLittle()
    {
        QFETCH(const QString, language);
        Language words;
        words.use(language);
        Fixture f;
        f.open();
        QTRY_VERIFY(!f.page().answers().isEmpty());
        QVERIFY2(
            f.panel->minimumSizeHint().width() <= 240,
            qPrintable(QString::number(f.panel->minimumSizeHint().width())));
    }

    void theWholeWindowFitsInto1024_data() { thePanelIsContentWithLittle_data(); }
    void theWholeWindowFitsInto1024()
    {
        QFETCH(const QString, language);
        Fixture f;
        f.service.addFolder(f.account, QStringLiteral("INBOX"), FolderRole::Inbox, 40, 3);
        const QTemporaryDir profile;
        WindowHost host(*qApp, f.service, profile.path(), LookOverride{ThemeChoice::Light, language});
        auto &window = *host.window();
        window.show();
        window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window));
        auto *panel = window.findChild<WhatSyncsPanel *>();
        QTest::keyClick(&window, Qt::Key_F9);
        QTRY_VERIFY(panel->isVisible());
        window.resize(1024, 700);
        QTRY_COMPARE(window.width(), 1024);
        QVERIFY(panel->geometry().right() <= window.width());
        QVERIFY2(panel->width() >= 270, qPrintable(QString::number(panel->width())));
    }
};

QTEST_MAIN(TestWhatSyncsQuestions)
#include "tst_what_syncs_questions.moc"
