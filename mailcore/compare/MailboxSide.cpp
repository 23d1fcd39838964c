// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/compare/MailboxSide.h"

#include "mailcore/MessageParser.h"
#include "mailcore/protocol/Pop3Listing.h"
#include "mailcore/store/RowKey.h"

#include <algorithm>

namespace duopost {

namespace {

constexpr qsizetype listedAtMost = 1000;

void requireGoing(const std::stop_token &stop)
{
    if (stop.stop_requested())
        throw MailError(MailError::Kind::Cancelled);
}

qint64 msOf(const QDateTime &date)
{
    return date.isValid() ? date.toMSecsSinceEpoch() : 0;
}

SideMessage fromHeader(const QByteArray &header, qint64 size)
{
    const auto fields = parseHeader(header);
    SideMessage message;
    message.from = fields.from.value(0);
    message.traits = {fields.messageId, fields.subject, message.from.address, msOf(fields.date), size};
    return message;
}

/// Keeps what a folder's list says, for one pull from its beginning.
class FolderLook : public PullSink {
public:
    FolderLook(const RemoteFolder &folder, MailboxSide &side, const SideProgress &progress)
        : m_folder(folder), m_side(side), m_progress(progress)
    {
    }
    void startOver() override { }
    QList<RemoteId> unknownOf(const QList<RemoteId> &ids) override { return ids; }
    void headers(QList<RemoteHeader> batch) override
    {
        for (const auto &remote : std::as_const(batch)) {
            auto message = fromHeader(remote.header, remote.size);
            message.path = m_folder.path;
            message.role = m_folder.role;
            message.folderName = m_folder.name;
            message.remote = remote.remote;
            message.flags = remote.flags;
            message.keywords = remote.keywords;
            message.arrived = remote.arrived;
            m_places.insert(remote.remote.key, m_side.messages.size());
            m_side.messages << message;
        }
    }
    qint64 countHere() override { return m_places.size(); }
    void flags(const QList<RemoteFlags> &batch) override
    {
        for (const auto &each : batch) {
            if (const auto at = m_places.constFind(each.remote.key); at != m_places.constEnd()) {
                m_side.messages[*at].flags = each.flags;
                m_side.messages[*at].keywords = each.keywords;
            }
        }
    }
    void gone(const QList<RemoteId> &ids) override
    {
        for (const auto &id : ids)
            m_gone << id.key;
    }
    void present(const QList<RemoteId> &) override { }
    void progress(qint64 done, qint64 of) override { m_progress(m_folder.path, done, of); }
    void breathe() override { }

    void finish(quint64 uidValidity)
    {
        for (const auto at : std::as_const(m_places))
            m_side.messages[at].uidValidity = uidValidity;
        // At the end, so that places stay good until then.
        m_side.messages.removeIf([this](const SideMessage &message) {
            return message.folderName == m_folder.name && m_gone.contains(message.remote.key);
        });
    }

private:
    const RemoteFolder &m_folder;
    MailboxSide &m_side;
    const SideProgress &m_progress;
    QHash<QByteArray, qsizetype> m_places;
    QSet<QByteArray> m_gone;
};

Folder toFolder(const RemoteFolder &remote)
{
    Folder folder;
    folder.path = remote.path;
    folder.name = remote.path.section(QLatin1Char('/'), -1);
    folder.remoteName = remote.name;
    folder.delimiter = remote.delimiter;
    folder.role = remote.role;
    folder.selectable = remote.selectable;
    folder.subscribed = remote.subscribed;
    return folder;
}

} // namespace

MailboxSide readStore(MailStore &store)
{
    MailboxSide side{.folders = store.folders().result()};
    for (const auto &folder : std::as_const(side.folders)) {
        for (const auto &row : store.archiveRows(folder.id).result()) {
            SideMessage message;
            message.path = folder.path;
            message.role = folder.role;
            message.folderName = folder.remoteName;
            message.uidValidity = folder.uidValidity;
            if (row.onServer && !isAwaiting(row.remote))
                message.remote = row.remote;
            message.folder = folder.id;
            message.id = row.id;
            // What a list is sorted by is the arrival where the Date field makes no sense.
            const auto date = row.date == row.arrived ? 0 : row.date;
            message.traits = {row.messageId, row.subject, row.from.address, date, row.size};
            message.from = row.from;
            message.flags = row.flags;
            message.keywords = row.keywords;
            message.arrived = row.arrived;
            message.bodyHere = row.bodyHere;
            side.messages << message;
        }
    }
    return side;
}

MailboxSide readImap(Session &session, const SideProgress &progress, std::stop_token stop)
{
    MailboxSide side;
    for (const auto &remote : session.folders()) {
        requireGoing(stop);
        side.folders << toFolder(remote);
        if (!remote.selectable)
            continue;
        progress(remote.path, 0, 0);
        FolderLook look(remote, side, progress);
        try {
            const auto cursor = session.pull(remote, {}, look);
            side.folders.last().uidValidity = session.uidValidityOf(cursor);
            look.finish(session.uidValidityOf(cursor));
        } catch (const MailError &error) {
            const bool itsOwn = error.kind() == MailError::Kind::ServerRefused
                || error.kind() == MailError::Kind::MessageGone;
            if (!itsOwn || remote.role == FolderRole::Inbox)
                throw;
        }
    }
    return side;
}

MailboxSide readImapFolder(Session &session, const RemoteFolder &folder)
{
    MailboxSide side{.folders = {toFolder(folder)}};
    const SideProgress nobody = [](const QString &, qint64, qint64) {};
    FolderLook look(folder, side, nobody);
    const auto cursor = session.pull(folder, {}, look);
    look.finish(session.uidValidityOf(cursor));
    return side;
}

Pop3Side readPop3(Session &session, Pop3Depth depth, std::stop_token stop)
{
    auto *maildrop = session.maildrop();
    const auto &list = maildrop->list();
    if (!list.complete)
        throw MailError(MailError::Kind::ProtocolViolation, QStringLiteral("UIDL"));
    Pop3Side result{.byUniqueId = list.byUniqueId};
    QList<RemoteId> ids;
    QHash<QByteArray, qsizetype> places;
    for (const auto &item : list.items) {
        SideMessage message;
        message.path = QStringLiteral("INBOX");
        message.role = FolderRole::Inbox;
        message.remote = item.remote;
        places.insert(item.remote.key, result.side.messages.size());
        result.side.messages << message;
        ids << item.remote;
    }
    const auto sizes = maildrop->sizes(ids);
    for (auto &message : result.side.messages)
        message.traits.size = sizes.value(message.remote.key);
    if (depth == Pop3Depth::UniqueIds)
        return result;
    result.headerHashes.resize(result.side.messages.size());
    constexpr qsizetype slice = 500;
    for (qsizetype at = 0; at < ids.size(); at += slice) {
        requireGoing(stop);
        maildrop->retrieve(ids.mid(at, slice), Maildrop::Part::Header, [&](const MaildropMessage &got) {
            const auto place = places.constFind(got.remote.key);
            if (place == places.constEnd())
                return;
            auto &message = result.side.messages[*place];
            const auto header = fromHeader(got.raw, message.traits.size);
            message.traits = header.traits;
            message.from = header.from;
            result.headerHashes[*place] = headerHash(got.raw);
        });
    }
    return result;
}

SwitchMessage toSwitchMessage(const SideMessage &message)
{
    return {
        message.path, message.traits.subject, message.from,
        message.traits.date == 0 ? QDateTime() : QDateTime::fromMSecsSinceEpoch(message.traits.date),
        message.traits.size};
}

SwitchList toSwitchList(QList<SideMessage> messages)
{
    SwitchList list{.count = messages.size()};
    for (const auto &message : std::as_const(messages))
        list.bytes += message.traits.size;
    std::sort(messages.begin(), messages.end(), [](const SideMessage &a, const SideMessage &b) {
        return a.traits.date > b.traits.date;
    });
    for (qsizetype i = 0; i < std::min(messages.size(), listedAtMost); ++i)
        list.messages << toSwitchMessage(messages[i]);
    return list;
}

MessageFlags sharedMarks(MessageFlags flags)
{
    return flags
        & (MessageFlag::Seen | MessageFlag::Answered | MessageFlag::Flagged | MessageFlag::Forwarded
           | MessageFlag::Junk | MessageFlag::NotJunk);
}

} // namespace duopost
