// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace duopost {

/// A search that was given a name, kept in the profile.
struct SavedSearch {
    QString name; ///< each once
    QString text; ///< as typed
    bool operator==(const SavedSearch &) const = default;
};

} // namespace duopost
