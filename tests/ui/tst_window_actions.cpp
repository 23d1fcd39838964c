// SPDX-License-Identifier: GPL-3.0-or-later
// What the window does for archive, trash, move, undo, folders, freshness, waiting changes and POP3's question.
#include "tests/support/FakeMailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/folders/FolderMenu.h"
#include "ui/folders/FolderModel.h"
#include "ui/folders/FolderTree.h"
#include "ui/list/MessageListModel.h"
#include "ui/list/MessageListView.h"
#include "ui/list/MessageMime.h"
#include "ui/window/ActivityBar.h"
#include "ui/window/FolderPicker.h"
#include "ui/window/ListPane.h"
#include "ui/window/MainWindow.h"
#include "ui/window/MessageActions.h"
#include "ui/window/PendingDialog.h"
#include "ui/window/RemovalQuestion.h"
#include "ui/window/WindowHost.h"

#include <QAction>
#include <QFileDialog>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

using namespace duopost;

class TestWindowActions : public QObject {
    Q_OBJECT

    struct Fixture {
        QTemporaryDir profile;
        FakeMailService service;
        AccountId anna;
        FolderRef inbox, archive, trash, projects;
        std::unique_ptr<WindowHost> host;

        explicit Fixture(bool withTrash = true)
        {
            anna = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
            inbox = service.addFolder(anna, QStringLiteral("INBOX"), FolderRole::Inbox, 30, 3);
            archive = service.addFolder(anna, QStringLiteral("Archiv"), FolderRole::Archive, 2);
            if (withTrash)
                trash = service.addFolder(anna, QStringLiteral("Trash"), FolderRole::Trash, 1);
            projects = service.addFolder(anna, QStringLiteral("Projekte"), FolderRole::None, 4);
            host = std::make_unique<WindowHost>(
                guard(), service, profile.path(), LookOverride{ThemeChoice::Light, QStringLiteral("en")});
            window().resize(1280, 800);
            window().show();
            window().activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&window()));
            QTRY_COMPARE(messages().state(), MessageListModel::State::Ready);
            QTRY_COMPARE(messages().folder(), inbox);
            QTRY_VERIFY(service.idle());
        }
        MainWindow &window() { return *host->window(); }
        MessageListView &list() { return *window().listPane()->list(); }
        MessageListModel &messages() { return *window().messages(); }
        MessageId select(int row)
        {
            list().setCurrentIndex(messages().index(row));
            return messages().idAt(row);
        }
        QPushButton *button(QWidget *in, const char *text)
        {
            for (auto *one : in->findChildren<QPushButton *>()) {
                if (one->text() == QLatin1String(text) && !one->isHidden())
                    return one;
            }
            return nullptr;
        }
        QString bottomLine() { return window().activityBar()->text(); }
    };

private slots:
    void init() { guard().forget(); }

    void deletingShowsTheNextMessageAndOffersToTakeItBack()
    {
        Fixture f;
        const auto gone = f.select(3);
        const auto next = f.messages().idAt(4);
        QTest::keyClick(&f.list(), Qt::Key_Delete);
        QTRY_COMPARE(f.service.trashed, QList<MessageId>{gone});
        QTRY_COMPARE(f.messages().idAt(f.list().currentIndex().row()), next);
        QTRY_COMPARE(f.bottomLine(), QStringLiteral("Moved 1 message to the trash."));
        emit f.service.undoChanged({QStringLiteral("move-to"), 1});
        auto *undo = f.button(f.window().activityBar(), "Undo");
        QVERIFY(undo);
        undo->click();
        QTRY_COMPARE(f.service.undone, 1);
        QVERIFY(!f.button(f.window().activityBar(), "Undo"));
    }

    void whatIsDoneToAFoldedConversationIsDoneToItsMessagesOfTheFolder()
    {
        Fixture f;
        const auto spine = f.service.spineOf(f.inbox);
        const QList<MessageId> here{spine.at(2).id, spine.at(5).id};
        f.service.join({here[0], here[1], f.service.spineOf(f.projects).first().id});
        emit f.service.conversationsChanged({.account = f.anna, .everything = true});
        QTRY_COMPARE(f.messages().conversationAt(2).count, 3);
        f.select(2);
        QTRY_COMPARE(f.service.opened, 1); // the newest is read
        QTest::keyClick(&f.list(), Qt::Key_Delete);
        QTRY_COMPARE(f.service.trashed, here);
        QTRY_COMPARE(f.messages().idAt(f.list().currentIndex().row()), spine.at(3).id);
        QTRY_COMPARE(f.bottomLine(), QStringLiteral("Moved 2 messages to the trash."));
    }

    void aMessageOfAnotherFolderIsReadAndDeletedWhereItIs()
    {
        Fixture f;
        const auto newest = f.service.spineOf(f.inbox).at(1).id;
        const auto other = f.service.spineOf(f.projects).first().id;
        f.service.join({newest, other});
        emit f.service.conversationsChanged({.account = f.anna, .everything = true});
        QTRY_COMPARE(f.messages().conversationAt(1).count, 2);
        f.select(1);
        QTest::keyClick(&f.list(), Qt::Key_Right);
        QTRY_COMPARE(f.messages().idAt(2), other);
        QTest::keyClick(&f.list(), Qt::Key_Right);
        QTRY_VERIFY(f.service.changes.contains({other, QStringLiteral("mark-read")}));
        QVERIFY(f.list().chosen().folder == f.projects);
        QTest::keyClick(&f.list(), Qt::Key_Delete);
        QTRY_COMPARE(f.service.trashed, QList<MessageId>{other});
        QTRY_COMPARE(f.service.spineOf(f.projects).size(), 3);
        QTRY_COMPARE(f.messages().conversationAt(1).count, 1);
    }

    void groupingIsSwitchedOffAndRemembered()
    {
        Fixture f;
        QVERIFY(f.messages().isGrouped());
        QAction *group = nullptr;
        for (auto *action : f.window().findChildren<QAction *>()) {
            if (action->text() == QLatin1String("Group by conversation"))
                group = action;
        }
        QVERIFY(group && group->isChecked());
        group->trigger();
        QTRY_VERIFY(!f.messages().isGrouped());
        QCOMPARE(f.messages().rowCount(), 30);
        QVERIFY(!WindowState(f.profile.path()).groupsConversations());
    }

    void l11WithoutATrashFolderAPersonIsAsked()
    {
        Fixture f(false);
        const auto id = f.select(0);
        QTest::keyClick(&f.list(), Qt::Key_Delete);
        auto *box = f.window().findChild<QMessageBox *>();
        QVERIFY(box);
        QVERIFY(f.service.trashed.isEmpty());
        f.button(box, "Keep")->click();
        QTRY_VERIFY(f.service.idle());
        QVERIFY(f.service.changes.isEmpty() || f.service.changes.last().second == QLatin1String("mark-read"));
        f.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&f.window()));
        QTRY_VERIFY(!f.window().findChild<QMessageBox *>());
        QTest::keyClick(&f.list(), Qt::Key_Delete);
        QTRY_VERIFY(f.window().findChildren<QMessageBox *>().size() > 0);
        f.button(f.window().findChildren<QMessageBox *>().last(), "Delete for good")->click();
        QTRY_VERIFY(f.service.changes.contains({id, QStringLiteral("delete-for-good")}));
    }

    void aFolderIsFoundByTypingPartOfItsName()
    {
        Fixture f;
        const auto id = f.select(2);
        QTest::keyClick(&f.list(), Qt::Key_V);
        auto *picker = f.window().findChild<FolderPicker *>();
        QVERIFY(picker);
        QTest::keyClicks(picker->findChild<QLineEdit *>(), QStringLiteral("proj"));
        QCOMPARE(picker->findChild<QListWidget *>()->count(), 1);
        f.select(9); // what was selected when it was asked for is meant
        f.button(picker, "Move")->click();
        QTRY_VERIFY(f.service.changes.contains({id, QStringLiteral("move-to")}));
        QTRY_COMPARE(f.bottomLine(), QStringLiteral("Moved 1 message to Projekte."));
    }

    void archiveGoesToTheArchive()
    {
        Fixture f;
        const auto id = f.select(1);
        QTest::keyClick(&f.list(), Qt::Key_E);
        QTRY_VERIFY(f.service.changes.contains({id, QStringLiteral("move-to")}));
        QTRY_COMPARE(f.bottomLine(), QStringLiteral("Moved 1 message to Archive."));
    }

    void messagesDroppedOnAFolderMoveThere()
    {
        Fixture f;
        auto &tree = *f.window().folderTree();
        auto *model = static_cast<FolderModel *>(tree.model());
        const auto drop = [&](FolderRef onto, Qt::KeyboardModifiers modifiers) {
            const auto mime = mimeOf({f.inbox, {f.messages().idAt(0), f.messages().idAt(1)}});
            const auto where = tree.visualRect(model->indexOf(onto)).center();
            QDragEnterEvent enter(
                where, Qt::MoveAction | Qt::CopyAction, mime.get(), Qt::LeftButton, modifiers);
            QApplication::sendEvent(tree.viewport(), &enter);
            QDropEvent event(where, Qt::MoveAction | Qt::CopyAction, mime.get(), Qt::LeftButton, modifiers);
            QApplication::sendEvent(tree.viewport(), &event);
        };
        QTRY_VERIFY(model->indexOf(f.projects).isValid());
        drop(f.inbox, Qt::NoModifier); // where they are already
        QTRY_VERIFY(f.service.idle());
        QVERIFY(f.service.changes.isEmpty());
        drop(f.projects, Qt::NoModifier);
        QTRY_COMPARE(f.service.changes.size(), 2);
        QCOMPARE(f.service.changes.first().second, QStringLiteral("move-to"));
        drop(f.projects, Qt::ControlModifier);
        QTRY_COMPARE(f.service.changes.size(), 4);
        QCOMPARE(f.service.changes.last().second, QStringLiteral("copy-to"));
    }

    void specialFoldersOfferNoDeletion()
    {
        Fixture f;
        FolderMenu menu(f.service, &f.window());
        Folder folder;
        folder.path = folder.name = QStringLiteral("Projekte");
        folder.id = {4};
        const Account account = f.service.accounts().first();
        const auto offers = [&](const char *text) {
            const std::unique_ptr<QMenu> made(menu.make(account, &folder));
            const auto actions = made->actions();
            return std::any_of(actions.begin(), actions.end(), [&](const QAction *a) {
                return a->text() == QString::fromUtf8(text);
            });
        };
        QVERIFY(offers("Delete folder…") && offers("Rename…") && offers("Properties"));
        folder.role = FolderRole::Trash;
        QVERIFY(!offers("Delete folder…") && offers("Empty…"));
        folder.role = FolderRole::Inbox;
        QVERIFY(!offers("Delete folder…") && !offers("Rename…") && !offers("Empty…"));
    }

    void importAndExportAreInTheFoldersMenuAndSayWhatBecameOfIt()
    {
        Fixture f;
        FolderMenu menu(f.service, &f.window());
        QSignalSpy told(&menu, &FolderMenu::told);
        Folder folder;
        folder.path = folder.name = QStringLiteral("Projekte");
        folder.id = {4};
        const Account account = f.service.accounts().first();
        QTemporaryDir place;
        const auto choose = [&](const char *submenu, const char *text, const QString &path) {
            const std::unique_ptr<QMenu> made(menu.make(account, &folder));
            for (QAction *parent : made->actions()) {
                if (!parent->menu() || parent->text() != QString::fromUtf8(submenu))
                    continue;
                for (QAction *action : parent->menu()->actions()) {
                    if (action->text() == QString::fromUtf8(text))
                        action->trigger();
                }
            }
            auto *dialog = f.window().findChild<QFileDialog *>();
            QVERIFY(dialog);
            emit dialog->filesSelected({path});
            emit dialog->fileSelected(path);
            delete dialog;
        };
        f.service.archiveReport.done = 1204;
        f.service.archiveReport.skipped = QList<ArchiveNote>(3);
        choose("Import", "Files (mbox, .eml)…", place.filePath(QStringLiteral("alt.mbox")));
        QTRY_COMPARE(told.size(), 1);
        QCOMPARE(f.service.imports.size(), 1);
        QVERIFY(f.service.imports.first().folder == (FolderRef{account.id, {4}}));
        QVERIFY(told.first().first().toString().contains(QLatin1String("1,204 message")));
        QVERIFY(told.first().first().toString().endsWith(QLatin1String("imported, 3 were there already.")));
        f.service.archiveReport = {.done = 5};
        choose("Export", "Maildir…", place.filePath(QStringLiteral("Projekte")));
        QTRY_COMPARE(told.size(), 2);
        QVERIFY(f.service.exports.first().format == ArchiveFormat::Maildir);
        QVERIFY(f.service.exports.first().folder == FolderId{4});
        // What went wrong is not only said for a moment.
        f.service.archiveReport.failed
            = {{ArchiveNote::Why::Unreadable, QStringLiteral("kaputt.eml"), QString()}};
        choose("Import", "Folder or Maildir…", place.path());
        QTRY_VERIFY(f.window().findChild<QMessageBox *>());
        auto *box = f.window().findChild<QMessageBox *>();
        QVERIFY(box->text().endsWith(QLatin1String("imported, 1 could not be read.")));
        QVERIFY(box->detailedText().contains(QLatin1String("kaputt.eml")));
        QCOMPARE(told.size(), 2);
    }

    void theBottomLineSaysHowFreshWhatIsShownIs()
    {
        Fixture f;
        Freshness freshness{f.anna, Freshness::State::Live, true, QDateTime::currentDateTime(), {}};
        emit f.service.freshnessChanged(freshness);
        QVERIFY(f.bottomLine().startsWith(QLatin1String("As of ")));
        QVERIFY(f.bottomLine().endsWith(QLatin1String("Connected, changes arrive at once.")));
        QVERIFY(f.service.watched.value(f.anna));
        freshness.everyFolder = false; // the other folders are looked at now and then
        emit f.service.freshnessChanged(freshness);
        QVERIFY(f.bottomLine().endsWith(QLatin1String("Connected, new mail in the inbox arrives at once.")));
        freshness.state = Freshness::State::Offline;
        emit f.service.freshnessChanged(freshness);
        QVERIFY(f.bottomLine().contains(QLatin1String("Not connected. Next check at ")));
    }

    void whatWaitsForTheServerIsCountedAndListed()
    {
        Fixture f;
        PendingAction waiting;
        waiting.id = 1;
        waiting.action = QStringLiteral("move-to");
        waiting.path = QStringLiteral("INBOX");
        waiting.since = QDateTime::currentDateTime();
        PendingAction refused = waiting;
        refused.id = 2;
        refused.action = QStringLiteral("append");
        refused.refused = true;
        f.service.pendingActions = {waiting};
        emit f.service.foldersChanged(f.anna);
        QTRY_VERIFY(f.button(f.window().activityBar(), "1 change on its way"));
        f.service.pendingActions = {waiting, refused};
        emit f.service.foldersChanged(f.anna);
        QTRY_VERIFY(f.button(f.window().activityBar(), "1 change refused"));
        f.button(f.window().activityBar(), "1 change refused")->click();
        auto *dialog = f.window().findChild<PendingDialog *>();
        QVERIFY(dialog);
        auto *list = dialog->findChild<QTreeWidget *>();
        QTRY_COMPARE(list->topLevelItemCount(), 2);
        QCOMPARE(list->topLevelItem(0)->text(0), QStringLiteral("Move"));
        QCOMPARE(list->topLevelItem(1)->text(0), QStringLiteral("Upload a message"));
        QVERIFY(list->topLevelItem(1)->text(3).contains(QLatin1String("refused")));

        // What stays keeps its line and the selection while other things change.
        list->setCurrentItem(list->topLevelItem(1));
        f.service.pendingActions = {refused};
        ChangeSet changes;
        emit f.service.messagesChanged(changes);
        QTRY_COMPARE(list->topLevelItemCount(), 1);
        QVERIFY(list->topLevelItem(0)->isSelected());
    }

    void pop3AsksBeforeItRemovesManyAndKeepsThemByDefault()
    {
        Fixture f;
        const RemovalPlan plan{
            .account = f.anna, .listed = 100, .arrived = 3, .toRemove = 25, .needsConsent = true};
        emit f.service.removalAsked(plan);
        auto *question = f.window().findChild<RemovalQuestion *>();
        QVERIFY(question);
        QVERIFY(question->text().contains(QLatin1String("25")));
        QVERIFY(question->informativeText().contains(QLatin1String("100")));
        QCOMPARE(question->defaultButton()->text(), QStringLiteral("Leave them there"));
        emit f.service.removalAsked(plan); // one question at a time
        QCOMPARE(f.window().findChildren<RemovalQuestion *>().size(), 1);
        const auto before = f.service.syncOptions.size();
        f.button(question, "Remove from the server")->click();
        QTRY_COMPARE(f.service.syncOptions.size(), before + 1);
        QCOMPARE(f.service.syncOptions.last().removeUpTo.value_or(0), 25);
    }
};

DUOPOST_UI_TEST_MAIN(TestWindowActions)
#include "tst_window_actions.moc"
