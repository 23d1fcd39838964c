// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/store/MessageTable.h"

#include <functional>

namespace duopost {

/// What a folder had when an import began, each message once: so that two equal messages stay two, and none is
/// added that is there already. By Message-ID and size; without a Message-ID by content.
class KnownMessages {
public:
    /// body: the bytes of a message, wherever they are; may throw MailError
    KnownMessages(const QList<ArchiveRow> &rows, std::function<QByteArray(MessageId)> body);

    /// Is there one like it that was not taken yet?
    bool take(const QByteArray &messageId, const QByteArray &raw);

private:
    std::function<QByteArray(MessageId)> m_body;
    QHash<std::pair<QByteArray, qint64>, int> m_named;
    QHash<qint64, QList<MessageId>> m_nameless; ///< by size
    QHash<MessageId, QByteArray> m_digests; ///< of nameless ones that were looked at
};

} // namespace duopost
