// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/Cli.h"
#include "mailcore/Discovery.h"

namespace duopost::cli {

// Each takes the words after its name and returns the exit status; may throw UsageError, Exit or MailError.
int accountCommand(Context &context, const QStringList &words);
int syncCommand(Context &context, const QStringList &words);
int foldersCommand(Context &context, const QStringList &words);
int listCommand(Context &context, const QStringList &words);
int showCommand(Context &context, const QStringList &words);
int parseCommand(Context &context, const QStringList &words);
int renderCommand(Context &context, const QStringList &words);
int markCommand(Context &context, const QStringList &words);
int moveCommand(Context &context, const QStringList &words);
int copyCommand(Context &context, const QStringList &words);
int deleteCommand(Context &context, const QStringList &words);
int folderCommand(Context &context, const QStringList &words);
int importCommand(Context &context, const QStringList &words);
int exportCommand(Context &context, const QStringList &words);
int sendCommand(Context &context, const QStringList &words);
int outboxCommand(Context &context, const QStringList &words);
int pendingCommand(Context &context, const QStringList &words);
int watchCommand(Context &context, const QStringList &words);
int experimentCommand(Context &context, const QStringList &words);
int switchCommand(Context &context, const QStringList &words);
int filtersCommand(Context &context, const QStringList &words);
int archiveCommand(Context &context, const QStringList &words);
int searchCommand(Context &context, const QStringList &words);
int whatSyncsCommand(Context &context, const QStringList &words);
int discoverCommand(Context &context, const QStringList &words);
int labCommand(Context &context, const QStringList &words);

/// The JSON of a message opened, as "parse" and "show" print it.
QJsonObject toJson(const ParsedMessage &message);
/// The same for people.
QString toText(const ParsedMessage &message);

/// Begins or ends an account's archive on this computer and fills it, and prints what is in it.
int keepArchive(Context &context, MailService &service, Account account, bool on);

/// The JSON that "discover" prints, and the same for people.
QJsonObject toJson(const Discovery &discovery);
QString toText(const Discovery &discovery);

} // namespace duopost::cli
