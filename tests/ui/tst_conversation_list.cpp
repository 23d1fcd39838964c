// SPDX-License-Identifier: GPL-3.0-or-later
// Conversations in the message list: one row each, unfolding in place, and staying put while mail arrives.
#include "tests/support/FakeMailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/list/MessageListModel.h"
#include "ui/list/MessageListView.h"
#include "ui/list/MessageMime.h"
#include "ui/list/MessageRowPainter.h"

#include <QAbstractItemModelTester>
#include <QAccessible>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>

using namespace duopost;

class TestConversationList : public QObject {
    Q_OBJECT

    struct Fixture {
        FakeMailService service;
        MessageListModel model{service};
        MessageListView view{model};
        FolderRef inbox, sent;
        QList<SpineRow> inAtFirst, outAtFirst;

        explicit Fixture(int rows, int sentRows = 0)
        {
            const AccountId account = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
            inbox = service.addFolder(account, QStringLiteral("INBOX"), FolderRole::Inbox, rows);
            sent = service.addFolder(account, QStringLiteral("Gesendet"), FolderRole::None, sentRows);
            inAtFirst = service.spineOf(inbox);
            outAtFirst = service.spineOf(sent);
            view.resize(380, 700);
            view.show();
            model.groupByConversation(true);
        }
        /// As the folders were in the beginning, newest first.
        MessageId in(int place) { return inAtFirst.at(place).id; }
        MessageId out(int place) { return outAtFirst.at(place).id; }
        void show()
        {
            model.showFolder(inbox);
            QTRY_VERIFY(model.state() == MessageListModel::State::Ready);
            settle();
        }
        /// Until every question is answered, and what was asked because of the answers.
        void settle()
        {
            do {
                QTRY_VERIFY(service.idle());
                QCoreApplication::processEvents();
            } while (!service.idle());
        }
        /// A new message in the conversation of another one.
        MessageId answer(FolderRef folder, MessageId to)
        {
            const MessageId id = service.newId();
            QList<MessageId> together{to, id};
            if (const auto known = service.conversationOf(to); known.value != to.value)
                together.prepend({known.value});
            service.join(together);
            service.deliver(folder, {{id, service.now + id.value}});
            return id;
        }
        QList<MessageId> rows() const
        {
            QList<MessageId> ids;
            for (int row = 0; row < model.rowCount(); ++row)
                ids << model.idAt(row);
            return ids;
        }
        int rowOf(MessageId id) const { return static_cast<int>(rows().indexOf(id)); }
        void choose(MessageId id) { view.setCurrentIndex(model.index(rowOf(id))); }
    };

private slots:
    void init() { guard().forget(); }

    void aConversationIsOneRowWithItsNewestMessage()
    {
        Fixture f(10, 3);
        f.service.join({f.in(1), f.in(4), f.in(7), f.out(0)});
        f.show();
        QCOMPARE(f.model.rowCount(), 8);
        QVERIFY(f.model.idAt(1) == f.in(1));
        QCOMPARE(f.model.conversationAt(1).count, 4);
        QVERIFY(f.model.conversationAt(1).canUnfold());
        QVERIFY(!f.model.conversationAt(0).canUnfold());
        for (int row = 1; row < 8; ++row)
            QVERIFY(comesBefore(f.model.spineAt(row - 1), f.model.spineAt(row)));
        QVERIFY(f.rowOf(f.in(4)) < 0);
    }

    void itUnfoldsInPlaceWithMessagesOfOtherFolders()
    {
        Fixture f(10, 3);
        const QAbstractItemModelTester tester(&f.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        f.service.join({f.in(1), f.in(4), f.out(1)});
        f.show();
        const QList<MessageId> folded = f.rows();
        f.choose(f.in(1));
        const int place = f.view.visualRect(f.view.currentIndex()).top();
        QTest::keyClick(&f.view, Qt::Key_Right);
        QCOMPARE(f.model.rowCount(), 10); // those of this folder at once
        f.settle();
        QCOMPARE(f.model.rowCount(), 11);
        QVERIFY(f.model.idAt(1) == f.in(1));
        QVERIFY(f.model.idAt(2) == f.out(1));
        QVERIFY(f.model.idAt(3) == f.in(4));
        QVERIFY(f.model.conversationAt(1).isUnfolded);
        QVERIFY(f.model.conversationAt(2).isMember);
        QCOMPARE(f.model.elsewhere(2), QStringLiteral("Gesendet"));
        QCOMPARE(f.model.elsewhere(3), QString());
        QCOMPARE(f.view.visualRect(f.model.index(1)).top(), place);
        QVERIFY(f.view.currentIndex().row() == 1);
        // Every row below a head is where it is looked for.
        for (int row = 0; row < f.model.rowCount(); ++row)
            QCOMPARE(f.model.rowOf(f.model.spineAt(row)), row);
        QTest::keyClick(&f.view, Qt::Key_Right);
        QCOMPARE(f.view.currentIndex().row(), 2);
        QTest::keyClick(&f.view, Qt::Key_Left);
        QCOMPARE(f.view.currentIndex().row(), 1);
        QTest::keyClick(&f.view, Qt::Key_Left);
        QCOMPARE(f.rows(), folded);
        QCOMPARE(f.view.currentIndex().row(), 1);
        QCOMPARE(f.view.visualRect(f.model.index(1)).top(), place);
    }

    void theCountIsClickedWithoutChangingWhatIsSelected()
    {
        Fixture f(10);
        f.service.join({f.in(1), f.in(4)});
        f.show();
        f.choose(f.in(0));
        const MessageRowPainter painter(f.view.font());
        const auto click = [&] {
            const QRect badge = painter.badgeRect(f.view.visualRect(f.model.index(1)), 2);
            QTest::mouseClick(f.view.viewport(), Qt::LeftButton, {}, badge.center());
        };
        click();
        QCOMPARE(f.model.rowCount(), 10);
        QVERIFY(f.model.conversationAt(1).isUnfolded);
        QCOMPARE(f.view.selectedIds(), QList<MessageId>{f.in(0)});
        click();
        QCOMPARE(f.model.rowCount(), 9);
        QTest::mouseClick(f.view.viewport(), Qt::LeftButton, {}, f.view.visualRect(f.model.index(1)).center());
        QCOMPARE(f.view.currentIndex().row(), 1);
        QCOMPARE(f.model.rowCount(), 9);
    }

    void foldingTakesTheCurrentMessageToItsConversation()
    {
        Fixture f(10);
        f.service.join({f.in(1), f.in(4), f.in(5)});
        f.show();
        f.view.setUnfolded(1, true);
        f.choose(f.in(5));
        f.view.setUnfolded(3, false);
        QCOMPARE(f.view.currentIndex().row(), 1);
        QCOMPARE(f.model.rowCount(), 8);
    }

    void aFoldedConversationStandsForItsMessagesInThisFolder()
    {
        Fixture f(10, 3);
        f.service.join({f.in(1), f.in(4), f.out(1)});
        f.show();
        f.choose(f.in(1));
        QCOMPARE(f.view.selectedIds(), QList<MessageId>({f.in(1), f.in(4)}));
        QVERIFY(f.view.chosen().folder == f.inbox);
        f.view.selectAll();
        QCOMPARE(f.view.selectedIds().size(), 10);
        // Unfolded, each row is itself.
        f.choose(f.in(1));
        f.view.setUnfolded(1, true);
        f.settle();
        QCOMPARE(f.view.selectedIds(), QList<MessageId>{f.in(1)});
        f.choose(f.out(1));
        QCOMPARE(f.view.selectedIds(), QList<MessageId>{f.out(1)});
        QVERIFY(f.view.chosen().folder == f.sent);
        f.view.selectAll(); // of two folders: those of the folder that is shown
        QCOMPARE(f.view.selectedIds().size(), 10);
        QVERIFY(f.view.chosen().folder == f.inbox);
        QVERIFY(!f.view.selectedIds().contains(f.out(1)));
    }

    void aConversationIsUnreadIfAnythingInItIs()
    {
        Fixture f(5);
        f.service.join({f.in(1), f.in(3)});
        f.service.change(f.inbox, {f.in(1)}, MarkRead{});
        f.settle();
        f.show();
        QTRY_VERIFY(f.model.rowAt(1));
        QCOMPARE(f.model.conversationAt(1).unread, 1);
        f.choose(f.in(1));
        QVERIFY(!f.view.chosenFlags().testFlag(MessageFlag::Seen)); // so the action is: mark as read
        f.service.change(f.inbox, f.view.selectedIds(), MarkRead{});
        QTRY_COMPARE(f.model.conversationAt(1).unread, 0);
        f.settle();
        QVERIFY(f.view.chosenFlags().testFlag(MessageFlag::Seen));
        QCOMPARE(f.view.currentIndex().row(), 1);
    }

    void anAnswerBringsAFoldedConversationToTheTop()
    {
        Fixture f(10);
        f.service.join({f.in(4), f.in(6)});
        f.show();
        const MessageId fresh = f.answer(f.inbox, f.in(6));
        QTRY_VERIFY(f.model.idAt(0) == fresh);
        QCOMPARE(f.model.rowCount(), 9);
        QCOMPARE(f.model.conversationAt(0).count, 3);
        QVERIFY(f.rowOf(f.in(4)) < 0);
    }

    void anOwnAnswerInAnotherFolderCountsAndMovesNothing()
    {
        Fixture f(10, 1);
        f.service.join({f.in(4), f.in(6)});
        f.show();
        const QList<MessageId> before = f.rows();
        QSignalSpy resets(&f.model, &MessageListModel::modelReset);
        f.answer(f.sent, f.in(4));
        QTRY_COMPARE(f.model.conversationAt(4).count, 3);
        QCOMPARE(f.rows(), before);
        QCOMPARE(resets.size(), 0);
    }

    void whatIsBeingReadStaysCurrentWhenItsConversationGetsAnAnswer()
    {
        Fixture f(10);
        f.service.join({f.in(4), f.in(6)});
        f.show();
        f.choose(f.in(4));
        const MessageId fresh = f.answer(f.inbox, f.in(6));
        QTRY_VERIFY(f.model.idAt(0) == fresh);
        f.settle();
        QVERIFY(f.model.idAt(f.view.currentIndex().row()) == f.in(4));
        QVERIFY(f.model.conversationAt(0).isUnfolded);
        QCOMPARE(f.view.selectedIds(), QList<MessageId>{f.in(4)});
    }

    void whatIsUnfoldedStaysSoWithAnAnswerAndAsPartOfAnother()
    {
        Fixture f(12, 1);
        f.service.join({f.in(4), f.in(6)});
        f.service.join({f.in(8), f.in(9)});
        f.show();
        f.view.setUnfolded(4, true);
        const MessageId fresh = f.answer(f.inbox, f.in(6));
        QTRY_VERIFY(f.model.idAt(0) == fresh);
        f.settle();
        QVERIFY(f.model.idAt(1) == f.in(4));
        QVERIFY(f.model.idAt(2) == f.in(6));
        QCOMPARE(f.model.rowCount(), 12);
        // A message ties both together.
        const auto conversation = f.service.conversationOf(f.in(8));
        f.service.join({f.in(4), f.in(6), fresh, f.in(8), f.in(9)});
        emit f.service.conversationsChanged(
            {.account = f.inbox.account, .touched = {conversation, f.service.conversationOf(fresh)}});
        QTRY_COMPARE(f.model.conversationAt(0).count, 5);
        f.settle();
        QVERIFY(f.model.conversationAt(0).isUnfolded);
        QCOMPARE(f.model.rowCount(), 13);
        for (int row = 0; row < f.model.rowCount(); ++row)
            QCOMPARE(f.model.rowOf(f.model.spineAt(row)), row);
    }

    void arrivingMailKeepsSelectionAndScrollPosition_data()
    {
        QTest::addColumn<bool>("answers"); // else to nothing
        QTest::addColumn<bool>("unfolded");
        QTest::newRow("new conversations") << false << false;
        QTest::newRow("new conversations, unfolded") << false << true;
        QTest::newRow("answers to what is on the screen") << true << false;
        QTest::newRow("answers to what is on the screen, unfolded") << true << true;
    }

    void arrivingMailKeepsSelectionAndScrollPosition()
    {
        QFETCH(bool, answers);
        QFETCH(bool, unfolded);
        Fixture f(2000);
        for (int i = 0; i < 2000; i += 4)
            f.service.join({f.in(i), f.in(i + 1), f.in(i + 2)});
        f.show();
        QScrollBar *bar = f.view.verticalScrollBar();
        bar->setValue(bar->maximum() / 3);
        const int top = f.view.visibleRows().first;
        if (unfolded)
            f.view.setUnfolded(f.model.conversationAt(top + 2).canUnfold() ? top + 2 : top + 3, true);
        const int middle = f.view.indexAt({10, 350}).row();
        f.view.setCurrentIndex(f.model.index(middle));
        const MessageId current = f.model.idAt(middle);
        const int place = f.view.visualRect(f.model.index(middle)).top();
        const MessageId topId = f.model.idAt(f.view.visibleRows().first);
        for (int i = 0; i < 20; ++i) {
            if (answers)
                f.answer(f.inbox, topId);
            else
                f.service.deliver(f.inbox, {{f.service.newId(), f.service.now + 100 + i}});
            f.settle();
        }
        QVERIFY(f.model.idAt(f.view.currentIndex().row()) == current);
        QCOMPARE(f.view.visualRect(f.view.currentIndex()).top(), place);
    }

    void deletingAConversationGoesOnWithTheNext()
    {
        Fixture f(10);
        f.service.join({f.in(2), f.in(5)});
        f.show();
        f.choose(f.in(2));
        const QList<MessageId> ids = f.view.selectedIds();
        QCOMPARE(ids.size(), 2);
        f.service.remove(f.inbox, ids);
        QTRY_COMPARE(f.model.rowCount(), 8);
        QVERIFY(!f.view.currentIndex().isValid());
        f.view.step(1);
        QCOMPARE(f.view.currentIndex().row(), 2);
    }

    void switchingKeepsTheMessageThatIsRead()
    {
        Fixture f(30);
        f.service.join({f.in(2), f.in(5), f.in(9)});
        f.show();
        f.model.groupByConversation(false);
        QTRY_COMPARE(f.model.rowCount(), 30);
        QVERIFY(!f.model.isGrouped());
        f.choose(f.in(9));
        f.model.groupByConversation(true);
        QTRY_VERIFY(f.model.isGrouped());
        f.settle();
        QVERIFY(f.model.idAt(f.view.currentIndex().row()) == f.in(9)); // in sight, in its conversation
        QVERIFY(f.model.conversationAt(2).isUnfolded);
    }

    void whatNobodyHasLookedAtYetStandsAloneUntilItIsTold()
    {
        Fixture f(10);
        f.show();
        emit f.service.conversationsChanged({.account = f.inbox.account, .behind = true});
        const SpineRow first{f.service.newId(), f.service.now + 1},
            second{f.service.newId(), f.service.now + 2};
        ChangeSet changes;
        changes.folder = f.inbox;
        changes.arrived = {second, first};
        emit f.service.messagesChanged(changes);
        QCOMPARE(f.model.rowCount(), 12);
        QVERIFY(f.model.idAt(0) == second.id);
        changes.arrived.clear();
        changes.gone = {first.id};
        emit f.service.messagesChanged(changes);
        QCOMPARE(f.model.rowCount(), 11);
        const int asked = f.service.conversationsAsked;
        emit f.service.conversationsChanged({.account = f.inbox.account, .everything = true});
        QCOMPARE(f.service.conversationsAsked, asked + 1);
        f.settle();
        QTRY_COMPARE(f.model.rowCount(), 10); // what the service says
    }

    void readersAreToldAndCanUnfold()
    {
        Fixture f(10, 2);
        f.service.join({f.in(1), f.in(4), f.out(0)});
        f.show();
        QTRY_VERIFY(f.model.rowAt(1));
        auto *list = QAccessible::queryAccessibleInterface(&f.view);
        auto *row = list->child(1);
        QVERIFY(row->state().expandable);
        QVERIFY(row->state().collapsed);
        QVERIFY(!list->child(0)->state().expandable);
        QVERIFY2(
            row->text(QAccessible::Name).contains(QStringLiteral("Conversation of 3 message")),
            qPrintable(row->text(QAccessible::Name)));
        auto *action = row->actionInterface();
        QVERIFY(action);
        QVERIFY(action->actionNames().contains(QAccessibleActionInterface::toggleAction()));
        action->doAction(QAccessibleActionInterface::toggleAction());
        f.settle();
        QVERIFY(row->state().expanded);
        QTRY_VERIFY(f.model.rowAt(2));
        QVERIFY(list->child(2)->text(QAccessible::Name).contains(QStringLiteral("In Gesendet")));
    }

    void aHundredThousandConversationsScrollUnfoldAndFollowWithoutBlocking()
    {
        Fixture f(200'000);
        QList<MessageId> together;
        for (int i = 0; i < 3000; ++i)
            together << f.in(i * 50);
        f.service.join(together);
        f.show();
        QCOMPARE(f.model.rowCount(), 200'000 - 2999);
        QRandomGenerator random(7);
        guard().forget(); // the fake service itself takes its time on this thread
        guard().during("unfold 3000", [&] { f.view.setUnfolded(0, true); });
        QCOMPARE(f.model.rowCount(), 200'000);
        guard().during("end", [&] { QTest::keyClick(&f.view, Qt::Key_End); });
        QCOMPARE(f.view.currentIndex().row(), 199'999);
        for (int i = 0; i < 40; ++i) {
            guard().during("scroll and paint", [&] {
                f.view.verticalScrollBar()->setValue(random.bounded(f.view.verticalScrollBar()->maximum()));
                f.view.viewport()->repaint();
            });
        }
        guard().during("fold 3000", [&] { f.view.setUnfolded(0, false); });
        QCOMPARE(f.model.rowCount(), 200'000 - 2999);
        QVERIFY_GUI_NEVER_BLOCKED();
    }
};

DUOPOST_UI_TEST_MAIN(TestConversationList)
#include "tst_conversation_list.moc"
