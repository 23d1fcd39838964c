// SPDX-License-Identifier: GPL-3.0-or-later
// An account from POP3 to IMAP, or back: what it would mean, and doing it.
#include "app/cli/Commands.h"
#include "mailcore/Switching.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace duopost::cli {

namespace {

QJsonObject toJson(const SwitchMessage &message)
{
    return {
        {QStringLiteral("folder"), message.folder},
        {QStringLiteral("subject"), message.subject},
        {QStringLiteral("from"), message.from.address},
        {QStringLiteral("date"), message.date.toString(Qt::ISODate)},
        {QStringLiteral("size"), message.size}};
}

QJsonObject toJson(const SwitchList &list)
{
    return {{QStringLiteral("count"), list.count}, {QStringLiteral("bytes"), list.bytes}};
}

QJsonArray namesOf(const QStringList &names)
{
    return QJsonArray::fromStringList(names);
}

QJsonObject toJson(const SwitchPlan &plan)
{
    QJsonObject matchedBy;
    for (auto it = plan.matchedBy.cbegin(); it != plan.matchedBy.cend(); ++it)
        matchedBy.insert(it.key(), it.value());
    QJsonObject json{
        {QStringLiteral("to"), toString(plan.to)},
        {QStringLiteral("both"), plan.both},
        {QStringLiteral("hereOnly"), plan.hereOnly.count},
        {QStringLiteral("serverOnly"), plan.serverOnly.count},
        {QStringLiteral("sentHere"), plan.sentHere.count},
        {QStringLiteral("draftsHere"), plan.draftsHere.count},
        {QStringLiteral("matchedBy"), matchedBy},
        {QStringLiteral("uidlFormula"), plan.uidlFormula},
        {QStringLiteral("formulaProvedOn"), plan.formulaProvedOn},
        {QStringLiteral("foldersInvisible"), namesOf(plan.foldersInvisible)},
        {QStringLiteral("messagesInvisible"), plan.messagesInvisible},
        {QStringLiteral("marksGained"), plan.marksGained},
        {QStringLiteral("marksLost"), plan.marksLost},
        {QStringLiteral("moves"), plan.moves},
        {QStringLiteral("deletedHere"), plan.deletedHere},
        {QStringLiteral("newFolders"), namesOf(plan.newFolders)},
        {QStringLiteral("tooLarge"), plan.tooLarge},
        {QStringLiteral("upload"), toJson(plan.upload)},
        {QStringLiteral("download"), toJson(plan.download)},
        {QStringLiteral("fits"), plan.fits()}};
    if (plan.quotaFree)
        json.insert(QStringLiteral("quotaFree"), *plan.quotaFree);
    if (plan.keepsDays)
        json.insert(QStringLiteral("keepsDays"), *plan.keepsDays);
    return json;
}

QJsonObject toJson(const SwitchReceipt &receipt)
{
    QJsonArray left;
    for (const auto &[message, why] : receipt.left) {
        auto one = toJson(message);
        one.insert(QStringLiteral("why"), why);
        left << one;
    }
    return {
        {QStringLiteral("to"), toString(receipt.to)},
        {QStringLiteral("at"), receipt.at.toString(Qt::ISODate)},
        {QStringLiteral("before"), receipt.before},
        {QStringLiteral("recognised"), receipt.recognised},
        {QStringLiteral("uploaded"), receipt.uploaded},
        {QStringLiteral("archived"), receipt.archived},
        {QStringLiteral("leftHere"), receipt.leftHere},
        {QStringLiteral("accounted"), receipt.accounted()},
        {QStringLiteral("fetched"), receipt.fetched},
        {QStringLiteral("fetchedBytes"), receipt.fetchedBytes},
        {QStringLiteral("marksTaken"), receipt.marksTaken},
        {QStringLiteral("moved"), receipt.moved},
        {QStringLiteral("deletedMeanwhile"), receipt.deletedMeanwhile},
        {QStringLiteral("left"), left},
        {QStringLiteral("keptIn"), receipt.keptIn},
        {QStringLiteral("backUntil"), receipt.backUntil.toString(Qt::ISODate)}};
}

void print(const QJsonObject &json)
{
    for (auto it = json.begin(); it != json.end(); ++it) {
        const auto value = it.value();
        if (value.isObject() || value.isArray())
            printLine(
                it.key() + QStringLiteral(": ")
                + QString::fromUtf8(
                    QJsonDocument(
                        value.isObject() ? QJsonDocument(value.toObject()) : QJsonDocument(value.toArray()))
                        .toJson(QJsonDocument::Compact)));
        else
            printLine(it.key() + QStringLiteral(": ") + value.toVariant().toString());
    }
}

// "both" is IMAP, and an archive on this computer that nothing on the server can empty.
bool wantsBoth(const QCommandLineParser &parser)
{
    return parser.value(QStringLiteral("to")) == QLatin1String("both");
}

std::optional<Protocol> wantedProtocol(const QCommandLineParser &parser)
{
    return wantsBoth(parser) ? Protocol::Imap : protocolFromString(parser.value(QStringLiteral("to")));
}

SwitchWish wishFrom(const QCommandLineParser &parser, const Account &account, const SwitchState &state)
{
    if (parser.isSet(QStringLiteral("resume"))) {
        if (!state.unfinished)
            throw MailError(MailError::Kind::BadUsage, QStringLiteral("Nothing was interrupted."));
        return state.wish;
    }
    const auto to = wantedProtocol(parser);
    if (!to)
        throw UsageError{QStringLiteral("--to is imap, pop3 or both")};
    SwitchWish wish{.to = *to, .incoming = account.incoming, .archive = wantsBoth(parser)};
    wish.incoming.port = 0;
    if (parser.isSet(QStringLiteral("host")))
        wish.incoming.host = parser.value(QStringLiteral("host"));
    if (parser.isSet(QStringLiteral("security"))) {
        const auto security = securityFromString(parser.value(QStringLiteral("security")));
        if (!security)
            throw UsageError{QStringLiteral("--security is one of tls, starttls and none")};
        wish.incoming.security = *security;
    }
    bool isNumber = true;
    const auto port = parser.isSet(QStringLiteral("port"))
        ? parser.value(QStringLiteral("port")).toUShort(&isNumber)
        : quint16(0);
    if (!isNumber)
        throw UsageError{QStringLiteral("--port needs a number")};
    wish.incoming.port = port != 0
        ? port
        : defaultPort(*to == Protocol::Imap ? Service::Imap : Service::Pop3, wish.incoming.security);
    if (parser.isSet(QStringLiteral("pause"))) {
        wish.pauseMs = parser.value(QStringLiteral("pause")).toInt(&isNumber);
        if (!isNumber || wish.pauseMs < 0)
            throw UsageError{QStringLiteral("--pause needs milliseconds")};
    }
    wish.upload = !parser.isSet(QStringLiteral("no-upload"));
    wish.takeOverMarks = !parser.isSet(QStringLiteral("no-marks"));
    wish.keepFolders = !parser.isSet(QStringLiteral("no-folders"));
    return wish;
}

} // namespace

int switchCommand(Context &context, const QStringList &words)
{
    QCommandLineParser parser;
    const auto option = [](const char *name, const char *text, const char *value = "") {
        return QCommandLineOption(
            QString::fromLatin1(name), QString::fromLatin1(text), QString::fromLatin1(value));
    };
    parser.addOptions(
        {option("to", "imap, pop3, or both: IMAP and an archive on this computer.", "PROTOCOL"),
         option("host", "Its server; default: the same.", "H"), option("port", "Its port.", "N"),
         option("security", "tls, starttls or none.", "S"),
         option("dry-run", "Look at both sides and tell what it would mean; nothing is written anywhere."),
         option("resume", "Go on with what was interrupted."),
         option("back", "Back to the other protocol, and to the store from before."),
         option("pause", "Milliseconds between batches of an upload, for a server that limits clients.", "MS"),
         option("no-upload", "What is only here does not go to the server."),
         option("no-marks", "Read, answered and starred marks of this computer do not go to the server."),
         option("no-folders", "What lies in other folders here stays in the server's inbox.")});
    parser.setApplicationDescription(QStringLiteral(
        "Changes an account from POP3 to IMAP or back. No message is lost or doubled; the store that was used "
        "before is kept. The same command goes on where one was interrupted."));
    parseWords(parser, words, context, QStringLiteral("switch"));
    if (parser.positionalArguments().size() != 1)
        throw UsageError{QStringLiteral("switch takes NAME")};
    auto service = openService(context);
    const auto account = accountNamed(*service, parser.positionalArguments().first());
    auto &switching = *service->switching();
    QObject::connect(&switching, &Switching::progress, &switching, [](const SwitchProgress &at) {
        progress(QStringLiteral("%1 %2%3").arg(at.folder).arg(at.done).arg(
            at.of > 0 ? QStringLiteral(" of %1").arg(at.of) : QString()));
    });
    if (parser.isSet(QStringLiteral("dry-run"))) {
        const auto plan
            = toJson(wait(switching.plan(account.id, wishFrom(parser, account, switching.state(account.id)))));
        endProgress();
        context.json ? printJson({{QStringLiteral("plan"), plan}}) : print(plan);
        return Done;
    }
    // Asked for again after it was done: the receipt from then.
    const auto state = switching.state(account.id);
    if (wantedProtocol(parser) == account.protocol && !state.unfinished) {
        if (wantsBoth(parser) && !account.keepsArchive)
            return keepArchive(context, *service, account, true);
        const auto receipt = state.last ? toJson(*state.last) : QJsonObject();
        context.json ? printJson({{QStringLiteral("receipt"), receipt}}) : print(receipt);
        return Done;
    }
    auto future = parser.isSet(QStringLiteral("back"))
        ? switching.goBack(account.id)
        : switching.run(account.id, wishFrom(parser, account, switching.state(account.id)));
    const auto receipt = wait(future, [&] { future.cancel(); });
    endProgress();
    context.json ? printJson({{QStringLiteral("receipt"), toJson(receipt)}}) : print(toJson(receipt));
    return receipt.leftHere == 0 ? Done : PartlyDone;
}

} // namespace duopost::cli
