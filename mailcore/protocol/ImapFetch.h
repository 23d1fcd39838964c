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
    std::optional<qint64> size;
    std::optional<qint64> internalDate; ///< milliseconds since 1970 UTC
    std::optional<QByteArrayView> header; ///< BODY[HEADER…]
    std::optional<QByteArrayView> body; ///< BODY[]; absent when NIL
    std::optional<bool> hasAttachments; ///< from BODYSTRUCTURE
    std::optional<quint64> modSeq;
};

/// Reads "* 12 FETCH (…)"; nothing if the response is something else or cannot be understood.
/// Unknown items are skipped (RFC 9051 section 7: clients must be prepared).
std::optional<ImapFetch> parseFetch(QByteArrayView response);

/// "(\\Seen $Junk Custom)" → our flags; unknown ones are ignored.
MessageFlags flagFromImap(QByteArrayView name);

/// "17-Jul-1996 02:44:25 -0700" → milliseconds since 1970 UTC.
std::optional<qint64> parseInternalDate(QByteArrayView text);

} // namespace duopost
