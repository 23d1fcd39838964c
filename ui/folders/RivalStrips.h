// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Account.h"
#include "mailcore/Folder.h"
#include "ui/window/WindowState.h"

#include <QHash>
#include <QWidget>

class QVBoxLayout;

namespace duopost {

class Strip;

/// Offers to move sent messages together when an account has two folders for them. What was declined is not
/// offered again. GUI thread.
class RivalStrips : public QWidget {
    Q_OBJECT
public:
    explicit RivalStrips(const QString &profileDir, QWidget *parent = nullptr);
    void setFolders(const Account &account, const QList<Folder> &folders);
    void setAccounts(const QList<Account> &accounts); ///< of others nothing is offered any more
    QList<const Strip *> strips() const;

signals:
    /// A person agreed: everything of the one into the other.
    void mergeWanted(duopost::FolderRef from, duopost::FolderId into);

private:
    struct Offer {
        AccountId account;
        Folder used, other;
        QString key; ///< under which it is remembered
    };
    void show(const QString &accountName, const Offer &offer);
    void drop(AccountId account);
    void ask(const Offer &offer);

    WindowState m_state;
    QHash<AccountId, std::pair<QString, Strip *>> m_shown; ///< with its key; one an account at a time
    QVBoxLayout *m_layout;
};

} // namespace duopost
