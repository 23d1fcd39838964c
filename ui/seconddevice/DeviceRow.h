// SPDX-License-Identifier: GPL-3.0-or-later
// A message beside itself: as this computer, the second device and the server have it.
#pragma once

#include "mailcore/SecondDevice.h"

#include <QList>
#include <array>
#include <optional>

namespace duopost {

enum class Side { Here, Second, Server };
inline constexpr int sideCount = 3;

struct DeviceRow {
    FolderRole role = FolderRole::Inbox;
    QByteArray messageId;
    std::array<std::optional<DeviceMessage>, sideCount> on; ///< by Side

    const std::optional<DeviceMessage> &side(Side side) const { return on[static_cast<size_t>(side)]; }
    std::optional<DeviceMessage> &side(Side side) { return on[static_cast<size_t>(side)]; }
    /// The first side that has it.
    const DeviceMessage &any() const;
};

/// In what the sides that were looked at differ.
struct Difference {
    bool there = false; ///< one has it, another one not
    MessageFlags marks;
    bool any() const { return there || marks; }
    bool operator==(const Difference &) const = default;
};

/// The marks that are compared: read, answered, starred.
inline constexpr MessageFlags comparedMarks = MessageFlag::Seen | MessageFlag::Answered | MessageFlag::Flagged;

/// One side's messages, by Side; nothing = not looked at.
using DeviceSides = std::array<std::optional<QList<DeviceMessage>>, sideCount>;

/// Inbox first, then Sent; newest first.
QList<DeviceRow> rowsOf(const DeviceSides &sides);
Difference differenceOf(const DeviceRow &row, const DeviceSides &sides);

} // namespace duopost
