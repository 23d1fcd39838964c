// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/list/MessageListModel.h"

#include "mailcore/MailService.h"
#include "ui/words/Futures.h"
#include "ui/words/Words.h"

#include <QSet>

#include <algorithm>

namespace duopost {

namespace {
constexpr int questionsAtOnce = 3;
constexpr int wantedKept = 3 * RowCache::rowsPerPage;
constexpr int allAgainMs = 1000;
} // namespace

MessageListModel::MessageListModel(MailService &service, QObject *parent)
    : QAbstractListModel(parent), m_service(service)
{
    // One turn of the event loop gathers the misses of one painting; fast scrolling leaves only the last.
    m_askSoon.setSingleShot(true);
    m_askSoon.setInterval(8);
    connect(&m_askSoon, &QTimer::timeout, this, &MessageListModel::ask);
    m_allAgain.setSingleShot(true);
    m_allAgain.setInterval(allAgainMs);
    connect(&m_allAgain, &QTimer::timeout, this, &MessageListModel::reload);
    connect(&service, &MailService::messagesChanged, this, &MessageListModel::applyChanges);
    connect(&service, &MailService::tagsChanged, this, [this] {
        if (rowCount() > 0)
            emit dataChanged(index(0), index(rowCount() - 1));
    });
    connect(&service, &MailService::conversationsChanged, this, &MessageListModel::applyConversations);
    connect(&service, &MailService::foldersChanged, this, [this](AccountId account) {
        if (m_grouped && account == m_folder.account)
            askFolders();
    });
}

void MessageListModel::showFolder(FolderRef folder, const Listing &list)
{
    if (folder == m_folder)
        return arrange(list);
    m_folder = folder;
    m_request = m_shown = list;
    ++m_arrangement;
    forgetPlaces();
    ++m_generation;
    m_questions = 0;
    m_spineAsked = false;
    m_heldBack.clear();
    m_wanted.clear();
    m_underWay.clear();
    m_stale.clear();
    beginResetModel();
    m_spine.clear();
    m_rows = {};
    m_grouped = wantsConversations();
    m_touched.clear();
    m_behind = false;
    m_cache.clear();
    m_state = folder.folder ? State::Loading : State::Nothing;
    endResetModel();
    emit stateChanged();
    if (folder.folder)
        reload();
}

void MessageListModel::reload()
{
    if (!m_folder.folder)
        return;
    m_spineAsked = true;
    if (rowCount() == 0)
        setState(State::Loading);
    ++m_generation;
    m_questions = 0;
    m_underWay.clear();
    m_touchedAsked = false;
    forgetPlaces();
    if (wantsConversations())
        askConversations();
    else
        askSpine();
}

void MessageListModel::askSpine()
{
    const int generation = m_generation;
    whenFinished(
        askList(), this,
        [this, generation](const QList<SpineRow> &spine) {
            if (generation == m_generation)
                takeSpine(spine);
        },
        [this, generation](const MailError &error) {
            if (generation == m_generation)
                reloadFailed(error);
        });
}

void MessageListModel::reloadFailed(const MailError &error)
{
    m_spineAsked = false;
    // A list that is here already stays, and goes on following the store.
    setState(rowCount() == 0 ? State::Failed : State::Ready);
    for (const ChangeSet &changes : std::exchange(m_heldBack, {}))
        take(changes);
    askTouched();
    emit failed(m_folder, error);
}

QFuture<QList<SpineRow>> MessageListModel::askList()
{
    if (isUnified())
        return askAllInboxes();
    return m_request.isPlain() ? m_service.spine(m_folder) : m_service.spine(m_folder, m_request);
}

QFuture<ListPlaces> MessageListModel::askPlaces(const QList<MessageId> &ids, const QList<SpineRow> &among)
{
    return isUnified() ? askPlacesInAll(ids) : m_service.places(m_folder, m_request, ids, among);
}

QFuture<QList<MessageRow>> MessageListModel::askRows(const QList<MessageId> &ids)
{
    return isUnified() ? askRowsInAll(ids) : m_service.rows(m_folder.account, ids);
}

void MessageListModel::replaceRows(QList<SpineRow> spine)
{
    ++m_generation;
    m_questions = 0;
    m_wanted.clear();
    m_underWay.clear();
    m_stale.clear();
    m_cache.clear();
    m_state = State::Ready;
    replaceSpine(std::move(spine));
    emit stateChanged();
}

void MessageListModel::takeSpine(const QList<SpineRow> &spine)
{
    m_spineAsked = false;
    m_state = State::Ready;
    beginResetModel();
    takeRequest();
    m_rows = {};
    m_grouped = false;
    m_spine = spine;
    endResetModel();
    // What was committed meanwhile may or may not be in the answer; applying it again does no harm.
    for (const ChangeSet &changes : std::exchange(m_heldBack, {}))
        take(changes);
    emit stateChanged();
}

int MessageListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_grouped ? m_rows.rows() : static_cast<int>(m_spine.size());
}

QVariant MessageListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const SpineRow &spine = spineAt(index.row());
    if (role == MessageIdRole)
        return QVariant::fromValue(spine.id);
    if (role == SortKeyRole)
        return spine.sortKey;
    if (role == LoadedRole)
        return m_cache.contains(spine.id);
    if (role == ExpandableRole)
        return conversationAt(index.row()).canUnfold();
    if (role == ExpandedRole)
        return conversationAt(index.row()).isUnfolded;
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole)
        return {};
    const MessageRow *row = rowAt(index.row());
    if (!row)
        return QString();
    if (role == Qt::DisplayRole)
        return row->subject;
    if (role == Qt::ToolTipRole)
        return row->flags.testFlag(MessageFlag::Deleted) ? deletedTip() : QString();
    return textForReaders(index.row(), *row);
}

QList<ShownTag> MessageListModel::tagsOf(const MessageRow &message) const
{
    return message.keywords.isEmpty() ? QList<ShownTag>() : shownTags(message.keywords, m_service.tags());
}

QString MessageListModel::deletedTip()
{
    return tr("Marked as deleted on the server, not removed yet.");
}

QString MessageListModel::textForReaders(int row, const MessageRow &message) const
{
    QStringList text{tr("%1, %2, %3", "sender, subject, unread or read")
                         .arg(
                             personTitle(message.from), message.subject,
                             message.flags.testFlag(MessageFlag::Seen) ? tr("read") : tr("unread"))};
    const auto conversation = conversationAt(row);
    if (const QString where = elsewhere(row); !where.isEmpty())
        text << tr("In %1", "a folder").arg(where);
    if (conversation.canUnfold())
        text << tr("Conversation of %Ln message(s)", nullptr, conversation.count);
    if (conversation.canUnfold() && conversation.unread > 0)
        text << tr("%Ln unread", nullptr, conversation.unread);
    if (const auto tags = tagsOf(message); !tags.isEmpty())
        text << tr("Tags: %1").arg(tagNames(tags));
    if (message.flags.testFlag(MessageFlag::Deleted))
        text << deletedTip();
    return text.join(QStringLiteral(". "));
}

MessageId MessageListModel::idAt(int row) const
{
    return row >= 0 && row < rowCount() ? spineAt(row).id : MessageId();
}

const MessageRow *MessageListModel::rowAt(int row) const
{
    const MessageId id = idAt(row);
    if (!m_cache.contains(id))
        want(row);
    return m_cache.find(id);
}

int MessageListModel::rowOf(const SpineRow &row) const
{
    if (m_grouped)
        return m_rows.rowOf(row);
    const auto it = std::lower_bound(m_spine.cbegin(), m_spine.cend(), row, comesBefore);
    return it != m_spine.cend() && it->id == row.id ? static_cast<int>(it - m_spine.cbegin()) : -1;
}

int MessageListModel::firstRowBefore(qint64 sortKey) const
{
    if (m_grouped)
        return m_rows.firstRowBefore(sortKey);
    const auto it = std::partition_point(
        m_spine.cbegin(), m_spine.cend(), [sortKey](const SpineRow &row) { return row.sortKey >= sortKey; });
    return static_cast<int>(it - m_spine.cbegin());
}

void MessageListModel::want(int row) const
{
    if (row < 0 || row >= rowCount() || m_underWay.contains(spineAt(row).id))
        return;
    m_wanted << row;
    if (m_wanted.size() > wantedKept)
        m_wanted.remove(0, m_wanted.size() - wantedKept);
    if (!m_askSoon.isActive())
        m_askSoon.start();
}

void MessageListModel::ask()
{
    askRefresh();
    // Newest first: what is on the screen now matters more than what was there a moment ago.
    while (!m_wanted.isEmpty() && m_questions < questionsAtOnce) {
        const int row = m_wanted.takeLast();
        const MessageId id = idAt(row);
        if (id && !m_cache.contains(id) && !m_underWay.contains(id))
            askPage(row - row % RowCache::rowsPerPage);
    }
}

void MessageListModel::askPage(int firstRow)
{
    QList<SpineRow> asked;
    QList<MessageId> ids;
    const int end = qMin(firstRow + RowCache::rowsPerPage, rowCount());
    for (int row = firstRow; row < end; ++row) {
        const SpineRow &spine = spineAt(row);
        if (m_cache.contains(spine.id) || m_underWay.contains(spine.id))
            continue;
        asked << spine;
        ids << spine.id;
        m_underWay.insert(spine.id);
    }
    ++m_questions;
    const int generation = m_generation;
    whenFinished(
        askRows(ids), this,
        [this, asked, ids, generation](const QList<MessageRow> &rows) {
            if (generation != m_generation)
                return;
            --m_questions;
            for (const MessageId id : ids)
                m_underWay.remove(id);
            m_cache.insertPage(asked, rows);
            tellChanged(ids);
            ask();
        },
        [this, generation](const MailError &error) {
            if (generation != m_generation)
                return;
            // The ids stay marked as asked for: painting must not ask again and again. reload() does.
            --m_questions;
            emit failed(m_folder, error);
        });
}

void MessageListModel::askRefresh()
{
    QList<MessageId> ids;
    for (const MessageId id : std::as_const(m_stale)) {
        if (!m_underWay.contains(id))
            ids << id;
    }
    if (ids.isEmpty())
        return;
    for (const MessageId id : std::as_const(ids))
        m_stale.remove(id);
    const int generation = m_generation;
    whenFinished(
        askRows(ids), this,
        [this, ids, generation](const QList<MessageRow> &rows) {
            if (generation != m_generation)
                return;
            m_cache.refresh(rows);
            tellChanged(ids);
        },
        [this, generation](const MailError &error) {
            if (generation == m_generation)
                emit failed(m_folder, error);
        });
}

void MessageListModel::tellChanged(const QList<MessageId> &ids)
{
    // Rows are found by their sortKey; the few that answers concern lie close together, so one signal covers
    // them.
    int first = -1, last = -1;
    for (const MessageId id : ids) {
        const int place = rowOf({id, m_cache.sortKeyOf(id)});
        if (place < 0)
            continue;
        first = first < 0 ? place : qMin(first, place);
        last = qMax(last, place);
    }
    if (first >= 0)
        emit dataChanged(index(first), index(last));
}

void MessageListModel::applyChanges(const ChangeSet &changes)
{
    if (isUnified() && m_inboxes.contains(changes.folder))
        return applyChanges(changesInAll(changes));
    if (m_grouped && changes.folder.account == m_folder.account && changes.folder != m_folder)
        refresh(changes.updated); // of a conversation, in another folder
    if (changes.folder != m_folder)
        return;
    if (changes.everything) {
        m_heldBack.clear();
        m_cache.clear();
        reload();
    } else if (m_spineAsked) {
        m_heldBack << changes;
    } else if (m_state == State::Ready) {
        take(changes);
    }
}

void MessageListModel::take(const ChangeSet &changes)
{
    if (m_grouped) {
        takeAlone(changes);
    } else if (!m_shown.isPlain()) {
        takeArranged(changes);
    } else {
        remove(changes.gone);
        insert(changes.arrived);
    }
    refresh(changes.updated);
}

void MessageListModel::refresh(const QList<MessageId> &updated)
{
    for (const MessageId id : updated) {
        if (m_cache.contains(id) || m_underWay.contains(id))
            m_stale.insert(id);
    }
    if (!m_stale.isEmpty() && !m_askSoon.isActive())
        m_askSoon.start();
}

void MessageListModel::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged();
}

} // namespace duopost
