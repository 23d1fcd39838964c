// SPDX-License-Identifier: GPL-3.0-or-later
// Keys for lists that are ordered by something a number cannot say. Pure.
#pragma once

#include "mailcore/ListOrder.h"

namespace duopost {

/// Rows in this order, with room between their keys.
QList<SpineRow> ranked(const QList<MessageId> &inOrder);

/// A message that comes right before that row of a list; behind all of them: the number of rows.
struct RankedArrival {
    MessageId id;
    qsizetype before = 0;
};
/// Keys between those of the rows around. @param arrivals in their order
ListPlaces placedAmong(const QList<RankedArrival> &arrivals, const QList<SpineRow> &among);

/// What is compared of a name: without case, accents, and what stands before its first letter or digit.
QByteArray sortText(const QString &text);

} // namespace duopost
