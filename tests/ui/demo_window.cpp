// SPDX-License-Identifier: GPL-3.0-or-later
// The window on made-up mail, to look at while working on it. Not part of the product, no test.
#include "tests/ui/demo_mail.h"
#include "ui/list/MessageListModel.h"
#include "ui/list/MessageListView.h"
#include "ui/window/ErrorStrips.h"
#include "ui/window/ListPane.h"
#include "ui/window/MainWindow.h"
#include "ui/window/WindowHost.h"

#include <QAction>
#include <QApplication>
#include <QCommandLineParser>
#include <QTemporaryDir>

using namespace duopost;

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    QCommandLineParser parser;
    parser.addOptions(
        {{QStringLiteral("theme"), QString(), QStringLiteral("theme")},
         {QStringLiteral("language"), QString(), QStringLiteral("language")},
         {QStringLiteral("size"), QString(), QStringLiteral("size"), QStringLiteral("1280x800")},
         {QStringLiteral("row"), QString(), QStringLiteral("row"), QStringLiteral("0")},
         {QStringLiteral("welcome"), QString()},
         {QStringLiteral("million"), QString()},
         {QStringLiteral("errors"), QString()},
         {QStringLiteral("slow"), QString()},
         {QStringLiteral("busy"), QString()},
         {QStringLiteral("syncs"), QString()},
         {QStringLiteral("press"), QString(), QStringLiteral("key")}});
    parser.process(app);
    QTemporaryDir profile;
    FakeMailService service;
    if (parser.isSet(QStringLiteral("million"))) {
        const AccountId big = service.addFakeAccount(QStringLiteral("A million"), Protocol::Imap);
        service.addFolder(big, QStringLiteral("INBOX"), FolderRole::Inbox, 1000000, 1000);
    }
    if (!parser.isSet(QStringLiteral("welcome")))
        fillDemo(service);
    if (parser.isSet(QStringLiteral("slow")))
        service.delayMs = 60000;
    if (parser.isSet(QStringLiteral("syncs")))
        WindowState(profile.path()).setWhatSyncsShown(true);
    LookOverride look;
    look.theme = themeFromString(parser.value(QStringLiteral("theme")));
    look.language = parser.value(QStringLiteral("language"));
    WindowHost host(app, service, profile.path(), look);
    const QStringList size = parser.value(QStringLiteral("size")).split(QLatin1Char('x'));
    host.window()->resize(size.at(0).toInt(), size.at(1).toInt());
    host.window()->move(0, 0);
    host.window()->show();
    QTimer::singleShot(700, &app, [&] {
        if (parser.isSet(QStringLiteral("errors"))) {
            host.window()->raiseError(
                service.accounts().first().id,
                MailError(
                    MailError::Kind::WrongPassword, QStringLiteral("imap.example.org"),
                    QStringLiteral("NO [AUTHENTICATIONFAILED] Authentication failed.")));
            service.openFails = MailError(MailError::Kind::TimedOut, QStringLiteral("imap.example.org"));
        }
        const QModelIndex index = host.window()->messages()->index(parser.value(QStringLiteral("row")).toInt());
        host.window()->listPane()->list()->setFocus();
        host.window()->listPane()->list()->setCurrentIndex(index);
        Activity activity;
        activity.account = {1};
        activity.asOf = QDateTime::currentDateTime();
        if (parser.isSet(QStringLiteral("busy"))) {
            activity.step = Activity::Step::FetchingMessages;
            activity.folder = QStringLiteral("INBOX");
            activity.done = 412;
            activity.of = 1243;
        }
        emit service.activityChanged(activity);
        const QKeySequence key(parser.value(QStringLiteral("press")));
        for (QAction *action : host.window()->findChildren<QAction *>()) {
            if (!key.isEmpty() && action->shortcuts().contains(key))
                QMetaObject::invokeMethod(action, &QAction::trigger, Qt::QueuedConnection);
        }
    });
    return app.exec();
}
