// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Search.h"
#include "mailcore/search/SearchQuery.h"

namespace duopost {

/// Marks what a query's words find in texts. Made once for many texts. Any thread.
class Marker {
public:
    /// Terms that are negated, or for other fields than these, mark nothing.
    Marker(const SearchQuery &query, const QList<TextTerm::Field> &fields);

    /// Begin and length, ascending, at most so many. @param text prepared for words
    QList<QPair<int, int>> marks(const QString &text, int most = 100) const;
    /// The line of a text where most is found at once, about so long, with what is marked in it; the text's
    /// beginning if nothing is.
    SearchSnippet snippet(const QString &text, int length = 160) const;

private:
    struct Sequence {
        QList<QByteArray> words;
        bool beginning = false;
    };
    QList<Sequence> m_sequences;
};

} // namespace duopost
