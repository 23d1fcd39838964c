// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/KeptArchive.h"
#include "mailcore/store/MessageActions.h"

#include <QSet>

namespace duopost {

/// The archive of an IMAP account, in user data: messages as they were seen, by their hash. What the server, or
/// whoever has the password, does there takes nothing out of it; what is nowhere on the server any more is
/// shown in a folder of this computer, and goes from there when it is back. One thread; the caller holds the
/// transaction.
class KeptTable {
public:
    explicit KeptTable(AccountDatabase &database) : m_database(database) { }

    /// From now on this connection notes which bodies come and which messages go; and what did so unnoticed.
    void begin();
    /// Stops that, and forgets what the server still has.
    void end();
    static bool isWatching(AccountDatabase &database);
    /// Takes noted messages in, at most so many octets of them. @return whether there are more
    bool take(qint64 octets, MessageActions &actions);
    /// Shows what is on the server no more; after all of its folders were looked through, and all was taken.
    /// @return how many messages, at most so many
    int showGone(int most, MessageActions &actions);
    /// Of a connection that only reads, too.
    KeptArchive numbers();

private:
    struct Kept {
        qint64 id = 0, shown = 0;
        bool raw = false;
    };
    struct Place {
        qint64 kept = 0;
        QString path;
        MessageFlags flags;
        QByteArray keywords;
        qint64 arrived = 0;
    };
    void noteCache();
    std::optional<Kept> find(const QByteArray &hash);
    struct Unread {
        QSet<QByteArray> messageIds;
        QSet<qint64> sizes; ///< of those without a Message-ID
    };
    Unread withoutText();
    void show(const Place &place, const QByteArray &raw, MessageActions &actions);
    void takeBack(const Kept &kept, MessageActions &actions);
    std::optional<FolderId> localFolder(const QString &path);
    FolderId folderFor(const QString &path);

    AccountDatabase &m_database;
    QHash<QString, FolderId> m_folders;
};

} // namespace duopost
