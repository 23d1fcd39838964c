// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/sync/StoreSink.h"

#include "mailcore/MessageParser.h"
#include "mailcore/sync/Amounts.h"

namespace duopost {

namespace {

NewMessage toNewMessage(const RemoteHeader &remote)
{
    NewMessage message{
        .remote = remote.remote,
        .header = parseHeader(remote.header),
        .arrived = remote.arrived,
        .size = remote.size,
        .flags = remote.flags,
        .keywords = remote.keywords,
        .hasAttachments = remote.hasAttachments,
        .emailId = remote.emailId,
        .preview = remote.preview};
    // Where the server does not describe the body (POP3), the type is the best guess until the body is here.
    if (message.header.contentType == "multipart/mixed")
        message.hasAttachments = true;
    return message;
}

} // namespace

StoreSink::StoreSink(MailStore &store, FolderId folder, const MailStore::FolderState &state, Hooks hooks)
    : m_store(store), m_folder(folder), m_since(state.landings), m_folderIsEmpty(state.isEmpty),
      m_hooks(std::move(hooks))
{
}

void StoreSink::startOver()
{
    commit({.startOver = true});
}

QList<RemoteId> StoreSink::unknownOf(const QList<RemoteId> &ids)
{
    return m_folderIsEmpty ? ids : m_store.unknownOf(m_folder, ids).result();
}

void StoreSink::headers(QList<RemoteHeader> batch)
{
    FolderDelta delta;
    delta.arrived.reserve(batch.size());
    for (const auto &header : std::as_const(batch))
        delta.arrived << toNewMessage(header);
    commit(std::move(delta));
}

qint64 StoreSink::countHere()
{
    return m_store.countOnServer(m_folder)
        .result(); // after everything committed before, because it is in order
}

void StoreSink::flags(const QList<RemoteFlags> &batch)
{
    commit({.flags = batch});
}

void StoreSink::gone(const QList<RemoteId> &ids)
{
    commit({.gone = ids});
}

void StoreSink::present(const QList<RemoteId> &all)
{
    // Nothing was here before this pull, so nothing can be gone.
    if (!m_folderIsEmpty)
        commit({.present = all, .since = m_since});
}

StoreSink::Totals StoreSink::finish(const SyncCursor &cursor, quint64 uidValidity)
{
    const auto settleAll = [this] {
        while (!m_running.empty())
            settleOldest();
    };
    // Only when everything it vouches for is in: a part may have failed on a disk that has room again by now.
    settleAll();
    commit({.cursor = cursor, .uidValidity = uidValidity});
    settleAll();
    return m_totals;
}

void StoreSink::commit(FolderDelta delta)
{
    m_used = true;
    while (m_running.size() >= mostBatchesRunning)
        settleOldest();
    m_running.push_back(m_store.commit(m_folder, std::move(delta)));
}

void StoreSink::settleOldest()
{
    const auto future = m_running.front();
    m_running.pop_front();
    const auto result = future.result(); // throws what the store threw
    m_totals.arrived += result.arrived;
    m_totals.reflagged += result.reflagged;
    m_totals.gone += result.gone;
}

} // namespace duopost
