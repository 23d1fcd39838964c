// SPDX-License-Identifier: GPL-3.0-or-later
// All inboxes in one list: every account's store is asked, and what they answer is merged off the GUI thread.
#include "mailcore/MailService.h"
#include "ui/list/MessageListModel.h"
#include "ui/words/Futures.h"

#include <algorithm>

namespace duopost {

namespace {

QList<MessageId> inAll(AccountId account, const QList<MessageId> &ids)
{
    QList<MessageId> result;
    result.reserve(ids.size());
    for (const MessageId id : ids)
        result << idInAll({account, id});
    return result;
}

void addInAll(AccountId account, const QList<SpineRow> &rows, QList<SpineRow> &to)
{
    to.reserve(to.size() + rows.size());
    for (const SpineRow &row : rows)
        to << SpineRow{idInAll({account, row.id}), row.sortKey};
}

QMap<AccountId, QList<MessageId>> byAccount(const QList<MessageId> &ids)
{
    QMap<AccountId, QList<MessageId>> result;
    for (const MessageId id : ids)
        result[refInAll(id).account] << refInAll(id).message;
    return result;
}

/// What all of them answer, made one by @p merge on the thread of the last answer.
template <class T, class Merge>
QFuture<T> gathered(const QList<std::pair<AccountId, QFuture<T>>> &asked, Merge merge)
{
    QList<QFuture<T>> answers;
    QList<AccountId> accounts;
    for (const auto &[account, answer] : asked) {
        accounts << account;
        answers << answer;
    }
    if (answers.isEmpty())
        return QtFuture::makeReadyFuture(T());
    return QtFuture::whenAll(answers.begin(), answers.end())
        .then(QtFuture::Launch::Sync, [accounts, merge](const QList<QFuture<T>> &all) {
            T result;
            std::exception_ptr failure;
            bool any = false;
            for (qsizetype i = 0; i < all.size(); ++i) {
                // The inboxes that can be read are shown; the tree says what is wrong with the others.
                try {
                    merge(accounts.at(i), all.at(i).result(), result);
                    any = true;
                } catch (const MailError &) {
                    failure = std::current_exception();
                }
            }
            if (!any && failure)
                std::rethrow_exception(failure);
            return result;
        });
}

} // namespace

void MessageListModel::setInboxes(const QList<FolderRef> &inboxes)
{
    if (inboxes == m_inboxes)
        return;
    m_inboxes = inboxes;
    if (isUnified())
        reload();
}

MessageRef MessageListModel::refOf(MessageId id) const
{
    return isUnified() ? refInAll(id) : MessageRef{m_folder.account, id};
}

FolderRef MessageListModel::folderRefAt(int row) const
{
    if (!isUnified())
        return {m_folder.account, folderAt(row)};
    return inboxOf(refInAll(idAt(row)).account);
}

FolderRef MessageListModel::inboxOf(AccountId account) const
{
    const auto found = std::find_if(
        m_inboxes.cbegin(), m_inboxes.cend(), [account](FolderRef inbox) { return inbox.account == account; });
    return found != m_inboxes.cend() ? *found : FolderRef();
}

QString MessageListModel::placeOf(MessageId id) const
{
    if (!isUnified())
        return {};
    for (const Account &account : m_service.accounts()) {
        if (account.id == refInAll(id).account)
            return account.name;
    }
    return {};
}

QFuture<QList<SpineRow>> MessageListModel::askAllInboxes()
{
    QList<std::pair<AccountId, QFuture<QList<SpineRow>>>> asked;
    for (const FolderRef inbox : std::as_const(m_inboxes))
        asked.append(
            {inbox.account, m_request.isPlain() ? m_service.spine(inbox) : m_service.spine(inbox, m_request)});
    return gathered(asked, [](AccountId account, const QList<SpineRow> &rows, QList<SpineRow> &all) {
        const auto middle = all.size();
        addInAll(account, rows, all);
        std::inplace_merge(all.begin(), all.begin() + middle, all.end(), comesBefore);
    });
}

QFuture<ListPlaces> MessageListModel::askPlacesInAll(const QList<MessageId> &ids)
{
    QList<std::pair<AccountId, QFuture<ListPlaces>>> asked;
    const auto wanted = byAccount(ids);
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it)
        asked.append({it.key(), m_service.places(inboxOf(it.key()), m_request, it.value(), {})});
    return gathered(asked, [](AccountId account, const ListPlaces &places, ListPlaces &all) {
        addInAll(account, places.rows, all.rows);
        std::sort(all.rows.begin(), all.rows.end(), comesBefore);
    });
}

QFuture<QList<MessageRow>> MessageListModel::askRowsInAll(const QList<MessageId> &ids)
{
    QList<std::pair<AccountId, QFuture<QList<MessageRow>>>> asked;
    const auto wanted = byAccount(ids);
    for (auto it = wanted.cbegin(); it != wanted.cend(); ++it)
        asked.append({it.key(), m_service.rows(it.key(), it.value())});
    return gathered(asked, [](AccountId account, const QList<MessageRow> &rows, QList<MessageRow> &all) {
        for (MessageRow row : rows) {
            row.id = idInAll({account, row.id});
            all << row;
        }
    });
}

// As if it were said of one folder.
ChangeSet MessageListModel::changesInAll(const ChangeSet &changes) const
{
    const AccountId account = changes.folder.account;
    ChangeSet all{.folder = m_folder, .everything = changes.everything};
    addInAll(account, changes.arrived, all.arrived);
    all.updated = inAll(account, changes.updated);
    all.gone = inAll(account, changes.gone);
    return all;
}

} // namespace duopost
