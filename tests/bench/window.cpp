// SPDX-License-Identifier: GPL-3.0-or-later
// The real window on a large INBOX, offscreen: how soon rows show, how long the GUI thread works on one event
// while headers arrive, how soon any place of the list shows its rows. Prints figures; asserts nothing.
// Usage: bench_window [MESSAGES]
#include "mailcore/Lab.h"
#include "mailcore/MailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/list/MessageListModel.h"
#include "ui/list/MessageListView.h"
#include "ui/window/ListPane.h"
#include "ui/window/MainWindow.h"
#include "ui/window/WindowHost.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>

using namespace duopost;

namespace {

template <class Done> double secondsUntil(Done done)
{
    QElapsedTimer timer;
    timer.start();
    while (!done() && timer.elapsed() < 120'000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 5);
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

} // namespace

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    GuardedApplication app(argc, argv);
    const int count = argc > 1 ? atoi(argv[1]) : 100'000;
    const auto lab = Lab::start({.sampleMail = false});
    const auto user = lab->users().first();
    QList<LabMessage> messages;
    for (int i = 0; i < count; ++i) {
        const auto date = QDateTime::currentDateTimeUtc().addSecs(60LL * (i - count));
        messages << LabMessage{
            .bytes = "From: Person " + QByteArray::number(i % 500) + " <p@example.org>\r\nSubject: Nummer "
                + QByteArray::number(i) + "\r\nDate: " + date.toString(Qt::RFC2822Date).toLatin1()
                + "\r\n\r\nText\r\n",
            .received = date};
    }
    lab->fill(user, QStringLiteral("INBOX"), messages);
    QTemporaryDir profile;
    const auto service = MailService::open(profile.path(), Perform::AtOnce);
    auto account = lab->account(user, Protocol::Imap);
    auto adding = service->addAccount({account, {}});
    secondsUntil([&] { return adding.isFinished(); });
    WindowHost host(app, *service, profile.path(), LookOverride{ThemeChoice::Light, QStringLiteral("en")});
    auto &window = *host.window();
    window.resize(1280, 800);
    window.show();
    auto &list = *window.messages();
    app.forget();
    QElapsedTimer timer;
    timer.start();
    // Headers only, as the first start of a large mailbox; bodies would follow.
    auto syncing = service->synchronize(adding.result().id, {});
    secondsUntil([&] { return list.rowCount() > 0 && list.rowAt(0); });
    printf("first rows after %.2f s\n", static_cast<double>(timer.elapsed()) / 1000);
    secondsUntil([&] { return syncing.isFinished() && list.rowCount() == count; });
    printf(
        "all %d rows after %.2f s; longest event %s\n", list.rowCount(),
        static_cast<double>(timer.elapsed()) / 1000, qPrintable(app.worst()));

    QList<double> waits;
    app.forget();
    for (int i = 0; i < 200; ++i) {
        const int row = QRandomGenerator::global()->bounded(count);
        timer.restart();
        window.listPane()->list()->scrollTo(list.index(row, 0), QAbstractItemView::PositionAtTop);
        secondsUntil([&] {
            const auto [first, shown] = window.listPane()->list()->visibleRows();
            for (int r = first; r < qMin(first + shown, count); ++r) {
                if (!list.rowAt(r))
                    return false;
            }
            return true;
        });
        waits << static_cast<double>(timer.nsecsElapsed()) / 1e6;
    }
    std::sort(waits.begin(), waits.end());
    printf(
        "jump to a random place until its rows are there: median %.1f ms, longest %.1f ms; longest event %s\n",
        waits[waits.size() / 2], waits.last(), qPrintable(app.worst()));
    return 0;
}
