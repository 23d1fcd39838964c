// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of one message, in the one vocabulary for where things are.
#pragma once

#include "mailcore/MessageFacts.h"

namespace duopost {

/// "Read", "Not answered", "Filed in “Projects”".
QString factTitle(const MessageFact &fact, const Folder &folder);
/// Where it is recorded, since when, and when that was last seen: "Stored on the server. Every device sees it.
/// Last seen on the server: 12:04."
QString factSentence(const MessageFact &fact, const QDateTime &now, const QLocale &locale);
/// Why, in one sentence; empty where nothing is known.
QString factReason(const MessageFact &fact);

} // namespace duopost
