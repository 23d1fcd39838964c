// SPDX-License-Identifier: GPL-3.0-or-later
// discover: from an address to server data, with every step. Needs no profile, asks for no password.
#include "app/cli/Commands.h"

#include "mailcore/Discovery.h"

#include <QJsonArray>
#include <QTextStream>

namespace duopost::cli {

namespace {

QJsonValue errorJson(const std::optional<MailError> &error)
{
    if (!error)
        return {};
    return QJsonObject{
        {QStringLiteral("kind"), error->kindName()},
        {QStringLiteral("summary"), error->summary()},
        {QStringLiteral("server"), error->serverText()},
        {QStringLiteral("detail"), error->detail()}};
}

QString detailOf(const DiscoveryStep &step)
{
    if (step.state == DiscoveryStep::State::Found)
        return step.detail;
    if (step.error && step.state == DiscoveryStep::State::Failed)
        return step.error->detail().isEmpty()
            ? step.error->summary()
            : QStringLiteral("%1 (%2)").arg(step.error->summary(), step.error->detail());
    const auto reason = toString(step.reason);
    return step.detail.isEmpty() ? reason : QStringLiteral("%1: %2").arg(reason, step.detail);
}

QJsonObject toJson(const DiscoveryStep &step)
{
    return {
        {QStringLiteral("source"), toString(step.source)},
        {QStringLiteral("what"), step.what},
        {QStringLiteral("ok"), step.state == DiscoveryStep::State::Found},
        {QStringLiteral("state"), toString(step.state)},
        {QStringLiteral("reason"), toString(step.reason)},
        {QStringLiteral("detail"), detailOf(step)},
        {QStringLiteral("error"), errorJson(step.error)},
        {QStringLiteral("ms"), step.ms}};
}

QString contactName(FoundServer::Contact contact)
{
    switch (contact) {
    case FoundServer::Contact::NotTried:
        return QStringLiteral("not-tried");
    case FoundServer::Contact::Answered:
        return QStringLiteral("answered");
    case FoundServer::Contact::Failed:
        break;
    }
    return QStringLiteral("failed");
}

QJsonArray toJson(const QList<FoundServer> &servers)
{
    QJsonArray result;
    for (const auto &server : servers) {
        result << QJsonObject{
            {QStringLiteral("host"), server.address.host},
            {QStringLiteral("port"), server.address.port},
            {QStringLiteral("security"), toString(server.address.security)},
            {QStringLiteral("user"), server.address.user},
            {QStringLiteral("userNames"), QJsonArray::fromStringList(server.loginNames)},
            {QStringLiteral("source"), toString(server.source)},
            {QStringLiteral("foundAt"), server.foundAt},
            {QStringLiteral("guessed"), server.guessed},
            {QStringLiteral("confirmHost"), server.confirmHost},
            {QStringLiteral("signIn"), toString(server.signIn)},
            {QStringLiteral("contact"), contactName(server.contact)},
            {QStringLiteral("error"), errorJson(server.contactError)},
            {QStringLiteral("certificateOwner"), server.certificateOwner},
            {QStringLiteral("certificateIssuer"), server.certificateIssuer},
            {QStringLiteral("greeting"), server.greeting},
            {QStringLiteral("capabilities"), QJsonArray::fromStringList(server.capabilities)}};
    }
    return result;
}

QJsonObject toJson(const LocalText &text)
{
    return {{QStringLiteral("en"), text.en}, {QStringLiteral("de"), text.de}};
}

QJsonObject toJson(const Provider::Access &access)
{
    return {
        {QStringLiteral("offered"), toString(access.offered)},
        {QStringLiteral("switchOnFirst"), toString(access.switchOnFirst)},
        {QStringLiteral("where"), toJson(access.where)},
        {QStringLiteral("note"), toJson(access.note)}};
}

QJsonValue toJson(const Discovery &discovery)
{
    if (!discovery.provider)
        return {};
    const auto &provider = *discovery.provider;
    return QJsonObject{
        {QStringLiteral("id"), provider.id},
        {QStringLiteral("name"), provider.name},
        {QStringLiteral("hosted"), discovery.providerIsHost},
        {QStringLiteral("country"), provider.country},
        {QStringLiteral("dataArea"), toString(provider.dataArea)},
        {QStringLiteral("login"), toString(provider.loginName)},
        {QStringLiteral("signIn"), toString(provider.signIn)},
        {QStringLiteral("imap"), toJson(provider.imap)},
        {QStringLiteral("pop3"), toJson(provider.pop3)},
        {QStringLiteral("filesSent"), toString(provider.sentFiledByServer)},
        {QStringLiteral("help"), provider.help.toString()},
        {QStringLiteral("checked"), provider.checked.toString(Qt::ISODate)},
        {QStringLiteral("stale"), provider.isStale(QDate::currentDate())}};
}

QJsonObject documentOf(const Discovery &discovery)
{
    QJsonArray steps, notOffered;
    for (const auto &step : discovery.steps)
        steps << toJson(step);
    for (const auto service : discovery.notOffered)
        notOffered
            << (service == Service::Imap       ? QStringLiteral("imap")
                    : service == Service::Pop3 ? QStringLiteral("pop3")
                                               : QStringLiteral("smtp"));
    return {
        {QStringLiteral("address"), discovery.address},
        {QStringLiteral("domain"), discovery.domain},
        {QStringLiteral("steps"), steps},
        {QStringLiteral("imap"), toJson(discovery.of(Service::Imap))},
        {QStringLiteral("pop3"), toJson(discovery.of(Service::Pop3))},
        {QStringLiteral("smtp"), toJson(discovery.of(Service::Submission))},
        {QStringLiteral("notOffered"), notOffered},
        {QStringLiteral("exchange"), discovery.exchange},
        {QStringLiteral("provider"), toJson(discovery)}};
}

void appendServers(QString &text, const QString &title, const QList<FoundServer> &servers)
{
    for (const auto &server : servers) {
        text += QStringLiteral("%1  %2:%3  %4  user %5  (%6%7)\n")
                    .arg(title, server.address.host)
                    .arg(server.address.port)
                    .arg(
                        toString(server.address.security),
                        server.address.user.isEmpty() ? QStringLiteral("?") : server.address.user,
                        toString(server.source), server.guessed ? QStringLiteral(", a guess") : QString());
        if (server.contactError)
            text += QStringLiteral("      %1\n").arg(server.contactError->summary());
        else if (server.contact == FoundServer::Contact::Answered)
            text += QStringLiteral("      certificate of %1, issued by %2\n      %3\n")
                        .arg(
                            server.certificateOwner, server.certificateIssuer,
                            server.capabilities.join(QLatin1Char(' ')));
        if (server.confirmHost)
            text += QStringLiteral("      lies outside %1: check the name before a password goes there\n")
                        .arg(server.address.user.section(QLatin1Char('@'), -1));
    }
}

QString textOf(const Discovery &discovery)
{
    QString text;
    for (const auto &step : discovery.steps)
        text += QStringLiteral("%1 %2 %3  %4 (%5 ms)\n")
                    .arg(toString(step.source), -11)
                    .arg(toString(step.state), -8)
                    .arg(step.what, detailOf(step))
                    .arg(step.ms);
    text += QLatin1Char('\n');
    if (discovery.provider)
        text
            += QStringLiteral("%1, %2; data of %3%4\n")
                   .arg(
                       discovery.provider->name, discovery.provider->country,
                       discovery.provider->checked.toString(Qt::ISODate),
                       discovery.provider->isStale(QDate::currentDate()) ? QStringLiteral(", which is long ago")
                                                                         : QString());
    if (discovery.exchange)
        text += QStringLiteral(
            "This is Microsoft Exchange; its organisation decides whether IMAP and POP3 work.\n");
    appendServers(text, QStringLiteral("IMAP"), discovery.of(Service::Imap));
    appendServers(text, QStringLiteral("POP3"), discovery.of(Service::Pop3));
    appendServers(text, QStringLiteral("SMTP"), discovery.of(Service::Submission));
    if (discovery.isEmpty())
        text += QStringLiteral("Nothing was found.\n");
    return text.trimmed();
}

DiscoveryOptions optionsFrom(const QCommandLineParser &parser)
{
    DiscoveryOptions options;
    options.offline = parser.isSet(QStringLiteral("offline"));
    options.ispdb = !parser.isSet(QStringLiteral("no-ispdb"));
    options.contact = !parser.isSet(QStringLiteral("no-contact"));
    options.extraCaFile = parser.value(QStringLiteral("extra-ca"));
    options.nameserver = parser.value(QStringLiteral("nameserver"));
    if (parser.isSet(QStringLiteral("timeout"))) {
        bool ok = false;
        options.stepMs = parser.value(QStringLiteral("timeout")).toInt(&ok) * 1000;
        if (!ok || options.stepMs <= 0 || options.stepMs > 600'000)
            throw UsageError{QStringLiteral("--timeout needs seconds, 1 to 600")};
    }
    if (parser.isSet(QStringLiteral("only"))) {
        options.only = discoverySourceFromString(parser.value(QStringLiteral("only")));
        if (!options.only)
            throw UsageError{
                QStringLiteral("there is no source named %1").arg(parser.value(QStringLiteral("only")))};
    }
    return options;
}

} // namespace

int discoverCommand(Context &context, const QStringList &words)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral(
        "Finds the servers for an address and prints every step. No password is asked for or sent."));
    parser.addPositionalArgument(QStringLiteral("ADDRESS"), QStringLiteral("a mail address"));
    parser.addOptions(
        {{QStringLiteral("no-ispdb"), QStringLiteral("Do not ask the public provider database.")},
         {QStringLiteral("offline"), QStringLiteral("Look into the built-in catalogue only.")},
         {QStringLiteral("no-contact"), QStringLiteral("Do not ask the servers found for their capabilities.")},
         {QStringLiteral("only"),
          QStringLiteral("Ask one source: catalogue, autoconfig, well-known, srv, ispdb, mx, exchange, guess."),
          QStringLiteral("SOURCE")},
         {QStringLiteral("timeout"), QStringLiteral("For each step; 10 if not given."),
          QStringLiteral("SECONDS")},
         {QStringLiteral("nameserver"), QStringLiteral("Ask this DNS server for SRV and MX records."),
          QStringLiteral("IP")},
         {QStringLiteral("extra-ca"),
          QStringLiteral("Trust the authorities in this PEM file too; every check stays as it is."),
          QStringLiteral("FILE")}});
    parseWords(parser, words, context, QStringLiteral("discover"));
    if (parser.positionalArguments().size() != 1)
        throw UsageError{QStringLiteral("discover needs one address")};

    const auto discoverer = Discoverer::create();
    std::optional<Discovery> result;
    QObject::connect(discoverer.get(), &Discoverer::stepChanged, [](const DiscoveryStep &step) {
        progress(QStringLiteral("%1 %2").arg(toString(step.source), step.what));
    });
    QObject::connect(
        discoverer.get(), &Discoverer::finished, [&result](const Discovery &found) { result = found; });
    discoverer->start(parser.positionalArguments().first(), optionsFrom(parser));
    waitUntil([&] { return result.has_value(); }, [&] { discoverer->cancel(); });
    endProgress();
    if (context.json)
        printJson(documentOf(*result));
    else
        printLine(textOf(*result));
    if (result->cancelled)
        return Interrupted;
    const bool found = result->best(Service::Imap) || result->best(Service::Pop3);
    return !found ? Failed : result->best(Service::Submission) ? Done : PartlyDone;
}

} // namespace duopost::cli
