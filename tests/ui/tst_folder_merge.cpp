// SPDX-License-Identifier: GPL-3.0-or-later
// Two folders for sent messages: said, explained, and moved together only by a person.
#include "tests/support/FakeMailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/folders/RivalStrips.h"
#include "ui/list/MessageListModel.h"
#include "ui/reader/Strip.h"
#include "ui/window/MainWindow.h"
#include "ui/window/WindowHost.h"

#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace duopost;

namespace {

QString q(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestFolderMerge : public QObject {
    Q_OBJECT

    struct Fixture {
        QTemporaryDir profile;
        FakeMailService service;
        AccountId anna = service.addFakeAccount(q("Anna"), Protocol::Imap);
        FolderRef inbox = service.addFolder(anna, q("INBOX"), FolderRole::Inbox, 3);
        FolderRef sent = service.addFolder(anna, q("Sent"), FolderRole::Sent, 4);
        FolderRef other;
        std::unique_ptr<WindowHost> host;

        explicit Fixture(const QString &name = q("Gesendet"), int messages = 2)
            : other(service.addFolder(anna, name, FolderRole::None, messages))
        {
            open();
        }
        void open()
        {
            host.reset();
            host = std::make_unique<WindowHost>(
                guard(), service, profile.path(), LookOverride{ThemeChoice::Light, q("en")});
            host->window()->show();
            QVERIFY(QTest::qWaitForWindowExposed(host->window()));
            QTRY_COMPARE(host->window()->messages()->state(), MessageListModel::State::Ready);
            QTRY_VERIFY(service.idle());
        }
        RivalStrips *rivals() const { return host->window()->rivalStrips(); }
        QPushButton *button(const QString &text) const
        {
            for (const Strip *strip : rivals()->strips()) {
                for (auto *one : strip->findChildren<QPushButton *>()) {
                    if (one->text() == text)
                        return one;
                }
            }
            return nullptr;
        }
        QMessageBox *question() const { return host->window()->findChild<QMessageBox *>(q("mergeQuestion")); }
    };

private slots:
    void init() { guard().forget(); }

    void itIsOfferedAndSaysWhichOneIsUsed()
    {
        Fixture f;
        QTRY_COMPARE(f.rivals()->strips().size(), 1);
        const Strip *strip = f.rivals()->strips().first();
        QVERIFY(strip->isVisible());
        QVERIFY2(strip->sentence().contains(q("“Sent” and “Gesendet”")), qPrintable(strip->sentence()));
        QVERIFY2(strip->details().contains(q("goes into “Sent”")), qPrintable(strip->details()));
        QVERIFY(f.service.changes.isEmpty()); // nothing is done about it by itself
    }

    void nothingIsOfferedWhereOneIsUsed_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("messages");
        QTest::newRow("empty") << q("Gesendet") << 0;
        QTest::newRow("another name") << q("Reise") << 5;
        QTest::newRow("for drafts") << q("Entwürfe") << 5;
        QTest::newRow("somebody's own, deep below") << q("Firma/Gesendet") << 5;
    }
    void nothingIsOfferedWhereOneIsUsed()
    {
        QFETCH(QString, name);
        QFETCH(int, messages);
        Fixture f(name, messages);
        QTest::qWait(50); // nothing is to come, and nothing announces that
        QVERIFY(f.rivals()->strips().isEmpty());
    }

    void leftAloneItIsNotOfferedAgain()
    {
        Fixture f;
        QTRY_VERIFY(f.button(q("Leave it")));
        f.button(q("Leave it"))->click();
        QTRY_VERIFY(f.rivals()->strips().isEmpty());
        QVERIFY(!f.rivals()->isVisible());
        f.open();
        QTest::qWait(50); // nothing is to come, and nothing announces that
        QVERIFY(f.rivals()->strips().isEmpty());
        QVERIFY(f.service.changes.isEmpty());
    }

    void agreedToItIsAMoveOfAllOfThem()
    {
        Fixture f;
        QTRY_VERIFY(f.button(q("Move together…")));
        QList<MessageId> wanted;
        for (const auto &row : f.service.spineOf(f.other))
            wanted << row.id;
        f.button(q("Move together…"))->click();
        QTRY_VERIFY(f.question());
        QVERIFY(f.question()->text().startsWith(q("Move 2 message")));
        QVERIFY(f.question()->text().contains(q("from “Gesendet” to “Sent”")));
        QVERIFY(f.question()->informativeText().contains(q("Undo")));
        QVERIFY(f.service.changes.isEmpty());
        for (auto *button : f.question()->buttons()) {
            if (f.question()->buttonRole(button) == QMessageBox::AcceptRole)
                button->click();
        }
        QTRY_COMPARE(f.service.changes.size(), wanted.size());
        for (const auto &[id, change] : f.service.changes) {
            QVERIFY(wanted.contains(id));
            QCOMPARE(change, q("move-to"));
        }
        QTRY_VERIFY(f.rivals()->strips().isEmpty());
    }

    void declinedNothingMovesAndTheOfferStays()
    {
        Fixture f;
        QTRY_VERIFY(f.button(q("Move together…")));
        f.button(q("Move together…"))->click();
        QTRY_VERIFY(f.question());
        f.question()->reject();
        QTRY_VERIFY(!f.question());
        QVERIFY(f.service.changes.isEmpty());
        QCOMPARE(f.rivals()->strips().size(), 1);
    }
};

DUOPOST_UI_TEST_MAIN(TestFolderMerge)
#include "tst_folder_merge.moc"
