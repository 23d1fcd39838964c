// SPDX-License-Identifier: GPL-3.0-or-later
// Pages written from right to left. The layout knows one direction only; so such a page is laid out as its own
// mirror image, with left and right exchanged in what it asks for, and painted mirrored, word by word. Pure.
#pragma once

#include <QString>

namespace duopost {

struct SanitizedHtml;

/// Whether a page reads from the right: it says so at its root, or most of its letters are written that way.
bool readsFromTheRight(const SanitizedHtml &page, const QString &text);

/// Left and right exchanged in attributes and styles of sanitized HTML.
QString mirroredHtml(const QString &html);
/// The same for a sheet: in what its rules say, not in what they are about.
QString mirroredSheet(const QString &css);
QString mirroredDeclarations(const QString &style);

enum class WordDirection { None, LeftToRight, RightToLeft };
WordDirection directionOf(QStringView word); ///< of its first letter that has one

} // namespace duopost
