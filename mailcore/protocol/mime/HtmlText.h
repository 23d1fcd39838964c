// SPDX-License-Identifier: GPL-3.0-or-later
// The words of an HTML message, for search, previews and readers who want plain text. Pure; any thread.
#pragma once

#include <QString>

namespace duopost::mime {

/// One pass, no recursion, constant work per character. Blocks become lines, links keep their target in angle
/// brackets when the text does not show it, quotes get "> ", scripts and styles go.
QString htmlToText(const QString &html);

/// Plain text as a piece of HTML that shows the same lines.
QString textToHtml(const QString &text);

} // namespace duopost::mime
