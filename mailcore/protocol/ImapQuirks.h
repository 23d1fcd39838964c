// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <set>

namespace duopost {

/// What a server is known to get wrong, or to mean differently. All false for a server that is right.
struct ImapQuirks {
    bool noQresync = false; ///< advertised, but what it tells of vanished messages is not usable
    bool noCondstore = false; ///< MODSEQ cannot be relied on
    bool noListExtended = false; ///< LIST … RETURN is answered wrongly
    bool noNotify = false;
    bool noCompress = false;
    bool deletesByTrash = false; ///< only what lies in the trash can be removed for good
    bool hidesNewsUntilOpened = false; ///< NOOP and IDLE tell nothing: the folder must be opened again
    bool wantsShortSets = false; ///< long UID sets are refused
    bool listMayMiss = false; ///< LIST may lack folders that others have just made, and name some that are gone
    bool refusesKeywords = false; ///< $Forwarded and the like are answered with BAD
    bool operator==(const ImapQuirks &) const = default;
};

/// From what a server says of itself. software: the name in its answer to ID, or empty.
ImapQuirks
quirksOf(const QByteArray &greeting, const QByteArray &software, const std::set<QByteArray> &capabilities);

} // namespace duopost
