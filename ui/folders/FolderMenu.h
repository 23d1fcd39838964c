// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Account.h"
#include "mailcore/Folder.h"
#include "mailcore/FolderChange.h"
#include "mailcore/MailError.h"

#include <QObject>

class QMenu;
class QWidget;

namespace duopost {

class FolderArchives;
class MailService;

/// What can be done to a folder: the tree's context menu and the dialogs behind it.
class FolderMenu : public QObject {
    Q_OBJECT
public:
    FolderMenu(MailService &service, QWidget *window);

    /// For a folder, or, without one, for the account itself. The caller owns the menu.
    QMenu *make(const Account &account, const Folder *folder);

signals:
    void markAllReadRequested(duopost::FolderRef folder);
    void emptyRequested(duopost::FolderRef folder);
    void settingsRequested(duopost::AccountId account);
    void switchRequested(duopost::AccountId account); ///< to the other protocol
    void secondDeviceRequested(duopost::AccountId account);
    void filtersRequested(duopost::AccountId account);
    void getMailRequested(duopost::AccountId account);
    void moveRequested(duopost::AccountId account, int rows); ///< -1 = up
    void told(const QString &text); ///< something that takes its time has ended
    void failed(duopost::AccountId account, const duopost::MailError &error);

private:
    void askForNew(const Account &account, const QString &parentPath);
    void askForName(const Account &account, const Folder &folder);
    void askForDeletion(const Account &account, const Folder &folder);
    void addKeepMenu(QMenu *menu, const Account &account, const Folder &folder);
    void showProperties(const Account &account, const Folder &folder);
    void change(AccountId account, const FolderChange &change);

    MailService &m_service;
    QWidget *m_window;
    FolderArchives *m_archives;
};

} // namespace duopost
