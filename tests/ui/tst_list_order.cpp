// SPDX-License-Identifier: GPL-3.0-or-later
// The message list in other orders than by date, and filtered.
#include "tests/support/FakeMailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/folders/FolderTree.h"
#include "ui/list/MessageListModel.h"
#include "ui/list/MessageListView.h"
#include "ui/list/QuickFilterBar.h"
#include "ui/list/SortMenu.h"
#include "ui/reader/Placeholder.h"
#include "ui/window/ListPane.h"
#include "ui/window/MainWindow.h"
#include "ui/window/WindowHost.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace duopost;

namespace {

constexpr auto up = SortDirection::Ascending, down = SortDirection::Descending;
constexpr ListOrder bySender{SortBy::Sender, up};

} // namespace

class TestListOrder : public QObject {
    Q_OBJECT

    struct Fixture {
        FakeMailService service;
        MessageListModel model{service};
        MessageListView view{model};
        FolderRef folder;

        explicit Fixture(int rows, const Listing &list = {})
        {
            const AccountId account = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
            folder = service.addFolder(account, QStringLiteral("INBOX"), FolderRole::Inbox, rows);
            view.resize(380, 700);
            view.show();
            model.showFolder(folder, list);
        }
        bool isReady() const { return model.state() == MessageListModel::State::Ready; }
        bool settled() { return isReady() && service.idle() && !model.isAsking(); }
        MessageId deliver(const QString &sender, qint64 when)
        {
            MessageRow row;
            row.id = service.newId();
            row.from.name = sender;
            row.date = QDateTime::fromMSecsSinceEpoch(when);
            service.setMessage(row.id, row, {});
            service.deliver(folder, {{row.id, when}});
            return row.id;
        }
        QString senderAt(int row) { return service.rowFor(model.idAt(row)).from.name; }
        int rowOf(MessageId id) { return model.rowsOf({id}).value(id, -1); }
        bool isSortedBySender()
        {
            for (int row = 1; row < model.rowCount(); ++row) {
                if (sortText(senderAt(row)) < sortText(senderAt(row - 1)))
                    return false;
            }
            return true;
        }
    };

    struct Window {
        QTemporaryDir profile;
        FakeMailService service;
        FolderRef inbox, sent;
        std::unique_ptr<WindowHost> host;

        Window()
        {
            const AccountId anna = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
            inbox = service.addFolder(anna, QStringLiteral("INBOX"), FolderRole::Inbox, 60);
            sent = service.addFolder(anna, QStringLiteral("Sent"), FolderRole::Sent, 20);
            open();
        }
        void open()
        {
            host = std::make_unique<WindowHost>(
                guard(), service, profile.path(), LookOverride{ThemeChoice::Light, QStringLiteral("en")});
            host->window()->resize(1280, 800);
            host->window()->show();
            host->window()->activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(host->window()));
            QTRY_VERIFY(settled());
        }
        bool settled()
        {
            return model().state() == MessageListModel::State::Ready && service.idle() && !model().isAsking();
        }
        ListPane &pane() { return *host->window()->listPane(); }
        MessageListModel &model() { return *host->window()->messages(); }
        MessageListView &list() { return *pane().list(); }
        QAction *sortAction(const QString &text)
        {
            for (QAction *action : pane().sortMenu()->actions()) {
                if (action->text() == text && action->isVisible())
                    return action;
            }
            return nullptr;
        }
        QToolButton *filterButton(const QString &text)
        {
            for (auto *button : pane().filterBar()->findChildren<QToolButton *>()) {
                if (button->accessibleName() == text)
                    return button;
            }
            return nullptr;
        }
        QString hits() { return pane().filterBar()->findChild<QLabel *>()->text(); }
    };

private slots:
    void init() { guard().forget(); }

    void anotherOrderKeepsWhatIsSelectedInSight()
    {
        Fixture f(400);
        const QAbstractItemModelTester tester(&f.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_VERIFY(f.settled());
        f.view.setCurrentIndex(f.model.index(5));
        const MessageId chosen = f.model.idAt(5);
        f.model.arrange({bySender, {}});
        QTRY_VERIFY(f.settled());
        QVERIFY(f.isSortedBySender());
        QCOMPARE(f.model.idAt(f.view.currentIndex().row()), chosen);
        QCOMPARE(f.view.selectedIds(), QList<MessageId>{chosen});
        QVERIFY(f.view.viewport()->rect().contains(f.view.visualRect(f.view.currentIndex())));
        f.model.arrange({});
        QTRY_VERIFY(f.settled());
        QCOMPARE(f.view.currentIndex().row(), 5);
    }

    void arrivalsGoToTheirPlacesAndNothingElseMoves()
    {
        Fixture f(400, {bySender, {}});
        const QAbstractItemModelTester tester(&f.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_VERIFY(f.settled());
        f.view.setCurrentIndex(f.model.index(200));
        f.view.scrollTo(f.model.index(200), QAbstractItemView::PositionAtTop);
        const MessageId top = f.model.idAt(f.view.visibleRows().first);
        const int y = f.view.visualRect(f.model.index(f.view.visibleRows().first)).top();
        const MessageId chosen = f.model.idAt(200);
        const int asked = static_cast<int>(f.service.listsAsked.size());
        const MessageId first = f.deliver(QStringLiteral("Aaron"), f.service.now + 1);
        const MessageId last = f.deliver(QStringLiteral("Zacharias"), f.service.now + 2);
        QTRY_VERIFY(f.settled());
        QCOMPARE(f.rowOf(first), 0);
        QCOMPARE(f.rowOf(last), f.model.rowCount() - 1);
        QVERIFY(f.isSortedBySender());
        QCOMPARE(f.view.visualRect(f.model.index(f.rowOf(top))).top(), y);
        QCOMPARE(f.model.idAt(f.view.currentIndex().row()), chosen);
        QCOMPARE(f.service.listsAsked.size(), asked); // nothing was sorted again
    }

    void whatArrivesTwiceOrGoesMeanwhileIsShownRightly()
    {
        Fixture f(50, {bySender, {}});
        QTRY_VERIFY(f.settled());
        f.service.delayMs = 20;
        const MessageId goes = f.deliver(QStringLiteral("Carla"), f.service.now + 2); // its place is asked for
        const MessageId stays = f.deliver(QStringLiteral("Berta"), f.service.now + 1);
        ChangeSet again{.folder = f.folder, .arrived = {{stays, f.service.now + 1}}};
        emit f.service.messagesChanged(again);
        f.service.remove(f.folder, {goes});
        QTRY_VERIFY(f.settled());
        QCOMPARE(f.model.rowCount(), 51);
        QVERIFY(f.rowOf(stays) >= 0);
        QCOMPARE(f.rowOf(goes), -1);
    }

    void aFloodIsSortedOnceAndNotMessageByMessage()
    {
        Fixture f(100, {bySender, {}});
        QTRY_VERIFY(f.settled());
        QList<SpineRow> many;
        for (int i = 0; i < 3000; ++i)
            many << SpineRow{f.service.newId(), f.service.now + i};
        f.service.deliver(f.folder, many);
        QTRY_COMPARE_WITH_TIMEOUT(f.model.rowCount(), 3100, 5000);
        QVERIFY(f.isSortedBySender());
        QCOMPARE(f.service.listsAsked.size(), 2);
    }

    void aMessageThatIsReadStaysWhereItIs()
    {
        Fixture f(30, {{SortBy::Unread, down}, {.unread = true}});
        QTRY_VERIFY(f.settled());
        const MessageId second = f.model.idAt(1);
        f.service.change(f.folder, {second}, MarkRead{});
        QTRY_VERIFY(f.settled());
        QCOMPARE(f.model.idAt(1), second);
        QCOMPARE(f.model.rowCount(), 30);
        // The next look has it no more, and when it is unread again it comes back.
        f.model.reload();
        QTRY_VERIFY(f.settled());
        QCOMPARE(f.model.rowCount(), 29);
        f.service.change(f.folder, {second}, MarkUnread{});
        QTRY_COMPARE(f.model.rowCount(), 30);
    }

    void onlyListsByDateHaveDateLabelsAndTheOldestCanComeFirst()
    {
        Fixture f(300);
        QTRY_VERIFY(f.settled());
        const auto height = [&] { return f.view.verticalScrollBar()->maximum(); };
        const int newestFirst = height();
        f.model.arrange({{SortBy::Date, up}, {}});
        QTRY_VERIFY(f.settled());
        QCOMPARE(height(), newestFirst); // the same labels, the other way round
        QCOMPARE(f.model.idAt(0), f.service.spineOf(f.folder).last().id);
        f.view.scrollToBottom();
        QCOMPARE(
            f.model.idAt(f.view.indexAt({20, f.view.viewport()->height() - 10}).row()),
            f.service.spineOf(f.folder).first().id);
        f.model.arrange({{SortBy::Size, down}, {}});
        QTRY_VERIFY(f.settled());
        QVERIFY(height() < newestFirst);
    }

    void inAnotherOrderEveryMessageStandsForItself()
    {
        Fixture f(20);
        f.service.join({f.service.spineOf(f.folder).at(0).id, f.service.spineOf(f.folder).at(3).id});
        f.model.groupByConversation(true);
        QTRY_VERIFY(f.settled());
        QVERIFY(f.model.isGrouped());
        QCOMPARE(f.model.rowCount(), 19);
        f.model.arrange({bySender, {}});
        QTRY_VERIFY(f.settled());
        QVERIFY(!f.model.isGrouped());
        QCOMPARE(f.model.rowCount(), 20);
        f.deliver(QStringLiteral("Zorro"), f.service.now + 1);
        QTRY_COMPARE(f.model.rowCount(), 21);
        f.model.arrange({});
        QTRY_VERIFY(f.settled());
        QVERIFY(f.model.isGrouped());
        QCOMPARE(f.model.rowCount(), 20);
    }

    void aMillionRowsInAnotherOrderBlockNothing()
    {
        Fixture f(1'000'000);
        QTRY_VERIFY(f.settled());
        f.model.arrange({{SortBy::Date, up}, {}});
        QTRY_VERIFY_WITH_TIMEOUT(f.settled(), 20000);
        QCOMPARE(f.model.idAt(0), f.service.spineOf(f.folder).last().id);
        guard().forget(); // the fake sorts on this thread
        f.view.setCurrentIndex(f.model.index(500'000));
        const MessageId chosen = f.model.idAt(500'000);
        guard().during("an arrival", [&] {
            ChangeSet changes{.folder = f.folder, .updated = {chosen}};
            for (int i = 0; i < 20; ++i)
                changes.gone << f.model.idAt(i * 1000);
            emit f.service.messagesChanged(changes);
        });
        QCOMPARE(f.model.idAt(f.view.currentIndex().row()), chosen);
        QVERIFY_GUI_NEVER_BLOCKED();
    }

    void theOrderIsChosenInTheMenuAndKeptPerFolder()
    {
        Window w;
        QVERIFY(w.sortAction(QStringLiteral("Sender")));
        QVERIFY(!w.sortAction(QStringLiteral("Recipient")));
        w.sortAction(QStringLiteral("Sender"))->trigger();
        QTRY_VERIFY(w.settled());
        QVERIFY(w.model().request().order == bySender);
        QVERIFY(w.sortAction(QStringLiteral("A to Z"))->isChecked());
        w.sortAction(QStringLiteral("Z to A"))->trigger();
        QTRY_VERIFY(w.model().request().order == (ListOrder{SortBy::Sender, down}));
        // Where one is the sender oneself it is recipients that tell messages apart.
        w.host->window()->folderTree()->choose(w.sent);
        QTRY_COMPARE(w.model().folder(), w.sent);
        QTRY_VERIFY(w.settled());
        QVERIFY(w.model().request().isPlain());
        QVERIFY(w.sortAction(QStringLiteral("Recipient")));
        QVERIFY(!w.sortAction(QStringLiteral("Sender")));
        w.host->window()->folderTree()->choose(w.inbox);
        QTRY_VERIFY(w.model().request().order == (ListOrder{SortBy::Sender, down}));
        // The next start too.
        w.host->window()->close();
        w.open();
        QCOMPARE(w.model().folder(), w.inbox);
        QVERIFY(w.model().request().order == (ListOrder{SortBy::Sender, down}));
    }

    void theQuickFilterIsOpenedAndClosedByKey()
    {
        Window w;
        w.list().setFocus();
        QVERIFY(!w.pane().filterBar()->isVisible());
        QTest::keyClick(&w.list(), Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(w.pane().filterBar()->isVisible());
        w.service.change(w.inbox, {w.model().idAt(0), w.model().idAt(1)}, Star{});
        QTRY_VERIFY(w.settled());
        w.filterButton(QStringLiteral("Starred"))->click();
        QTRY_COMPARE(w.model().rowCount(), 2);
        QTRY_VERIFY2(w.hits().startsWith(QStringLiteral("2 hit")), qPrintable(w.hits()));
        QTest::keyClick(&w.list(), Qt::Key_Escape);
        QVERIFY(!w.pane().filterBar()->isVisible());
        QTRY_COMPARE(w.model().rowCount(), 60);
        QVERIFY(w.model().request().isPlain());
    }

    void filtersAreCombinedAndNamedWhenNothingFits()
    {
        Window w;
        QTest::keyClick(&w.list(), Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(!w.filterButton(QStringLiteral("This sender"))->isEnabled());
        w.list().setCurrentIndex(w.model().index(0));
        QTRY_VERIFY(w.filterButton(QStringLiteral("This sender"))->isEnabled());
        const QString sender = w.service.rowFor(w.model().idAt(0)).from.address;
        w.filterButton(QStringLiteral("This sender"))->click();
        QTRY_VERIFY(w.settled());
        QTRY_VERIFY(w.model().rowCount() > 0 && w.model().rowCount() < 10);
        for (int row = 0; row < w.model().rowCount(); ++row)
            QCOMPARE(w.service.rowFor(w.model().idAt(row)).from.address, sender);
        w.filterButton(QStringLiteral("To me"))->click();
        QTRY_COMPARE(w.model().rowCount(), 0);
        QCOMPARE(w.model().request().filter.to, QStringList{QStringLiteral("anna@example.org")});
        QTRY_COMPARE(w.pane().empty()->title(), QStringLiteral("Nothing matches"));
        w.pane().empty()->button()->click();
        QTRY_COMPARE(w.model().rowCount(), 60);
        QVERIFY(!w.filterButton(QStringLiteral("To me"))->isChecked());
    }

    void anotherFolderIsShownWhole()
    {
        Window w;
        QTest::keyClick(&w.list(), Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
        w.filterButton(QStringLiteral("Starred"))->click();
        QTRY_COMPARE(w.model().rowCount(), 0);
        w.host->window()->folderTree()->choose(w.sent);
        QTRY_COMPARE(w.model().rowCount(), 20);
        QVERIFY(w.model().request().isPlain());
        QVERIFY(!w.filterButton(QStringLiteral("Starred"))->isChecked());
    }
};

DUOPOST_UI_TEST_MAIN(TestListOrder)
#include "tst_list_order.moc"
