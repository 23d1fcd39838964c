// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeMailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/list/MessageListModel.h"
#include "ui/list/MessageListView.h"
#include "ui/reader/ReaderPane.h"
#include "ui/window/ListPane.h"
#include "ui/window/MainWindow.h"
#include "ui/window/ReadDelay.h"
#include "ui/window/WindowHost.h"

#include <QAction>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace duopost;
using namespace std::chrono_literals;

class TestReadDelay : public QObject {
    Q_OBJECT

    struct Fixture {
        QTemporaryDir profile;
        FakeMailService service;
        std::unique_ptr<WindowHost> host;

        explicit Fixture(std::optional<int> seconds = 0)
        {
            const AccountId anna = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
            service.addFolder(anna, QStringLiteral("INBOX"), FolderRole::Inbox, 30, 3);
            if (seconds != 0)
                WindowState(profile.path()).setReadDelay(seconds);
            host = std::make_unique<WindowHost>(
                guard(), service, profile.path(), LookOverride{ThemeChoice::Light, QStringLiteral("en")});
            host->window()->show();
            host->window()->activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(host->window()));
            QTRY_VERIFY(messages().state() == MessageListModel::State::Ready);
            list().setFocus();
        }
        ReadDelay &delay() { return *host->window()->readDelay(); }
        MessageListModel &messages() { return *host->window()->messages(); }
        MessageListView &list() { return *host->window()->listPane()->list(); }
        void openNext()
        {
            QSignalSpy opened(host->window()->reader(), &ReaderPane::opened);
            QTest::keyClick(&list(), Qt::Key_J);
            QTRY_COMPARE(opened.count(), 1);
        }
    };

private slots:
    void init() { guard().forget(); }

    void withoutAChoiceAMessageIsReadAtOnce()
    {
        Fixture f;
        f.openNext();
        QCOMPARE(f.service.changes.size(), 1);
        QCOMPARE(f.service.changes.first().second, QStringLiteral("mark-read"));
    }

    void aDelayedMessageIsReadWhenTheTimeIsOver()
    {
        Fixture f;
        f.delay().setDelay(1ms);
        f.openNext();
        QTRY_COMPARE(f.service.changes.size(), 1);
        QCOMPARE(f.service.changes.first().first, f.messages().idAt(0));
    }

    void anotherMessageStopsTheTimerOfTheFirst()
    {
        Fixture f;
        f.delay().setDelay(1h);
        f.openNext();
        QVERIFY(f.delay().isWaiting());
        QCOMPARE(f.service.changes.size(), 0);
        f.delay().shows(f.host->window()->reader()->shown()); // shown again: goes on
        QVERIFY(f.delay().isWaiting());
        QTest::keyClick(&f.list(), Qt::Key_J);
        QTRY_VERIFY(f.host->window()->reader()->shown().message == f.messages().idAt(1));
        f.delay().setDelay(1ms);
        f.openNext();
        QTRY_COMPARE(f.service.changes.size(), 1);
        QCOMPARE(f.service.changes.first().first, f.messages().idAt(2));
    }

    void theTimerEndsWithWhatWasOpened()
    {
        ReadDelay delay;
        QSignalSpy due(&delay, &ReadDelay::due);
        delay.setDelay(1h);
        delay.opened({AccountId{1}, FolderId{1}}, MessageId{1});
        delay.shows({AccountId{1}, MessageId{1}});
        QVERIFY(delay.isWaiting());
        delay.shows({AccountId{1}, MessageId{2}});
        QVERIFY(!delay.isWaiting());
        QCOMPARE(due.count(), 0);
    }

    void onlyByHandMarksNothing()
    {
        Fixture f(std::nullopt);
        f.openNext();
        f.openNext();
        QVERIFY(!f.delay().isWaiting());
        QCOMPARE(f.service.changes.size(), 0);
        QTest::keyClick(&f.list(), Qt::Key_U);
        QTRY_COMPARE(f.service.changes.size(), 1);
    }

    void theChoiceIsKept()
    {
        QTemporaryDir profile;
        QVERIFY(WindowState(profile.path()).readDelay() == 0);
        WindowState(profile.path()).setReadDelay(5);
        QVERIFY(WindowState(profile.path()).readDelay() == 5);
        WindowState(profile.path()).setReadDelay(std::nullopt);
        QVERIFY(!WindowState(profile.path()).readDelay());
    }
};

DUOPOST_UI_TEST_MAIN(TestReadDelay)
#include "tst_read_delay.moc"
