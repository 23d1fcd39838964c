// SPDX-License-Identifier: GPL-3.0-or-later
// Tags in the window: keys, menu, chips, names and colours.
#include "tests/support/FakeMailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/list/MessageListModel.h"
#include "ui/list/MessageListView.h"
#include "ui/list/MessageRowPainter.h"
#include "ui/reader/ReaderPane.h"
#include "ui/tags/TagChips.h"
#include "ui/tags/TagDialog.h"
#include "ui/theme/Theme.h"
#include "ui/window/ActivityBar.h"
#include "ui/window/ListPane.h"
#include "ui/window/MainWindow.h"
#include "ui/window/WindowHost.h"

#include <QAction>
#include <QLineEdit>
#include <QMenu>
#include <QPainter>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace duopost;

class TestTags : public QObject {
    Q_OBJECT

    struct Fixture {
        QTemporaryDir profile;
        FakeMailService service;
        AccountId anna;
        FolderRef inbox, pop;
        std::unique_ptr<WindowHost> host;

        explicit Fixture(const char *language = "en", Protocol protocol = Protocol::Imap)
        {
            anna = service.addFakeAccount(QStringLiteral("Anna"), protocol);
            inbox = service.addFolder(anna, QStringLiteral("INBOX"), FolderRole::Inbox, 30);
            host = std::make_unique<WindowHost>(
                guard(), service, profile.path(),
                LookOverride{ThemeChoice::Light, QString::fromLatin1(language)});
            window().resize(1280, 800);
            window().show();
            window().activateWindow();
            QVERIFY(QTest::qWaitForWindowActive(&window()));
            QTRY_VERIFY(settled());
        }
        MainWindow &window() { return *host->window(); }
        MessageListView &list() { return *window().listPane()->list(); }
        MessageListModel &messages() { return *window().messages(); }
        bool settled()
        {
            return messages().state() == MessageListModel::State::Ready && service.idle()
                && !messages().isAsking();
        }
        MessageId select(int row)
        {
            list().setCurrentIndex(messages().index(row));
            return messages().idAt(row);
        }
        /// As the window knows them.
        QByteArray keywords(MessageId id)
        {
            const MessageRow *row = messages().cachedRow(id);
            return row ? row->keywords : QByteArray("not here");
        }
        QMenu *menu()
        {
            for (auto *button : window().findChildren<QToolButton *>()) {
                if (button->accessibleName() == QLatin1String("Tag"))
                    return button->defaultAction()->menu();
            }
            return nullptr;
        }
        QAction *action(const QString &text)
        {
            for (QAction *one : menu()->actions()) {
                if (one->text() == text)
                    return one;
            }
            return nullptr;
        }
    };

private slots:
    void init() { guard().forget(); }

    void keysGiveAndTakeTagsAndZeroTakesAll()
    {
        Fixture f;
        const auto id = f.select(2);
        QTRY_VERIFY(f.settled());
        QTest::keyClick(&f.list(), Qt::Key_1);
        QTRY_COMPARE(f.keywords(id), QByteArray("$label1"));
        QTRY_VERIFY(f.settled());
        QTest::keyClick(&f.list(), Qt::Key_4);
        QTRY_COMPARE(f.keywords(id), QByteArray("$label1 $label4"));
        QTRY_VERIFY(f.settled());
        QTest::keyClick(&f.list(), Qt::Key_1);
        QTRY_COMPARE(f.keywords(id), QByteArray("$label4"));
        QTRY_VERIFY(f.settled());
        QTest::keyClick(&f.list(), Qt::Key_2);
        QTRY_COMPARE(f.keywords(id), QByteArray("$label2 $label4"));
        QTRY_VERIFY(f.settled());
        QTest::keyClick(&f.list(), Qt::Key_0);
        QTRY_COMPARE(f.keywords(id), QByteArray());
    }

    void severalMessagesAreTaggedTogether()
    {
        Fixture f;
        f.select(1);
        QTRY_VERIFY(f.settled());
        QTest::keyClick(&f.list(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(&f.list(), Qt::Key_Down, Qt::ShiftModifier);
        QTest::keyClick(&f.list(), Qt::Key_3);
        for (int row = 1; row < 4; ++row)
            QTRY_COMPARE(f.keywords(f.messages().idAt(row)), QByteArray("$label3"));
        QCOMPARE(f.keywords(f.messages().idAt(4)), QByteArray());
    }

    void theMenuSaysWhatTheMessageHasAndWhatElseItHas()
    {
        Fixture f;
        const auto id = f.messages().idAt(3);
        f.service.change(f.inbox, {id}, AddKeyword{"$label2"});
        f.service.change(f.inbox, {id}, AddKeyword{"Urlaub"});
        f.service.change(f.inbox, {id}, AddKeyword{"NonJunk"});
        QTRY_VERIFY(f.settled());
        f.select(3);
        QTRY_VERIFY(f.settled());
        QVERIFY(f.menu());
        QTRY_VERIFY(f.action(QStringLiteral("Work"))->isChecked());
        QVERIFY(!f.action(QStringLiteral("Important"))->isChecked());
        QVERIFY(f.action(QStringLiteral("Urlaub"))->isChecked());
        QVERIFY(!f.action(QStringLiteral("NonJunk")));
        f.action(QStringLiteral("Urlaub"))->trigger();
        QTRY_COMPARE(f.keywords(id), QByteArray("$label2 NonJunk"));
    }

    void chipsAreShownInTheListAndAboveTheMessage()
    {
        Fixture f;
        const auto id = f.select(2);
        QTRY_VERIFY(f.settled());
        auto *chips = f.window().reader()->findChild<TagChips *>();
        QVERIFY(chips && !chips->isVisible());
        const auto shown
            = [&] { return f.list().viewport()->grab(f.list().visualRect(f.messages().index(2))).toImage(); };
        const auto red = [&] {
            const QImage image = shown();
            int count = 0;
            for (int y = 0; y < image.height(); ++y) {
                for (int x = 0; x < image.width(); ++x)
                    count += image.pixelColor(x, y) == QColor(0xd92b2b) ? 1 : 0;
            }
            return count;
        };
        QCOMPARE(red(), 0);
        QTest::keyClick(&f.list(), Qt::Key_1);
        QTRY_VERIFY(red() > 50);
        QTRY_VERIFY(chips->isVisible());
        QCOMPARE(chips->tags().first().name, QStringLiteral("Important"));
        QTRY_VERIFY(f.messages()
                        .index(2)
                        .data(Qt::AccessibleTextRole)
                        .toString()
                        .contains(QStringLiteral("Tags: Important")));
        QCOMPARE(f.messages().idAt(2), id);
    }

    void chipsWithoutRoomAreDots()
    {
        QImage image(400, 30, QImage::Format_ARGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        const ShownTag tag{"x", QStringLiteral("A tag with quite a name"), QColor(0x2f63d6)};
        QCOMPARE(paintTagChips(painter, QRect(0, 0, 400, 30), QFont(), {}), 0);
        const int one = paintTagChips(painter, QRect(0, 0, 400, 30), QFont(), {tag});
        QVERIFY(one > 40 && one < 200);
        const int narrow = paintTagChips(painter, QRect(0, 0, 60, 30), QFont(), {tag, tag, tag});
        QVERIFY2(narrow <= 60, qPrintable(QString::number(narrow)));
        QVERIFY(narrow >= 30); // three dots
        for (int hue = 0; hue < 360; hue += 10) {
            for (int value = 40; value < 256; value += 40)
                QVERIFY(
                    contrast(textOn(QColor::fromHsv(hue, 200, value)), QColor::fromHsv(hue, 200, value))
                    >= 4.5);
        }
    }

    void germanTagsHaveTheirUsualNames()
    {
        QCOMPARE(
            wellKnownTagNames("$LABEL4"),
            (QStringList{QStringLiteral("To do"), QStringLiteral("Zu erledigen")}));
    }

    void whereTagsAreKeptIsSaid()
    {
        Fixture f("en", Protocol::Pop3);
        f.service.setLedger({{Operation::AddKeyword, Verdict::Impossible, Reach::ThisComputer, {}}});
        const auto id = f.select(0);
        QTRY_VERIFY(f.settled());
        f.menu()->popup(f.window().mapToGlobal(QPoint(100, 100)));
        QTRY_VERIFY(f.action(QStringLiteral("Tags of this account are kept on this computer only")));
        f.menu()->close();
        QTest::keyClick(&f.list(), Qt::Key_1);
        QTRY_COMPARE(f.keywords(id), QByteArray("$label1"));
        QTRY_COMPARE(
            f.window().activityBar()->text(), QStringLiteral("Recorded on this computer only, for 1 message."));
        f.service.setLedger({{Operation::AddKeyword, Verdict::Refused, Reach::Server, {}}});
        f.menu()->popup(f.window().mapToGlobal(QPoint(100, 100)));
        QTRY_VERIFY(f.action(QStringLiteral("This server does not keep tags")));
        f.menu()->close();
    }

    void ownTagsAreMadeRenamedAndForgotten()
    {
        Fixture f;
        f.action(QStringLiteral("Edit tags…"))->trigger();
        auto *dialog = f.window().findChild<TagDialog *>();
        QVERIFY(dialog);
        const auto button = [&](const char *text) -> QPushButton * {
            for (auto *one : dialog->findChildren<QPushButton *>()) {
                if (one->text() == QLatin1String(text))
                    return one;
            }
            return nullptr;
        };
        button("New tag")->click();
        auto *name = qobject_cast<QLineEdit *>(dialog->focusWidget());
        QVERIFY(name && name->text().isEmpty());
        QTest::keyClicks(name, QStringLiteral("Große Reise"));
        auto fields = dialog->findChildren<QLineEdit *>();
        QCOMPARE(fields.size(), 6);
        fields.first()->setText(QStringLiteral("Dringend"));
        button("Save")->click();
        QTRY_COMPARE(f.service.knownTags.size(), 6);
        QCOMPARE(f.service.knownTags.first().name, QStringLiteral("Dringend"));
        QCOMPARE(f.service.knownTags.at(1).name, QString()); // usual names follow the language
        QCOMPARE(f.service.knownTags.last().keyword, QByteArray("grosse_reise"));
        QCOMPARE(f.service.knownTags.last().name, QStringLiteral("Große Reise"));
        QTRY_VERIFY(f.action(QStringLiteral("Dringend")));
        QTRY_VERIFY(!f.window().findChild<TagDialog *>());
        f.window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&f.window()));
        const auto id = f.select(0);
        QTRY_VERIFY(f.settled());
        QTest::keyClick(&f.list(), Qt::Key_6);
        QTRY_COMPARE(f.keywords(id), QByteArray("grosse_reise"));
        // The usual ones cannot be forgotten, other programs know them; own ones can.
        f.action(QStringLiteral("Edit tags…"))->trigger();
        dialog = f.window().findChild<TagDialog *>();
        QToolButton *forget = nullptr;
        for (auto *one : dialog->findChildren<QToolButton *>()) {
            if (one->accessibleName() == QStringLiteral("Forget the tag Große Reise"))
                forget = one;
            if (one->accessibleName() == QStringLiteral("Forget the tag Work"))
                QVERIFY(!one->isEnabled());
        }
        QVERIFY(forget && forget->isEnabled());
        forget->click();
        button("Save")->click();
        QTRY_COMPARE(f.service.knownTags.size(), 5);
    }
};

DUOPOST_UI_TEST_MAIN(TestTags)
#include "tst_tags.moc"
