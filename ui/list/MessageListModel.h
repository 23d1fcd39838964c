// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/ListOrder.h"
#include "mailcore/MailError.h"
#include "ui/list/AllInboxes.h"
#include "ui/list/ConversationRows.h"
#include "ui/list/RowCache.h"
#include "ui/tags/TagWords.h"

#include <QAbstractListModel>
#include <QFuture>
#include <QHash>
#include <QSet>
#include <QTimer>

namespace duopost {

class MailService;

/// The rows of one folder, in any order, however many there are: 16 bytes each, and the text of those that
/// were looked at last. A row that is not here yet is blank and asked for once. Or the folder's conversations,
/// 32 bytes each, which unfold in place. GUI thread; never waits.
class MessageListModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role { MessageIdRole = Qt::UserRole + 1, SortKeyRole, LoadedRole, ExpandableRole, ExpandedRole };
    enum class State { Nothing, Loading, Ready, Failed };

    explicit MessageListModel(MailService &service, QObject *parent = nullptr);

    void showFolder(FolderRef folder, const Listing &list = {}); ///< none: shows nothing
    /// Another order or choice of messages; the list that is here stays until that one is. Messages whose marks
    /// change stay in it, where they are, until it is asked for again.
    void arrange(const Listing &list);
    /// What allInboxes stands for, where that is shown as the folder.
    void setInboxes(const QList<FolderRef> &inboxes);
    bool isUnified() const { return m_folder == allInboxes; }
    /// The message that an id of this list stands for, and the folder it is in.
    virtual MessageRef refOf(MessageId id) const;
    virtual FolderRef folderRefAt(int row) const;
    const Listing &request() const { return m_request; }
    /// Grows when rows come in another order or choice: their places before mean nothing then.
    int arrangement() const { return m_arrangement; }
    virtual void reload(); ///< asks for the spine again; the old rows stay until it is here
    FolderRef folder() const { return m_folder; }
    State state() const { return m_state; }
    bool isAsking() const { return m_spineAsked || m_placesAsked; } ///< other rows are on their way

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;

    /// Conversations instead of single messages, in a list of everything, newest first: in another order, or
    /// filtered, every message stands for itself. The list that is here stays until the other one is.
    void groupByConversation(bool group);
    bool isGrouped() const { return m_grouped; }
    /// What a row is besides its message. Of a single message, and of a list that is not grouped: the default.
    struct Conversation {
        int count = 1; ///< of messages; on the row of the conversation itself
        int unread = 0;
        bool isUnfolded = false;
        bool isMember = false; ///< one of the messages below that row
        bool canUnfold() const { return count > 1 && !isMember; }
    };
    Conversation conversationAt(int row) const;
    QString elsewhere(int row) const; ///< name of the folder a message is in, if that is another one
    FolderId folderAt(int row) const;
    /// The messages in this folder that a row stands for: of a folded conversation all.
    QList<MessageId> messagesAt(int row) const;
    int conversationRow(int row) const; ///< of the conversation that a row belongs to
    int rowHiding(MessageId message) const; ///< the folded conversation that a message is in; -1
    void setUnfolded(int row, bool unfolded);

    const SpineRow &spineAt(int row) const { return m_grouped ? m_rows.at(row) : m_spine.at(row); }
    MessageId idAt(int row) const;
    /// The text of a row; null if it is not here yet, in which case it is on its way.
    const MessageRow *rowAt(int row) const;
    /// Without asking for anything.
    const MessageRow *cachedRow(MessageId id) const { return m_cache.find(id); }
    int rowOf(const SpineRow &row) const; ///< -1 if it is not in the list; logarithmic
    /// Rows of these messages whatever their keys; linear.
    QHash<MessageId, int> rowsOf(const QSet<MessageId> &ids) const;
    /// First row whose sortKey is below @p sortKey; logarithmic.
    int firstRowBefore(qint64 sortKey) const;
    QList<ShownTag> tagsOf(const MessageRow &message) const;
    qsizetype rowsInMemory() const { return m_cache.rows(); }
    /// What a list of results says beside a row: where in its preview it was found, and in which folder it is.
    virtual QList<QPair<int, int>> marksOf(MessageId) const { return {}; }
    virtual QString placeOf(MessageId id) const;
    /// The sign of the keys if they are dates: -1 = oldest first; 0 = they are something else.
    virtual int dateSign() const;

signals:
    void stateChanged();
    void failed(duopost::FolderRef folder, const duopost::MailError &error);

protected:
    virtual QFuture<QList<SpineRow>> askList();
    virtual QFuture<ListPlaces> askPlaces(const QList<MessageId> &ids, const QList<SpineRow> &among);
    virtual QFuture<QList<MessageRow>> askRows(const QList<MessageId> &ids);
    virtual void applyChanges(const ChangeSet &changes);
    void replaceRows(QList<SpineRow> spine); ///< everything; sorted with comesBefore
    void remove(const QList<MessageId> &gone);
    void refresh(const QList<MessageId> &updated);

private:
    bool wantsConversations() const { return m_wantsGrouped && m_request.isPlain() && !isUnified(); }
    void askSpine();
    void takeRequest();
    FolderRef inboxOf(AccountId account) const;
    QFuture<QList<SpineRow>> askAllInboxes();
    QFuture<ListPlaces> askPlacesInAll(const QList<MessageId> &ids);
    QFuture<QList<MessageRow>> askRowsInAll(const QList<MessageId> &ids);
    ChangeSet changesInAll(const ChangeSet &changes) const;
    void takeArranged(const ChangeSet &changes);
    void placeWaiting();
    void forgetPlaces();
    void takePlaces(ListPlaces places);
    void askConversations();
    void reloadFailed(const MailError &error);
    void takeConversations(const ConversationList &list);
    void applyConversations(const ConversationChanges &changes);
    void askTouched();
    void takeTouched(const ConversationRows::Update &update);
    void askMembers(ConversationId id);
    void askFolders();
    void takeAlone(const ChangeSet &changes);
    static QString deletedTip();
    QString textForReaders(int row, const MessageRow &message) const;
    void takeSpine(const QList<SpineRow> &spine);
    void take(const ChangeSet &changes);
    void insert(QList<SpineRow> arrived);
    void replaceSpine(QList<SpineRow> spine);
    void want(int row) const;
    void ask();
    void askPage(int firstRow);
    void askRefresh();
    void tellChanged(const QList<MessageId> &ids);
    void setState(State state);

    MailService &m_service;
    FolderRef m_folder;
    QList<FolderRef> m_inboxes;
    State m_state = State::Nothing;
    int m_generation = 0; ///< answers to questions about an earlier folder are dropped
    bool m_spineAsked = false;
    Listing m_request, m_shown; ///< wanted, and of the rows that are here
    int m_arrangement = 0;
    QSet<MessageId> m_toPlace, m_goneMeanwhile;
    bool m_placesAsked = false;
    QTimer m_allAgain; ///< so many arrive that their places cost more than the list
    QList<SpineRow> m_spine; ///< empty while the list is grouped
    bool m_wantsGrouped = false, m_grouped = false;
    ConversationRows m_rows; ///< empty while it is not
    QSet<ConversationId> m_touched; ///< to be asked for
    bool m_touchedAsked = false;
    bool m_behind = false; ///< what arrives stands alone
    QHash<FolderId, QString> m_folderTitles;
    QList<ChangeSet> m_heldBack; ///< arrived while the spine was on its way
    RowCache m_cache;
    mutable QList<int> m_wanted; ///< rows missed, newest last; short, so what was scrolled past is forgotten
    mutable QTimer m_askSoon;
    QSet<MessageId> m_underWay;
    QSet<MessageId> m_stale;
    int m_questions = 0;
};

} // namespace duopost
