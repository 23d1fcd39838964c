// SPDX-License-Identifier: GPL-3.0-or-later
// The message list as conversations: how it asks for them, follows them and unfolds them.
#include "mailcore/MailService.h"
#include "ui/list/MessageListModel.h"
#include "ui/words/Futures.h"
#include "ui/words/Words.h"

#include <algorithm>

namespace duopost {

void MessageListModel::groupByConversation(bool group)
{
    if (group == m_wantsGrouped)
        return;
    m_wantsGrouped = group;
    if (!m_request.isPlain())
        return; // every message stands for itself until then
    if (m_folder.folder)
        reload();
    else
        m_grouped = group;
}

void MessageListModel::askConversations()
{
    askFolders();
    const int generation = m_generation;
    whenFinished(
        m_service.conversations(m_folder), this,
        [this, generation](const ConversationList &list) {
            if (generation == m_generation)
                takeConversations(list);
        },
        [this, generation](const MailError &error) {
            if (generation == m_generation)
                reloadFailed(error);
        });
}

void MessageListModel::askFolders()
{
    whenFinished(
        m_service.folders(m_folder.account), this,
        [this](const QList<Folder> &folders) {
            for (const Folder &folder : folders)
                m_folderTitles.insert(folder.id, folderTitle(folder));
            if (m_grouped && rowCount() > 0)
                emit dataChanged(index(0), index(rowCount() - 1));
        },
        [this](const MailError &error) { emit failed(m_folder, error); });
}

void MessageListModel::takeConversations(const ConversationList &list)
{
    m_spineAsked = false;
    m_state = State::Ready;
    ConversationRows rows(m_folder.folder, list);
    const auto unfolded = m_rows.unfolded();
    beginResetModel();
    takeRequest();
    m_spine.clear();
    // What was unfolded stays so, with the messages that are known until all of them are.
    QList<ConversationId> again;
    for (const ConversationId id : unfolded) {
        const int row = rows.rowOfConversation(id);
        if (row < 0 || rows.headOf(row).count < 2)
            continue;
        rows.unfold(row, rows.othersAt(row));
        again << id;
    }
    m_rows = std::move(rows);
    m_grouped = true;
    endResetModel();
    for (const ConversationId id : std::as_const(again))
        askMembers(id);
    for (const ChangeSet &changes : std::exchange(m_heldBack, {}))
        take(changes);
    emit stateChanged();
    askTouched();
}

void MessageListModel::applyConversations(const ConversationChanges &changes)
{
    if (changes.account != m_folder.account || !wantsConversations())
        return;
    m_behind = changes.behind;
    if (changes.everything) {
        m_touched.clear();
        reload();
        return;
    }
    for (const ConversationId id : changes.touched)
        m_touched.insert(id);
    askTouched();
}

void MessageListModel::askTouched()
{
    // One question at a time: what is touched meanwhile is asked for with the next one.
    if (m_touched.isEmpty() || m_touchedAsked || m_spineAsked || !m_grouped)
        return;
    m_touchedAsked = true;
    const QList<ConversationId> touched(m_touched.cbegin(), m_touched.cend());
    m_touched.clear();
    const int generation = m_generation;
    whenFinished(
        m_service.conversations(m_folder, touched), this,
        [this, generation, touched](const ConversationList &list) {
            if (generation != m_generation)
                return;
            m_touchedAsked = false;
            takeTouched({touched, list});
            askTouched();
        },
        [this, generation](const MailError &error) {
            if (generation != m_generation)
                return;
            m_touchedAsked = false;
            emit failed(m_folder, error);
        });
}

void MessageListModel::takeTouched(const ConversationRows::Update &update)
{
    const auto plan = m_rows.plan(update);
    if (plan.keepsRows) {
        m_rows.apply(update, plan);
        for (const ConversationHead &head : update.list.heads) {
            if (const int row = m_rows.rowOf(head.newest); row >= 0)
                emit dataChanged(index(row), index(row));
        }
    } else {
        beginResetModel();
        m_rows.apply(update, plan);
        endResetModel();
    }
    const auto unfolded = m_rows.unfolded();
    for (const ConversationHead &head : update.list.heads) {
        if (unfolded.contains(head.id))
            askMembers(head.id);
    }
}

void MessageListModel::askMembers(ConversationId id)
{
    const int generation = m_generation;
    whenFinished(
        m_service.conversationMembers(m_folder, id), this,
        [this, generation, id](const QList<ConversationMember> &members) {
            if (generation != m_generation || !m_rows.unfolded().contains(id))
                return;
            auto rows = m_rows;
            if (!rows.setMembers(id, members))
                return;
            beginResetModel();
            m_rows = std::move(rows);
            endResetModel();
        },
        [this, generation](const MailError &error) {
            if (generation == m_generation)
                emit failed(m_folder, error);
        });
}

// Messages that no conversation is known of yet, as in a first synchronisation.
void MessageListModel::takeAlone(const ChangeSet &changes)
{
    auto rows = m_rows;
    bool changed = rows.removeAlone(changes.gone);
    if (m_behind && !changes.arrived.isEmpty()) {
        rows.addAlone(changes.arrived);
        changed = true;
    }
    if (!changed)
        return;
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

MessageListModel::Conversation MessageListModel::conversationAt(int row) const
{
    if (!m_grouped || row < 0 || row >= m_rows.rows())
        return {};
    const ConversationHead &head = m_rows.headOf(row);
    return {
        .count = head.count,
        .unread = head.unread,
        .isUnfolded = m_rows.isUnfolded(row),
        .isMember = m_rows.placeOf(row).member >= 0};
}

FolderId MessageListModel::folderAt(int row) const
{
    return m_grouped && row >= 0 && row < m_rows.rows() ? m_rows.folderOf(row) : m_folder.folder;
}

QString MessageListModel::elsewhere(int row) const
{
    const FolderId folder = folderAt(row);
    return isUnified() || folder == m_folder.folder ? QString() : m_folderTitles.value(folder);
}

QList<MessageId> MessageListModel::messagesAt(int row) const
{
    return m_grouped ? m_rows.messagesAt(row) : QList<MessageId>{m_spine.at(row).id};
}

int MessageListModel::conversationRow(int row) const
{
    if (!m_grouped)
        return row;
    return row - 1 - m_rows.placeOf(row).member;
}

int MessageListModel::rowHiding(MessageId message) const
{
    return m_grouped ? m_rows.rowHiding(message) : -1;
}

void MessageListModel::setUnfolded(int row, bool unfolded)
{
    row = conversationRow(row);
    const auto conversation = conversationAt(row);
    if (conversation.count < 2 || conversation.isUnfolded == unfolded)
        return;
    if (unfolded) {
        // Those of this folder at once, the others as soon as they are known.
        const auto others = m_rows.othersAt(row);
        const ConversationId id = m_rows.headOf(row).id;
        const int rows = static_cast<int>(others.size());
        if (rows > 0)
            beginInsertRows({}, row + 1, row + rows);
        m_rows.unfold(row, others);
        if (rows > 0)
            endInsertRows();
        if (conversation.count > rows + 1)
            askMembers(id);
    } else {
        auto rows = m_rows;
        const int gone = rows.fold(row);
        if (gone > 0)
            beginRemoveRows({}, row + 1, row + gone);
        m_rows = std::move(rows);
        if (gone > 0)
            endRemoveRows();
    }
    emit dataChanged(index(row), index(row));
}

} // namespace duopost
