// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Change.h"
#include "mailcore/Folder.h"
#include "mailcore/FolderChange.h"
#include "mailcore/MailError.h"
#include "mailcore/PendingAction.h"
#include "mailcore/store/AccountDatabase.h"

#include <QHash>
#include <QSet>
#include <limits>

namespace duopost {

/// A message of this computer on its way to the server.
struct AppendMessage {
    bool operator==(const AppendMessage &) const = default;
};

/// Something that the server has not been told yet.
struct PendingChange {
    using Kind = std::variant<Change, FolderChange, AppendMessage>;

    qint64 id = 0;
    FolderId folder; ///< where the message is on the server; the folder itself for what is done to folders
    MessageId message;
    QByteArray remoteName; ///< of the folder
    RemoteId remote;
    quint64 uidValidity = 0;
    Kind kind;
    MessageFlags flagsBefore; ///< for rolling back
    QByteArray keywordsBefore;
    QByteArray argument; ///< the other folder's name on the wire (move, copy, rename); a keyword
    FolderId target; ///< of a move or copy
    MessageId copy; ///< the row that stands for the copy here; of a deletion: what replaces the message
    QByteArray messageId; ///< what the message must still look like
    qint64 size = 0;
    bool begun = false; ///< was sent at least once: it may have got through
    int attempts = 0;
    qint64 notBefore = 0; ///< ms since 1970 UTC
    qint64 created = 0;
    qint64 arrived = 0; ///< of an upload: when the message was received, ms since 1970 UTC; 0 = now

    const Change *change() const { return std::get_if<Change>(&kind); }
    template <class C> bool is() const
    {
        const auto *one = change();
        return one && std::holds_alternative<C>(*one);
    }
    QString name() const;
};

/// The durable queue of changes, in user data. One thread; the caller holds the transaction.
class PendingTable {
public:
    /// notBefore of what was refused and waits for a person.
    static constexpr qint64 never = std::numeric_limits<qint64>::max();
    /// notBefore of the deletion of what is replaced, until the server has confirmed that it has the
    /// replacement.
    static constexpr qint64 held = never - 1;

    explicit PendingTable(AccountDatabase &database) : m_database(database) { }

    /// payload: the message of an append, else null.
    void add(const PendingChange &change, const QByteArray &payload = {});
    QList<PendingChange> all();
    QByteArray payload(qint64 id);
    void remove(const QList<qint64> &ids);
    /// Messages that were moved away or deleted here and are still in the folder on the server.
    qint64 countLeaving(FolderId folder);
    /// @return false if one of them is not in the queue any more; then nothing was begun
    bool begin(const QList<qint64> &ids);
    void postpone(const QList<qint64> &ids, qint64 notBefore);
    /// The server has this message: what it replaces may be removed.
    void release(MessageId replacement);
    /// What was to replace something is replaced itself.
    void replaceBy(MessageId replacement, MessageId later);
    /// The message is another row now.
    void readdress(qint64 id, FolderId folder, MessageId message);
    /// One folder became part of another one here.
    void refolder(FolderId from, FolderId into);
    /// What waits behind, or before, a change of folders names a folder, and those in it, differently now.
    /// @return false if a later change has given the folder a third name, which stays
    bool renameAfter(const PendingChange &change, const QByteArray &from, const QByteArray &to, char delimiter);
    bool
    renameBefore(const PendingChange &change, const QByteArray &from, const QByteArray &to, char delimiter);
    /// A message got its remote id: what waits to be done to it, up to its next move, now knows whom it is for.
    /// uidValidity 0 = that of the folder when it is performed.
    void rebind(MessageId message, const RemoteId &remote, quint64 uidValidity);
    /// The message was found in this folder, under this id.
    void follow(qint64 id, const Folder &folder, const RemoteId &remote, quint64 uidValidity);
    /// Ids of the messages, and copies, that something queued is to bring into this folder.
    QSet<qint64> bringing(FolderId folder);
    /// Ids of all messages, and copies, that something is pending for.
    QSet<qint64> messages();

private:
    void renameIn(const PendingChange &entry, const QByteArray &from, const QByteArray &to, char delimiter);

    AccountDatabase &m_database;
};

/// The marks set here and not performed yet, laid over what a server says.
class PendingMarks {
public:
    explicit PendingMarks(AccountDatabase &database);
    std::pair<MessageFlags, QByteArray> over(MessageId message, MessageFlags flags, QByteArray keywords) const;

private:
    QHash<qint64, QList<FlagEdit>> m_edits;
};

} // namespace duopost
