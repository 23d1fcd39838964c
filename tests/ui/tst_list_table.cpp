// SPDX-License-Identifier: GPL-3.0-or-later
// The list as a table.
#include "tests/support/FakeMailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/list/ListHeader.h"
#include "ui/list/MessageListModel.h"
#include "ui/list/MessageListView.h"
#include "ui/reader/ReaderPane.h"
#include "ui/window/ListPane.h"
#include "ui/window/MainWindow.h"
#include "ui/window/WindowHost.h"

#include <QAction>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace duopost;

class TestListTable : public QObject {
    Q_OBJECT

    struct Fixture {
        QTemporaryDir profile;
        FakeMailService service;
        FolderRef inbox;
        std::unique_ptr<WindowHost> host;

        explicit Fixture(int rows = 200)
        {
            const AccountId anna = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
            inbox = service.addFolder(anna, QStringLiteral("INBOX"), FolderRole::Inbox, rows);
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
        MessageListModel &model() { return *host->window()->messages(); }
        MessageListView &list() { return *host->window()->listPane()->list(); }
        ListHeader &header() { return *list().header(); }
        QToolButton *toggle()
        {
            for (auto *button : host->window()->listPane()->findChildren<QToolButton *>()) {
                if (button->accessibleName() == QLatin1String("List as a table"))
                    return button;
            }
            return nullptr;
        }
        void clickHeader(ListColumn column)
        {
            const int section = static_cast<int>(column);
            const QPoint where(
                header().sectionViewportPosition(section) + header().sectionSize(section) / 2, 8);
            QTest::mouseClick(header().viewport(), Qt::LeftButton, Qt::NoModifier, where);
        }
    };

private slots:
    void init() { guard().forget(); }

    void itIsOneClickAwayAndTheMessageGoesBelow()
    {
        Fixture f;
        f.list().setCurrentIndex(f.model().index(30));
        const MessageId chosen = f.model().idAt(30);
        const int cards = f.list().visibleRows().second;
        const int left = f.host->window()->reader()->mapTo(f.host->window(), QPoint()).x();
        QVERIFY(f.toggle());
        f.toggle()->click();
        QVERIFY(f.header().isVisible());
        QVERIFY(f.list().visualRect(f.model().index(30)).height() < 40);
        QVERIFY(f.list().visibleRows().second > cards / 2);
        QCOMPARE(f.model().idAt(f.list().currentIndex().row()), chosen);
        QVERIFY(f.list().viewport()->rect().contains(f.list().visualRect(f.list().currentIndex()).center()));
        QTRY_VERIFY(f.host->window()->reader()->mapTo(f.host->window(), QPoint()).x() < left);
        QVERIFY(f.list().width() > 900);
        // The same keys.
        f.list().setFocus();
        QTest::keyClick(&f.list(), Qt::Key_J);
        QCOMPARE(f.list().currentIndex().row(), 31);
        f.toggle()->click();
        QVERIFY(!f.header().isVisible());
        QCOMPARE(f.list().currentIndex().row(), 31);
    }

    void aClickOnTheHeadSortsAndTheSecondTurnsItRound()
    {
        Fixture f;
        f.toggle()->click();
        QCOMPARE(f.header().sortIndicatorSection(), static_cast<int>(ListColumn::Date));
        f.clickHeader(ListColumn::Sender);
        QTRY_VERIFY(f.settled());
        QVERIFY(f.model().request().order == (ListOrder{SortBy::Sender, SortDirection::Ascending}));
        QTRY_COMPARE(f.header().sortIndicatorSection(), static_cast<int>(ListColumn::Sender));
        QCOMPARE(f.header().sortIndicatorOrder(), Qt::AscendingOrder);
        f.clickHeader(ListColumn::Sender);
        QTRY_VERIFY(f.settled());
        QVERIFY(f.model().request().order == (ListOrder{SortBy::Sender, SortDirection::Descending}));
        f.clickHeader(ListColumn::Tags); // says nothing about an order
        QVERIFY(f.model().request().order == (ListOrder{SortBy::Sender, SortDirection::Descending}));
        QTRY_COMPARE(f.header().sortIndicatorSection(), static_cast<int>(ListColumn::Sender));
        f.clickHeader(ListColumn::Size);
        QTRY_VERIFY(f.settled());
        QVERIFY(f.model().request().order == (ListOrder{SortBy::Size, SortDirection::Descending}));
    }

    void aClickOnTheStarStars()
    {
        Fixture f;
        f.toggle()->click();
        QTRY_VERIFY(f.model().cachedRow(f.model().idAt(3)));
        const QRect star = f.header().cell(f.list().visualRect(f.model().index(3)), ListColumn::Star);
        QTest::mouseClick(f.list().viewport(), Qt::LeftButton, Qt::NoModifier, star.center());
        QTRY_VERIFY(f.service.changes.contains(qMakePair(f.model().idAt(3), QStringLiteral("star"))));
    }

    void columnsAndLayoutAreRemembered()
    {
        Fixture f;
        f.toggle()->click();
        const int sender = static_cast<int>(ListColumn::Sender), size = static_cast<int>(ListColumn::Size);
        f.header().resizeSection(sender, 333);
        f.header().setSectionHidden(size, true);
        emit f.header().widthsChanged();
        f.host->window()->close();
        f.host.reset();
        f.open();
        QVERIFY(f.header().isVisible());
        QCOMPARE(f.header().sectionSize(sender), 333);
        QVERIFY(f.header().isSectionHidden(size));
        QVERIFY(f.header().cell(QRect(0, 0, 900, 24), ListColumn::Size).isEmpty());
        QVERIFY(f.list().width() > 900);
    }

    void everyColumnHasItsPlace()
    {
        Fixture f;
        f.toggle()->click();
        const QRect row = f.list().visualRect(f.model().index(0));
        int right = row.left();
        for (int i = 0; i < listColumns; ++i) {
            const QRect cell = f.header().cell(row, static_cast<ListColumn>(i));
            QCOMPARE(cell.left(), right);
            QVERIFY(cell.width() >= 24);
            right = cell.right() + 1;
        }
        QVERIFY2(right <= row.right() + 1, qPrintable(QString::number(right)));
        QCOMPARE(f.header().width(), f.list().viewport()->width());
    }

    void aMillionRowsScrollAsATable()
    {
        Fixture f(1'000'000);
        f.toggle()->click();
        guard().forget();
        f.list().scrollToBottom();
        QTRY_VERIFY(f.model().index(999'999).data(MessageListModel::LoadedRole).toBool());
        f.list().verticalScrollBar()->setValue(f.list().verticalScrollBar()->maximum() / 2);
        QTRY_VERIFY(f.model().index(f.list().visibleRows().first).data(MessageListModel::LoadedRole).toBool());
        QVERIFY_GUI_NEVER_BLOCKED();
    }
};

DUOPOST_UI_TEST_MAIN(TestListTable)
#include "tst_list_table.moc"
