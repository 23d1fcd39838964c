// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CertificateOutput.h"

#include <QJsonArray>

namespace duopost::cli {

namespace {

QByteArray fingerprintFrom(const QString &text)
{
    auto hex = text.toLatin1();
    hex.replace(":", "");
    const auto bytes = QByteArray::fromHex(hex);
    if (bytes.size() != 32 || hex.size() != 64)
        throw UsageError{QStringLiteral("%1 is not a SHA-256 fingerprint").arg(text)};
    return bytes;
}

QString date(const QDateTime &time)
{
    return time.toString(Qt::ISODate);
}

int accept(Context &context, MailService &service, const QString &name, const QByteArray &sha256)
{
    const auto account = accountNamed(service, name);
    for (const auto &step : wait(service.testAccount(account.id), [&] { service.cancel(account.id); })) {
        if (!step.certificate || step.certificate->own().sha256 != sha256)
            continue;
        wait(service.acceptCertificate(*step.certificate));
        if (context.json)
            printJson({{QStringLiteral("accepted"), certificateJson(*step.certificate)}});
        else
            printLine(QStringLiteral("Accepted for %1 port %2, until it shows another one.")
                          .arg(step.certificate->host)
                          .arg(step.certificate->port));
        return Done;
    }
    throw MailError(
        MailError::Kind::NotFound,
        QStringLiteral("certificate with this fingerprint at the servers of %1").arg(account.name));
}

int revoke(Context &context, MailService &service, const QByteArray &sha256)
{
    int count = 0;
    for (const auto &exception : service.certificateExceptions()) {
        if (exception.sha256 != sha256)
            continue;
        wait(service.revokeCertificate(exception));
        ++count;
    }
    if (count == 0)
        throw MailError(MailError::Kind::NotFound, QStringLiteral("exception with this fingerprint"));
    if (context.json)
        printJson({{QStringLiteral("revoked"), count}});
    else
        printLine(QStringLiteral("Revoked."));
    return Done;
}

int list(Context &context, MailService &service)
{
    QJsonArray array;
    for (const auto &exception : service.certificateExceptions()) {
        array << QJsonObject{
            {QStringLiteral("host"), exception.host},
            {QStringLiteral("port"), exception.port},
            {QStringLiteral("sha256"), fingerprintText(exception.sha256)},
            {QStringLiteral("subject"), exception.subject},
            {QStringLiteral("issuer"), exception.issuer},
            {QStringLiteral("notAfter"), date(exception.notAfter)},
            {QStringLiteral("acceptedAt"), date(exception.acceptedAt)}};
        if (!context.json)
            printLine(
                QStringLiteral("%1:%2  %3  accepted %4\n  SHA-256 %5")
                    .arg(exception.host)
                    .arg(exception.port)
                    .arg(exception.subject, date(exception.acceptedAt), fingerprintText(exception.sha256)));
    }
    if (context.json)
        printJson({{QStringLiteral("exceptions"), array}});
    else if (array.isEmpty())
        printLine(QStringLiteral("No certificate was accepted by hand."));
    return Done;
}

} // namespace

QJsonObject certificateJson(const CertificateFacts &facts)
{
    QJsonArray chain, problems;
    for (const auto &link : facts.chain)
        chain << QJsonObject{
            {QStringLiteral("subject"), link.subject},
            {QStringLiteral("issuer"), link.issuer},
            {QStringLiteral("notBefore"), date(link.notBefore)},
            {QStringLiteral("notAfter"), date(link.notAfter)},
            {QStringLiteral("key"), link.key},
            {QStringLiteral("signature"), link.signature},
            {QStringLiteral("sha256"), fingerprintText(link.sha256)}};
    for (const auto problem : facts.problems)
        problems << toString(problem);
    return {
        {QStringLiteral("host"), facts.host},
        {QStringLiteral("port"), facts.port},
        {QStringLiteral("names"), QJsonArray::fromStringList(facts.names)},
        {QStringLiteral("problems"), problems},
        {QStringLiteral("acceptedByHand"), facts.acceptedByHand},
        {QStringLiteral("chain"), chain}};
}

void printCertificate(const CertificateFacts &facts)
{
    for (const auto problem : facts.problems)
        printLine(QStringLiteral("       %1").arg(sentenceFor(problem, facts)));
    const auto &own = facts.own();
    printLine(
        QStringLiteral("       subject  %1\n       issuer   %2\n       valid    %3 to %4\n       names    %5\n"
                       "       key      %6, signed by %7\n       SHA-256  %8")
            .arg(
                own.subject, own.issuer, date(own.notBefore), date(own.notAfter),
                facts.names.join(QStringLiteral(", ")), own.key, own.signature, fingerprintText(own.sha256)));
}

int certificatesCommand(Context &context, const QStringList &words)
{
    QCommandLineParser parser;
    parser.addOptions(
        {QCommandLineOption(
             QStringLiteral("accept"),
             QStringLiteral(
                 "Accepts the certificate that a server of account NAME shows now, if this is its SHA-256 "
                 "fingerprint; for that host and port only."),
             QStringLiteral("SHA256")),
         QCommandLineOption(
             QStringLiteral("revoke"), QStringLiteral("Takes it back."), QStringLiteral("SHA256"))});
    parser.addPositionalArgument(QStringLiteral("NAME"), QStringLiteral("With --accept: the account."));
    parseWords(parser, words, context, QStringLiteral("account certificates"));
    const auto accepts = parser.isSet(QStringLiteral("accept"));
    const auto revokes = parser.isSet(QStringLiteral("revoke"));
    if ((accepts && revokes) || parser.positionalArguments().size() != (accepts ? 1 : 0))
        throw UsageError{
            QStringLiteral("account certificates takes nothing, --accept SHA256 NAME, or --revoke SHA256")};
    auto service = openService(context);
    if (accepts)
        return accept(
            context, *service, parser.positionalArguments().first(),
            fingerprintFrom(parser.value(QStringLiteral("accept"))));
    if (revokes)
        return revoke(context, *service, fingerprintFrom(parser.value(QStringLiteral("revoke"))));
    return list(context, *service);
}

} // namespace duopost::cli
