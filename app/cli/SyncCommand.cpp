// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"

#include <QJsonArray>

namespace duopost::cli {

namespace {

QJsonObject toJson(const SyncReport &report)
{
    QJsonArray folders;
    for (const auto &folder : report.folders)
        folders << QJsonObject{
            {QStringLiteral("path"), folder.path},           {QStringLiteral("arrived"), folder.arrived},
            {QStringLiteral("reflagged"), folder.reflagged}, {QStringLiteral("gone"), folder.gone},
            {QStringLiteral("removed"), folder.removed},     {QStringLiteral("total"), folder.total},
            {QStringLiteral("unread"), folder.unread}};
    return {{QStringLiteral("name"), report.name},         {QStringLiteral("seconds"), report.seconds},
            {QStringLiteral("bytesIn"), report.bytesIn},   {QStringLiteral("bytesOut"), report.bytesOut},
            {QStringLiteral("commands"), report.commands}, {QStringLiteral("connections"), report.connections},
            {QStringLiteral("folders"), folders}};
}

} // namespace

int syncCommand(Context &context, const QStringList &words)
{
    QCommandLineParser parser;
    parser.addOptions(
        {QCommandLineOption(QStringLiteral("headers"), QStringLiteral("Headers and flags (default).")),
         QCommandLineOption(QStringLiteral("all"), QStringLiteral("Whole messages too.")),
         QCommandLineOption(
             QStringLiteral("remove-up-to"),
             QStringLiteral("POP3: how many messages this run may remove from the server (none are removed by "
                            "this version)."),
             QStringLiteral("N"))});
    parser.addPositionalArgument(
        QStringLiteral("NAME"), QStringLiteral("Accounts; default: all."), QStringLiteral("[NAME…]"));
    parseWords(parser, words, context, QStringLiteral("sync"));
    const auto depth = parser.isSet(QStringLiteral("all")) ? SyncDepth::Bodies : SyncDepth::Headers;
    auto service = openService(context);
    QList<Account> accounts;
    for (const auto &name : parser.positionalArguments())
        accounts << accountNamed(*service, name);
    if (accounts.isEmpty())
        accounts = service->accounts();
    if (accounts.isEmpty())
        throw MailError(
            MailError::Kind::NotFound, QStringLiteral("account; add one with: duopost-cli account add"));

    QObject::connect(service.get(), &MailService::activityChanged, service.get(), [](const Activity &activity) {
        if (activity.of > 0)
            progress(QStringLiteral("%1: %2 of %3").arg(activity.folder).arg(activity.done).arg(activity.of));
        else if (!activity.folder.isEmpty())
            progress(activity.folder);
    });
    QList<QFuture<SyncReport>> running;
    for (const auto &account : accounts)
        running << service->synchronize(account.id, {.depth = depth});
    const auto cancelAll = [&] {
        for (const auto &account : accounts)
            service->cancel(account.id);
    };
    QJsonArray array;
    int failed = 0;
    int lastError = Failed;
    for (qsizetype i = 0; i < running.size(); ++i) {
        try {
            const auto report = wait(running[i], cancelAll);
            array << toJson(report);
            int arrived = 0, total = 0;
            for (const auto &folder : report.folders) {
                arrived += folder.arrived;
                total += folder.total;
            }
            if (!context.json)
                printLine(QStringLiteral("%1: %2 new, %3 messages in %4 folders, %5 s")
                              .arg(report.name)
                              .arg(arrived)
                              .arg(total)
                              .arg(report.folders.size())
                              .arg(report.seconds, 0, 'f', 1));
        } catch (const MailError &error) {
            ++failed;
            lastError = reportError(error, context);
        }
    }
    if (context.json && !array.isEmpty())
        printJson({{QStringLiteral("accounts"), array}});
    if (failed == 0)
        return Done;
    return interrupted() ? Interrupted : failed == running.size() ? lastError : PartlyDone;
}

} // namespace duopost::cli
