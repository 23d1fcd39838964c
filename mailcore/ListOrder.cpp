// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/ListOrder.h"

#include <array>

namespace duopost {

namespace {

constexpr std::array names{"date", "sender", "recipients", "subject",
                           "size", "unread", "starred",    "attachment"};

} // namespace

SortDirection usualDirection(SortBy by)
{
    return ListOrder{by}.isByText() ? SortDirection::Ascending : SortDirection::Descending;
}

QString toString(const ListOrder &order)
{
    return QString::fromLatin1(names.at(static_cast<size_t>(order.by)))
        + (order.direction == SortDirection::Ascending ? QStringLiteral("-ascending")
                                                       : QStringLiteral("-descending"));
}

std::optional<ListOrder> listOrderFromString(QStringView text)
{
    for (size_t i = 0; i < names.size(); ++i) {
        for (const auto direction : {SortDirection::Ascending, SortDirection::Descending}) {
            if (const ListOrder order{static_cast<SortBy>(i), direction}; text == toString(order))
                return order;
        }
    }
    return std::nullopt;
}

} // namespace duopost
