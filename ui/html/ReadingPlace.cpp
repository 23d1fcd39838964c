// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/html/ReadingPlace.h"

#include "ui/html/PageText.h"

#include <limits>

namespace duopost {

ReadingPlace::ReadingPlace(const PageText &text, int scrolled, double zoom) : top(scrolled)
{
    double nearest = std::numeric_limits<double>::max();
    for (const PageText::Word &word : text.words()) {
        const double distance = word.rect.top() * zoom - top;
        if (qAbs(distance) < nearest) {
            nearest = qAbs(distance);
            position = word.start;
            below = distance;
        }
    }
}

int ReadingPlace::topIn(const PageText &text, double zoom) const
{
    // The beginning stays the beginning, whatever stands before its first word.
    if (top == 0 || position < 0)
        return top;
    const QRect word = text.areaOf(position, std::numeric_limits<qsizetype>::max());
    return word.isNull() ? top : qRound(word.top() * zoom - below);
}

} // namespace duopost
