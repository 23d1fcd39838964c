// SPDX-License-Identifier: GPL-3.0-or-later
// Which messages of one side are which of the other. Pure but for the questions it asks; any thread.
#pragma once

#include "mailcore/Switching.h"

#include <functional>

namespace duopost {

/// What is known of a message without its bytes.
struct MessageTraits {
    QByteArray messageId; ///< without angle brackets; empty = it has none
    QString subject, fromAddress;
    qint64 date = 0; ///< ms since 1970 UTC, of the Date field; 0 = none that makes sense
    qint64 size = 0; ///< with CRLF line ends; 0 = not known
};

struct MatchedPair {
    qsizetype here = 0, there = 0; ///< indexes
    MatchedBy by{};
};

/// What has to be asked for, of the messages of one side by their index; empty if it cannot be had.
struct MessageHashes {
    std::function<QByteArray(qsizetype index)> header; ///< headerHash()
    std::function<QByteArray(qsizetype index)> content; ///< contentHash()
};

/// Pairs what is equal, each message once, so that two equal copies stay two.
///
/// From cheap to dear: Message-ID, size and date, where that leaves no choice; then the header, line by line,
/// asked only of what may fit; then, where sizes differ or headers are equal, all of it. What is known already
/// (by a formula) is handed in and left alone.
/// @param here, there traits; @param known pairs whose indexes take no part any more
QList<MatchedPair> matchMessages(
    const QList<MessageTraits> &here, const QList<MessageTraits> &there, QList<MatchedPair> known,
    const MessageHashes &hashesHere, const MessageHashes &hashesThere);

/// SHA-256 of the header of a message, whatever ends its lines, without what mbox servers keep for themselves
/// in it (Status, X-UID, …).
QByteArray headerHash(QByteArrayView message);
/// The same of that header and the body.
QByteArray contentHash(QByteArrayView message);

} // namespace duopost
