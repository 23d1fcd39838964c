// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/ImapMailbox.h"

namespace duopost {

/// Moves, copies and deletes so that at worst a message is there twice, and never not at all. Before anything
/// irrevocable it looks whether the messages are still the ones that were meant.
class ImapMover {
public:
    explicit ImapMover(ImapMailbox &mailbox) : m_mailbox(mailbox), m_connection(mailbox.connection()) { }

    /// What became of messages that were to be removed.
    enum class Removal { Removed, MarkedOnly };

    /// @throws MailError ServerRefused, MessageGone
    Performed copy(const Targets &targets);
    Performed move(const Targets &targets, Removal &removal);
    Performed deleteForGood(const Targets &targets, Removal &removal);

private:
    Performed moveByCommand(const Targets &targets);
    Performed moveByCopy(const Targets &targets, Removal &removal);
    /// COPY of messages of the open folder. @return those that are proved to be in the target
    QList<quint32> copyUids(const Targets &targets, const QList<quint32> &uids, Performed &performed);
    void locateLanded(const Targets &targets, const QList<quint32> &uids, Performed &performed);
    /// Marks messages of the open folder as deleted and expunges these, and no others.
    Removal remove(const QList<quint32> &uids);
    Removal removeWithoutUidPlus(const QList<quint32> &uids);
    QList<quint32> deletedUids();
    void requireGone(const QList<quint32> &uids);
    void requireDeletable() const;
    bool hasUidPlus() const;

    ImapMailbox &m_mailbox;
    ImapConnection &m_connection;
    QList<RemoteId> m_markedOnly; ///< what remove() could only mark
};

} // namespace duopost
