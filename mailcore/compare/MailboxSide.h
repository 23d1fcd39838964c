// SPDX-License-Identifier: GPL-3.0-or-later
// A mailbox as one side knows it: this computer's store, an IMAP server, a POP3 server. Values, and how they
// are read; worker threads only.
#pragma once

#include "mailcore/compare/MessageMatcher.h"
#include "mailcore/protocol/Maildrop.h"
#include "mailcore/store/MailStore.h"

namespace duopost {

struct SideMessage {
    QString path; ///< of its folder
    FolderRole role = FolderRole::None; ///< likewise
    QByteArray folderName; ///< on the wire
    quint64 uidValidity = 0; ///< IMAP
    RemoteId remote; ///< UID, or unique-id with its occurrence; empty = not on a server
    FolderId folder; ///< in the store; none for what was read from a server
    MessageId id; ///< likewise
    MessageTraits traits;
    MailAddress from;
    MessageFlags flags;
    QByteArray keywords;
    qint64 arrived = 0; ///< ms since 1970 UTC; 0 = not known
    bool bodyHere = false;
};

struct MailboxSide {
    QList<Folder> folders;
    QList<SideMessage> messages;
};

using SideProgress = std::function<void(const QString &folder, qint64 done, qint64 of)>;

/// Every message of a store. remote is what the server calls it, as far as it is there.
MailboxSide readStore(MailStore &store);

/// Every message of an IMAP server, its folders opened one after the other, nothing kept.
/// @throws MailError of the session; a folder that the server does not open is left out, the inbox never
MailboxSide readImap(Session &session, const SideProgress &progress, std::stop_token stop);

/// Likewise, of one folder. @throws MailError of the session
MailboxSide readImapFolder(Session &session, const RemoteFolder &folder);

/// The maildrop: sizes and unique-ids, and, if asked for, headers.
enum class Pop3Depth { UniqueIds, Headers };
struct Pop3Side {
    MailboxSide side;
    QList<QByteArray> headerHashes; ///< in the order of side.messages; empty without headers
    bool byUniqueId = true;
};
Pop3Side readPop3(Session &session, Pop3Depth depth, std::stop_token stop);

SwitchMessage toSwitchMessage(const SideMessage &message);
/// Counts and sizes of all, the newest 1,000 as a list.
SwitchList toSwitchList(QList<SideMessage> messages);

/// What other devices see of a message besides its text.
MessageFlags sharedMarks(MessageFlags flags);

} // namespace duopost
