// SPDX-License-Identifier: GPL-3.0-or-later
// In which order a folder's messages are listed, and which of them.
#pragma once

#include "mailcore/ChangeSet.h"

#include <QString>
#include <optional>

namespace duopost {

/// Among what is equal, the newest comes first, whatever the direction.
enum class SortBy {
    Date,
    Sender, ///< as shown: the name, else the address
    Recipients,
    Subject, ///< "Re:" and the like do not count
    Size,
    Unread,
    Starred,
    Attachment,
};
/// Descending: newest, largest, unread first; Z before A.
enum class SortDirection { Ascending, Descending };

struct ListOrder {
    SortBy by = SortBy::Date;
    SortDirection direction = SortDirection::Descending;
    bool operator==(const ListOrder &) const = default;
    /// Rows are placed by text, so their keys mean nothing beyond one list.
    bool isByText() const { return by == SortBy::Sender || by == SortBy::Recipients || by == SortBy::Subject; }
};

/// What an order begins with when it is chosen: names from A on, everything else from the top.
SortDirection usualDirection(SortBy by);
QString toString(const ListOrder &order); ///< "sender-ascending": stable
std::optional<ListOrder> listOrderFromString(QStringView text);

/// Everything that is set must hold.
struct QuickFilter {
    bool unread = false, starred = false, attachment = false;
    QString from; ///< this address; case does not count
    QStringList to; ///< one of these addresses is in To
    bool operator==(const QuickFilter &) const = default;
    bool isEmpty() const { return *this == QuickFilter(); }
};

struct Listing {
    ListOrder order;
    QuickFilter filter;
    bool operator==(const Listing &) const = default;
    /// Everything, newest first.
    bool isPlain() const { return *this == Listing(); }
};

/// Rows with the keys that bring them to their places in a list.
struct ListPlaces {
    QList<SpineRow> rows; ///< sorted with comesBefore
    bool isFull = false; ///< between two rows no key is left: ask for the whole list again
};

} // namespace duopost
