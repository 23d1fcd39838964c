// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/store/MessageTable.h"

#include <functional>

namespace duopost {

/// What a folder had when an import began, each message once: so that two equal messages stay two, and none is
/// added that is there already. By Message-ID and size, and by content wherever the folder's message is here or
/// has no Message-ID: two messages may say the same Message-ID, and neither is ever taken for the other.
class KnownMessages {
public:
    /// body: the bytes of a message, wherever they are; may throw MailError
    KnownMessages(const QList<ArchiveRow> &rows, std::function<QByteArray(MessageId)> body);

    /// Is there one like it that was not taken yet?
    bool take(const QByteArray &messageId, const QByteArray &raw);

private:
    struct Known {
        MessageId id;
        bool byContent; ///< else Message-ID and size have to do: it would be fetched only for this
    };
    bool sameContent(MessageId id, const QByteArray &digest);

    std::function<QByteArray(MessageId)> m_body;
    QHash<std::pair<QByteArray, qint64>, QList<Known>> m_known; ///< by Message-ID and size
    QHash<MessageId, QByteArray> m_digests; ///< of those that were looked at
};

} // namespace duopost
