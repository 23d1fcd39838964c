// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Message.h"

#include <optional>

namespace duopost {

/// The items of one untagged FETCH that we ask for. Views point into the response.
struct ImapFetch {
    quint64 sequence = 0;
    quint32 uid = 0; ///< 0 = the server did not say
    std::optional<MessageFlags> flags;
    QByteArray keywords; ///< beside flags: those that are no MessageFlag; blank-separated, sorted
    std::optional<qint64> size;
    std::optional<qint64> internalDate; ///< milliseconds since 1970 UTC
    std::optional<QByteArrayView> header; ///< BODY[HEADER…], or any other part
    std::optional<QByteArrayView> body; ///< BODY[]; absent when NIL
    std::optional<bool> hasAttachments; ///< from BODYSTRUCTURE
    std::optional<quint64> modSeq;
    QByteArray emailId; ///< EMAILID (RFC 8474) or X-GM-MSGID
    std::optional<QByteArrayView> preview; ///< PREVIEW (RFC 8970), UTF-8
};

/// Reads "* 12 FETCH (…)"; nothing if the response is something else or cannot be understood.
/// Unknown items are skipped (RFC 9051 section 7: clients must be prepared).
std::optional<ImapFetch> parseFetch(QByteArrayView response);

/// Whether it is a FETCH at all, understood or not.
bool isFetch(QByteArrayView response);

/// "$Junk" → MessageFlag::Junk; none for what is no flag of ours.
MessageFlags flagFromImap(QByteArrayView name);

/// "17-Jul-1996 02:44:25 -0700" → milliseconds since 1970 UTC.
std::optional<qint64> parseInternalDate(QByteArrayView text);

} // namespace duopost
