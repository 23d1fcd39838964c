// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/Session.h"

#include <QSet>
#include <functional>

namespace duopost {

/// Where the user's own folders lie, and where those of others (RFC 2342).
struct ImapNamespaces {
    QByteArray personalPrefix;
    char delimiter = '\0';
    QList<QByteArray> foreignPrefixes; ///< other users' and shared ones
    bool isForeign(const QByteArray &name) const;
};

/// Nothing if it is no NAMESPACE response or cannot be understood.
std::optional<ImapNamespaces> parseNamespaces(QByteArrayView response);

/// Reads the answers to LIST (with or without RETURN options), LSUB and STATUS into folders.
class ImapFolders {
public:
    /// How a name of the wire is kept; nothing = as it stands.
    using Spelling = std::function<QByteArray(const QByteArray &wire)>;
    explicit ImapFolders(Spelling spelling = {}) : m_spelling(std::move(spelling)) { }

    void take(QByteArrayView response);
    /// At most 20,000 folders, 50 levels; roles given by attribute first, then by name, each once.
    enum class Subscriptions { Known, NotTold };
    QList<RemoteFolder> result(Subscriptions subscriptions, const ImapNamespaces &namespaces = {});
    /// "(MESSAGES UIDNEXT …)". SIZE is not asked for: some servers open every message to tell it.
    /// MAILBOXID (RFC 8474) is not asked for: Cyrus 3.6 was seen to answer it with stray bytes and a line end.
    static QByteArray statusItems(bool modSeqs);
    /// Those that can be opened, as listed so far.
    QList<QByteArray> selectable() const;
    bool contains(const QByteArray &name) const { return m_index.contains(name); }
    bool hasStatus(const QByteArray &name) const { return m_status.contains(name); }
    bool isEmpty(const QByteArray &name) const { return hasStatus(name) && m_status[name].messages == 0; }
    /// It is not there after all.
    void forget(const QByteArray &name) { m_forgotten.insert(name); }

private:
    void takeList(class ImapScanner &scanner);
    void takeStatus(class ImapScanner &scanner);
    QByteArray spelt(const QByteArray &wire) const { return m_spelling ? m_spelling(wire) : wire; }
    std::optional<QByteArray> mailboxName(class ImapScanner &scanner) const;
    RemoteFolder *find(const QByteArray &name);
    Spelling m_spelling;
    QList<RemoteFolder> m_folders;
    QHash<QByteArray, qsizetype> m_index;
    QHash<QByteArray, FolderStatus> m_status;
    QSet<QByteArray> m_forgotten;
};

} // namespace duopost
