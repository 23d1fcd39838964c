// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/search/SearchQuery.h"

#include <QByteArray>

namespace duopost {

/// One text term in the full-text index's own language, UTF-8. Nothing of what was typed but letters and
/// digits gets into it. Columns: subject, sender, receiver, copies, files, body.
QByteArray matchExpression(const TextTerm &term);

/// The groups that the index can answer alone, as one expression; the others are left in rest.
struct MatchPlan {
    QByteArray expression; ///< empty: nothing for the index
    QList<QList<SearchCondition>> rest;
};
MatchPlan planMatch(const SearchQuery &query);

} // namespace duopost
