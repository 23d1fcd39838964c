// SPDX-License-Identifier: GPL-3.0-or-later
// A store with an inbox of three messages and an archive, for what is done to them.
#pragma once

#include "mailcore/store/MailStore.h"

#include <QTemporaryDir>

namespace duopost::test {

inline NewMessage message(int uid, const QByteArray &messageId, MessageFlags flags = {})
{
    NewMessage result;
    result.remote = {QByteArray::number(uid)};
    result.header.subject = QString::fromLatin1("About " + messageId);
    result.header.messageId = messageId;
    result.header.from = {{QString(), QStringLiteral("a@example.org")}};
    result.arrived = 1'700'000'000'000 + uid * 1000;
    result.size = 1000 + messageId.size();
    result.flags = flags;
    return result;
}

struct ActionStore {
    QTemporaryDir directory;
    std::unique_ptr<MailStore> store = open();
    FolderId inbox, archive;

    explicit ActionStore(bool userData = false)
    {
        store
            ->replaceFolders(
                {{"INBOX", QStringLiteral("INBOX"), '/', FolderRole::Inbox},
                 {"Archive", QStringLiteral("Archive"), '/', FolderRole::Archive}},
                userData)
            .waitForFinished();
        for (const auto &folder : store->folders().result())
            (folder.role == FolderRole::Inbox ? inbox : archive) = folder.id;
        pull(inbox, {message(1, "one"), message(2, "two"), message(3, "three")});
    }
    std::unique_ptr<MailStore> open()
    {
        return std::make_unique<MailStore>(AccountId{1}, directory.path(), [](const ChangeSet &) {});
    }
    void reopen()
    {
        store.reset();
        store = open();
    }
    void pull(FolderId folder, const QList<NewMessage> &messages, quint64 validity = 7)
    {
        store->commit(folder, {.arrived = messages, .cursor = SyncCursor{"c"}, .uidValidity = validity})
            .waitForFinished();
    }
    QStringList subjects(FolderId folder)
    {
        QStringList result;
        for (const auto &row : rows(folder))
            result << row.subject.mid(6);
        result.sort();
        return result;
    }
    QList<MessageRow> rows(FolderId folder)
    {
        QList<MessageId> ids;
        for (const auto &row : store->spine(folder).result())
            ids << row.id;
        return store->rows(ids).result();
    }
    MessageRow row(FolderId folder, const QByteArray &messageId)
    {
        for (const auto &one : rows(folder)) {
            if (one.messageId == messageId)
                return one;
        }
        return {};
    }
    Folder folder(FolderId id)
    {
        for (const auto &one : store->folders().result()) {
            if (one.id == id)
                return one;
        }
        return {};
    }
    PendingChange only()
    {
        const auto queue = store->pending().result();
        return queue.size() == 1 ? queue.first() : PendingChange{};
    }
    void move(const QByteArray &messageId, FolderId from, FolderId to, bool tell = true)
    {
        store->change(from, {row(from, messageId).id}, MoveTo{to}, tell).waitForFinished();
    }
};

} // namespace duopost::test
