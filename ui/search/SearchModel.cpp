// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/search/SearchModel.h"

#include "mailcore/MailService.h"
#include "ui/words/Futures.h"
#include "ui/words/Words.h"

#include <QPromise>
#include <algorithm>

namespace duopost {

/// Rows and snippets of one page, from as many accounts as it has.
struct SearchModel::Gathering {
    QPromise<QList<MessageRow>> promise;
    QList<MessageId> places;
    QHash<qint64, MessageRow> rows; ///< by place
    QHash<qint64, SearchSnippet> snippets;
    int left = 0;
    std::optional<MailError> error;
};

SearchModel::SearchModel(MailService &service, QObject *parent)
    : MessageListModel(service, parent), m_service(service)
{
    connect(&service, &MailService::foldersChanged, this, &SearchModel::nameFolders);
    connect(&service, &MailService::accountsChanged, this, &SearchModel::nameFolders);
    nameFolders();
}

void SearchModel::nameFolders()
{
    for (const Account &account : m_service.accounts()) {
        whenFinished(
            m_service.folders(account.id), this,
            [this, account](const QList<Folder> &folders) {
                const bool several = m_service.accounts().size() > 1;
                for (const Folder &folder : folders) {
                    const QString name = folder.role == FolderRole::None ? folder.path : folderTitle(folder);
                    m_names.insert(
                        {account.id, folder.id}, several ? account.name + QStringLiteral(" · ") + name : name);
                }
                if (rowCount() > 0)
                    emit dataChanged(index(0), index(rowCount() - 1));
            },
            [](const MailError &) { /* the folder tree says it */ });
    }
}

void SearchModel::showHits(const QString &query, const QList<SearchHit> &hits, Order order)
{
    m_query = query;
    m_order = order;
    m_hits = hits;
    m_marks.clear();
    QList<SpineRow> spine;
    spine.reserve(hits.size());
    for (qsizetype i = 0; i < hits.size(); ++i) {
        auto place = m_places.value(hits.at(i).message);
        if (place == 0) {
            m_refs << hits.at(i).message;
            place = m_refs.size();
            m_places.insert(hits.at(i).message, place);
        }
        m_folders.insert(place, hits.at(i).folder);
        spine << SpineRow{{place}, order == Order::Newest ? hits.at(i).date : hits.size() - i};
    }
    std::sort(spine.begin(), spine.end(), comesBefore);
    replaceRows(std::move(spine));
}

void SearchModel::clear()
{
    m_refs.clear();
    m_places.clear();
    m_folders.clear();
    showHits({}, {}, m_order);
}

MessageRef SearchModel::refOf(MessageId place) const
{
    return m_refs.value(place.value - 1);
}

FolderRef SearchModel::folderRefAt(int row) const
{
    const MessageId place = idAt(row);
    return {refOf(place).account, m_folders.value(place.value)};
}

QList<QPair<int, int>> SearchModel::marksOf(MessageId place) const
{
    return m_marks.value(place.value);
}

QString SearchModel::placeOf(MessageId place) const
{
    return m_names.value({refOf(place).account, m_folders.value(place.value)});
}

QFuture<QList<MessageRow>> SearchModel::askRows(const QList<MessageId> &places)
{
    auto all = std::make_shared<Gathering>();
    all->promise.start();
    all->places = places;
    QMap<AccountId, QList<MessageId>> asked;
    for (const MessageId place : places)
        asked[refOf(place).account] << refOf(place).message;
    all->left = 2 * static_cast<int>(asked.size());
    const auto finish = [this, all] {
        if (--all->left > 0)
            return;
        if (all->error) {
            all->promise.setException(std::make_exception_ptr(*all->error));
        } else {
            QList<MessageRow> rows;
            for (const MessageId place : std::as_const(all->places)) {
                if (!all->rows.contains(place.value))
                    continue; // gone meanwhile
                rows << all->rows.value(place.value);
                const SearchSnippet snippet = all->snippets.value(place.value);
                if (!snippet.text.isEmpty()) {
                    rows.last().preview = snippet.text;
                    m_marks.insert(place.value, snippet.marks);
                }
                m_folders.insert(place.value, rows.last().folder);
            }
            all->promise.addResult(rows);
        }
        all->promise.finish();
    };
    if (asked.isEmpty()) {
        all->left = 1;
        finish();
    }
    const auto failed = [all, finish](const MailError &error) {
        all->error = error;
        finish();
    };
    for (auto it = asked.cbegin(); it != asked.cend(); ++it) {
        const AccountId account = it.key();
        whenFinished(
            m_service.rows(account, it.value()), this,
            [this, all, finish, account](const QList<MessageRow> &rows) {
                for (MessageRow row : rows) {
                    row.id = idOf(MessageRef{account, row.id});
                    all->rows.insert(row.id.value, row);
                }
                finish();
            },
            failed);
        whenFinished(
            m_service.snippets(account, m_query, it.value()), this,
            [this, all, finish, account](const QList<SearchSnippet> &snippets) {
                for (const SearchSnippet &snippet : snippets)
                    all->snippets.insert(idOf(MessageRef{account, snippet.message}).value, snippet);
                finish();
            },
            failed);
    }
    return all->promise.future();
}

void SearchModel::applyChanges(const ChangeSet &changes)
{
    const auto places = [&](const QList<MessageId> &ids) {
        QList<MessageId> result;
        for (const MessageId id : ids) {
            if (const MessageId place = idOf(MessageRef{changes.folder.account, id}))
                result << place;
        }
        return result;
    };
    // Moved messages leave here too; the search that is asked again finds them where they are.
    QList<MessageId> gone;
    for (const MessageId place : places(changes.gone)) {
        if (m_folders.value(place.value) == changes.folder.folder)
            gone << place;
    }
    remove(gone);
    refresh(places(changes.updated));
}

} // namespace duopost
