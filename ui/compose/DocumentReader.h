// SPDX-License-Identifier: GPL-3.0-or-later
// What a message carries, into an editor.
#pragma once

#include <QString>
#include <QTextBlockFormat>
#include <QTextCharFormat>
#include <QTextCursor>

namespace duopost {

struct BlockLook {
    int quote = 0;
    int heading = 0; ///< 1 to 3
    bool preformatted = false;
};
QTextBlockFormat blockFormatFor(const BlockLook &look);
QTextCharFormat charFormatFor(const BlockLook &look); ///< what letters in such a paragraph look like
QTextCharFormat linkFormat(const QString &href);

/// One paragraph a line, for an editor of plain text.
void insertLines(QTextCursor &cursor, const QString &text);
/// Lines that stand together become one paragraph; "> " becomes a quotation.
void insertTextAsRich(QTextCursor &cursor, const QString &text);

enum class HtmlColours { Keep, Drop };
/// Anybody's HTML: sanitised first; what the editor has no form for is lost, never its text. Pictures other
/// than cid: are left out.
void insertForeignHtml(QTextCursor &cursor, const QString &html, HtmlColours colours, int quote = 0);

} // namespace duopost
