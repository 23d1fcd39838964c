// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace duopost {

class PageText;

/// What stands at the top of the window, to be put there again when the same words are laid out anew. Pure.
struct ReadingPlace {
    int top = 0; ///< how far it was scrolled
    qsizetype position = -1; ///< in the text, of the word next to the upper edge; -1 if there is none
    double below = 0; ///< where that word stood below the edge, in pixels of the window

    ReadingPlace(const PageText &text, int top, double zoom);
    int topIn(const PageText &text, double zoom) const; ///< how far to scroll now
};

} // namespace duopost
