// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Quota.h"

#include <QDateTime>
#include <QString>
#include <QStringList>
#include <optional>

namespace duopost {

/// Facts about a mailbox that the server states.
struct ServerFacts {
    QString software; ///< from ID (RFC 2971), the greeting or IMPLEMENTATION; empty = not said
    std::optional<qint64> quotaUsed, quotaLimit; ///< octets; of the root that is fullest
    std::optional<qint64> appendLimit; ///< octets
    QByteArray personalPrefix; ///< "INBOX." where folders of one's own must lie under it; for the wire
    char delimiter = '\0'; ///< of the personal namespace; 0 = not known
    std::optional<int> keepsDays; ///< EXPIRE; 0 = removes at once
    bool keepsForEver = false; ///< EXPIRE NEVER
    std::optional<int> loginDelay; ///< seconds
    QDateTime asOf; ///< when it said so; invalid = never asked
    QList<QuotaResource> quotas = {}; ///< of every root that counts for the inbox
    QList<QuotaReading> quotaHistory = {}; ///< oldest first
    std::optional<qint64> maildropSize = {}; ///< POP3: octets of what lies there, the sum of LIST
    std::optional<qint64> maildropCount = {};
    QStringList capabilities = {}; ///< verbatim, after the log-in
    bool operator==(const ServerFacts &) const = default;
};

} // namespace duopost
