// SPDX-License-Identifier: GPL-3.0-or-later
// What discovery found, for scripts and for people.
#include "app/cli/Commands.h"

#include "mailcore/Discovery.h"

#include <QJsonArray>

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

QJsonValue providerOf(const Discovery &discovery)
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

QString textOf(const Provider &provider)
{
    const auto day = provider.checked.toString(Qt::ISODate);
    const auto age = !provider.checked.isValid() ? QStringLiteral("of unknown age")
        : provider.isStale(QDate::currentDate()) ? QStringLiteral("of %1, which is long ago").arg(day)
                                                 : QStringLiteral("of %1").arg(day);
    QString text = QStringLiteral("%1, %2; data %3\n").arg(provider.name, provider.country, age);
    const auto add = [&text](const QString &title, const Provider::Access &access) {
        if (access.offered == Known::No)
            text += QStringLiteral("  %1 is not offered\n").arg(title);
        if (access.switchOnFirst == Known::Yes)
            text += QStringLiteral("  %1 has to be switched on first\n").arg(title);
        for (const auto &more : {access.where, access.note}) {
            if (!more.isEmpty())
                text += QStringLiteral("  %1: %2\n").arg(title, more.en);
        }
    };
    add(QStringLiteral("IMAP"), provider.imap);
    add(QStringLiteral("POP3"), provider.pop3);
    if (!provider.pop3Behaviour.note.isEmpty())
        text += QStringLiteral("  POP3: %1\n").arg(provider.pop3Behaviour.note.en);
    return text;
}

} // namespace

QJsonObject toJson(const Discovery &discovery)
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
        {QStringLiteral("provider"), providerOf(discovery)}};
}

QString toText(const Discovery &discovery)
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
        text += textOf(*discovery.provider);
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

} // namespace duopost::cli
