// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Change.h"
#include "mailcore/store/AccountDatabase.h"
#include "mailcore/store/FolderDelta.h"

namespace duopost {

/// A body as it enters the store, with what the list shows of it.
struct StoredBody {
    MessageId id;
    QByteArray raw;
    QString preview;
    bool hasAttachments = false;
};

/// What is needed to ask the server for a message.
struct MessagePlace {
    MessageId id;
    FolderId folder;
    RemoteId remote;
    MessageFlags flags;
    bool bodyHere = false;
    bool onServer = true;
};

/// SQL on messages and bodies of one account. One thread; the caller holds the transaction.
class MessageTable {
public:
    explicit MessageTable(AccountDatabase &database) : m_database(database) { }

    QList<SpineRow> spine(FolderId folder);
    QList<MessageRow> rows(const QList<MessageId> &ids);
    std::optional<MessagePlace> place(MessageId id);
    std::optional<QByteArray> body(MessageId id);
    /// Among the newest so many messages, those whose body is on the server only, newest first; at most limit.
    QList<MessagePlace> withoutBody(FolderId folder, int newest, int limit);
    /// Of these, the ones without a row here; same order.
    QList<RemoteId> unknownOf(FolderId folder, const QList<RemoteId> &ids);
    QHash<QByteArray, MessageId> idsOf(FolderId folder, const QList<RemoteId> &ids);
    bool isEmpty(FolderId folder);

    /// Counts of the folder are not touched: changes.total and unread hold the differences.
    DeltaResult apply(FolderRef folder, const FolderDelta &delta);
    /// @return the change of the unread count
    int edit(MessageId id, const FlagEdit &edit);
    int setFlags(MessageId id, MessageFlags flags);
    void storeBodies(const QList<StoredBody> &bodies);

private:
    struct Known {
        qint64 id = 0;
        MessageFlags flags;
        bool body = false;
        bool onServer = true;
    };
    void dropAll(FolderId folder, DeltaResult &result);
    void insert(FolderId folder, const QList<NewMessage> &arrived, DeltaResult &result);
    void reflag(FolderId folder, const QList<RemoteFlags> &flags, DeltaResult &result);
    void keepOnly(FolderId folder, const QList<RemoteId> &present, DeltaResult &result);
    QHash<QByteArray, Known> known(FolderId folder);

    AccountDatabase &m_database;
};

/// What the columns recipients and refs hold of a header.
QString recipientsOf(const MessageHeader &header);
QByteArray referencesOf(const MessageHeader &header);

/// What a list is sorted by: the Date field where it makes sense, else the arrival, else now. ms UTC.
qint64 sortDate(const NewMessage &message, qint64 now);

} // namespace duopost
