// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/store/PendingTable.h"

namespace duopost {

/// The changes that cannot be sent yet, and what must not overtake them. Pure.
class WaitingLine {
public:
    explicit WaitingLine(char delimiter) : m_delimiter(delimiter) { }

    /// Fed in the order of the queue.
    void add(const PendingChange &change);
    bool isBehind(const PendingChange &change) const;

private:
    bool touches(const QList<QByteArray> &names, const PendingChange &change) const;

    char m_delimiter;
    QSet<MessageId> m_messages;
    QList<QByteArray> m_changed; ///< folders that are to be made, renamed or deleted first
    QList<QByteArray> m_used; ///< folders with messages that are to be changed first
};

} // namespace duopost
