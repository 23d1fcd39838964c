// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QString>
#include <optional>

namespace duopost {

/// Facts about a mailbox that the server states.
struct ServerFacts {
    QString software; ///< from ID (RFC 2971), the greeting or IMPLEMENTATION; empty = not said
    std::optional<qint64> quotaUsed, quotaLimit; ///< octets
    std::optional<qint64> appendLimit; ///< octets
    QByteArray personalPrefix; ///< "INBOX." where folders of one's own must lie under it; for the wire
    char delimiter = '\0'; ///< of the personal namespace; 0 = not known
    std::optional<int> keepsDays; ///< EXPIRE; 0 = removes at once
    bool keepsForEver = false; ///< EXPIRE NEVER
    std::optional<int> loginDelay; ///< seconds
    QDateTime asOf; ///< when it said so; invalid = never asked
    bool operator==(const ServerFacts &) const = default;
};

} // namespace duopost
