// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"

#include "mailcore/MessageParser.h"

#include <QFile>
#include <QJsonArray>
#include <cstdio>

namespace duopost::cli {

namespace {

int number(const QCommandLineParser &parser, const char *name, int otherwise)
{
    const auto key = QString::fromLatin1(name);
    if (!parser.isSet(key))
        return otherwise;
    bool ok = false;
    const int value = parser.value(key).toInt(&ok);
    if (!ok || value < 0)
        throw UsageError{QStringLiteral("--%1 needs a number").arg(key)};
    return value;
}

QStringList keywordsOf(const MessageRow &row)
{
    return QString::fromLatin1(row.keywords).split(QLatin1Char(' '), Qt::SkipEmptyParts);
}

QJsonObject rowJson(const MessageRow &row, Protocol protocol)
{
    // A message that is on its way has no name on the server yet.
    const auto key = row.remote.key.startsWith('\x02') ? QString() : QString::fromLatin1(row.remote.key);
    return {
        {QStringLiteral("id"), row.id.value},
        {QStringLiteral("uid"),
         protocol == Protocol::Imap && !key.isEmpty() ? QJsonValue(key.toLongLong()) : QJsonValue()},
        {QStringLiteral("uidl"),
         protocol == Protocol::Pop3 && !key.isEmpty() ? QJsonValue(key.section(QChar(1), 0, 0)) : QJsonValue()},
        {QStringLiteral("messageId"), QString::fromUtf8(row.messageId)},
        {QStringLiteral("subject"), row.subject},
        {QStringLiteral("from"),
         QJsonObject{{QStringLiteral("name"), row.from.name}, {QStringLiteral("address"), row.from.address}}},
        {QStringLiteral("date"), row.date.toString(Qt::ISODate)},
        {QStringLiteral("size"), row.size},
        {QStringLiteral("flags"), QJsonArray::fromStringList(toImapNames(row.flags) + keywordsOf(row))},
        {QStringLiteral("where"), toString(row.where)}};
}

} // namespace

int foldersCommand(Context &context, const QStringList &words)
{
    QCommandLineParser parser;
    parseWords(parser, words, context, QStringLiteral("folders"));
    if (parser.positionalArguments().size() != 1)
        throw UsageError{QStringLiteral("folders takes one NAME")};
    auto service = openService(context);
    const auto account = accountNamed(*service, parser.positionalArguments().first());
    QJsonArray array;
    for (const auto &folder : wait(service->folders(account.id))) {
        array << QJsonObject{
            {QStringLiteral("path"), folder.path},
            {QStringLiteral("role"), toString(folder.role)},
            {QStringLiteral("where"), toString(folder.where)},
            {QStringLiteral("total"), folder.total},
            {QStringLiteral("unread"), folder.unread}};
        if (!context.json)
            printLine(QStringLiteral("%1 %2 %3  %4")
                          .arg(folder.total, 7)
                          .arg(folder.unread, 6)
                          .arg(toString(folder.role), -8)
                          .arg(folder.path));
    }
    if (context.json)
        printJson({{QStringLiteral("folders"), array}});
    return Done;
}

int listCommand(Context &context, const QStringList &words)
{
    QCommandLineParser parser;
    parser.addOptions(
        {option("limit", "At most N messages (default 50).", "N"),
         option("offset", "Skip the N newest.", "N")});
    parseWords(parser, words, context, QStringLiteral("list"));
    if (parser.positionalArguments().size() != 2)
        throw UsageError{QStringLiteral("list takes NAME and FOLDER")};
    const int limit = number(parser, "limit", 50), offset = number(parser, "offset", 0);
    auto service = openService(context);
    const auto account = accountNamed(*service, parser.positionalArguments().at(0));
    const auto folder = folderNamed(*service, account, parser.positionalArguments().at(1));
    QList<MessageId> ids;
    for (const auto &row : wait(service->spine({account.id, folder.id})).mid(offset, limit))
        ids << row.id;
    QJsonArray array;
    for (const auto &row : wait(service->rows(account.id, ids))) {
        array << rowJson(row, account.protocol);
        if (!context.json)
            printLine(QStringLiteral("%1 %2 %3  %4  %5")
                          .arg(row.id.value)
                          .arg(
                              row.flags.testFlag(MessageFlag::Seen) ? QStringLiteral(" ") : QStringLiteral("*"),
                              row.date.toLocalTime().toString(QStringLiteral("yyyy-MM-dd hh:mm")),
                              row.from.name.isEmpty() ? row.from.address : row.from.name, row.subject));
    }
    if (context.json)
        printJson({{QStringLiteral("messages"), array}});
    return Done;
}

int showCommand(Context &context, const QStringList &words)
{
    QCommandLineParser parser;
    parser.addOption(option("raw", "The exact bytes."));
    parseWords(parser, words, context, QStringLiteral("show"));
    if (parser.positionalArguments().size() != 3)
        throw UsageError{QStringLiteral("show takes NAME, FOLDER and ID")};
    auto service = openService(context);
    const auto account = accountNamed(*service, parser.positionalArguments().at(0));
    const MessageRef ref{account.id, messageId(parser.positionalArguments().at(2))};
    const auto cancel = [&] { service->cancel(account.id); };
    if (parser.isSet(QStringLiteral("raw"))) {
        const auto raw = wait(service->rawMessage(ref), cancel);
        fwrite(raw.constData(), 1, static_cast<size_t>(raw.size()), stdout);
        return Done;
    }
    const auto message = wait(service->openMessage(ref), cancel);
    if (context.json)
        printJson(toJson(*message));
    else
        printLine(toText(*message));
    return Done;
}

int parseCommand(Context &context, const QStringList &words)
{
    QCommandLineParser parser;
    parseWords(parser, words, context, QStringLiteral("parse"));
    if (parser.positionalArguments().size() != 1)
        throw UsageError{QStringLiteral("parse takes one FILE")};
    QFile file(parser.positionalArguments().first());
    if (!file.open(QIODevice::ReadOnly))
        throw MailError(MailError::Kind::FileUnreadable, file.fileName(), {}, file.errorString());
    const auto message = parseMessage(file.readAll());
    if (context.json)
        printJson(toJson(message));
    else
        printLine(toText(message));
    return Done;
}

} // namespace duopost::cli
