// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Change.h"
#include "mailcore/KeepOffline.h"
#include "mailcore/store/AccountDatabase.h"
#include "mailcore/store/FolderDelta.h"

namespace duopost {

/// "cache.messages": where the rows of this folder are.
inline std::string tableIn(FolderId folder, const char *table)
{
    return std::string(AccountDatabase::schemaOf(folder.value)) + '.' + table;
}

inline int unreadOf(MessageFlags flags)
{
    return flags.testFlag(MessageFlag::Seen) ? 0 : 1;
}

inline MessageFlags flagsOf(SQLite::Statement &row, int column)
{
    return MessageFlags::fromInt(row.getColumn(column).getUInt());
}

/// A body as it enters the store, with what the list shows of it.
struct StoredBody {
    MessageId id;
    QByteArray raw;
    QString preview;
    bool hasAttachments = false;
    bool isShort = false; ///< shorter than the server announced: no proof that all of it is here
};

/// A message of this computer, as it goes into a folder.
struct WholeMessage {
    NewMessage message;
    StoredBody body;
};

/// What a folder has, as far as comparing with files and writing into them needs it.
struct ArchiveRow {
    MessageId id;
    QByteArray messageId;
    qint64 size = 0;
    qint64 arrived = 0, date = 0; ///< ms since 1970 UTC; arrived 0 = not known
    MessageFlags flags;
    QByteArray keywords;
    QString subject;
    bool bodyHere = false;
    RemoteId remote;
    MailAddress from;
    bool onServer = true;
};

/// What is needed to ask the server for a message.
struct MessagePlace {
    MessageId id;
    FolderId folder;
    RemoteId remote;
    MessageFlags flags;
    bool bodyHere = false;
    bool onServer = true;
    QByteArray keywords;
    QByteArray messageId;
    qint64 size = 0;
    qint64 date = 0; ///< ms since 1970 UTC
};

/// SQL on messages and bodies of one account. One thread; the caller holds the transaction.
class MessageTable {
public:
    explicit MessageTable(AccountDatabase &database) : m_database(database) { }

    QList<SpineRow> spine(FolderId folder);
    QList<MessageId> unread(FolderId folder);
    QList<ArchiveRow> archiveRows(FolderId folder); ///< oldest first
    QList<MessageRow> rows(const QList<MessageId> &ids);
    std::optional<MessagePlace> place(MessageId id);
    /// All that say they have this Message-ID, in whichever folder; looks at every row.
    QList<MessagePlace> withMessageId(const QByteArray &messageId);
    std::optional<QByteArray> body(MessageId id);
    /// Among the newest so many messages that the rule keeps, those whose body is on the server only, newest
    /// first; at most limit.
    QList<MessagePlace>
    withoutBody(FolderId folder, const KeepOffline &keep, int newest, int limit, qint64 now);
    /// Of these, the ones without a row here; same order.
    QList<RemoteId> unknownOf(FolderId folder, const QList<RemoteId> &ids);
    QHash<QByteArray, MessageId> idsOf(FolderId folder, const QList<RemoteId> &ids);
    bool isEmpty(FolderId folder);
    /// Rows that do not await their remote id.
    qint64 countKnown(FolderId folder);

    /// @return the change of the unread count
    int setMarks(MessageId id, MessageFlags flags, const QByteArray &keywords);
    void storeBodies(const QList<StoredBody> &bodies);
    /// The row itself, with its body, goes into another folder of the same database under another remote id.
    void move(MessageId id, FolderId folder, const RemoteId &remote);
    /// @return the row that a pull had made for it meanwhile; it is gone
    std::optional<MessagePlace> setRemote(MessageId id, const RemoteId &remote);
    /// A second row for the same message, which awaits its remote id.
    MessageId copy(MessageId id, FolderId folder);
    /// A message of this computer, whole, which awaits its remote id.
    MessageId insertWhole(FolderId folder, const NewMessage &message, const StoredBody &body);
    void drop(MessageId id);
    /// Bodies that are here already as the same message in another folder (OBJECTID, X-GM-MSGID): copied
    /// instead of fetched. @return the messages that have theirs now
    QList<MessageId> borrowBodies(FolderId folder);
    /// Forgets bodies that a rule does not keep and the server still has. @return the messages
    QList<MessageId> evict(FolderId folder, const KeepOffline &keep, int newest, qint64 now);

private:
    AccountDatabase &m_database;
};

/// What the columns recipients, people and refs hold of a header.
QString recipientsOf(const MessageHeader &header);
QString peopleOf(const MessageHeader &header);
QByteArray referencesOf(const MessageHeader &header);

/// What a list is sorted by: the Date field where it makes sense, else the arrival, else now. ms UTC.
qint64 sortDate(const NewMessage &message, qint64 now);

} // namespace duopost
