// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeMailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/folders/FolderModel.h"
#include "ui/folders/FolderTree.h"
#include "ui/list/MessageListModel.h"
#include "ui/list/MessageListView.h"
#include "ui/reader/Placeholder.h"
#include "ui/reader/ReaderPane.h"
#include "ui/reader/Strip.h"
#include "ui/window/ActivityBar.h"
#include "ui/window/ErrorStrips.h"
#include "ui/window/ListPane.h"
#include "ui/window/MailCheck.h"
#include "ui/window/MainWindow.h"
#include "ui/window/WindowHost.h"

#include <QAbstractButton>
#include <QAccessible>
#include <QPushButton>
#include <QSignalSpy>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace duopost;

class TestWindow : public QObject {
    Q_OBJECT

    struct Fixture {
        QTemporaryDir profile;
        FakeMailService service;
        FolderRef inbox, other, pop;
        std::unique_ptr<WindowHost> host;

        explicit Fixture(int rows = 300, const char *language = "en")
        {
            const AccountId anna = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
            inbox = service.addFolder(anna, QStringLiteral("INBOX"), FolderRole::Inbox, rows, 3);
            other = service.addFolder(anna, QStringLiteral("Other"), FolderRole::None, 20);
            const AccountId bert = service.addFakeAccount(QStringLiteral("Bert"), Protocol::Pop3);
            pop = service.addFolder(bert, QStringLiteral("INBOX"), FolderRole::Inbox, 5);
            open(language);
        }
        void open(const char *language = "en")
        {
            host = std::make_unique<WindowHost>(
                guard(), service, profile.path(),
                LookOverride{ThemeChoice::Light, QString::fromLatin1(language)});
            window().resize(1280, 800);
            window().show();
            window().activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&window()));
        }
        MainWindow &window() { return *host->window(); }
        MessageListView &list() { return *window().listPane()->list(); }
        MessageListModel &messages() { return *window().messages(); }
        bool isReady() { return messages().state() == MessageListModel::State::Ready; }
        QString firstStrip()
        {
            return window().errorStrips()->strips().value(0)
                ? window().errorStrips()->strips().first()->sentence()
                : QString();
        }
    };

private slots:
    void init() { guard().forget(); }

    void theFirstAccountsInboxIsShownHoweverLateItComes()
    {
        QTemporaryDir profile;
        FakeMailService service;
        const AccountId first = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
        const AccountId second = service.addFakeAccount(QStringLiteral("Bert"), Protocol::Pop3);
        const FolderRef quick = service.addFolder(second, QStringLiteral("INBOX"), FolderRole::Inbox, 5);
        WindowHost host(
            guard(), service, profile.path(), LookOverride{ThemeChoice::Light, QStringLiteral("en")});
        host.window()->show();
        QTRY_COMPARE(host.window()->messages()->folder(), quick);
        const FolderRef late = service.addFolder(first, QStringLiteral("INBOX"), FolderRole::Inbox, 5);
        emit service.foldersChanged(first);
        QTRY_COMPARE(host.window()->messages()->folder(), late);
        // What was chosen by hand stays.
        host.window()->folderTree()->choose(quick);
        emit service.foldersChanged(first);
        QTRY_VERIFY(service.idle());
        QCOMPARE(host.window()->messages()->folder(), quick);
    }

    // The first key a person presses is Down.
    void theListHasTheKeyboardFromTheStart()
    {
        Fixture f;
        QTRY_VERIFY(f.isReady());
        QCOMPARE(QApplication::focusWidget(), &f.list());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QCOMPARE(f.list().currentIndex().row(), 0);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QCOMPARE(f.list().currentIndex().row(), 1);
        f.window().folderTree()->choose(f.other); // one without mail in between changes nothing
        QTRY_VERIFY(f.isReady());
        QCOMPARE(QApplication::focusWidget(), &f.list());
    }
    void theListHasTheKeyboardOnceThereIsAnAccount()
    {
        QTemporaryDir profile;
        FakeMailService service;
        WindowHost host(
            guard(), service, profile.path(), LookOverride{ThemeChoice::Light, QStringLiteral("en")});
        host.window()->show();
        host.window()->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(host.window()));
        const auto anna = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
        service.addFolder(anna, QStringLiteral("INBOX"), FolderRole::Inbox, 5);
        QTRY_COMPARE(host.window()->messages()->rowCount(), 5);
        QTRY_COMPARE(QApplication::focusWidget(), host.window()->listPane()->list());
    }

    // CASES I35: a wrong password is tried once, not every five minutes.
    void mailIsCheckedByItselfUntilTheUserHasToAct()
    {
        Fixture f;
        QTRY_VERIFY(f.isReady());
        QTRY_COMPARE(f.service.synchronized % 2, 0);
        const int before = f.service.synchronized;
        const auto idle = [&] {
            QCoreApplication::processEvents();
            return f.service.idle();
        };
        QTRY_VERIFY(idle());
        f.window().mailCheck()->tick();
        QCOMPARE(f.service.synchronized, before + 2);
        f.window().mailCheck()->tick(); // still under way
        QCOMPARE(f.service.synchronized, before + 2);
        QTRY_VERIFY(idle());
        f.service.synchronizeFails = MailError(MailError::Kind::ConnectionLost, QStringLiteral("x"));
        f.window().mailCheck()->tick();
        QTRY_VERIFY(idle());
        f.service.synchronizeFails = MailError(MailError::Kind::WrongPassword, QStringLiteral("x"));
        f.window().mailCheck()->tick();
        QCOMPARE(f.service.synchronized, before + 6);
        QTRY_VERIFY(idle());
        f.window().mailCheck()->tick();
        QCOMPARE(f.service.synchronized, before + 6);
        f.window().getMail(); // by hand, always
        QCOMPARE(f.service.synchronized, before + 8);
    }

    void theFirstInboxIsShownAndAMessageIsReadByKeyboard()
    {
        Fixture f;
        QTRY_VERIFY(f.isReady());
        QCOMPARE(f.messages().folder(), f.inbox);
        QCOMPARE(f.window().listPane()->title(), QStringLiteral("Inbox"));
        f.list().setFocus();
        QTest::keyClick(&f.list(), Qt::Key_J);
        QTest::keyClick(&f.list(), Qt::Key_J);
        const MessageId second = f.messages().idAt(1);
        QTRY_COMPARE(f.window().reader()->plainShown(), QStringLiteral("Text of message %1").arg(second.value));
        QTRY_COMPARE(f.service.changes.size(), 1);
        QCOMPARE(f.service.changes.first(), qMakePair(second, QStringLiteral("mark-read")));
        QTest::keyClick(&f.list(), Qt::Key_S);
        QTRY_COMPARE(f.service.changes.value(1).second, QStringLiteral("star"));
        QTRY_VERIFY(f.messages().cachedRow(second)->flags.testFlag(MessageFlag::Flagged));
        QTest::keyClick(&f.list(), Qt::Key_S);
        QTRY_COMPARE(f.service.changes.value(2).second, QStringLiteral("unstar"));
        QTest::keyClick(&f.list(), Qt::Key_U);
        QTRY_COMPARE(f.service.changes.value(3).second, QStringLiteral("mark-unread"));
        QTest::keyClick(&f.list(), Qt::Key_J, Qt::ShiftModifier);
        QTRY_COMPARE(f.service.changes.value(4).second, QStringLiteral("mark-junk"));
        QVERIFY_GUI_NEVER_BLOCKED();
    }

    void readingAMessageTwiceMarksItOnce()
    {
        Fixture f;
        QTRY_VERIFY(f.isReady());
        f.list().setCurrentIndex(f.messages().index(0));
        QTRY_COMPARE(f.service.changes.size(), 1);
        QTRY_VERIFY(f.messages().cachedRow(f.messages().idAt(0))->flags.testFlag(MessageFlag::Seen));
        f.list().setCurrentIndex(f.messages().index(1));
        QTRY_COMPARE(f.service.changes.size(), 2);
        f.list().setCurrentIndex(f.messages().index(0));
        QTRY_COMPARE(f.service.opened, 3);
        QTest::qWait(50);
        QCOMPARE(f.service.changes.size(), 2);
    }

    void underPop3AChangeSaysThatItStaysHere()
    {
        Fixture f;
        f.window().folderTree()->choose(f.pop);
        QTRY_COMPARE(f.messages().rowCount(), 5);
        f.list().setFocus();
        f.list().setCurrentIndex(f.messages().index(0));
        QTRY_COMPARE(f.service.changes.size(), 1); // read, said nowhere
        QVERIFY(!f.window().activityBar()->text().contains(QLatin1String("only")));
        QTest::keyClick(&f.list(), Qt::Key_S);
        QTRY_COMPARE(
            f.window().activityBar()->text(), QStringLiteral("Recorded on this computer only, for 1 message."));
    }

    void spacePagesThroughUnreadMail()
    {
        Fixture f(10);
        QTRY_VERIFY(f.isReady());
        f.list().setFocus();
        f.list().setCurrentIndex(f.messages().index(0));
        QTRY_COMPARE(f.service.opened, 1);
        QTRY_VERIFY(!f.window().reader()->plainShown().isEmpty());
        QTest::keyClick(&f.list(), Qt::Key_Space);
        QTRY_COMPARE(f.list().currentIndex().row(), 1);
    }

    void aFailedSynchronisationIsSaidOnceAndGoesWhenItWorks()
    {
        Fixture f;
        f.service.synchronizeFails = MailError(
            MailError::Kind::TemporarilyRefused, QStringLiteral("imap.example.org"),
            QStringLiteral("NO bad luck"));
        f.window().getMail();
        QTRY_COMPARE(f.window().errorStrips()->strips().size(), 2); // one for each account
        f.window().getMail();
        QTRY_COMPARE(f.service.synchronized, 4);
        QTest::qWait(20);
        QCOMPARE(f.window().errorStrips()->strips().size(), 2);
        const Strip *strip = f.window().errorStrips()->strips().first();
        QVERIFY2(
            strip->sentence().contains(QLatin1String("imap.example.org cannot let this account in")),
            qPrintable(strip->sentence()));
        QVERIFY(strip->details().contains(QLatin1String("NO bad luck")));
        f.service.synchronizeFails.reset();
        strip->findChildren<QPushButton *>().first()->click(); // Try again
        QTRY_COMPARE(f.window().errorStrips()->strips().size(), 1);
        f.window().getMail();
        QTRY_COMPARE(f.window().errorStrips()->strips().size(), 0);
    }

    void aRefusedChangeStaysUntilItIsDismissed()
    {
        Fixture f;
        QTRY_VERIFY(f.isReady());
        emit f.service.errorRaised(
            {1},
            MailError(MailError::Kind::ServerRefused, QStringLiteral("STORE"), QStringLiteral("NO read-only")));
        QCOMPARE(f.window().errorStrips()->strips().size(), 1);
        f.window().getMail(); // works, but the refusal must have been read
        QTRY_COMPARE(f.service.synchronized, 2);
        QTest::qWait(20);
        QCOMPARE(f.window().errorStrips()->strips().size(), 1);
        QVERIFY(f.window().errorStrips()->isVisible());
        f.window().errorStrips()->strips().first()->findChildren<QPushButton *>().last()->click();
        QCOMPARE(f.window().errorStrips()->strips().size(), 0);
        QVERIFY(!f.window().errorStrips()->isVisible());
    }

    void activityShowsProgressAndCanBeCancelled()
    {
        Fixture f;
        Activity activity;
        activity.account = {1};
        activity.step = Activity::Step::FetchingHeaders;
        activity.folder = QStringLiteral("INBOX");
        activity.done = 5;
        activity.of = 10;
        emit f.service.activityChanged(activity);
        QCOMPARE(
            f.window().activityBar()->text(), QStringLiteral("Anna: Fetching the list of messages: Inbox…"));
        QTRY_COMPARE(f.window().messages()->folder(), f.inbox);
        for (QPushButton *button : f.window().activityBar()->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == QLatin1String("Cancel"))
                button->click();
        }
        QCOMPARE(f.service.cancelled, 1);
        activity.step = Activity::Step::Idle;
        activity.asOf = QDateTime::currentDateTime();
        emit f.service.activityChanged(activity);
        QVERIFY(f.window().activityBar()->text().startsWith(QLatin1String("As of ")));
    }

    void layoutAndFolderAreRemembered()
    {
        Fixture f;
        QTRY_VERIFY(f.isReady());
        f.window().folderTree()->choose(f.other);
        QTRY_COMPARE(f.messages().folder(), f.other);
        QTest::keyClick(&f.window(), Qt::Key_F9);
        auto *splitter = f.window().findChild<QSplitter *>();
        splitter->setSizes({300, 420, 300, 320});
        const QList<int> sizes = splitter->sizes();
        f.window().resize(1400, 700);
        const QList<int> resized = splitter->sizes();
        f.window().close();
        f.host.reset();
        f.open();
        f.window().resize(1400, 700);
        QTRY_COMPARE(f.messages().folder(), f.other);
        QCOMPARE(f.window().findChild<QSplitter *>()->sizes().first(), resized.first());
        QVERIFY(sizes.first() > 0);
        QVERIFY(WindowState(f.profile.path()).whatSyncsShown());
    }

    void theGermanWindowIsGerman()
    {
        Fixture f(300, "de");
        QTRY_VERIFY(f.isReady());
        QCOMPARE(f.window().listPane()->title(), QStringLiteral("Posteingang"));
        f.window().raiseError({}, MailError(MailError::Kind::TimedOut, QStringLiteral("x.example")));
        QVERIFY(f.firstStrip().startsWith(QLatin1String("x.example hat nicht rechtzeitig geantwortet.")));
    }

    void anotherLanguageIsSpokenAtOnce()
    {
        Fixture f(300, "");
        QTRY_VERIFY(f.isReady());
        WindowState(f.profile.path()).setLanguage(QStringLiteral("de"));
        emit f.window().languageChosen();
        QTRY_COMPARE(f.window().listPane()->title(), QStringLiteral("Posteingang"));
        QVERIFY(f.window().isVisible());
        WindowState(f.profile.path()).setLanguage(QStringLiteral("en"));
        emit f.window().languageChosen();
        QTRY_COMPARE(f.window().listPane()->title(), QStringLiteral("Inbox"));
    }

    void withoutAnAccountThereIsAWelcomeWithOneWayOn()
    {
        QTemporaryDir profile;
        FakeMailService service;
        WindowHost host(guard(), service, profile.path(), {ThemeChoice::Dark, QStringLiteral("en")});
        host.window()->show();
        QSignalSpy asked(&host, &WindowHost::practiceRequested);
        Placeholder *welcome = nullptr;
        for (Placeholder *page : host.window()->findChildren<Placeholder *>()) {
            if (page->isVisible())
                welcome = page;
        }
        QVERIFY(welcome);
        QCOMPARE(welcome->title(), QStringLiteral("Welcome to Duopost"));
        welcome->secondButton()->click();
        QCOMPARE(asked.count(), 1);
        for (const QToolButton *button : host.window()->findChildren<QToolButton *>())
            QVERIFY2(
                !button->isVisible() || button->accessibleName() == QLatin1String("Menu"),
                qPrintable(button->accessibleName()));
        const AccountId anna = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
        service.addFolder(anna, QStringLiteral("INBOX"), FolderRole::Inbox, 5);
        QTRY_COMPARE(host.window()->messages()->rowCount(), 5);
        QVERIFY(!welcome->isVisible());
    }

    void everyControlHasANameAndCanBeReachedByKeyboard()
    {
        Fixture f;
        QTRY_VERIFY(f.isReady());
        f.window().raiseError({1}, MailError(MailError::Kind::TimedOut, QStringLiteral("x.example")));
        f.list().setCurrentIndex(f.messages().index(0));
        QTRY_COMPARE(f.service.opened, 1);
        QTest::keyClick(&f.window(), Qt::Key_F9);
        for (QWidget *widget : f.window().findChildren<QWidget *>()) {
            if (!widget->isVisible() || widget->objectName().startsWith(QLatin1String("qt_")))
                continue;
            if (auto *button = qobject_cast<QAbstractButton *>(widget)) {
                const QString name
                    = button->accessibleName().isEmpty() ? button->text() : button->accessibleName();
                if (button->parentWidget()->inherits("QTableView"))
                    continue; // the corner of a table
                QVERIFY2(!name.isEmpty(), button->metaObject()->className());
                QVERIFY2(button->focusPolicy() & Qt::TabFocus, qPrintable(name));
            } else if (widget->inherits("QAbstractItemView") && !widget->inherits("QHeaderView")) {
                QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
            }
        }
        QAccessibleInterface *list = QAccessible::queryAccessibleInterface(&f.list());
        QVERIFY(list);
        QCOMPARE(list->text(QAccessible::Name), QStringLiteral("Messages"));
        QCOMPARE(list->role(), QAccessible::List);
        QVERIFY(list->childCount() > 3 && list->childCount() < 30); // what is on the screen, of 300
        QCOMPARE(list->child(1)->role(), QAccessible::ListItem);
        QVERIFY(list->child(1)->text(QAccessible::Name).contains(QLatin1String("Message 299")));
        QCOMPARE(list->indexOfChild(list->child(2)), 2);
        QVERIFY(list->child(0)->state().selected && !list->child(1)->state().selected);
        QVERIFY(!list->child(list->childCount()));
        QTRY_VERIFY(list->text(QAccessible::Description).contains(QLatin1String("Message 300")));
        f.window().folderTree()->setFocus();
        QTest::keyClick(&f.window(), Qt::Key_F6);
        QVERIFY(f.list().hasFocus());
    }

    void aVanishedMessageLeavesTheReaderAndOpensNoOther()
    {
        Fixture f(20);
        QTRY_VERIFY(f.isReady());
        f.list().setFocus();
        f.list().setCurrentIndex(f.messages().index(7));
        QTRY_COMPARE(f.service.opened, 1);
        const MessageId after = f.messages().idAt(8);
        f.service.remove(f.inbox, {f.messages().idAt(7)});
        QTRY_VERIFY(!f.window().reader()->shown().message);
        QTest::qWait(100);
        QCOMPARE(f.service.opened, 1);
        QVERIFY(f.list().selectedIds().isEmpty());
        QTest::keyClick(&f.list(), Qt::Key_J); // goes on where it was
        QCOMPARE(f.list().selectedIds(), QList<MessageId>{after});
    }

    void anotherAccountKeepsTheOpenMessage()
    {
        Fixture f(20);
        QTRY_VERIFY(f.isReady());
        f.list().setCurrentIndex(f.messages().index(3));
        const MessageId id = f.messages().idAt(3);
        QTRY_COMPARE(f.window().reader()->plainShown(), QStringLiteral("Text of message %1").arg(id.value));
        const AccountId carl = f.service.addFakeAccount(QStringLiteral("Carl"), Protocol::Imap);
        const FolderRef added = f.service.addFolder(carl, QStringLiteral("INBOX"), FolderRole::Inbox, 3);
        QTRY_VERIFY(f.window().findChild<FolderModel *>()->indexOf(added).isValid());
        QCOMPARE(f.messages().folder(), f.inbox);
        QCOMPARE(f.window().reader()->shown().message, id);
        QCOMPARE(f.list().selectedIds(), QList<MessageId>{id});
        QCOMPARE(f.window().folderTree()->currentFolder(), f.inbox);
    }

    void anEmptyFolderSaysSo()
    {
        Fixture f(0);
        QTRY_VERIFY(f.isReady());
        bool said = false;
        for (const Placeholder *page : f.window().listPane()->findChildren<Placeholder *>())
            said = said || (page->isVisible() && page->title() == QLatin1String("Nothing here"));
        QVERIFY(said);
    }

    void aWindowOnAMillionMessagesNeverBlocks()
    {
        Fixture f(1'000'000);
        QTRY_VERIFY(f.isReady());
        f.list().setFocus();
        for (int i = 0; i < 30; ++i)
            QTest::keyClick(&f.list(), i % 5 == 4 ? Qt::Key_PageDown : Qt::Key_J);
        for (int i = 0; i < 20; ++i)
            f.service.deliver(f.inbox, {}); // counts only
        QTest::keyClick(&f.list(), Qt::Key_End);
        QTRY_COMPARE(f.window().reader()->plainShown(), QStringLiteral("Text of message 1"));
        QVERIFY_GUI_NEVER_BLOCKED();
    }
};

DUOPOST_UI_TEST_MAIN(TestWindow)
#include "tst_window.moc"
