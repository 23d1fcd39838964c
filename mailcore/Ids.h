// SPDX-License-Identifier: GPL-3.0-or-later
// Strong identifiers: a folder cannot be passed where a message is meant.
#pragma once

#include <QByteArray>
#include <QHashFunctions>
#include <QMetaType>
#include <compare>

namespace duopost {

/// A row of our own store. 0 means "none". Unique within one account, never reused.
template <class Tag> struct Id {
    qint64 value = 0;
    auto operator<=>(const Id &) const = default;
    explicit operator bool() const { return value != 0; }
    friend size_t qHash(Id id, size_t seed = 0) { return ::qHash(id.value, seed); }
};

using AccountId = Id<struct AccountTag>;
using FolderId = Id<struct FolderTag>;
using MessageId = Id<struct MessageTag>;

/// A folder, named across accounts.
struct FolderRef {
    AccountId account;
    FolderId folder;
    auto operator<=>(const FolderRef &) const = default;
};

/// A message, named across accounts.
struct MessageRef {
    AccountId account;
    MessageId message;
    auto operator<=>(const MessageRef &) const = default;
};

/// What the server calls a message: an IMAP UID in decimal, or a POP3 unique-id.
/// Only the session that made it reads it.
struct RemoteId {
    QByteArray key;
    auto operator<=>(const RemoteId &other) const { return QByteArrayView(key).compare(other.key) <=> 0; }
    bool operator==(const RemoteId &) const = default;
};

/// Where a session left off in a folder; opaque to everybody but the session that wrote it.
struct SyncCursor {
    QByteArray bytes;
    bool operator==(const SyncCursor &) const = default;
};

} // namespace duopost

Q_DECLARE_METATYPE(duopost::AccountId)
Q_DECLARE_METATYPE(duopost::FolderId)
Q_DECLARE_METATYPE(duopost::MessageId)
Q_DECLARE_METATYPE(duopost::FolderRef)
Q_DECLARE_METATYPE(duopost::MessageRef)
