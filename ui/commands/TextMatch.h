// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>
#include <optional>

namespace duopost {

/// A piece of a text.
struct Piece {
    qsizetype start = 0;
    qsizetype length = 0;
};

/// How a text answers to what was typed.
struct TextMatch {
    int rank = 0; ///< the lower, the better
    QList<Piece> pieces; ///< what of the text was meant, in its own letters
};

/// All words that were typed, in any order, each somewhere in the text; small and capital letters and accents
/// do not matter. Nothing typed matches everything.
std::optional<TextMatch> matchWords(const QString &text, const QString &typed);

} // namespace duopost
