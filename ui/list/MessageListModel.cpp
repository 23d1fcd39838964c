// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/list/MessageListModel.h"

#include "mailcore/MailService.h"
#include "ui/words/Futures.h"
#include "ui/words/Words.h"

#include <algorithm>

namespace duopost {

namespace {
constexpr int questionsAtOnce = 3;
constexpr int wantedKept = 3 * RowCache::rowsPerPage;
} // namespace

MessageListModel::MessageListModel(MailService &service, QObject *parent)
    : QAbstractListModel(parent), m_service(service)
{
    // One turn of the event loop gathers the misses of one painting; fast scrolling leaves only the last.
    m_askSoon.setSingleShot(true);
    m_askSoon.setInterval(8);
    connect(&m_askSoon, &QTimer::timeout, this, &MessageListModel::ask);
    connect(&service, &MailService::messagesChanged, this, &MessageListModel::applyChanges);
}

void MessageListModel::showFolder(FolderRef folder)
{
    if (folder == m_folder)
        return;
    m_folder = folder;
    ++m_generation;
    m_questions = 0;
    m_spineAsked = false;
    m_heldBack.clear();
    m_wanted.clear();
    m_underWay.clear();
    m_stale.clear();
    beginResetModel();
    m_spine.clear();
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
    if (m_spine.isEmpty())
        setState(State::Loading);
    const int generation = ++m_generation;
    m_questions = 0;
    m_underWay.clear();
    whenFinished(
        m_service.spine(m_folder), this,
        [this, generation](const QList<SpineRow> &spine) {
            if (generation == m_generation)
                takeSpine(spine);
        },
        [this, generation](const MailError &error) {
            if (generation != m_generation)
                return;
            m_spineAsked = false;
            // A list that is here already stays, and goes on following the store.
            setState(m_spine.isEmpty() ? State::Failed : State::Ready);
            for (const ChangeSet &changes : std::exchange(m_heldBack, {}))
                take(changes);
            emit failed(m_folder, error);
        });
}

QFuture<QList<MessageRow>> MessageListModel::askRows(const QList<MessageId> &ids)
{
    return m_service.rows(m_folder.account, ids);
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
    replaceSpine(spine);
    // What was committed meanwhile may or may not be in the answer; applying it again does no harm.
    for (const ChangeSet &changes : std::exchange(m_heldBack, {}))
        take(changes);
    emit stateChanged();
}

int MessageListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_spine.size());
}

QVariant MessageListModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= m_spine.size())
        return {};
    const SpineRow &spine = m_spine.at(index.row());
    if (role == MessageIdRole)
        return QVariant::fromValue(spine.id);
    if (role == SortKeyRole)
        return spine.sortKey;
    if (role == LoadedRole)
        return m_cache.contains(spine.id);
    if (role != Qt::DisplayRole && role != Qt::AccessibleTextRole && role != Qt::ToolTipRole)
        return {};
    const MessageRow *row = rowAt(index.row());
    if (!row)
        return QString();
    if (role == Qt::DisplayRole)
        return row->subject;
    const QString deleted = row->flags.testFlag(MessageFlag::Deleted)
        ? tr("Marked as deleted on the server, not removed yet.")
        : QString();
    if (role == Qt::ToolTipRole)
        return deleted;
    const QString text = tr("%1, %2, %3", "sender, subject, unread or read")
                             .arg(
                                 personTitle(row->from), row->subject,
                                 row->flags.testFlag(MessageFlag::Seen) ? tr("read") : tr("unread"));
    return deleted.isEmpty() ? text : text + QStringLiteral(". ") + deleted;
}

MessageId MessageListModel::idAt(int row) const
{
    return row >= 0 && row < m_spine.size() ? m_spine.at(row).id : MessageId();
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
    const auto it = std::lower_bound(m_spine.cbegin(), m_spine.cend(), row, comesBefore);
    return it != m_spine.cend() && it->id == row.id ? static_cast<int>(it - m_spine.cbegin()) : -1;
}

int MessageListModel::firstRowBefore(qint64 sortKey) const
{
    const auto it = std::partition_point(
        m_spine.cbegin(), m_spine.cend(), [sortKey](const SpineRow &row) { return row.sortKey >= sortKey; });
    return static_cast<int>(it - m_spine.cbegin());
}

void MessageListModel::want(int row) const
{
    if (row < 0 || row >= m_spine.size() || m_underWay.contains(m_spine.at(row).id))
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
    const int end = qMin(firstRow + RowCache::rowsPerPage, static_cast<int>(m_spine.size()));
    for (int row = firstRow; row < end; ++row) {
        const SpineRow &spine = m_spine.at(row);
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
    remove(changes.gone);
    insert(changes.arrived);
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
