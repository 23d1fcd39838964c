// SPDX-License-Identifier: GPL-3.0-or-later
// The reader's keys in the whole window: each means one thing, wherever the focus is.
#include "tests/support/FakeMailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/list/MessageListModel.h"
#include "ui/list/MessageListView.h"
#include "ui/reader/FindBar.h"
#include "ui/reader/ReaderPane.h"
#include "ui/reader/TextView.h"
#include "ui/reader/source/RawView.h"
#include "ui/reader/source/SourceWindow.h"
#include "ui/search/SearchField.h"
#include "ui/window/ListPane.h"
#include "ui/window/MainWindow.h"
#include "ui/window/WindowHost.h"

#include <QFileDialog>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>

using namespace duopost;

class TestReaderKeys : public QObject {
    Q_OBJECT

    struct Fixture {
        QTemporaryDir profile;
        FakeMailService service;
        std::unique_ptr<WindowHost> host;

        Fixture()
        {
            const AccountId anna = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
            service.addFolder(anna, QStringLiteral("INBOX"), FolderRole::Inbox, 30, 3);
            host = std::make_unique<WindowHost>(
                guard(), service, profile.path(), LookOverride{ThemeChoice::Light, QStringLiteral("en")});
            window().resize(1280, 800);
            window().show();
            window().activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&window()));
            QTRY_COMPARE(window().messages()->state(), MessageListModel::State::Ready);
            list().step(1);
            QTRY_VERIFY(reader().message());
        }
        MainWindow &window() const { return *host->window(); }
        MessageListView &list() const { return *window().listPane()->list(); }
        ReaderPane &reader() const { return *window().reader(); }
    };

private slots:
    void ctrlFMeansTheTextWhereTheTextHasTheFocusAndAllMailElsewhere()
    {
        Fixture f;
        auto *find = f.reader().findChild<FindBar *>();
        f.list().setFocus();
        QTest::keyClick(&f.list(), Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(f.window().searchField()->hasFocus());
        QVERIFY(!find->isVisible());
        f.reader().focusText();
        QTest::keyClick(f.reader().textView(), Qt::Key_F, Qt::ControlModifier);
        QTRY_VERIFY(find->isVisible());
        QVERIFY(find->field()->hasFocus());
        QTest::keyClick(find->field(), Qt::Key_Escape);
        QVERIFY(!find->isVisible());
        QVERIFY(f.reader().textView()->hasFocus());
        QTest::keyClick(f.reader().textView(), Qt::Key_Slash); // always all mail
        QTRY_VERIFY(f.window().searchField()->hasFocus());
    }

    void ctrlUShowsTheSourceBesideTheWindow()
    {
        Fixture f;
        f.service.raws[f.reader().shown().message] = "Subject: x\r\n\r\nraw words";
        QTest::keyClick(&f.list(), Qt::Key_U, Qt::ControlModifier);
        SourceWindow *source = nullptr;
        QTRY_VERIFY((source = f.window().findChild<SourceWindow *>()));
        QVERIFY(!source->isModal());
        QTRY_COMPARE(source->source()->text(), QStringLiteral("Subject: x\n\nraw words"));
        QTest::keyClick(source, Qt::Key_Escape);
        QTRY_VERIFY(!f.window().findChild<SourceWindow *>());
    }

    void ctrlSSaves()
    {
        Fixture f;
        QTest::keyClick(&f.list(), Qt::Key_S, Qt::ControlModifier);
        QFileDialog *dialog = nullptr;
        QTRY_VERIFY((dialog = f.window().findChild<QFileDialog *>()));
        QCOMPARE(dialog->acceptMode(), QFileDialog::AcceptSave);
        dialog->reject();
    }

    void ctrlPlusAndMinusAndZeroChangeTheSizeOfTheText()
    {
        Fixture f;
        const int before = QFontInfo(f.reader().textView()->font()).pixelSize();
        QTest::keyClick(&f.list(), Qt::Key_Plus, Qt::ControlModifier);
        QTRY_VERIFY(QFontInfo(f.reader().textView()->font()).pixelSize() > before);
        QTest::keyClick(&f.list(), Qt::Key_Minus, Qt::ControlModifier);
        QTest::keyClick(&f.list(), Qt::Key_Minus, Qt::ControlModifier);
        QTRY_VERIFY(QFontInfo(f.reader().textView()->font()).pixelSize() < before);
        QTest::keyClick(&f.list(), Qt::Key_0, Qt::ControlModifier);
        QTRY_COMPARE(QFontInfo(f.reader().textView()->font()).pixelSize(), before);
    }
};

DUOPOST_UI_TEST_MAIN(TestReaderKeys)
#include "tst_reader_keys.moc"
