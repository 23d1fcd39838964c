// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/seconddevice/DeviceRow.h"

#include <QHash>
#include <algorithm>

namespace duopost {

namespace {

// Without a Message-ID there is only what people tell messages apart by.
QByteArray keyOf(const DeviceMessage &message)
{
    const QByteArray own = message.messageId.isEmpty() ? message.subject.toUtf8() + '\n'
            + message.from.address.toUtf8() + '\n' + QByteArray::number(message.date.toSecsSinceEpoch())
                                                       : message.messageId;
    return (message.role == FolderRole::Sent ? "sent " : "inbox ") + own;
}

} // namespace

const DeviceMessage &DeviceRow::any() const
{
    const auto found
        = std::find_if(on.begin(), on.end(), [](const auto &message) { return message.has_value(); });
    static const DeviceMessage nothing;
    return found == on.end() ? nothing : **found;
}

QList<DeviceRow> rowsOf(const DeviceSides &sides)
{
    QList<DeviceRow> rows;
    QHash<QByteArray, qsizetype> places;
    for (size_t side = 0; side < sides.size(); ++side) {
        if (!sides[side])
            continue;
        QHash<QByteArray, int> seen; // the same message twice is two rows
        for (const auto &message : *sides[side]) {
            auto key = keyOf(message);
            if (const int again = seen[key]++)
                key += ' ' + QByteArray::number(again);
            auto place = places.constFind(key);
            if (place == places.cend()) {
                place = places.insert(key, rows.size());
                rows << DeviceRow{.role = message.role, .messageId = message.messageId, .on = {}};
            }
            rows[*place].on[side] = message;
        }
    }
    std::stable_sort(rows.begin(), rows.end(), [](const DeviceRow &a, const DeviceRow &b) {
        if ((a.role == FolderRole::Sent) != (b.role == FolderRole::Sent))
            return b.role == FolderRole::Sent;
        return a.any().date > b.any().date;
    });
    return rows;
}

Difference differenceOf(const DeviceRow &row, const DeviceSides &sides)
{
    Difference difference;
    std::optional<MessageFlags> first;
    int looked = 0, have = 0;
    for (size_t side = 0; side < sides.size(); ++side) {
        looked += sides[side] ? 1 : 0;
        const auto &message = row.on[side];
        if (!message)
            continue;
        ++have;
        const auto marks = message->flags & comparedMarks;
        if (first)
            difference.marks |= *first ^ marks;
        else
            first = marks;
    }
    difference.there = have != looked;
    return difference;
}

} // namespace duopost
