// SPDX-License-Identifier: GPL-3.0-or-later
// What the desktop is told of new mail, and what not.
#include "tests/support/FakeMailService.h"
#include "ui/notify/NewMailNotifier.h"
#include "ui/window/MainWindow.h"
#include "ui/window/WindowState.h"

#include <QAction>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace duopost;

namespace {

struct Fixture {
    FakeMailService service;
    FolderRef inbox, other;
    NewMailNotifier notifier{service};
    QList<NewMailNotice> told;
    qint64 last = 90'000;

    Fixture()
    {
        const auto anna = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
        inbox = service.addFolder(anna, QStringLiteral("INBOX"), FolderRole::Inbox, 3);
        other = service.addFolder(anna, QStringLiteral("Lists"), FolderRole::None, 3);
        notifier.setSettleTime(0);
        QObject::connect(&notifier, &NewMailNotifier::notice, &notifier, [this](const NewMailNotice &notice) {
            told << notice;
        });
    }
    SpineRow row(const QString &from, const QString &subject, MessageFlags flags = {}, int daysAgo = 0)
    {
        MessageRow message;
        message.id = {++last};
        message.from = {from, QStringLiteral("a@example.org")};
        message.subject = subject;
        message.flags = flags;
        message.date = QDateTime::currentDateTimeUtc().addDays(-daysAgo);
        service.setMessage(message.id, message, {});
        return {message.id, message.date.toMSecsSinceEpoch()};
    }
    /// Tells of one that is news, and waits until that is told: what was to be told before has been by then.
    bool onlyTellsOfTheNext()
    {
        const auto before = told.size();
        service.deliver(inbox, {row(QStringLiteral("Last"), QStringLiteral("marker"))});
        const bool came = QTest::qWaitFor([&] { return told.size() > before; });
        return came && told.size() == before + 1 && told.last().count == 1
            && told.last().text == QStringLiteral("marker");
    }
};

} // namespace

class TestNewMailNotices : public QObject {
    Q_OBJECT
private slots:
    void oneMessageIsToldWithSenderAndSubject()
    {
        Fixture f;
        f.service.deliver(f.inbox, {f.row(QStringLiteral("Ben Hill"), QStringLiteral("Plan"))});
        QTRY_COMPARE(f.told.size(), 1);
        QCOMPARE(f.told.first().title, QStringLiteral("Ben Hill"));
        QCOMPARE(f.told.first().text, QStringLiteral("Plan"));
        QVERIFY(f.told.first().folder == f.inbox);
    }

    void whatComesTogetherIsToldTogether()
    {
        Fixture f;
        f.service.deliver(
            f.inbox,
            {f.row(QStringLiteral("Ben"), QStringLiteral("1")),
             f.row(QStringLiteral("Eva"), QStringLiteral("2"))});
        f.service.deliver(f.inbox, {f.row(QStringLiteral("Ben"), QStringLiteral("3"))});
        QTRY_COMPARE(f.told.size(), 1);
        QCOMPARE(f.told.first().count, 3);
        QVERIFY(f.told.first().title.contains(QLatin1Char('3')));
        QCOMPARE(f.told.first().text, QStringLiteral("Ben, Eva"));
    }

    void whatIsReadJunkOldOrElsewhereIsNoNews()
    {
        Fixture f;
        const auto who = QStringLiteral("Ben");
        f.service.deliver(f.inbox, {f.row(who, QStringLiteral("read elsewhere"), MessageFlag::Seen)});
        QVERIFY(f.onlyTellsOfTheNext());
        f.service.deliver(f.inbox, {f.row(who, QStringLiteral("junk"), MessageFlag::Junk)});
        QVERIFY(f.onlyTellsOfTheNext());
        f.service.deliver(f.inbox, {f.row(who, QStringLiteral("of last week"), {}, 7)});
        QVERIFY(f.onlyTellsOfTheNext());
        f.service.deliver(f.other, {f.row(who, QStringLiteral("in another folder"))});
        QVERIFY(f.onlyTellsOfTheNext());
    }

    void contentAndNoticesCanBeSwitchedOff()
    {
        Fixture f;
        f.notifier.setSays(NewMailNotifier::Says::ThatThereIsMail);
        f.service.deliver(f.inbox, {f.row(QStringLiteral("Ben"), QStringLiteral("secret"))});
        QTRY_COMPARE(f.told.size(), 1);
        QVERIFY(f.told.first().text.isEmpty());
        QVERIFY(!f.told.first().title.contains(QStringLiteral("Ben")));
        f.notifier.setSays(NewMailNotifier::Says::Nothing);
        f.service.deliver(f.inbox, {f.row(QStringLiteral("Ben"), QStringLiteral("untold"))});
        f.notifier.setSays(NewMailNotifier::Says::WhoAndWhat);
        QVERIFY(f.onlyTellsOfTheNext());
    }

    // CASES W14, W9: desktops take some of it for markup.
    void w14NothingInANoticeIsMarkup()
    {
        Fixture f;
        f.service.deliver(
            f.inbox,
            {f.row(
                QStringLiteral("<b>Bank</b>"),
                QStringLiteral("<img src='https://x.example/a.png'>&lt;a href&gt;\n\nline ")
                    + QString(500, QLatin1Char('x')))});
        QTRY_COMPARE(f.told.size(), 1);
        const auto all = f.told.first().title + f.told.first().text;
        for (const char c : {'<', '>', '&', '\n'})
            QVERIFY2(!all.contains(QLatin1Char(c)), qPrintable(all));
        QVERIFY(f.told.first().text.size() <= 120);
    }

    void theChoiceIsKept()
    {
        QTemporaryDir profile;
        FakeMailService service;
        service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
        const auto choice = [](MainWindow &window, const QString &text) -> QAction * {
            for (auto *action : window.findChildren<QAction *>()) {
                if (action->text() == text)
                    return action;
            }
            return nullptr;
        };
        const auto off = QStringLiteral("Not at all");
        {
            MainWindow window(service, profile.path());
            QVERIFY(choice(window, off) && !choice(window, off)->isChecked());
            choice(window, off)->trigger();
        }
        MainWindow window(service, profile.path());
        QVERIFY(choice(window, off)->isChecked());
        QCOMPARE(WindowState(profile.path()).newMailSays(), QStringLiteral("nothing"));
    }
};

QTEST_MAIN(TestNewMailNotices)
#include "tst_new_mail_notices.moc"
