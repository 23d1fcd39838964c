// SPDX-License-Identifier: GPL-3.0-or-later
// Commands that change messages and folders: recorded here and queued; --now performs them too.
#include "app/cli/Commands.h"

#include <QJsonArray>

namespace duopost::cli {

namespace {

const QCommandLineOption now = option("now", "Also tell the server at once.");

Change changeOf(const QCommandLineParser &parser)
{
    static constexpr std::pair<const char *, const char *> options[]
        = {{"seen", "mark-read"},      {"unseen", "mark-unread"},     {"flagged", "star"},
           {"unflagged", "unstar"},    {"answered", "mark-answered"}, {"forwarded", "mark-forwarded"},
           {"junk", "mark-junk"},      {"not-junk", "mark-not-junk"}, {"tag", "add-keyword"},
           {"untag", "remove-keyword"}};
    std::optional<Change> change;
    for (const auto &[name, code] : options) {
        const auto key = QString::fromLatin1(name);
        if (!parser.isSet(key))
            continue;
        if (change)
            throw UsageError{QStringLiteral("mark takes one kind of mark at a time")};
        change = changeFromName(QString::fromLatin1(code));
        if (auto *add = std::get_if<AddKeyword>(&*change))
            add->keyword = parser.value(key).toLatin1();
        else if (auto *remove = std::get_if<RemoveKeyword>(&*change))
            remove->keyword = parser.value(key).toLatin1();
    }
    if (!change)
        throw UsageError{QStringLiteral(
            "mark needs one of --seen --unseen --flagged --unflagged --answered --forwarded --junk --not-junk "
            "--tag --untag")};
    return *change;
}

QList<MessageId> idsIn(const QStringList &words)
{
    QList<MessageId> ids;
    for (const auto &text : words)
        ids << messageId(text);
    return ids;
}

// Performs what is queued, if --now says so, and prints the outcome of every message.
int finish(
    Context &context, MailService &service, const Account &account, const QCommandLineParser &parser,
    QList<ChangeResult> results)
{
    if (parser.isSet(QStringLiteral("now"))) {
        const auto performed = wait(service.performPending(account.id), [&] { service.cancel(account.id); });
        for (auto &result : results) {
            for (const auto &one : performed) {
                if (one.id == result.id)
                    result = one;
            }
        }
    }
    QJsonArray array;
    QString server;
    bool refused = false;
    for (const auto &result : std::as_const(results)) {
        refused |= result.outcome == Outcome::Refused;
        if (!result.serverText.isEmpty())
            server = result.serverText;
        array << QJsonObject{
            {QStringLiteral("id"), result.id.value}, {QStringLiteral("outcome"), toString(result.outcome)}};
        if (!context.json)
            printLine(QStringLiteral("%1 %2 %3")
                          .arg(result.id.value)
                          .arg(toString(result.outcome), result.serverText));
    }
    if (context.json)
        printJson({{QStringLiteral("results"), array}, {QStringLiteral("server"), server}});
    return refused ? PartlyDone : Done;
}

template <class Target> int relocate(Context &context, const QStringList &words, const char *name)
{
    QCommandLineParser parser;
    parser.addOptions({option("to", "The folder to go to.", "FOLDER"), now});
    parseWords(parser, words, context, QString::fromLatin1(name));
    const auto arguments = parser.positionalArguments();
    if (arguments.size() < 3 || !parser.isSet(QStringLiteral("to")))
        throw UsageError{
            QStringLiteral("%1 takes NAME, FOLDER, at least one ID, and --to FOLDER").arg(QLatin1String(name))};
    const auto ids = idsIn(arguments.mid(2));
    auto service = openService(context);
    const auto account = accountNamed(*service, arguments.at(0));
    const auto folder = folderNamed(*service, account, arguments.at(1));
    const auto target = folderNamed(*service, account, parser.value(QStringLiteral("to")));
    return finish(
        context, *service, account, parser,
        wait(service->change({account.id, folder.id}, ids, Target{target.id})));
}

} // namespace

int markCommand(Context &context, const QStringList &words)
{
    QCommandLineParser parser;
    parser.addOptions(
        {option("seen", "Read."), option("unseen", "Unread."), option("flagged", "Starred."),
         option("unflagged", "Not starred."), option("answered", "Answered."),
         option("forwarded", "Forwarded."), option("junk", "Junk."), option("not-junk", "Not junk."),
         option("tag", "With this tag.", "KEYWORD"), option("untag", "Without this tag.", "KEYWORD"), now});
    parseWords(parser, words, context, QStringLiteral("mark"));
    const auto arguments = parser.positionalArguments();
    if (arguments.size() < 3)
        throw UsageError{QStringLiteral("mark takes NAME, FOLDER and at least one ID")};
    const auto change = changeOf(parser);
    const auto ids = idsIn(arguments.mid(2));
    auto service = openService(context);
    const auto account = accountNamed(*service, arguments.at(0));
    const auto folder = folderNamed(*service, account, arguments.at(1));
    return finish(
        context, *service, account, parser, wait(service->change({account.id, folder.id}, ids, change)));
}

int moveCommand(Context &context, const QStringList &words)
{
    return relocate<MoveTo>(context, words, "move");
}

int copyCommand(Context &context, const QStringList &words)
{
    return relocate<CopyTo>(context, words, "copy");
}

int deleteCommand(Context &context, const QStringList &words)
{
    QCommandLineParser parser;
    parser.addOptions({option("for-good", "Not into the trash: gone, here and on the server."), now});
    parseWords(parser, words, context, QStringLiteral("delete"));
    const auto arguments = parser.positionalArguments();
    if (arguments.size() < 3)
        throw UsageError{QStringLiteral("delete takes NAME, FOLDER and at least one ID")};
    const auto ids = idsIn(arguments.mid(2));
    auto service = openService(context);
    const auto account = accountNamed(*service, arguments.at(0));
    const auto folder = folderNamed(*service, account, arguments.at(1));
    const FolderRef ref{account.id, folder.id};
    auto results = parser.isSet(QStringLiteral("for-good")) ? wait(service->change(ref, ids, DeleteForGood{}))
                                                            : wait(service->moveToTrash(ref, ids));
    return finish(context, *service, account, parser, results);
}

int folderCommand(Context &context, const QStringList &words)
{
    QCommandLineParser parser;
    parser.addOption(now);
    parseWords(parser, words, context, QStringLiteral("folder"));
    const auto arguments = parser.positionalArguments();
    const auto verb = arguments.value(0);
    const bool rename = verb == QLatin1String("rename");
    if (arguments.size() != (rename ? 4 : 3))
        throw UsageError{QStringLiteral(
            "folder takes create NAME PATH, rename NAME PATH NEW, delete NAME PATH, subscribe NAME PATH or "
            "unsubscribe NAME PATH")};
    auto service = openService(context);
    const auto account = accountNamed(*service, arguments.at(1));
    const auto existing = [&] { return folderNamed(*service, account, arguments.at(2)).id; };
    FolderChange change;
    if (verb == QLatin1String("create"))
        change = CreateFolder{arguments.at(2)};
    else if (rename)
        change = RenameFolder{existing(), arguments.at(3)};
    else if (verb == QLatin1String("delete"))
        change = DeleteFolder{existing()};
    else if (verb == QLatin1String("subscribe"))
        change = SubscribeFolder{existing()};
    else if (verb == QLatin1String("unsubscribe"))
        change = UnsubscribeFolder{existing()};
    else
        throw UsageError{QStringLiteral("folder knows create, rename, delete, subscribe and unsubscribe")};
    wait(service->changeFolder(account.id, change));
    auto outcome = account.protocol == Protocol::Pop3 ? Outcome::HereOnly : Outcome::Queued;
    QString server;
    if (parser.isSet(QStringLiteral("now")) && outcome == Outcome::Queued) {
        for (const auto &one :
             wait(service->performPending(account.id), [&] { service->cancel(account.id); })) {
            if (one.id)
                continue;
            outcome = one.outcome;
            server = one.serverText;
        }
    }
    if (context.json)
        printJson({{QStringLiteral("outcome"), toString(outcome)}, {QStringLiteral("server"), server}});
    else
        printLine(QStringLiteral("%1 %2").arg(toString(outcome), server));
    return outcome == Outcome::Refused ? PartlyDone : Done;
}

int pendingCommand(Context &context, const QStringList &words)
{
    QCommandLineParser parser;
    parseWords(parser, words, context, QStringLiteral("pending"));
    if (parser.positionalArguments().size() != 1)
        throw UsageError{QStringLiteral("pending takes one NAME")};
    auto service = openService(context);
    const auto account = accountNamed(*service, parser.positionalArguments().first());
    QJsonArray array;
    for (const auto &action : wait(service->pending(account.id))) {
        array << QJsonObject{{QStringLiteral("action"), action.action},
                             {QStringLiteral("folder"), action.path},
                             {QStringLiteral("id"), action.message.value},
                             {QStringLiteral("since"), action.since.toString(Qt::ISODate)},
                             {QStringLiteral("attempts"), action.attempts},
                             {QStringLiteral("refused"), action.refused}};
        if (!context.json)
            printLine(QStringLiteral("%1 %2 %3 %4")
                          .arg(action.action, -16)
                          .arg(action.message.value)
                          .arg(action.path, action.refused ? QStringLiteral("(refused)") : QString()));
    }
    if (context.json)
        printJson({{QStringLiteral("pending"), array}});
    return Done;
}

} // namespace duopost::cli
