// SPDX-License-Identifier: GPL-3.0-or-later
// All inboxes in one list: merged, live, and what is done goes to each message's own account.
#include "tests/support/FakeMailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/folders/FolderModel.h"
#include "ui/folders/FolderTree.h"
#include "ui/list/AllInboxes.h"
#include "ui/list/MessageListModel.h"
#include "ui/list/MessageListView.h"
#include "ui/list/SortMenu.h"
#include "ui/reader/ReaderPane.h"
#include "ui/window/ListPane.h"
#include "ui/window/MainWindow.h"
#include "ui/window/MessageActions.h"
#include "ui/window/WindowHost.h"

#include <QAbstractItemModelTester>
#include <QAction>
#include <QTemporaryDir>
#include <QTest>

using namespace duopost;

class TestAllInboxes : public QObject {
    Q_OBJECT

    struct Fixture {
        QTemporaryDir profile;
        FakeMailService service;
        AccountId anna, bert;
        FolderRef annas, berts;
        std::unique_ptr<WindowHost> host;

        explicit Fixture(int rows = 20)
        {
            anna = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
            annas = service.addFolder(anna, QStringLiteral("INBOX"), FolderRole::Inbox, rows, 3);
            service.addFolder(anna, QStringLiteral("Trash"), FolderRole::Trash, 1);
            service.addFolder(anna, QStringLiteral("Archive"), FolderRole::Archive, 1);
            bert = service.addFakeAccount(QStringLiteral("Bert"), Protocol::Pop3);
            berts = service.addFolder(bert, QStringLiteral("INBOX"), FolderRole::Inbox, rows, 4);
            service.addFolder(bert, QStringLiteral("Trash"), FolderRole::Trash, 1);
            open();
            window().folderTree()->choose(allInboxes);
            QTRY_COMPARE(messages().folder(), allInboxes);
            QTRY_COMPARE(messages().rowCount(), 2 * rows);
        }
        void open()
        {
            host = std::make_unique<WindowHost>(
                guard(), service, profile.path(), LookOverride{ThemeChoice::Light, QStringLiteral("en")});
            window().resize(1280, 800);
            window().show();
            window().activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&window()));
        }
        MainWindow &window() { return *host->window(); }
        FolderModel &folders() { return static_cast<FolderModel &>(*window().folderTree()->model()); }
        MessageListModel &messages() { return *window().messages(); }
        MessageListView &list() { return *window().listPane()->list(); }
        int rowOf(MessageRef message)
        {
            return messages().rowsOf({idInAll(message)}).value(idInAll(message), -1);
        }
        MessageRef refAt(int row) { return messages().refOf(messages().idAt(row)); }
    };

private slots:
    void init() { guard().forget(); }

    void idsSayTheAccount()
    {
        for (const MessageRef ref : {MessageRef{{1}, {1}}, MessageRef{{70000}, {(qint64(1) << 40) + 5}}}) {
            QCOMPARE(refInAll(idInAll(ref)), ref);
            QVERIFY(idInAll(ref).value > 0);
        }
    }

    void theyStandFirstWhenThereAreSeveralAccounts()
    {
        FakeMailService service;
        const AccountId anna = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
        service.addFolder(anna, QStringLiteral("INBOX"), FolderRole::Inbox, 12, 3);
        FolderModel model(service);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_COMPARE(model.inboxes().size(), 1);
        QVERIFY(!model.indexOf(allInboxes).isValid());
        const AccountId bert = service.addFakeAccount(QStringLiteral("Bert"), Protocol::Pop3);
        const FolderRef second = service.addFolder(bert, QStringLiteral("INBOX"), FolderRole::Inbox, 8, 2);
        QTRY_COMPARE(model.inboxes().size(), 2);
        QCOMPARE(model.indexOf(allInboxes).row(), 0);
        QCOMPARE(model.indexOf(allInboxes).data().toString(), QStringLiteral("All inboxes"));
        QCOMPARE(model.indexOf(allInboxes).data(FolderModel::UnreadRole).toInt(), 5);
        emit service.messagesChanged({.folder = second, .total = 9, .unread = 7});
        QCOMPARE(model.indexOf(allInboxes).data(FolderModel::UnreadRole).toInt(), 10);
        QCOMPARE(model.placeOf(anna), 0);
        QCOMPARE(model.placeOf(bert), 1);
    }

    void rowsAreMergedByDateAndNameTheirAccount()
    {
        Fixture f;
        const QAbstractItemModelTester tester(
            &f.messages(), QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSet<AccountId> seen;
        for (int row = 0; row < f.messages().rowCount(); ++row) {
            seen.insert(f.refAt(row).account);
            if (row > 0)
                QVERIFY(comesBefore(f.messages().spineAt(row - 1), f.messages().spineAt(row)));
            QCOMPARE(f.messages().folderRefAt(row), f.refAt(row).account == f.anna ? f.annas : f.berts);
        }
        QCOMPARE(seen.size(), 2);
        QCOMPARE(
            f.messages().placeOf(f.messages().idAt(f.rowOf({f.bert, f.service.spineOf(f.berts).first().id}))),
            QStringLiteral("Bert"));
        QCOMPARE(f.window().listPane()->title(), QStringLiteral("All inboxes"));
        QVERIFY(!f.messages().isGrouped());
    }

    void mailOfAnyAccountAppearsAtItsPlace()
    {
        Fixture f;
        const MessageId id = f.service.newId();
        f.service.deliver(f.berts, {{id, f.service.now + 1000}});
        QCOMPARE(f.refAt(0), (MessageRef{f.bert, id}));
        QTRY_VERIFY(f.messages().cachedRow(f.messages().idAt(0)));
        const MessageId older = f.service.newId();
        f.service.deliver(f.annas, {{older, 1000}});
        QCOMPARE(f.refAt(f.messages().rowCount() - 1), (MessageRef{f.anna, older}));
        f.service.remove(f.berts, {id});
        QCOMPARE(f.messages().rowCount(), 41);
        QCOMPARE(f.rowOf({f.bert, id}), -1);
    }

    void aMessageIsOpenedFromItsOwnAccountAndMarkedThere()
    {
        Fixture f;
        const MessageRef wanted{f.bert, f.service.spineOf(f.berts).at(2).id};
        f.list().setCurrentIndex(f.messages().index(f.rowOf(wanted)));
        QTRY_COMPARE(f.window().reader()->shown(), wanted);
        QTRY_COMPARE(
            f.window().reader()->plainShown(), QStringLiteral("Text of message %1").arg(wanted.message.value));
        QTRY_COMPARE(f.service.changes.size(), 1);
        QCOMPARE(f.service.changes.first(), qMakePair(wanted.message, QStringLiteral("mark-read")));
        QTRY_VERIFY(f.messages().cachedRow(idInAll(wanted))->flags.testFlag(MessageFlag::Seen));
    }

    void whatIsDoneGoesToEachMessagesOwnAccount()
    {
        Fixture f;
        const MessageRef one{f.anna, f.service.spineOf(f.annas).at(1).id},
            other{f.bert, f.service.spineOf(f.berts).at(1).id};
        f.list().setCurrentIndex(f.messages().index(f.rowOf(one)));
        f.list().selectionModel()->select(f.messages().index(f.rowOf(other)), QItemSelectionModel::Select);
        const auto groups = f.list().chosenByFolder();
        QCOMPARE(groups.size(), 2);
        QCOMPARE(groups.at(0).folder, f.annas);
        QCOMPARE(groups.at(0).ids, QList<MessageId>{one.message});
        QCOMPARE(groups.at(1).folder, f.berts);
        f.service.changes.clear();
        QTest::keyClick(&f.list(), Qt::Key_S);
        QTRY_COMPARE(f.service.changes.size(), 2);
        QVERIFY(f.service.changes.contains(qMakePair(one.message, QStringLiteral("star"))));
        QVERIFY(f.service.changes.contains(qMakePair(other.message, QStringLiteral("star"))));
        // Bert has no archive, and no folder is in both accounts.
        for (const char *name : {"Archive", "Move…"}) {
            for (QAction *action : f.window().actions()) {
                if (action->text() == QString::fromUtf8(name))
                    QVERIFY2(!action->isEnabled(), name);
            }
        }
        QTest::keyClick(&f.list(), Qt::Key_Delete);
        QTRY_COMPARE(f.messages().rowCount(), 38);
        QVERIFY(f.service.trashed.contains(one.message) && f.service.trashed.contains(other.message));
    }

    void ordersThatAccountsShareAreOffered()
    {
        Fixture f;
        QStringList offered;
        for (QAction *action : f.window().listPane()->sortMenu()->actions()) {
            if (action->isVisible() && !action->isSeparator())
                offered << action->text();
        }
        QVERIFY(offered.contains(QStringLiteral("Size")) && !offered.contains(QStringLiteral("Sender")));
        f.messages().arrange({{SortBy::Date, SortDirection::Ascending}, {}});
        QTRY_VERIFY(!f.messages().isAsking());
        QCOMPARE(f.messages().rowCount(), 40);
        QVERIFY(f.messages().spineAt(0).sortKey < 0);
        const MessageId id = f.service.newId();
        f.service.deliver(f.berts, {{id, f.service.now + 1000}});
        QTRY_COMPARE(f.messages().rowCount(), 41);
        QCOMPARE(f.refAt(40), (MessageRef{f.bert, id}));
        f.service.change(f.annas, {f.service.spineOf(f.annas).at(3).id}, Star{});
        f.messages().arrange({{}, {.starred = true}});
        QTRY_COMPARE(f.messages().rowCount(), 1);
    }

    void theyAreShownAgainAtTheNextStart()
    {
        Fixture f;
        f.window().close();
        f.host.reset();
        f.open();
        QTRY_COMPARE(f.messages().folder(), allInboxes);
        QTRY_COMPARE(f.messages().rowCount(), 40);
    }

    void halfAMillionOfEachBlockNothing()
    {
        Fixture f(500'000);
        guard().forget();
        f.list().scrollToBottom();
        QTRY_VERIFY(f.messages().index(999'999).data(MessageListModel::LoadedRole).toBool());
        const MessageId id = f.service.newId();
        guard().during("an arrival", [&] {
            emit f.service.messagesChanged({.folder = f.berts, .arrived = {{id, f.service.now + 1000}}});
        });
        QCOMPARE(f.refAt(0), (MessageRef{f.bert, id}));
        QVERIFY_GUI_NEVER_BLOCKED();
    }
};

DUOPOST_UI_TEST_MAIN(TestAllInboxes)
#include "tst_all_inboxes.moc"
