// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Search.h"
#include "ui/list/MessageListModel.h"

#include <QMap>

namespace duopost {

/// What a search found, as a list. Rows are of several folders and accounts, so its ids are places: 1 for the
/// message met first, and the same place for the same message as long as the search goes on. GUI thread.
class SearchModel : public MessageListModel {
    Q_OBJECT
public:
    enum class Order { Newest, Best };

    explicit SearchModel(MailService &service, QObject *parent = nullptr);

    void showHits(const QString &query, const QList<SearchHit> &hits, Order order);
    const QList<SearchHit> &hits() const { return m_hits; }
    /// Nothing any more; places begin anew.
    void clear();
    MessageRef refOf(MessageId place) const override;
    FolderRef folderRefAt(int row) const override;
    MessageId idOf(MessageRef message) const { return {m_places.value(message)}; }

    void reload() override { }
    QList<QPair<int, int>> marksOf(MessageId place) const override;
    QString placeOf(MessageId place) const override;
    int dateSign() const override { return m_order == Order::Newest ? 1 : 0; }

protected:
    QFuture<QList<MessageRow>> askRows(const QList<MessageId> &places) override;
    void applyChanges(const ChangeSet &changes) override;

private:
    struct Gathering;
    void nameFolders();

    MailService &m_service;
    QString m_query;
    Order m_order = Order::Newest;
    QList<SearchHit> m_hits;
    QList<MessageRef> m_refs; ///< by place - 1
    QMap<MessageRef, qint64> m_places;
    QHash<qint64, FolderId> m_folders; ///< by place
    QMap<FolderRef, QString> m_names;
    QHash<qint64, QList<QPair<int, int>>> m_marks; ///< by place
};

} // namespace duopost
