// SPDX-License-Identifier: GPL-3.0-or-later
// The archive that an IMAP account keeps on this computer.
#include "app/cli/Commands.h"

namespace duopost::cli {

namespace {

int print(Context &context, const KeptArchive &archive)
{
    if (context.json)
        printJson(
            {{QStringLiteral("archive"),
              QJsonObject{
                  {QStringLiteral("on"), archive.on},
                  {QStringLiteral("messages"), archive.messages},
                  {QStringLiteral("bytes"), archive.bytes},
                  {QStringLiteral("onlyHere"), archive.onlyHere},
                  {QStringLiteral("toCome"), archive.toCome}}}});
    else
        printLine(
            QStringLiteral("%1: %2 messages (%3 bytes), %4 of them not on the server any more; %5 to come")
                .arg(archive.on ? QStringLiteral("kept") : QStringLiteral("not kept"))
                .arg(archive.messages)
                .arg(archive.bytes)
                .arg(archive.onlyHere)
                .arg(archive.toCome));
    return Done;
}

} // namespace

int keepArchive(Context &context, MailService &service, Account account, bool on)
{
    if (on && account.protocol != Protocol::Imap)
        throw MailError(
            MailError::Kind::BadUsage,
            QStringLiteral(
                "POP3 keeps its mail on this computer anyway. \"switch %1 --to both\" changes to IMAP "
                "with an archive.")
                .arg(account.name));
    if (account.keepsArchive != on) {
        account.keepsArchive = on;
        wait(service.updateAccount(account));
    }
    if (on) {
        auto future = service.synchronize(account.id, {.depth = SyncDepth::Bodies});
        wait(future, [&] { service.cancel(account.id); });
        endProgress();
    }
    return print(context, wait(service.keptArchive(account.id)));
}

int archiveCommand(Context &context, const QStringList &words)
{
    QCommandLineParser parser;
    parser.addOptions(
        {{QStringLiteral("on"), QStringLiteral("Keep one, and fetch all of it now.")},
         {QStringLiteral("off"),
          QStringLiteral("Keep none: what the server still has is forgotten, what is only here stays.")}});
    parser.setApplicationDescription(QStringLiteral("The archive of an IMAP account on this computer: every "
                                                    "message that was seen, whatever becomes of it on "
                                                    "the server. Tells what is in it."));
    parseWords(parser, words, context, QStringLiteral("archive"));
    if (parser.positionalArguments().size() != 1
        || (parser.isSet(QStringLiteral("on")) && parser.isSet(QStringLiteral("off"))))
        throw UsageError{QStringLiteral("archive takes NAME")};
    auto service = openService(context);
    const auto account = accountNamed(*service, parser.positionalArguments().first());
    if (parser.isSet(QStringLiteral("on")) || parser.isSet(QStringLiteral("off")))
        return keepArchive(context, *service, account, parser.isSet(QStringLiteral("on")));
    return print(context, wait(service->keptArchive(account.id)));
}

} // namespace duopost::cli
