// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeMailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/list/ListGeometry.h"
#include "ui/list/MessageListModel.h"
#include "ui/list/MessageListView.h"
#include "ui/list/MessageRowPainter.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTest>
#include <QToolTip>

using namespace duopost;

class TestMessageList : public QObject {
    Q_OBJECT

    struct Fixture {
        FakeMailService service;
        MessageListModel model{service};
        MessageListView view{model};
        FolderRef folder;

        explicit Fixture(int rows)
        {
            const AccountId account = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
            folder = service.addFolder(account, QStringLiteral("INBOX"), FolderRole::Inbox, rows);
            view.resize(380, 700);
            view.show();
            model.showFolder(folder);
        }
        bool isReady() const { return model.state() == MessageListModel::State::Ready; }
        SpineRow newRow(qint64 sortKey) { return {service.newId(), sortKey}; }
        int topRow() const { return view.indexAt({10, view.viewport()->height() / 2}).row(); }
    };

private slots:
    void init() { guard().forget(); }

    void modelKeepsItsPromisesWhileMailComesAndGoes()
    {
        Fixture f(500);
        const QAbstractItemModelTester tester(&f.model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_VERIFY(f.isReady());
        const qint64 now = f.service.now;
        f.service.deliver(f.folder, {f.newRow(now + 2), f.newRow(now + 1)});
        f.service.deliver(f.folder, {f.newRow(f.model.spineAt(100).sortKey + 1)});
        f.service.deliver(f.folder, {f.newRow(1000), f.newRow(900)}); // older than all
        QList<SpineRow> scattered;
        for (int row = 0; row < 400; row += 4)
            scattered << f.newRow(f.model.spineAt(row).sortKey + 1);
        f.service.deliver(f.folder, scattered);
        QCOMPARE(f.model.rowCount(), 605);
        f.service.remove(f.folder, {f.model.idAt(0), f.model.idAt(1), f.model.idAt(300)});
        QList<MessageId> gone;
        for (int row = 0; row < 300; row += 3)
            gone << f.model.idAt(row);
        f.service.remove(f.folder, gone);
        QCOMPARE(f.model.rowCount(), 502);
        for (int row = 1; row < f.model.rowCount(); ++row)
            QVERIFY(comesBefore(f.model.spineAt(row - 1), f.model.spineAt(row)));
    }

    void whatArrivesTwiceIsShownOnce()
    {
        Fixture f(10);
        QTRY_VERIFY(f.isReady());
        ChangeSet again;
        again.folder = f.folder;
        again.arrived = {f.model.spineAt(3)};
        emit f.service.messagesChanged(again);
        QCOMPARE(f.model.rowCount(), 10);
    }

    void whatHappensWhileTheListIsReadIsNotLost()
    {
        Fixture f(10);
        const SpineRow late = f.newRow(f.service.now + 5);
        ChangeSet changes;
        changes.folder = f.folder;
        changes.arrived = {late};
        changes.gone = {f.service.spineOf(f.folder).at(4).id};
        emit f.service.messagesChanged(changes); // the spine asked for before does not know of it
        QTRY_VERIFY(f.isReady());
        QCOMPARE(f.model.rowCount(), 10);
        QCOMPARE(f.model.idAt(0), late.id);
        QCOMPARE(f.model.rowOf({changes.gone.first(), f.service.spineOf(f.folder).at(4).sortKey}), -1);
    }

    void aMillionRowsAppearWhereverOneScrollsAndNothingBlocks()
    {
        Fixture f(1'000'000);
        f.service.delayMs = 3;
        QTRY_VERIFY(f.isReady());
        QCOMPARE(f.model.rowCount(), 1'000'000);
        QRandomGenerator random(7);
        for (int i = 0; i < 60; ++i) {
            f.view.verticalScrollBar()->setValue(random.bounded(f.view.verticalScrollBar()->maximum()));
            f.view.viewport()->update();
            const int row = f.topRow();
            QVERIFY(row >= 0);
            QTRY_VERIFY_WITH_TIMEOUT(f.model.index(row).data(MessageListModel::LoadedRole).toBool(), 2000);
            QVERIFY(f.model.index(row).data().toString().startsWith(QLatin1String("Message ")));
        }
        QVERIFY2(f.model.rowsInMemory() <= 48 * 128, qPrintable(QString::number(f.model.rowsInMemory())));
        QVERIFY_GUI_NEVER_BLOCKED();
    }

    void aMillionRowsCanBeAllSelectedSteppedThroughAndGoneToTheEnd()
    {
        Fixture f(1'000'000);
        QTRY_VERIFY(f.isReady());
        guard().during("select all", [&] { f.view.selectAll(); });
        QTest::keyClick(&f.view, Qt::Key_End);
        QCOMPARE(f.view.currentIndex().row(), 999'999);
        QVERIFY(f.view.viewport()->rect().intersects(f.view.visualRect(f.view.currentIndex())));
        QTest::keyClick(&f.view, Qt::Key_Home);
        QTest::keyClick(&f.view, Qt::Key_J);
        QTest::keyClick(&f.view, Qt::Key_J);
        QTest::keyClick(&f.view, Qt::Key_K);
        QCOMPARE(f.view.currentIndex().row(), 1);
        QCOMPARE(f.view.selectedIds().size(), 1);
        QVERIFY_GUI_NEVER_BLOCKED();
    }

    void mailArrivingInAMillionRowsBlocksNothing()
    {
        Fixture f(1'000'000);
        QTRY_VERIFY(f.isReady());
        for (int i = 0; i < 20; ++i) {
            const SpineRow top = f.newRow(f.service.now + i + 1);
            ChangeSet changes;
            changes.folder = f.folder;
            changes.arrived = {top};
            changes.updated = {f.model.idAt(0), f.model.idAt(500'000)};
            guard().during("one arrival", [&] { emit f.service.messagesChanged(changes); });
        }
        ChangeSet many;
        many.folder = f.folder;
        for (int row = 0; row < 1'000'000; row += 1000)
            many.arrived << f.newRow(f.model.spineAt(row).sortKey + 1);
        guard().during("1000 scattered arrivals", [&] { emit f.service.messagesChanged(many); });
        QCOMPARE(f.model.rowCount(), 1'001'020);
        QVERIFY_GUI_NEVER_BLOCKED();
    }

    void arrivingMailKeepsSelectionAndScrollPosition_data()
    {
        QTest::addColumn<int>("arrivals");
        QTest::newRow("one") << 1;
        QTest::newRow("a block") << 20;
        QTest::newRow("scattered, so that the list is rebuilt") << 200;
    }

    void arrivingMailKeepsSelectionAndScrollPosition()
    {
        QFETCH(int, arrivals);
        Fixture f(2000);
        QTRY_VERIFY(f.isReady());
        f.view.setCurrentIndex(f.model.index(605));
        f.view.verticalScrollBar()->setValue(f.view.verticalScrollBar()->maximum() / 3);
        const QList<MessageId> selected = f.view.selectedIds();
        const MessageId middle = f.model.idAt(f.topRow());
        const QRect place = f.view.visualRect(f.model.index(f.topRow()));
        const int before = f.topRow();
        QList<SpineRow> arrived;
        for (int i = 0; i < arrivals; ++i)
            arrived
                << (arrivals > 100 ? f.newRow(f.model.spineAt(i * 3).sortKey + 1)
                                   : f.newRow(f.service.now + 100 - i));
        f.service.deliver(f.folder, arrived);
        QCOMPARE(f.view.selectedIds(), selected);
        QCOMPARE(f.model.idAt(f.view.currentIndex().row()), selected.first());
        QCOMPARE(f.model.idAt(f.topRow()), middle);
        QCOMPARE(f.view.visualRect(f.model.index(f.topRow())), place);
        QVERIFY(f.topRow() > before);
    }

    void atTheTopNewMailComesIntoSight()
    {
        Fixture f(200);
        QTRY_VERIFY(f.isReady());
        const SpineRow fresh = f.newRow(f.service.now + 1);
        f.service.deliver(f.folder, {fresh});
        QCOMPARE(f.view.verticalScrollBar()->value(), 0);
        QCOMPARE(f.model.idAt(0), fresh.id);
    }

    void aBlankRowIsAskedForOnce()
    {
        Fixture f(1000);
        QTRY_VERIFY(f.isReady());
        QTRY_VERIFY(f.model.rowAt(3)); // what is on the screen came by itself
        const int before = f.service.rowsAsked;
        f.service.delayMs = 30;
        for (int i = 0; i < 5; ++i)
            QCOMPARE(f.model.index(700).data().toString(), QString());
        QTRY_VERIFY(f.model.index(700).data(MessageListModel::LoadedRole).toBool());
        QVERIFY(!f.model.index(700).data().toString().isEmpty());
        QTest::qWait(60);
        QCOMPARE(f.service.rowsAsked, before + 128);
    }

    void whatWasScrolledPastIsForgotten()
    {
        Fixture f(1'000'000);
        QTRY_VERIFY(f.isReady());
        f.service.delayMs = 40;
        QScrollBar *bar = f.view.verticalScrollBar();
        for (int i = 1; i <= 300; ++i) {
            bar->setValue(int(qint64(bar->maximum()) * i / 300));
            f.view.viewport()->repaint();
        }
        const int last = f.model.rowCount() - 1;
        QTRY_VERIFY_WITH_TIMEOUT(f.model.index(last).data(MessageListModel::LoadedRole).toBool(), 3000);
        QVERIFY2(f.service.rowsAsked < 60 * 128, qPrintable(QString::number(f.service.rowsAsked)));
    }

    void changedMarksAreFetchedAgainForRowsInSight()
    {
        Fixture f(300);
        QTRY_VERIFY(f.isReady());
        QTRY_VERIFY(f.model.rowAt(2));
        const MessageId id = f.model.idAt(2);
        f.service.change(f.folder, {id}, Star{});
        QTRY_VERIFY(f.model.cachedRow(id)->flags.testFlag(MessageFlag::Flagged));
    }

    void aFailedListSaysSoAndCanBeReadAgain()
    {
        FakeMailService service;
        const AccountId account = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
        const FolderRef folder = service.addFolder(account, QStringLiteral("INBOX"), FolderRole::Inbox, 5);
        service.spineFails = MailError(MailError::Kind::StoreDamaged, QStringLiteral("cache.db"));
        MessageListModel model(service);
        int failures = 0;
        connect(&model, &MessageListModel::failed, this, [&](FolderRef, const MailError &error) {
            failures += error.kind() == MailError::Kind::StoreDamaged ? 1 : 0;
        });
        model.showFolder(folder);
        QTRY_COMPARE(failures, 1);
        QCOMPARE(model.state(), MessageListModel::State::Failed);
        service.spineFails.reset();
        model.reload();
        QTRY_COMPARE(model.rowCount(), 5);
    }

    void rowsThatCannotBeReadAreNotAskedForAgainAndAgain()
    {
        Fixture f(1000);
        f.service.rowsFail = MailError(MailError::Kind::StoreFailed, QStringLiteral("cache.db"));
        int failures = 0;
        connect(&f.model, &MessageListModel::failed, this, [&] { ++failures; });
        QTRY_VERIFY(f.isReady());
        QTRY_COMPARE(failures, 1);
        for (int i = 0; i < 10; ++i) {
            f.view.viewport()->repaint();
            QTest::qWait(15);
        }
        QCOMPARE(failures, 1);
        f.service.rowsFail.reset();
        f.model.reload();
        QTRY_VERIFY(f.model.rowAt(0));
    }

    void aListThatIsHereSurvivesAFailedReload()
    {
        Fixture f(10);
        QTRY_VERIFY(f.isReady());
        f.service.spineFails = MailError(MailError::Kind::StoreFailed, QStringLiteral("cache.db"));
        bool told = false;
        connect(&f.model, &MessageListModel::failed, this, [&] { told = true; });
        f.model.reload();
        f.service.deliver(f.folder, {f.newRow(f.service.now + 1)}); // while the answer is on its way
        QTRY_VERIFY(told);
        QCOMPARE(f.model.rowCount(), 11);
        QVERIFY(f.isReady());
    }

    void answersAboutAnEarlierFolderAreDropped()
    {
        Fixture f(50);
        const FolderRef other
            = f.service.addFolder(f.folder.account, QStringLiteral("Other"), FolderRole::None, 7);
        f.model.showFolder(other); // before the first answer
        QTRY_VERIFY(f.isReady());
        QTest::qWait(20);
        QCOMPARE(f.model.rowCount(), 7);
    }

    void whatIsMarkedAsDeletedIsStruckOutGreyAndSaysWhy()
    {
        MessageRow row;
        row.subject = QStringLiteral("MMMMMMMM");
        row.from.name = QStringLiteral("WWWWWWWW");
        row.preview = QStringLiteral("llllllllllllllllllll");
        row.flags = MessageFlag::Seen;
        const MessageRowPainter painter(QFont{});
        const auto picture = [&](MessageFlags flags) {
            row.flags = flags;
            QImage image(300, painter.rowHeight(), QImage::Format_RGB32);
            image.fill(Qt::white);
            QPainter on(&image);
            painter.paint(on, image.rect(), row, {});
            return image;
        };
        // A line through the text: pixel rows that are dark from the first letter to the last. And none of it
        // is as dark as text.
        const auto lines = [](const QImage &image) {
            int result = 0;
            for (int y = 0; y < image.height() - 2; ++y) {
                bool through = true;
                for (int x = 26; x < 50 && through; ++x)
                    through = image.pixelColor(x, y).lightness() < 200;
                result += through ? 1 : 0;
            }
            return result;
        };
        const auto darkest = [](const QImage &image) {
            int result = 255;
            for (int y = 0; y < image.height() - 2; ++y) {
                for (int x = 0; x < image.width(); ++x)
                    result = qMin(result, image.pixelColor(x, y).lightness());
            }
            return result;
        };
        const QImage usual = picture(MessageFlag::Seen);
        const QImage deleted = picture(MessageFlags(MessageFlag::Seen) | MessageFlag::Deleted);
        QCOMPARE(lines(usual), 0);
        QVERIFY(lines(deleted) >= 3); // sender, subject, preview
        QVERIFY(darkest(deleted) > darkest(usual) + 30);

        Fixture f(10);
        QTRY_VERIFY(f.isReady());
        QTRY_VERIFY(f.model.rowAt(2));
        MessageRow marked = *f.model.rowAt(2);
        marked.flags |= MessageFlag::Deleted;
        f.service.setMessage(marked.id, marked, {});
        ChangeSet changes;
        changes.folder = f.folder;
        changes.updated = {marked.id};
        emit f.service.messagesChanged(changes);
        const QString why = QStringLiteral("Marked as deleted on the server, not removed yet.");
        QTRY_COMPARE(f.model.index(2).data(Qt::ToolTipRole).toString(), why);
        QVERIFY(f.model.index(2).data(Qt::AccessibleTextRole).toString().endsWith(why));
        QVERIFY(f.model.index(3).data(Qt::ToolTipRole).toString().isEmpty());
        QVERIFY(!f.model.index(3).data(Qt::AccessibleTextRole).toString().contains(why));
        const QPoint point = f.view.visualRect(f.model.index(2)).center();
        QHelpEvent help(QEvent::ToolTip, point, f.view.viewport()->mapToGlobal(point));
        QApplication::sendEvent(f.view.viewport(), &help);
        QCOMPARE(QToolTip::text(), why);
    }

    void geometryFindsRowsAndLabels()
    {
        const ListGeometry g(10, 70, 20, {{0, QStringLiteral("a")}, {3, QStringLiteral("b")}});
        QCOMPARE(g.height(), 740);
        QCOMPARE(g.top(0), 20);
        QCOMPARE(g.top(3), 250);
        QCOMPARE(g.labelTop(1), 230);
        for (int row = 0; row < 10; ++row) {
            QCOMPARE(g.rowAt(g.top(row)), row);
            QCOMPARE(g.rowAt(g.top(row) + 69), row);
        }
        QCOMPARE(g.rowAt(0), 0);
        QCOMPARE(g.rowAt(235), 3); // on the label
        QCOMPARE(g.rowAt(-1), -1);
        QCOMPARE(g.rowAt(740), -1);
        QCOMPARE(ListGeometry().rowAt(0), -1);
    }
};

DUOPOST_UI_TEST_MAIN(TestMessageList)
#include "tst_message_list.moc"
