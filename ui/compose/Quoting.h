// SPDX-License-Identifier: GPL-3.0-or-later
// What of a message is quoted, in the user's language.
#pragma once

#include "mailcore/Composing.h"
#include "ui/compose/Signature.h"
#include "ui/reader/ReaderPane.h"

namespace duopost {

/// Only what is on the screen. HTML is taken where its words are those that were shown; else something was
/// hidden in it, and the words that were shown are all there is.
Quoted quoted(const ParsedMessage &message, const ReaderPane::Displayed &shown, Look look);

/// "On 12 March 2026 at 14:03, Anna Berg wrote:"
QString attribution(const MessageHeader &header);

/// From, Date, Subject, To and Cc of a forwarded message, a line each.
QString forwardedHeading(const MessageHeader &header);

/// Who really gets an answer, where that is not who seems to have written; empty if nobody is surprised.
QStringList notesAboutRecipients(const ParsedMessage &message, const OutgoingMessage &answer);

} // namespace duopost
