// SPDX-License-Identifier: GPL-3.0-or-later
// How much of a folder is kept on this computer.
#pragma once

#include <QtGlobal>

namespace duopost {

/// Applies to what the server has too; what exists only here is always kept whole.
struct KeepOffline {
    /// Stored by these numbers.
    enum class Extent {
        AsAccount, ///< of a folder: what is said for the whole account
        Headers,
        Text, ///< headers and text, large attachments on demand
        Everything,
        Recent, ///< headers of all, and the newest messages
    };
    Extent extent = Extent::AsAccount;
    int days = 0; ///< only messages of so many days; 0 = of any age
    qint64 bytes = 0; ///< only messages up to this size; 0 = of any size
    bool operator==(const KeepOffline &) const = default;
};

/// What counts for a folder.
inline KeepOffline keptOf(const KeepOffline &folder, const KeepOffline &account)
{
    return folder.extent == KeepOffline::Extent::AsAccount ? account : folder;
}

} // namespace duopost
