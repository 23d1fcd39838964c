// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Composing.h"

namespace duopost {

/// "> " before each line, ">" more before what is a quotation already; without the signature, and the empty
/// lines around it.
QString quotedText(const QString &text);

/// Without the signature ("-- " on a line of its own, outside quotations) and empty lines around it.
QString withoutSignature(const QString &text);

/// Plain text as HTML: paragraphs as lines, quotations as blockquotes.
QString htmlOf(const QString &text);

/// What stands between <body> and </body>; all of it if there is no such thing.
QString bodyOf(const QString &html);

/// Text and HTML of an answer.
void writeQuotation(const Quoted &quoted, const ReplyStyle &style, OutgoingMessage &message);

/// Pictures of the message that @p html shows.
QList<OutgoingPart> picturesIn(const QString &html, const QList<Attachment> &attachments);

} // namespace duopost
