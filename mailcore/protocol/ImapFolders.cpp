// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/ImapFolders.h"

#include "mailcore/protocol/ImapScanner.h"
#include "mailcore/protocol/MailboxName.h"

#include <QSet>
#include <algorithm>

namespace duopost {

namespace {

constexpr qsizetype maxFolders = 20'000;
constexpr qsizetype maxLevels = 50;
constexpr int mostNamespaces = 100;

bool isInbox(QByteArrayView name)
{
    return equalsNoCase(name, "INBOX");
}

} // namespace

bool ImapNamespaces::isForeign(const QByteArray &name) const
{
    return std::any_of(foreignPrefixes.begin(), foreignPrefixes.end(), [&](const QByteArray &prefix) {
        return name.startsWith(prefix);
    });
}

std::optional<ImapNamespaces> parseNamespaces(QByteArrayView response)
{
    ImapScanner scanner(response);
    if (!scanner.take('*') || !equalsNoCase(scanner.atom(), "NAMESPACE"))
        return std::nullopt;
    ImapNamespaces result;
    for (int kind = 0; kind < 3; ++kind) { // personal, other users', shared
        if (!scanner.take('(')) {
            if (!equalsNoCase(scanner.atom(), "NIL"))
                return std::nullopt;
            continue;
        }
        for (int count = 0; scanner.take('('); ++count) {
            const auto prefix = scanner.string();
            const auto delimiter = scanner.string();
            if (!prefix || count >= mostNamespaces)
                return std::nullopt;
            if (kind == 0 && count == 0) {
                result.personalPrefix = *prefix;
                result.delimiter = delimiter && delimiter->size() == 1 ? delimiter->at(0) : '\0';
            } else if (kind > 0 && !prefix->isEmpty()) {
                result.foreignPrefixes << *prefix;
            }
            while (!scanner.take(')')) { // extensions
                if (scanner.atEnd() || !scanner.skipValue())
                    return std::nullopt;
            }
        }
        if (!scanner.take(')'))
            return std::nullopt;
    }
    return result;
}

void ImapFolders::take(QByteArrayView response)
{
    ImapScanner scanner(response);
    if (!scanner.take('*'))
        return;
    const auto word = scanner.atom();
    if (equalsNoCase(word, "LIST"))
        takeList(scanner);
    else if (equalsNoCase(word, "STATUS"))
        takeStatus(scanner);
    else if (equalsNoCase(word, "LSUB") && scanner.skipValue() && scanner.skipValue()) {
        if (auto *folder = find(mailboxName(scanner).value_or(QByteArray())))
            folder->subscribed = true;
    }
}

// A folder may be called NIL, and servers do not always quote it.
std::optional<QByteArray> ImapFolders::mailboxName(ImapScanner &scanner) const
{
    if (scanner.atEnd())
        return std::nullopt;
    return spelt(scanner.string().value_or("NIL"));
}

void ImapFolders::takeList(ImapScanner &scanner)
{
    RemoteFolder folder{.subscribed = false};
    if (!scanner.take('('))
        return;
    while (!scanner.atEnd() && !scanner.take(')')) {
        const auto before = scanner.position();
        const auto attribute = scanner.atom();
        if (equalsNoCase(attribute, "\\Noselect") || equalsNoCase(attribute, "\\NonExistent"))
            folder.selectable = false;
        else if (equalsNoCase(attribute, "\\Subscribed"))
            folder.subscribed = true;
        else if (const auto role = roleByAttribute(attribute); role != FolderRole::None)
            folder.role = role;
        if (scanner.position() == before)
            return;
    }
    const auto delimiter = scanner.string();
    const auto name = mailboxName(scanner);
    if (!name || name->isEmpty() || m_folders.size() >= maxFolders || m_index.contains(*name))
        return;
    folder.delimiter = delimiter && delimiter->size() == 1 ? delimiter->at(0) : '\0';
    folder.name = *name;
    if (folder.delimiter && name->count(folder.delimiter) >= maxLevels)
        return;
    if (isInbox(*name)) {
        folder.role = FolderRole::Inbox;
        if (std::any_of(m_folders.begin(), m_folders.end(), [](const auto &f) { return isInbox(f.name); }))
            return; // two spellings of the one INBOX
    }
    folder.path = displayPath(*name, folder.delimiter);
    m_index.insert(*name, m_folders.size());
    m_folders << folder;
}

void ImapFolders::takeStatus(ImapScanner &scanner)
{
    const auto name = mailboxName(scanner);
    if (!name || !scanner.take('('))
        return;
    FolderStatus status;
    while (!scanner.atEnd() && !scanner.take(')')) {
        const auto before = scanner.position();
        const auto item = scanner.atom();
        if (equalsNoCase(item, "MAILBOXID") && scanner.take('(')) { // RFC 8474
            status.mailboxId = scanner.atom().toByteArray();
            scanner.take(')');
            continue;
        }
        scanner.skipSpaces();
        if (scanner.peek() == '(' || scanner.peek() == '"') {
            if (!scanner.skipValue())
                return;
            continue;
        }
        const auto value = scanner.number().value_or(0);
        if (equalsNoCase(item, "MESSAGES"))
            status.messages = value;
        else if (equalsNoCase(item, "UIDNEXT"))
            status.uidNext = value;
        else if (equalsNoCase(item, "UIDVALIDITY"))
            status.uidValidity = value;
        else if (equalsNoCase(item, "UNSEEN"))
            status.unseen = value;
        else if (equalsNoCase(item, "HIGHESTMODSEQ"))
            status.highestModSeq = value;
        else if (equalsNoCase(item, "SIZE"))
            status.size = value;
        if (scanner.position() == before)
            return;
    }
    m_status.insert(*name, status);
}

RemoteFolder *ImapFolders::find(const QByteArray &name)
{
    const auto index = m_index.constFind(name);
    return index == m_index.constEnd() ? nullptr : &m_folders[*index];
}

QByteArray ImapFolders::statusItems(bool modSeqs)
{
    return QByteArray("(MESSAGES UIDNEXT UIDVALIDITY UNSEEN") + (modSeqs ? " HIGHESTMODSEQ" : "") + ")";
}

QList<QByteArray> ImapFolders::selectable() const
{
    QList<QByteArray> result;
    for (const auto &folder : m_folders) {
        if (folder.selectable)
            result << folder.name;
    }
    return result;
}

QList<RemoteFolder> ImapFolders::result(Subscriptions subscriptions, const ImapNamespaces &namespaces)
{
    QSet<FolderRole> given;
    for (auto &folder : m_folders) {
        if (folder.role != FolderRole::None)
            given.insert(folder.role);
        if (subscriptions == Subscriptions::NotTold)
            folder.subscribed = true;
        if (const auto status = m_status.constFind(folder.name); status != m_status.constEnd())
            folder.status = *status;
    }
    for (auto &folder : m_folders) {
        if (folder.role != FolderRole::None || !folder.selectable || namespaces.isForeign(folder.name))
            continue;
        const auto name = folder.path.mid(folder.path.lastIndexOf(QLatin1Char('/')) + 1);
        // "INBOX/Sent" counts as much as "Sent", and so does "[Gmail]/Sent Mail"; deeper ones are the user's
        // own.
        const auto parent = folder.path.left(folder.path.lastIndexOf(QLatin1Char('/')));
        const bool top = folder.path.count(QLatin1Char('/')) == 0 || parent == QLatin1String("INBOX")
            || parent == QLatin1String("[Gmail]") || parent == QLatin1String("[Google Mail]");
        const auto role = top ? roleByName(name) : FolderRole::None;
        if (role != FolderRole::None && !given.contains(role)) {
            folder.role = role;
            given.insert(role);
        }
    }
    m_folders.removeIf([this](const RemoteFolder &folder) { return m_forgotten.contains(folder.name); });
    return std::move(m_folders);
}

} // namespace duopost
