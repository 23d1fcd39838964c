// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeMailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/commands/Commands.h"
#include "ui/commands/KeyEdit.h"
#include "ui/commands/ShortcutsDialog.h"
#include "ui/list/MessageListModel.h"
#include "ui/list/MessageListView.h"
#include "ui/window/ListPane.h"
#include "ui/window/MainWindow.h"
#include "ui/window/WindowHost.h"

#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

using namespace duopost;

class TestShortcuts : public QObject {
    Q_OBJECT

    struct Fixture {
        QTemporaryDir profile;
        FakeMailService service;
        std::unique_ptr<WindowHost> host;
        std::unique_ptr<ShortcutsDialog> dialog;

        Fixture()
        {
            const AccountId anna = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
            service.addFolder(anna, QStringLiteral("INBOX"), FolderRole::Inbox, 30, 3);
            openWindow();
        }
        void openWindow()
        {
            dialog.reset();
            host.reset();
            host = std::make_unique<WindowHost>(
                guard(), service, profile.path(), LookOverride{ThemeChoice::Light, QStringLiteral("en")});
            window().show();
            window().activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&window()));
            QTRY_VERIFY(window().messages()->state() == MessageListModel::State::Ready);
        }
        void openDialog()
        {
            dialog = std::make_unique<ShortcutsDialog>(commands(), &window());
            dialog->open(); // as the window does
            dialog->activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(dialog.get()));
        }
        MainWindow &window() { return *host->window(); }
        Commands &commands() { return *window().commands(); }
        QAction *action(const QString &id)
        {
            for (const Command &command : commands().all()) {
                if (command.id == id)
                    return command.action;
            }
            return nullptr;
        }
        void press(const QString &title)
        {
            for (QPushButton *button : dialog->findChildren<QPushButton *>()) {
                if (button->text() == title)
                    return QTest::mouseClick(button, Qt::LeftButton);
            }
            QFAIL(qPrintable(title));
        }
        QString shownKeys() { return dialog->list()->currentItem()->text(1); }
    };

private slots:
    void init() { guard().forget(); }

    void everyActionOfTheWindowWithAKeyIsListed()
    {
        Fixture f;
        f.openDialog();
        QStringList missing;
        for (const QAction *action : f.window().actions()) {
            if (!action->shortcut().isEmpty() && f.commands().titleOf(action).isEmpty())
                missing << action->text() + action->shortcut().toString();
        }
        QCOMPARE(missing, QStringList());
        QCOMPARE(
            f.dialog->list()->topLevelItemCount(),
            static_cast<int>(f.commands().all().size() + f.commands().fixed().size()));
        QSet<QString> titles;
        for (const Command &command : f.commands().all()) {
            QVERIFY2(!command.title.isEmpty(), qPrintable(command.id));
            QVERIFY2(!titles.contains(command.title), qPrintable(command.title));
            titles << command.title;
            for (const QKeySequence &key : command.standard)
                QVERIFY2(f.commands().holder(key, command.id).isEmpty(), qPrintable(key.toString()));
        }
    }

    void aKeyIsChangedAndWorksAtOnce()
    {
        Fixture f;
        f.openDialog();
        QVERIFY(f.dialog->choose(QStringLiteral("message.star")));
        QTest::keyClick(f.dialog->list(), Qt::Key_Return);
        QTRY_VERIFY(f.dialog->edit()->hasFocus());
        QTest::keyClick(f.dialog->edit(), Qt::Key_Y);
        QCOMPARE(f.shownKeys(), QStringLiteral("Y"));
        QCOMPARE(f.action(QStringLiteral("message.star"))->shortcut(), QKeySequence(Qt::Key_Y));
        QVERIFY(f.action(QStringLiteral("message.star"))->toolTip().endsWith(QStringLiteral("(Y)")));
        f.dialog->close();
        f.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&f.window()));
        MessageListView *list = f.window().listPane()->list();
        list->setFocus();
        QTest::keyClick(list, Qt::Key_J);
        QTRY_COMPARE(f.service.changes.size(), 1); // read
        QTest::keyClick(list, Qt::Key_S);
        QTest::keyClick(list, Qt::Key_Y);
        QTRY_COMPARE(f.service.changes.size(), 2);
        QCOMPARE(f.service.changes.last().second, QStringLiteral("star"));
    }

    void aTakenKeyIsRefusedInWords()
    {
        Fixture f;
        f.openDialog();
        QVERIFY(f.dialog->choose(QStringLiteral("message.star")));
        f.dialog->edit()->setFocus();
        QTest::keyClick(f.dialog->edit(), Qt::Key_N, Qt::ControlModifier);
        QCOMPARE(
            f.dialog->said(),
            QString::fromUtf8("Ctrl+N already means “Write a new message”. Press another key."));
        QCOMPARE(f.action(QStringLiteral("message.star"))->shortcut(), QKeySequence(Qt::Key_S));
        QCOMPARE(f.shownKeys(), QStringLiteral("S"));
        QCOMPARE(f.dialog->edit()->keySequence(), QKeySequence(Qt::Key_S));
        // Keys that lists and texts need for themselves, too; what another window does is no conflict.
        QTest::keyClick(f.dialog->edit(), Qt::Key_J);
        QVERIFY(f.dialog->said().contains(QStringLiteral("Next message")));
        QVERIFY(f.dialog->choose(QStringLiteral("message.archive")));
        QTest::keyClick(f.dialog->edit(), Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(f.shownKeys(), QStringLiteral("Ctrl+Return"));
    }

    void resettingOneAndAll()
    {
        Fixture f;
        f.commands().setKeys(QStringLiteral("message.star"), {QKeySequence(Qt::Key_Y)});
        f.commands().setKeys(QStringLiteral("message.read"), {});
        f.openDialog();
        QVERIFY(f.dialog->choose(QStringLiteral("message.star")));
        f.press(QStringLiteral("Reset"));
        QCOMPARE(f.action(QStringLiteral("message.star"))->shortcut(), QKeySequence(Qt::Key_S));
        QVERIFY(f.action(QStringLiteral("message.read"))->shortcut().isEmpty());
        f.press(QStringLiteral("Reset all"));
        QCOMPARE(f.action(QStringLiteral("message.read"))->shortcut(), QKeySequence(Qt::Key_U));
        QVERIFY(f.action(QStringLiteral("message.read"))->toolTip().endsWith(QStringLiteral("(U)")));
        // A key that somebody else has by now is not taken away.
        f.commands().setKeys(QStringLiteral("message.star"), {QKeySequence(Qt::Key_Y)});
        f.commands().setKeys(QStringLiteral("message.archive"), {QKeySequence(Qt::Key_S)});
        QVERIFY(f.dialog->choose(QStringLiteral("message.read")));
        QVERIFY(f.dialog->choose(QStringLiteral("message.star")));
        f.press(QStringLiteral("Reset"));
        QVERIFY(f.dialog->said().contains(QStringLiteral("Move to the archive")));
        QCOMPARE(f.action(QStringLiteral("message.star"))->shortcut(), QKeySequence(Qt::Key_Y));
    }

    void whatWasChosenSurvivesANewWindow()
    {
        Fixture f;
        f.commands().setKeys(QStringLiteral("message.star"), {QKeySequence(Qt::CTRL | Qt::Key_Comma)});
        f.commands().setKeys(QStringLiteral("mail.get"), {});
        f.commands().setKeys(QStringLiteral("tags.1"), {QKeySequence(Qt::Key_X)});
        f.openWindow();
        QCOMPARE(
            f.action(QStringLiteral("message.star"))->shortcuts(),
            QList<QKeySequence>{QKeySequence(Qt::CTRL | Qt::Key_Comma)});
        QVERIFY(f.action(QStringLiteral("mail.get"))->shortcuts().isEmpty());
        QCOMPARE(f.action(QStringLiteral("tags.1"))->shortcut(), QKeySequence(Qt::Key_X));
        emit f.service.tagsChanged(); // which makes their actions again
        QCOMPARE(f.action(QStringLiteral("tags.1"))->shortcut(), QKeySequence(Qt::Key_X));
    }

    void theListIsSearchedByActionAndByKey()
    {
        Fixture f;
        f.openDialog();
        const auto visible = [&] {
            QStringList titles;
            for (int i = 0; i < f.dialog->list()->topLevelItemCount(); ++i) {
                if (!f.dialog->list()->topLevelItem(i)->isHidden())
                    titles << f.dialog->list()->topLevelItem(i)->text(0);
            }
            return titles;
        };
        QTest::keyClicks(f.dialog->field(), QStringLiteral("sender recip"));
        QCOMPARE(visible(), QStringList{QStringLiteral("Answer the sender and all recipients")});
        f.dialog->field()->clear();
        QTest::keyClicks(f.dialog->field(), QStringLiteral("shift+k"));
        QCOMPARE(visible(), QStringList{QStringLiteral("Quick filter")});
    }

    void theKeyFieldIsNoTrap()
    {
        Fixture f;
        f.openDialog();
        QVERIFY(f.dialog->choose(QStringLiteral("message.star")));
        f.dialog->activateWindow();
        f.dialog->edit()->setFocus();
        QTRY_VERIFY(f.dialog->edit()->hasFocus());
        QTest::keyClick(f.dialog->edit(), Qt::Key_Escape);
        QVERIFY(f.dialog->isVisible());
        QTRY_VERIFY(f.dialog->list()->hasFocus());
        f.dialog->edit()->setFocus();
        QTRY_VERIFY(f.dialog->edit()->hasFocus());
        QTest::keyClick(f.dialog->edit(), Qt::Key_Tab);
        QVERIFY(!f.dialog->edit()->hasFocus());
        QCOMPARE(f.shownKeys(), QStringLiteral("S"));
    }
};

DUOPOST_UI_TEST_MAIN(TestShortcuts)
#include "tst_shortcuts.moc"
