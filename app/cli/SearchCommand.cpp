// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/Commands.h"

#include <QJsonArray>
#include <QMap>
#include <set>

namespace duopost::cli {

namespace {

constexpr int mostHits = 500;

struct Line {
    Account account;
    QString folder;
    MessageRow row;
    QString snippet;
};

// Rows, snippets and folder names, fetched once for each account, in the order of the hits.
QList<Line> linesOf(MailService &service, const QList<SearchHit> &hits, const QString &text)
{
    QMap<MessageRef, MessageRow> rows;
    QMap<MessageRef, QString> snippets;
    QMap<FolderRef, QString> folders;
    for (const auto &account : service.accounts()) {
        QList<MessageId> ids;
        for (const auto &hit : hits) {
            if (hit.message.account == account.id)
                ids << hit.message.message;
        }
        if (ids.isEmpty())
            continue;
        for (const auto &folder : wait(service.folders(account.id)))
            folders.insert({account.id, folder.id}, folder.path);
        for (const auto &row : wait(service.rows(account.id, ids)))
            rows.insert({account.id, row.id}, row);
        for (const auto &snippet : wait(service.snippets(account.id, text, ids)))
            snippets.insert({account.id, snippet.message}, snippet.text);
    }
    QList<Line> result;
    for (const auto &hit : hits) {
        const auto row = rows.constFind(hit.message);
        if (row == rows.constEnd())
            continue; // gone since it was found
        for (const auto &account : service.accounts()) {
            if (account.id == hit.message.account)
                result << Line{
                    account, folders.value({account.id, hit.folder}), *row, snippets.value(hit.message)};
        }
    }
    return result;
}

QJsonObject toJson(const Line &line)
{
    return {
        {QStringLiteral("account"), line.account.name},
        {QStringLiteral("folder"), line.folder},
        {QStringLiteral("id"), line.row.id.value},
        {QStringLiteral("subject"), line.row.subject},
        {QStringLiteral("from"),
         QJsonObject{
             {QStringLiteral("name"), line.row.from.name}, {QStringLiteral("address"), line.row.from.address}}},
        {QStringLiteral("date"), line.row.date.toString(Qt::ISODate)},
        {QStringLiteral("snippet"), line.snippet}};
}

// What the server found comes behind what was found here; each message once.
void addServerHits(MailService &service, SearchRequest request, SearchResult &result)
{
    const auto cancel = [&] {
        for (const auto &account : service.accounts())
            service.cancel(account.id);
    };
    std::set<MessageRef> known;
    for (const auto &hit : std::as_const(result.hits))
        known.insert(hit.message);
    for (const auto &hit : wait(service.searchOnServer(request), cancel).hits) {
        if (!known.contains(hit.message))
            result.hits << hit;
    }
}

} // namespace

int searchCommand(Context &context, const QStringList &words)
{
    QCommandLineParser parser;
    parser.addOptions(
        {QCommandLineOption(
             QStringLiteral("account"), QStringLiteral("Only this account."), QStringLiteral("NAME")),
         QCommandLineOption(
             QStringLiteral("limit"), QStringLiteral("At most N messages (default 500)."), QStringLiteral("N")),
         QCommandLineOption(
             QStringLiteral("server"),
             QStringLiteral("Also ask the servers, for texts that are only there."))});
    parser.setApplicationDescription(QStringLiteral(
        "Words, \"phrases\", -not, OR, and from: to: cc: subject: body: filename: has:attachment is:unread\n"
        "is:read is:starred is:answered in:FOLDER tag: before: after: on: larger: smaller:"));
    parseWords(parser, words, context, QStringLiteral("search"));
    if (parser.positionalArguments().isEmpty())
        throw UsageError{QStringLiteral("search takes a QUERY")};
    bool ok = true;
    const auto limit = QStringLiteral("limit");
    SearchRequest request{
        .text = parser.positionalArguments().join(QLatin1Char(' ')),
        .limit = parser.isSet(limit) ? parser.value(limit).toInt(&ok) : mostHits,
        .isComplete = true};
    if (!ok || request.limit < 1)
        throw UsageError{QStringLiteral("--limit needs a number")};
    auto service = openService(context);
    if (parser.isSet(QStringLiteral("account")))
        request.account = accountNamed(*service, parser.value(QStringLiteral("account"))).id;
    progress(QStringLiteral("Bringing the index up to date …"));
    auto result = wait(service->search(request));
    endProgress();
    if (parser.isSet(QStringLiteral("server")))
        addServerHits(*service, request, result);
    if (result.hits.size() > request.limit) { // of several accounts
        result.hits.resize(request.limit);
        result.hasMore = true;
    }
    QJsonArray hits;
    for (const auto &line : linesOf(*service, result.hits, request.text)) {
        hits << toJson(line);
        if (!context.json)
            printLine(QStringLiteral("%1 %2  %3  %4/%5  %6\n      %7")
                          .arg(line.row.id.value)
                          .arg(
                              line.row.date.toLocalTime().toString(QStringLiteral("yyyy-MM-dd hh:mm")),
                              line.row.from.name.isEmpty() ? line.row.from.address : line.row.from.name,
                              line.account.name, line.folder, line.row.subject, line.snippet));
    }
    const auto &coverage = result.coverage;
    if (context.json) {
        printJson(
            {{QStringLiteral("hits"), hits},
             {QStringLiteral("more"), result.hasMore},
             {QStringLiteral("coverage"),
              QJsonObject{
                  {QStringLiteral("headers"), coverage.headers},
                  {QStringLiteral("bodies"), coverage.bodies},
                  {QStringLiteral("notHere"), coverage.notHere},
                  {QStringLiteral("waiting"), coverage.waiting}}},
             {QStringLiteral("notUnderstood"), QJsonArray::fromStringList(result.notUnderstood)},
             {QStringLiteral("ms"), result.milliseconds}});
        return Done;
    }
    for (const auto &unknown : std::as_const(result.notUnderstood))
        printLine(QStringLiteral("Not understood, and left out: %1").arg(unknown));
    printLine(
        QStringLiteral("%1 found%2 in %3 ms: %4 headers, %5 bodies here; %6 bodies are only on the server.")
            .arg(hits.size())
            .arg(result.hasMore ? QStringLiteral(" (and more)") : QString())
            .arg(result.milliseconds, 0, 'f', 1)
            .arg(coverage.headers)
            .arg(coverage.bodies)
            .arg(coverage.notHere));
    return Done;
}

} // namespace duopost::cli
