// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Account.h"
#include "mailcore/Activity.h"
#include "mailcore/ChangeSet.h"
#include "mailcore/Folder.h"
#include "mailcore/MailError.h"

#include <QAbstractItemModel>
#include <QHash>
#include <QSet>
#include <memory>
#include <vector>

namespace duopost {

class MailService;

/// Accounts at the top level, their folders below; before them all inboxes in one, when there are several;
/// after them the outbox, when something is in it. index(), parent() and row() take constant time. GUI thread.
class FolderModel : public QAbstractItemModel {
    Q_OBJECT
public:
    enum Role {
        FolderRefRole = Qt::UserRole + 1, ///< FolderRef; invalid for an account
        AccountIdRole,
        IsAccountRole,
        UnreadRole, ///< int
        TotalRole,
        IconRole, ///< name for lineIcon()
        WhereRole, ///< Where, as int
        ProtocolRole, ///< "IMAP"
        StateRole, ///< what the account is doing, or what is wrong; empty when all is well
        StateIsErrorRole,
        ColourRole, ///< the account's dot
        SelectableRole,
        IsOutboxRole,
    };

    explicit FolderModel(MailService &service, QObject *parent = nullptr);
    ~FolderModel() override;

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &child) const override;
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    QModelIndex indexOf(FolderRef folder) const;
    QModelIndex indexOf(AccountId account) const;
    const Folder *folder(FolderRef ref) const; ///< null if unknown
    const Account *account(AccountId id) const;
    /// The account's inbox, else its first selectable folder; none if it has no folder yet.
    FolderRef firstFolder(AccountId account) const;

    QList<FolderRef> inboxes() const; ///< of all accounts, in their order
    int placeOf(AccountId account) const; ///< among the accounts; -1
    int accountCount() const;
    /// Top-level rows before the first account.
    int rowsBeforeAccounts() const;

    /// A row below the accounts: how much waits to be sent, and the state of what needs a person most.
    /// @param count 0 = the row goes
    void showOutbox(int count, const QString &state, bool needsSomebody);
    QModelIndex outboxIndex() const; ///< invalid while there is none

    void showActivity(const Activity &activity);
    void showError(AccountId account, const QString &sentence); ///< empty = nothing wrong any more

signals:
    void accountFilled(duopost::AccountId account); ///< its folders are (again) in the model
    void inboxesChanged();
    void outboxLeaving(); ///< its row is about to go
    void failed(duopost::AccountId account, const duopost::MailError &error);

private:
    struct Node;
    void readAccounts();
    void readFolders(AccountId account);
    void fill(AccountId account, const QList<Folder> &folders);
    void applyChanges(const ChangeSet &changes);
    void updateAll();
    QVariant accountData(const Node &node, int role) const;
    QVariant folderData(const Node &node, int role) const;
    QVariant outboxData(const Node &node, int role) const;
    void appendOutbox(std::vector<std::unique_ptr<Node>> &to) const;
    Node *node(const QModelIndex &index) const;
    QModelIndex indexOf(const Node *node) const;
    Node *accountNode(AccountId account) const;

    MailService &m_service;
    std::vector<std::unique_ptr<Node>> m_accounts; ///< what is at the top level
    QList<FolderRef> m_inboxes;
    struct Outbox {
        int count = 0;
        QString state;
        bool needsSomebody = false;
    } m_outbox;
    QSet<AccountId> m_asked; ///< accounts whose folders are still asked for
    QHash<QPair<qint64, qint64>, Node *> m_folders;
};

} // namespace duopost
