// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Spelling.h"

namespace duopost {

inline constexpr qsizetype longestWord = 100; ///< that is checked

/// The words of a text that a spell checker looks at. Pure; any thread.
QList<TextRange> wordsToCheck(const QString &text);

/// As dictionaries have it: composed, a straight apostrophe, no soft hyphens.
QString asInDictionaries(const QString &word);

} // namespace duopost
