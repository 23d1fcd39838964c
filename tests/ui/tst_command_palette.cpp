// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeMailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/commands/CommandPalette.h"
#include "ui/commands/TextMatch.h"
#include "ui/folders/FolderTree.h"
#include "ui/list/MessageListModel.h"
#include "ui/list/MessageListView.h"
#include "ui/window/ListPane.h"
#include "ui/window/MainWindow.h"
#include "ui/window/WindowHost.h"

#include <QLineEdit>
#include <QListWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace duopost;

class TestCommandPalette : public QObject {
    Q_OBJECT

    struct Fixture {
        QTemporaryDir profile;
        FakeMailService service;
        FolderRef inbox, other;
        std::unique_ptr<WindowHost> host;

        Fixture()
        {
            const AccountId anna = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
            inbox = service.addFolder(anna, QStringLiteral("INBOX"), FolderRole::Inbox, 30, 3);
            other = service.addFolder(anna, QString::fromUtf8("Aufträge/Bücher"), FolderRole::None, 20);
            host = std::make_unique<WindowHost>(
                guard(), service, profile.path(), LookOverride{ThemeChoice::Light, QStringLiteral("en")});
            window().show();
            window().activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&window()));
            QTRY_VERIFY(window().messages()->state() == MessageListModel::State::Ready);
            list().setFocus();
        }
        MainWindow &window() { return *host->window(); }
        MessageListView &list() { return *window().listPane()->list(); }
        CommandPalette &palette() { return *window().palettePopup(); }
        QListWidget &rows() { return *palette().list(); }
        void open()
        {
            QTest::keyClick(&window(), Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
            QTRY_VERIFY(palette().field()->hasFocus());
        }
        void type(const QString &text) { QTest::keyClicks(palette().field(), text); }
        QString current() { return rows().currentItem() ? rows().currentItem()->text() : QString(); }
    };

private slots:
    void init() { guard().forget(); }

    void wordsMatchInAnyOrderWithoutCaseAndAccents()
    {
        const QString text = QString::fromUtf8("Bücher Aufträge Straße");
        QVERIFY(matchWords(text, QStringLiteral("auftrage bucher")));
        QVERIFY(matchWords(text, QStringLiteral("STRASSE")));
        QVERIFY(matchWords(text, QString::fromUtf8("ücher")));
        QVERIFY(!matchWords(text, QStringLiteral("auftrag bank")));
        const auto match = matchWords(text, QStringLiteral("strasse"));
        QCOMPARE(match->pieces.size(), 1);
        QCOMPARE(
            text.mid(match->pieces.first().start, match->pieces.first().length), QString::fromUtf8("Straße"));
        QVERIFY(
            matchWords(QStringLiteral("Mark"), QStringLiteral("m"))->rank
            < matchWords(QStringLiteral("Theme"), QStringLiteral("m"))->rank);
    }

    void typingFindsAndEnterRunsExactlyThat()
    {
        Fixture f;
        f.open();
        f.type(QStringLiteral("table li"));
        QCOMPARE(f.current(), QStringLiteral("List as a table"));
        QVERIFY(!WindowState(f.profile.path()).isTable());
        QTest::keyClick(f.palette().field(), Qt::Key_Return);
        QVERIFY(!f.palette().isVisible());
        QVERIFY(WindowState(f.profile.path()).isTable());
        QVERIFY(f.list().hasFocus());
        QCOMPARE(f.service.changes.size(), 0);
    }

    void keysAreShownAndArrowsWalk()
    {
        Fixture f;
        f.open();
        f.type(QStringLiteral("quick filter"));
        QCOMPARE(f.current(), QStringLiteral("Quick filter"));
        QVERIFY(f.rows()
                    .currentItem()
                    ->data(Qt::AccessibleTextRole)
                    .toString()
                    .contains(QStringLiteral("Ctrl+Shift+K")));
        f.palette().field()->clear();
        const int first = f.rows().currentRow();
        QTest::keyClick(f.palette().field(), Qt::Key_Down);
        QCOMPARE(f.rows().currentRow(), first + 1);
        QTest::keyClick(f.palette().field(), Qt::Key_Up);
        QCOMPARE(f.rows().currentRow(), first);
    }

    void aFolderIsGoneToByItsName()
    {
        Fixture f;
        f.open();
        f.type(QStringLiteral("bucher"));
        QTest::keyClick(f.palette().field(), Qt::Key_Return);
        QTRY_COMPARE(f.window().messages()->folder(), f.other);
    }

    void escapeLeavesTheFocusWhereItWas()
    {
        Fixture f;
        f.open();
        f.type(QStringLiteral("star"));
        QTest::keyClick(f.palette().field(), Qt::Key_Escape);
        QVERIFY(!f.palette().isVisible());
        QVERIFY(f.list().hasFocus());
        QCOMPARE(f.service.changes.size(), 0);
    }

    void whatCannotBeDoneIsShownButNotRun()
    {
        Fixture f; // no message is selected
        f.open();
        f.type(QStringLiteral("archive"));
        QVERIFY(f.rows().count() > 0);
        for (int row = 0; row < f.rows().count(); ++row)
            QVERIFY(!(f.rows().item(row)->flags() & Qt::ItemIsEnabled));
        QTest::keyClick(f.palette().field(), Qt::Key_Down);
        QTest::keyClick(f.palette().field(), Qt::Key_Return);
        QTest::mouseClick(
            f.rows().viewport(), Qt::LeftButton, {}, f.rows().visualItemRect(f.rows().item(0)).center());
        QVERIFY(f.palette().isVisible());
        QCOMPARE(f.service.changes.size(), 0);
        QVERIFY(f.palette().field()->hasFocus());
    }

    void goingElsewhereClosesIt()
    {
        Fixture f;
        f.open();
        f.window().folderTree()->setFocus();
        QVERIFY(!f.palette().isVisible());
        QVERIFY(f.window().folderTree()->hasFocus());
    }
};

DUOPOST_UI_TEST_MAIN(TestCommandPalette)
#include "tst_command_palette.moc"
