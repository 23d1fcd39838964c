// SPDX-License-Identifier: GPL-3.0-or-later
// What the values of operators mean. Pure; any thread.
#pragma once

#include "mailcore/Folder.h"
#include "mailcore/search/SearchQuery.h"

namespace duopost {

/// First day and the day after the last: "2024", "2024-03", "2024-03-05", "5.3.2024", "yesterday", "7d" (from
/// then until today).
std::optional<std::pair<QDate, QDate>> daysOf(const QString &value, QDate today);
/// "5M", "2,5MB", "300k", "1000"
std::optional<qint64> bytesOf(const QString &value);
std::optional<StateTerm::State> stateOf(const QString &value);
QStringList stateWords(bool german);
bool isAttachmentWord(const QString &value);
/// "inbox" and other roles in English and German, the path, its last part, or the beginning of one of them.
bool isFolderNamed(const Folder &folder, const QString &name);

} // namespace duopost
