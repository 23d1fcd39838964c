// SPDX-License-Identifier: GPL-3.0-or-later
// Filters on the server: scripts as they are, without a form.
#include "app/cli/Commands.h"
#include "mailcore/Filters.h"

#include <QFile>
#include <QJsonArray>

namespace duopost::cli {

namespace {

QJsonObject toJson(const FilterSummary &summary)
{
    QJsonObject json{
        {QStringLiteral("script"), summary.script},
        {QStringLiteral("readable"), summary.readable},
        {QStringLiteral("understood"), summary.understood},
        {QStringLiteral("rules"), summary.rules},
        {QStringLiteral("rulesOff"), summary.rulesOff},
        {QStringLiteral("folders"), QJsonArray::fromStringList(summary.folders)},
        {QStringLiteral("forwardsTo"), QJsonArray::fromStringList(summary.forwardsTo)},
        {QStringLiteral("discards"), summary.discards},
        {QStringLiteral("absence"), summary.absence},
        {QStringLiteral("includes"), QJsonArray::fromStringList(summary.includes)}};
    if (summary.absenceFrom)
        json.insert(QStringLiteral("absenceFrom"), summary.absenceFrom->toString(Qt::ISODate));
    if (summary.absenceUntil)
        json.insert(QStringLiteral("absenceUntil"), summary.absenceUntil->toString(Qt::ISODate));
    return json;
}

QJsonObject toJson(const FilterVerdict &verdict)
{
    QJsonArray lines;
    for (const int line : verdict.lines)
        lines << line;
    return {
        {QStringLiteral("ok"), verdict.ok},
        {QStringLiteral("server"), verdict.text},
        {QStringLiteral("lines"), lines}};
}

void printState(const Context &context, const FilterState &state)
{
    QJsonArray scripts;
    for (const auto &script : state.scripts)
        scripts << QJsonObject{
            {QStringLiteral("name"), script.name},
            {QStringLiteral("active"), script.active},
            {QStringLiteral("size"), script.script.size()},
            {QStringLiteral("summary"), toJson(summarizeFilters(script.name, script.script))}};
    if (context.json) {
        printJson(
            {{QStringLiteral("there"), state.server.there},
             {QStringLiteral("host"), state.server.address.host},
             {QStringLiteral("port"), state.server.address.port},
             {QStringLiteral("why"), state.server.why},
             {QStringLiteral("implementation"), state.server.implementation},
             {QStringLiteral("extensions"), QJsonArray::fromStringList(state.server.extensions)},
             {QStringLiteral("canCheck"), state.server.canCheck},
             {QStringLiteral("scripts"), scripts}});
        return;
    }
    if (!state.server.there) {
        printLine(QStringLiteral("No filters can be reached at %1, port %2. %3")
                      .arg(state.server.address.host)
                      .arg(state.server.address.port)
                      .arg(state.server.why));
        return;
    }
    for (const auto &script : state.scripts)
        printLine(QStringLiteral("%1 %2 (%3 bytes)")
                      .arg(QLatin1Char(script.active ? '*' : ' '))
                      .arg(script.name)
                      .arg(script.script.size()));
}

int printVerdict(const Context &context, const FilterVerdict &verdict)
{
    if (context.json)
        printJson(toJson(verdict));
    else
        printLine(
            verdict.text.isEmpty() ? verdict.ok ? QStringLiteral("ok") : QStringLiteral("refused")
                                   : verdict.text);
    return verdict.ok ? Done : Failed;
}

QByteArray scriptFrom(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw MailError(MailError::Kind::FileUnreadable, path, {}, file.errorString());
    return file.readAll();
}

FilterState requireServer(const FilterState &state)
{
    if (!state.server.there)
        throw MailError(MailError::Kind::NotSupported, QStringLiteral("filters"), {}, state.server.why);
    return state;
}

const FilterScript &scriptIn(const FilterState &state, const QString &name)
{
    const auto *script = state.named(name);
    if (!script)
        throw MailError(MailError::Kind::NotFound, QStringLiteral("script %1").arg(name));
    return *script;
}

int put(
    const Context &context, Filters &filters, AccountId account, const QString &name, const QByteArray &text)
{
    const auto state = requireServer(wait(filters.load(account)));
    FilterSave wish{.name = name, .script = text};
    if (const auto *known = state.named(name))
        wish.before = known->script;
    const auto saved = wait(filters.save(account, wish));
    if (saved.outcome == FilterSaved::Outcome::Refused)
        return printVerdict(context, saved.verdict);
    if (saved.outcome == FilterSaved::Outcome::ChangedElsewhere)
        throw MailError(
            MailError::Kind::ServerRefused, name, {},
            QStringLiteral("It was changed by somebody else just now."));
    context.json ? printJson({{QStringLiteral("ok"), true}, {QStringLiteral("server"), saved.verdict.text}})
                 : printLine(QStringLiteral("Stored, and read back."));
    return Done;
}

int activate(const Context &context, Filters &filters, AccountId account, const QString &name)
{
    const auto state = requireServer(wait(filters.load(account)));
    if (!name.isEmpty()) { // a script that the server does not accept (any more) would leave mail without
                           // filters
        const auto &script = scriptIn(state, name);
        if (state.server.canCheck) {
            const auto verdict = wait(filters.check(account, script.script));
            if (!verdict.ok)
                return printVerdict(context, verdict);
        }
    }
    printState(context, wait(filters.activate(account, name)));
    return Done;
}

/// From then on the account looks there.
void rememberServer(const QCommandLineParser &parser, MailService &service, Account account)
{
    if (!parser.isSet(QStringLiteral("host")))
        return;
    ServerAddress server{parser.value(QStringLiteral("host")), 0, Security::StartTls, account.incoming.user};
    if (parser.isSet(QStringLiteral("security"))) {
        const auto security = securityFromString(parser.value(QStringLiteral("security")));
        if (!security)
            throw UsageError{QStringLiteral("--security is one of tls, starttls and none")};
        server.security = *security;
    }
    bool isNumber = true;
    server.port = parser.isSet(QStringLiteral("port"))
        ? parser.value(QStringLiteral("port")).toUShort(&isNumber)
        : defaultPort(Service::Filters, server.security);
    if (!isNumber || server.port == 0)
        throw UsageError{QStringLiteral("--port needs a number")};
    account.filters = server;
    wait(service.updateAccount(account));
}

} // namespace

int filtersCommand(Context &context, const QStringList &words)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("NAME list | show [SCRIPT] | check FILE | put SCRIPT FILE "
                                                    "| activate SCRIPT | deactivate | delete SCRIPT. Filters "
                                                    "lie on the server, and work for all devices. Nothing is "
                                                    "stored that the server does not accept; put does not "
                                                    "activate, but an active script is replaced at once."));
    parser.addOptions(
        {{QStringLiteral("host"),
          QStringLiteral("Where the filters are; remembered. Default: the incoming server."),
          QStringLiteral("H")},
         {QStringLiteral("port"), QStringLiteral("Its port; default 4190."), QStringLiteral("N")},
         {QStringLiteral("security"), QStringLiteral("tls, starttls or none; default starttls."),
          QStringLiteral("S")}});
    parseWords(parser, words, context, QStringLiteral("filters"));
    const auto given = parser.positionalArguments();
    const auto verb = given.value(1);
    const auto takes = [&](qsizetype least, qsizetype most) {
        if (given.size() - 2 < least || given.size() - 2 > most)
            throw UsageError{QStringLiteral("filters NAME %1: see --help").arg(verb)};
    };
    if (given.size() < 2)
        throw UsageError{QStringLiteral("filters takes NAME and what to do")};
    auto service = openService(context);
    const auto account = accountNamed(*service, given.first()).id;
    rememberServer(parser, *service, accountNamed(*service, given.first()));
    auto &filters = *service->filters();
    if (verb == QLatin1String("list")) {
        takes(0, 0);
        const auto state = wait(filters.load(account));
        printState(context, state);
        return Done;
    }
    if (verb == QLatin1String("show")) {
        takes(0, 1);
        const auto state = requireServer(wait(filters.load(account)));
        const auto *active = state.active();
        if (given.size() < 3 && !active)
            throw MailError(MailError::Kind::NotFound, QStringLiteral("an active script"));
        const auto &script = given.size() < 3 ? *active : scriptIn(state, given[2]);
        const auto text = QString::fromUtf8(script.script);
        context.json ? printJson(
            {{QStringLiteral("name"), script.name},
             {QStringLiteral("active"), script.active},
             {QStringLiteral("script"), text},
             {QStringLiteral("summary"), toJson(summarizeFilters(script.name, script.script))}})
                     : printLine(text);
        return Done;
    }
    if (verb == QLatin1String("check")) {
        takes(1, 1);
        return printVerdict(context, wait(filters.check(account, scriptFrom(given[2]))));
    }
    if (verb == QLatin1String("put")) {
        takes(2, 2);
        return put(context, filters, account, given[2], scriptFrom(given[3]));
    }
    if (verb == QLatin1String("activate") || verb == QLatin1String("deactivate")) {
        takes(verb == QLatin1String("activate") ? 1 : 0, verb == QLatin1String("activate") ? 1 : 0);
        return activate(context, filters, account, given.value(2));
    }
    if (verb == QLatin1String("delete")) {
        takes(1, 1);
        scriptIn(requireServer(wait(filters.load(account))), given[2]);
        printState(context, wait(filters.remove(account, given[2])));
        return Done;
    }
    throw UsageError{QStringLiteral("filters cannot “%1”").arg(verb)};
}

} // namespace duopost::cli
