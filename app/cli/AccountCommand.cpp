// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/CertificateOutput.h"
#include "app/cli/Commands.h"

#include <QFileInfo>
#include <QJsonArray>
#include <cstdio>

namespace duopost::cli {

namespace {

Security securityOf(const QString &text)
{
    const auto security = securityFromString(text);
    if (!security)
        throw UsageError{QStringLiteral("security is tls, starttls or none, not %1").arg(text)};
    return *security;
}

quint16 portOf(const QString &text)
{
    bool ok = false;
    const auto port = text.toUShort(&ok);
    if (!ok || port == 0)
        throw UsageError{QStringLiteral("%1 is not a port").arg(text)};
    return port;
}

LeaveRule leaveOf(const QString &text)
{
    if (text == QLatin1String("always"))
        return {};
    if (text == QLatin1String("until-deleted"))
        return {LeaveRule::Kind::UntilDeleted};
    if (text == QLatin1String("never"))
        return {LeaveRule::Kind::Never};
    bool ok = false;
    const int days = text.startsWith(QLatin1String("days:")) ? text.mid(5).toInt(&ok) : 0;
    if (!ok || days < 1 || days > 36500)
        throw UsageError{QStringLiteral("--leave is always, days:N, until-deleted or never")};
    return {LeaveRule::Kind::Days, days};
}

void requireSafety(const ServerAddress &server, bool insecureAllowed)
{
    if (server.security == Security::Plaintext && !isLoopbackHost(server.host) && !insecureAllowed)
        throw UsageError{QStringLiteral(
            "--security none sends the password in clear text; say --insecure-plaintext to do so")};
}

QString readLineFromStdin()
{
    QFile input;
    if (!input.open(stdin, QIODevice::ReadOnly))
        throw MailError(MailError::Kind::FileUnreadable, QStringLiteral("standard input"));
    auto line = QString::fromUtf8(input.readLine());
    while (line.endsWith(QLatin1Char('\n')) || line.endsWith(QLatin1Char('\r')))
        line.chop(1);
    return line;
}

int add(Context &context, const QStringList &words)
{
    QCommandLineParser parser;
    parser.addOptions(
        {option("address", "Mail address.", "A"), option("display-name", "Name of the person.", "N"),
         option("protocol", "imap or pop3.", "P"), option("host", "Server.", "H"), option("port", "Port.", "N"),
         option("security", "tls (default), starttls or none.", "S"),
         option("user", "Log-in name; default: the address.", "U"),
         option("password-stdin", "Reads the password from standard input and puts it into the keyring."),
         option("password-file", "Reads the password from this file (mode 0600) at each use.", "FILE"),
         option("smtp-host", "Submission server.", "H"), option("smtp-port", "Its port.", "N"),
         option("smtp-security", "tls, starttls or none.", "S"), option("smtp-user", "Log-in name there.", "U"),
         option("ca", "PEM file with certificates to trust for this account only.", "FILE"),
         option("archive", "IMAP: every message is also kept on this computer, whatever becomes of it there."),
         option("leave", "POP3: always (default), days:N, until-deleted, never.", "RULE"),
         option("insecure-plaintext", "Allows --security none to a distant server.")});
    parser.addPositionalArgument(QStringLiteral("NAME"), QStringLiteral("What the account is called here."));
    parseWords(parser, words, context, QStringLiteral("account add"));
    if (parser.positionalArguments().size() != 1)
        throw UsageError{QStringLiteral("account add takes one NAME")};
    const auto value = [&](const char *name) { return parser.value(QString::fromLatin1(name)); };
    const auto isSet = [&](const char *name) { return parser.isSet(QString::fromLatin1(name)); };

    NewAccount wanted;
    auto &account = wanted.account;
    account.name = parser.positionalArguments().first();
    account.address = value("address");
    account.displayName = value("display-name");
    const auto protocol = protocolFromString(value("protocol"));
    if (!protocol || account.address.isEmpty() || value("host").isEmpty())
        throw UsageError{QStringLiteral("account add needs --address, --protocol imap|pop3 and --host")};
    account.protocol = *protocol;
    auto &incoming = account.incoming;
    incoming.host = value("host");
    incoming.security = isSet("security") ? securityOf(value("security")) : Security::Tls;
    incoming.port = isSet("port")
        ? portOf(value("port"))
        : defaultPort(*protocol == Protocol::Imap ? Service::Imap : Service::Pop3, incoming.security);
    incoming.user = isSet("user") ? value("user") : account.address;
    account.insecurePlaintext = isSet("insecure-plaintext");
    requireSafety(incoming, account.insecurePlaintext);
    if (isSet("smtp-host")) {
        ServerAddress outgoing{.host = value("smtp-host")};
        outgoing.security = isSet("smtp-security") ? securityOf(value("smtp-security")) : Security::Tls;
        outgoing.port = isSet("smtp-port") ? portOf(value("smtp-port"))
                                           : defaultPort(Service::Submission, outgoing.security);
        outgoing.user = isSet("smtp-user") ? value("smtp-user") : incoming.user;
        requireSafety(outgoing, account.insecurePlaintext);
        account.outgoing = outgoing;
    }
    if (isSet("archive")) {
        if (account.protocol != Protocol::Imap)
            throw UsageError{QStringLiteral("--archive is for IMAP accounts")};
        account.keepsArchive = true;
    }
    if (isSet("leave")) {
        if (*protocol != Protocol::Pop3)
            throw UsageError{QStringLiteral("--leave is for POP3 accounts")};
        account.leave = leaveOf(value("leave"));
    }
    const auto absolute
        = [&](const char *name) { return isSet(name) ? QFileInfo(value(name)).absoluteFilePath() : QString(); };
    account.caFile = absolute("ca");
    account.passwordFile = absolute("password-file");
    if (isSet("password-stdin"))
        wanted.password = readLineFromStdin();
    else if (account.passwordFile.isEmpty())
        throw UsageError{QStringLiteral("account add needs --password-stdin or --password-file")};

    auto service = openService(context);
    const auto added = wait(service->addAccount(wanted));
    if (context.json)
        printJson({{QStringLiteral("name"), added.name}});
    else
        printLine(QStringLiteral("Added %1. Next: duopost-cli sync %1").arg(added.name));
    return Done;
}

int list(Context &context, const QStringList &words)
{
    QCommandLineParser parser;
    parseWords(parser, words, context, QStringLiteral("account list"));
    auto service = openService(context);
    QJsonArray array;
    for (const auto &account : service->accounts()) {
        array << QJsonObject{
            {QStringLiteral("name"), account.name},
            {QStringLiteral("address"), account.address},
            {QStringLiteral("protocol"), toString(account.protocol)},
            {QStringLiteral("host"), account.incoming.host},
            {QStringLiteral("port"), account.incoming.port},
            {QStringLiteral("security"), toString(account.incoming.security)}};
        if (!context.json)
            printLine(QStringLiteral("%1  %2  %3  %4:%5 %6")
                          .arg(account.name, account.address, toString(account.protocol), account.incoming.host)
                          .arg(account.incoming.port)
                          .arg(toString(account.incoming.security)));
    }
    if (context.json)
        printJson({{QStringLiteral("accounts"), array}});
    return Done;
}

int test(Context &context, const QStringList &words)
{
    QCommandLineParser parser;
    parseWords(parser, words, context, QStringLiteral("account test"));
    if (parser.positionalArguments().size() != 1)
        throw UsageError{QStringLiteral("account test takes one NAME")};
    auto service = openService(context);
    const auto account = accountNamed(*service, parser.positionalArguments().first());
    const auto steps = wait(service->testAccount(account.id), [&] { service->cancel(account.id); });
    QJsonArray array;
    bool ok = true;
    for (const auto &step : steps) {
        ok &= step.ok();
        QJsonObject json{
            {QStringLiteral("name"), step.name()},
            {QStringLiteral("ok"), step.ok()},
            {QStringLiteral("detail"), step.detail},
            {QStringLiteral("ms"), step.ms}};
        if (step.error) {
            json.insert(QStringLiteral("kind"), step.error->kindName());
            json.insert(QStringLiteral("server"), step.error->serverText());
        }
        if (step.certificate)
            json.insert(QStringLiteral("certificate"), certificateJson(*step.certificate));
        if (step.count >= 0)
            json.insert(QStringLiteral("count"), step.count);
        array << json;
        if (context.json)
            continue;
        printLine(QStringLiteral("%1 %2 (%3 ms) %4")
                      .arg(step.ok() ? QStringLiteral("ok    ") : QStringLiteral("FAILED"), step.name())
                      .arg(step.ms)
                      .arg(step.detail));
        if (step.certificate && !step.ok())
            printCertificate(*step.certificate);
    }
    if (context.json)
        printJson({{QStringLiteral("steps"), array}});
    return ok ? Done : Failed;
}

int remove(Context &context, const QStringList &words)
{
    QCommandLineParser parser;
    parser.addOptions(
        {option("keep-mail", "Leaves the mail on this disk."),
         option("delete-mail", "Deletes the mail on this disk.")});
    parseWords(parser, words, context, QStringLiteral("account remove"));
    const bool keep = parser.isSet(QStringLiteral("keep-mail"));
    if (parser.positionalArguments().size() != 1 || keep == parser.isSet(QStringLiteral("delete-mail")))
        throw UsageError{QStringLiteral("account remove takes NAME and one of --keep-mail and --delete-mail")};
    auto service = openService(context);
    const auto account = accountNamed(*service, parser.positionalArguments().first());
    wait(service->removeAccount(account.id, keep ? LocalMail::Keep : LocalMail::Delete));
    if (context.json)
        printJson({{QStringLiteral("name"), account.name}});
    else
        printLine(QStringLiteral("Removed %1.").arg(account.name));
    return Done;
}

} // namespace

int accountCommand(Context &context, const QStringList &words)
{
    const auto verb = words.value(0);
    const auto rest = words.mid(1);
    if (verb == QLatin1String("add"))
        return add(context, rest);
    if (verb == QLatin1String("list"))
        return list(context, rest);
    if (verb == QLatin1String("test"))
        return test(context, rest);
    if (verb == QLatin1String("certificates"))
        return certificatesCommand(context, rest);
    if (verb == QLatin1String("remove"))
        return remove(context, rest);
    if (verb == QLatin1String("--help") || verb == QLatin1String("-h")) {
        printLine(
            QStringLiteral("duopost-cli account add|list|test|certificates|remove …; each has its own --help"));
        return Done;
    }
    throw UsageError{QStringLiteral("account needs add, list, test, certificates or remove")};
}

} // namespace duopost::cli
