// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"

#include <QJsonArray>
#include <map>

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

SyncOptions optionsOf(const QCommandLineParser &parser)
{
    SyncOptions options;
    if (parser.isSet(QStringLiteral("all")))
        options.depth = SyncDepth::Bodies;
    if (parser.isSet(QStringLiteral("remove-up-to"))) {
        bool ok = false;
        options.removeUpTo = parser.value(QStringLiteral("remove-up-to")).toInt(&ok);
        if (!ok || *options.removeUpTo < 0)
            throw UsageError{QStringLiteral("--remove-up-to takes a number of messages")};
    }
    options.acceptRenumbered = parser.isSet(QStringLiteral("accept-renumbered"));
    return options;
}

QJsonObject toJson(const RemovalPlan &plan)
{
    return {
        {QStringLiteral("listed"), plan.listed},
        {QStringLiteral("arrived"), plan.arrived},
        {QStringLiteral("toRemove"), plan.toRemove},
        {QStringLiteral("settingChanged"), plan.settingChanged},
        {QStringLiteral("answer"), QStringLiteral("--remove-up-to %1").arg(plan.toRemove)}};
}

QString toText(const QString &name, const RemovalPlan &plan)
{
    auto text = QStringLiteral("%1: %2 new, %3 of %4 to remove from the server; nothing was removed")
                    .arg(name)
                    .arg(plan.arrived)
                    .arg(plan.toRemove)
                    .arg(plan.listed);
    if (plan.settingChanged)
        text += QStringLiteral(", because the rule was changed after they came");
    return text + QStringLiteral(". Answer with --remove-up-to %1").arg(plan.toRemove);
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
             QStringLiteral(
                 "POP3: the answer to the question before many messages are removed from the server: "
                 "at most so many, in this run."),
             QStringLiteral("N")),
         QCommandLineOption(
             QStringLiteral("accept-renumbered"),
             QStringLiteral("POP3: fetches what the server lists under new unique-ids and cannot be "
                            "recognised."))});
    parser.addPositionalArgument(
        QStringLiteral("NAME"), QStringLiteral("Accounts; default: all."), QStringLiteral("[NAME…]"));
    parseWords(parser, words, context, QStringLiteral("sync"));
    const auto options = optionsOf(parser);
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
    std::map<AccountId, RemovalPlan> asked;
    QObject::connect(service.get(), &MailService::removalAsked, service.get(), [&](const RemovalPlan &plan) {
        asked[plan.account] = plan;
    });
    QList<QFuture<SyncReport>> running;
    for (const auto &account : accounts)
        running << service->synchronize(account.id, options);
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
            auto json = toJson(report);
            const auto plan = asked.find(report.account);
            if (plan != asked.end())
                json.insert(QStringLiteral("removal"), toJson(plan->second));
            array << json;
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
            if (!context.json && plan != asked.end())
                printLine(toText(report.name, plan->second));
        } catch (const MailError &error) {
            ++failed;
            lastError = reportError(error, context);
        }
    }
    if (context.json && !array.isEmpty())
        printJson({{QStringLiteral("accounts"), array}});
    if (failed == 0)
        return asked.empty() ? Done : PartlyDone;
    return interrupted() ? Interrupted : failed == running.size() ? lastError : PartlyDone;
}

} // namespace duopost::cli
