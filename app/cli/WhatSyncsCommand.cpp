// SPDX-License-Identifier: GPL-3.0-or-later
// What syncs, the facts and the questions about a mailbox, and the report on all of it.
#include "app/cli/Commands.h"
#include "app/cli/WindowProgram.h"
#include "mailcore/MailboxAnswers.h"

#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>

namespace duopost::cli {

namespace {

template <class T> QJsonValue number(const std::optional<T> &value)
{
    return value ? QJsonValue(static_cast<qint64>(*value)) : QJsonValue();
}

QString timeText(const QDateTime &when)
{
    return when.isValid() ? when.toString(Qt::ISODate) : QString();
}

QJsonArray toJson(const QList<Evidence> &all)
{
    QJsonArray array;
    for (const auto &one : all)
        array << QJsonObject{
            {QStringLiteral("source"), toString(one.source)},
            {QStringLiteral("because"), one.because()},
            {QStringLiteral("supports"), one.supports},
            {QStringLiteral("at"), timeText(one.at)},
            {QStringLiteral("transcript"), QJsonArray::fromStringList(one.transcript)}};
    return array;
}

QJsonObject forecastJson(const QuotaForecast &forecast)
{
    QJsonObject json{
        {QStringLiteral("outlook"), toString(forecast.outlook)},
        {QStringLiteral("octetsPerMonth"), forecast.perMonth}};
    if (forecast.outlook == QuotaForecast::Outlook::FullIn) {
        json.insert(QStringLiteral("count"), forecast.count);
        json.insert(QStringLiteral("unit"), toString(forecast.unit));
    } else if (forecast.outlook == QuotaForecast::Outlook::TooEarly) {
        json.insert(QStringLiteral("daysMissing"), forecast.daysMissing);
    }
    return json;
}

QJsonObject serverJson(const MailboxFacts &mailbox)
{
    const auto &facts = mailbox.server;
    QJsonArray quotas;
    for (const auto &one : facts.quotas)
        quotas << QJsonObject{
            {QStringLiteral("root"), one.root},
            {QStringLiteral("resource"), one.resource},
            {QStringLiteral("used"), one.used},
            {QStringLiteral("limit"), one.limit}};
    return {
        {QStringLiteral("software"), facts.software},
        {QStringLiteral("quotaUsed"), number(facts.quotaUsed)},
        {QStringLiteral("quotaLimit"), number(facts.quotaLimit)},
        {QStringLiteral("quotas"), quotas},
        {QStringLiteral("forecast"),
         facts.quotaLimit ? forecastJson(forecast(facts.quotaHistory, mailbox.at)) : QJsonValue()},
        {QStringLiteral("appendLimit"), number(facts.appendLimit)},
        {QStringLiteral("keepsDays"), number(facts.keepsDays)},
        {QStringLiteral("keepsForEver"), facts.keepsForEver},
        {QStringLiteral("loginDelay"), number(facts.loginDelay)},
        {QStringLiteral("maildropSize"), number(facts.maildropSize)},
        {QStringLiteral("maildropCount"), number(facts.maildropCount)},
        {QStringLiteral("capabilities"), QJsonArray::fromStringList(facts.capabilities)},
        {QStringLiteral("asOf"), timeText(facts.asOf)}};
}

QJsonArray foldersJson(const MailboxFacts &mailbox)
{
    QJsonArray array;
    for (const auto &counts : mailbox.folders)
        array << QJsonObject{{QStringLiteral("path"), counts.folder.path},
                             {QStringLiteral("onServer"), counts.there},
                             {QStringLiteral("onlyOnServer"), counts.onlyThere},
                             {QStringLiteral("onlyHere"), counts.onlyHere},
                             {QStringLiteral("onItsWay"), counts.onItsWay},
                             {QStringLiteral("asOf"), timeText(counts.folder.asOf)}};
    return array;
}

QJsonArray connectionsJson(const MailboxFacts &mailbox)
{
    QJsonArray array;
    for (const auto &one : mailbox.connections) {
        QJsonObject json{
            {QStringLiteral("purpose"), toString(one.purpose)},
            {QStringLiteral("host"), one.host},
            {QStringLiteral("port"), one.port},
            {QStringLiteral("encrypted"), one.encrypted},
            {QStringLiteral("startTls"), one.startTls},
            {QStringLiteral("protocol"), one.protocol},
            {QStringLiteral("cipher"), one.cipher},
            {QStringLiteral("mechanism"), one.mechanism},
            {QStringLiteral("at"), timeText(one.connectedAt)}};
        if (one.certificate && !one.certificate->chain.isEmpty()) {
            json.insert(QStringLiteral("subject"), one.certificate->own().subject);
            json.insert(QStringLiteral("issuer"), one.certificate->own().issuer);
            json.insert(QStringLiteral("notAfter"), timeText(one.certificate->own().notAfter));
            json.insert(QStringLiteral("acceptedByHand"), one.certificate->acceptedByHand);
        }
        array << json;
    }
    return array;
}

QJsonArray questionsJson(const MailboxFacts &mailbox)
{
    QJsonArray array;
    for (const auto &answer : answersOf(mailbox, providerOf(mailbox.account))) {
        QJsonArray says;
        for (const auto &part : answer.parts) {
            auto arguments = part.arguments;
            for (const auto operation : part.operations)
                arguments << toString(operation);
            says << QJsonObject{
                {QStringLiteral("says"), toString(part.says)},
                {QStringLiteral("count"), part.count},
                {QStringLiteral("arguments"), QJsonArray::fromStringList(arguments)}};
        }
        array << QJsonObject{
            {QStringLiteral("question"), toString(answer.question)},
            {QStringLiteral("tone"), toString(answer.tone)},
            {QStringLiteral("answers"), says},
            {QStringLiteral("evidence"), toJson(answer.evidence)}};
    }
    return array;
}

int report(const Context &context, const QString &name, const QString &file, const QStringList &options)
{
    const auto written = writeReport(
        file,
        QStringList{QStringLiteral("--account"), name, QStringLiteral("--profile"), context.profile} + options);
    if (context.json)
        printJson({{QStringLiteral("report"), written}});
    else
        printLine(written);
    return Done;
}

} // namespace

int whatSyncsCommand(Context &context, const QStringList &words)
{
    QCommandLineParser parser;
    const QCommandLineOption reportFile(
        QStringLiteral("report"), QStringLiteral("All of it for a support desk, without secrets."),
        QStringLiteral("FILE.html|FILE.pdf"));
    const QCommandLineOption language(
        QStringLiteral("language"), QStringLiteral("Of the report: de or en."), QStringLiteral("de|en"));
    const QCommandLineOption people(
        QStringLiteral("with-people"),
        QStringLiteral("Leave other people's addresses and subjects in the report."));
    const QCommandLineOption user(
        QStringLiteral("without-user"),
        QStringLiteral("Take the own address and user name out of the report."));
    parser.addOptions({reportFile, language, people, user});
    parseWords(parser, words, context, QStringLiteral("what-syncs"));
    if (parser.positionalArguments().size() != 1)
        throw UsageError{QStringLiteral("what-syncs takes one NAME")};
    const auto name = parser.positionalArguments().first();
    if (parser.isSet(reportFile)) {
        QStringList options;
        if (parser.isSet(language))
            options << QStringLiteral("--language") << parser.value(language);
        if (parser.isSet(people))
            options << QStringLiteral("--with-people");
        if (parser.isSet(user))
            options << QStringLiteral("--without-user");
        return report(context, name, parser.value(reportFile), options);
    }
    auto service = openService(context);
    const auto account = accountNamed(*service, name);
    const auto mailbox = wait(service->mailboxFacts(account.id));
    if (context.json) {
        QJsonArray operations;
        for (const auto &entry : mailbox.ledger)
            operations << QJsonObject{
                {QStringLiteral("operation"), toString(entry.operation)},
                {QStringLiteral("verdict"), toString(entry.verdict)},
                {QStringLiteral("reach"), toString(entry.reach)},
                {QStringLiteral("evidence"), toJson(entry.evidence)}};
        printJson(
            {{QStringLiteral("operations"), operations},
             {QStringLiteral("server"), serverJson(mailbox)},
             {QStringLiteral("folders"), foldersJson(mailbox)},
             {QStringLiteral("connections"), connectionsJson(mailbox)},
             {QStringLiteral("questions"), questionsJson(mailbox)}});
        return Done;
    }
    for (const auto &entry : mailbox.ledger)
        printLine(QStringLiteral("%1 %2 %3  %4")
                      .arg(toString(entry.operation), -15)
                      .arg(toString(entry.verdict), -11)
                      .arg(toString(entry.reach), -14)
                      .arg(entry.evidence.isEmpty() ? QString() : entry.evidence.last().because()));
    return Done;
}

} // namespace duopost::cli
