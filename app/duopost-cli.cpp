// SPDX-License-Identifier: GPL-3.0-or-later
// The headless face of Duopost.
#include "app/cli/Commands.h"
#include "mailcore/MemoryGuard.h"

#include <QCoreApplication>
#include <cstdio>

using namespace duopost;
using namespace duopost::cli;

namespace {

struct Command {
    const char *name;
    int (*run)(Context &, const QStringList &);
    const char *does;
};

constexpr Command commands[] = {
    {"account", accountCommand, "add, list, test or remove accounts"},
    {"discover", discoverCommand, "find the servers for an address, with every step"},
    {"sync", syncCommand, "bring the cache up to date"},
    {"folders", foldersCommand, "list the folders of an account"},
    {"list", listCommand, "list messages, newest first, from the cache"},
    {"show", showCommand, "show a message, or its exact bytes"},
    {"parse", parseCommand, "read an .eml file without any account"},
    {"render", renderCommand, "paint a message file as the reader would, into a PNG"},
    {"mark", markCommand, "mark messages read, starred, answered, junk"},
    {"move", moveCommand, "move messages into another folder"},
    {"copy", copyCommand, "copy messages into another folder"},
    {"delete", deleteCommand, "move messages to the trash, or delete them for good"},
    {"folder", folderCommand, "create, rename or delete a folder"},
    {"import", importCommand, "put messages from files into a folder"},
    {"export", exportCommand, "write the messages of a folder, or of all, into files"},
    {"experiment", experimentCommand, "what another device sees: scenarios on a practice server"},
    {"switch", switchCommand, "change an account from POP3 to IMAP, or back"},
    {"filters", filtersCommand, "rules on the server: list, show, check, put, activate, delete"},
    {"archive", archiveCommand, "the archive of an IMAP account on this computer"},
    {"send", sendCommand, "send a message, and file its copy"},
    {"outbox", outboxCommand, "what is to be sent, and what became of it"},
    {"pending", pendingCommand, "what the server has not confirmed yet"},
    {"watch", watchCommand, "stay connected and print each change"},
    {"search", searchCommand, "search headers and texts of all accounts"},
    {"what-syncs", whatSyncsCommand, "what syncs and what does not, with evidence"},
    {"lab", labCommand, "the practice server: start, stop, status, reset"},
};

QString usage()
{
    QString text = QStringLiteral("Usage: duopost-cli [--profile DIR] [--json] COMMAND …\n\nCommands:\n");
    for (const auto &command : commands)
        text += QStringLiteral("  %1 %2\n")
                    .arg(QLatin1String(command.name), -12)
                    .arg(QLatin1String(command.does));
    return text
        + QStringLiteral("\nduopost-cli COMMAND --help explains a command. Exit status: 0 done, 1 failed, "
                         "2 wrong usage, 3 partly done, 130 interrupted.");
}

// Options before the command belong to all commands.
int runCommand(Context &context, QStringList words)
{
    while (!words.isEmpty() && words.first().startsWith(QLatin1Char('-'))) {
        const auto option = words.takeFirst();
        if (option == QLatin1String("--json")) {
            context.json = true;
        } else if (option == QLatin1String("--profile") && !words.isEmpty()) {
            context.profile = words.takeFirst();
        } else if (option.startsWith(QLatin1String("--profile="))) {
            context.profile = option.mid(10);
        } else if (option == QLatin1String("--help") || option == QLatin1String("-h")) {
            printLine(usage());
            return Done;
        } else if (option == QLatin1String("--version")) {
            printLine(QStringLiteral("duopost-cli " DUOPOST_VERSION));
            return Done;
        } else {
            throw UsageError{QStringLiteral("unknown option %1").arg(option)};
        }
    }
    if (words.isEmpty())
        throw UsageError{QStringLiteral("no command given")};
    const auto name = words.takeFirst();
    for (const auto &command : commands) {
        if (name == QLatin1String(command.name))
            return command.run(context, words);
    }
    throw UsageError{QStringLiteral("unknown command %1").arg(name)};
}

} // namespace

int main(int argc, char **argv)
{
    keepMemoryPrivate();
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(QStringLiteral("duopost-cli"));
    watchForInterrupts();
    Context context{.profile = MailService::defaultProfileDir()};
    try {
        return runCommand(context, QCoreApplication::arguments().mid(1));
    } catch (const Exit exit) {
        return exit;
    } catch (const UsageError &error) {
        const MailError wrong(MailError::Kind::BadUsage, error.text);
        reportError(wrong, context);
        if (!context.json)
            fprintf(stderr, "Try: duopost-cli --help\n");
        return WrongUsage;
    } catch (const MailError &error) {
        return reportError(error, context);
    }
}
