// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Account.h"
#include "mailcore/Archive.h"
#include "mailcore/Folder.h"
#include "mailcore/MailError.h"

#include <QObject>

class QMenu;
class QWidget;

namespace duopost {

class MailService;

/// Import and export in the folder's menu: which files, and what became of it. How far it is, and stopping it,
/// is the activity line's.
class FolderArchives : public QObject {
    Q_OBJECT
public:
    FolderArchives(MailService &service, QWidget *window);

    /// Without a folder: exporting all of the account.
    void addTo(QMenu *menu, const Account &account, const Folder *folder);

signals:
    void told(const QString &text);
    void failed(duopost::AccountId account, const duopost::MailError &error);

private:
    enum class From { Files, Folder };
    void askForImport(AccountId account, FolderId folder, From from);
    void askForExport(const ExportRequest &request, const QString &name);
    void importNext(FolderRef folder, QStringList paths, ArchiveReport sum);
    void startExport(const ExportRequest &request);
    void tell(const ArchiveReport &report, const QString &title, const QString &sentence);

    MailService &m_service;
    QWidget *m_window;
    QString m_lastPlace; ///< where files were chosen last
};

} // namespace duopost
