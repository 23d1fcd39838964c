// SPDX-License-Identifier: GPL-3.0-or-later
// What is in an editor, as a message carries it. Pure.
#pragma once

#include <QString>
#include <QStringList>

class QTextBlock;
class QTextDocument;

namespace duopost {

/// Only p, h1 to h3, b, i, u, span with a colour, lists, blockquote, a, img with cid:, pre and br, without
/// anything of the editor's own.
QString htmlOf(const QTextDocument &document);

/// The same as plain text: paragraphs are one line with an empty one after it, quotations begin with "> ".
QString textOf(const QTextDocument &document);

/// Lines as they stand, for an editor of plain text.
QString linesOf(const QTextDocument &document);

/// It looks different from its plain text: textOf() would lose something.
bool hasLook(const QTextDocument &document);

/// Content-IDs of the pictures in it, in order, each once.
QStringList picturesIn(const QTextDocument &document);

int quoteLevelOf(const QTextBlock &block);

} // namespace duopost
