// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/folders/FolderMenu.h"

#include "mailcore/MailService.h"
#include "ui/folders/FolderArchives.h"
#include "ui/folders/FolderProperties.h"
#include "ui/theme/Icons.h"
#include "ui/words/AccountWords.h"
#include "ui/words/Futures.h"
#include "ui/words/Words.h"

#include <QActionGroup>
#include <QInputDialog>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>

namespace duopost {

namespace {

QString parentOf(const QString &path)
{
    return path.left(path.lastIndexOf(QLatin1Char('/')) + 1);
}

} // namespace

FolderMenu::FolderMenu(MailService &service, QWidget *window)
    : QObject(window), m_service(service), m_window(window), m_archives(new FolderArchives(service, window))
{
    connect(m_archives, &FolderArchives::told, this, &FolderMenu::told);
    connect(m_archives, &FolderArchives::failed, this, &FolderMenu::failed);
}

QMenu *FolderMenu::make(const Account &account, const Folder *folder)
{
    auto *menu = new QMenu(m_window);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (!folder) {
        menu->addAction(
                lineIcon(QStringLiteral("get-mail")), tr("Get mail"), this,
                [this, id = account.id] { emit getMailRequested(id); })
            ->setEnabled(account.enabled);
        menu->addAction(lineIcon(QStringLiteral("folder-new")), tr("New folder…"), this, [this, account] {
            askForNew(account, {});
        });
        menu->addSeparator();
        const auto accounts = m_service.accounts();
        const auto at = [&](qsizetype row) { return accounts.value(row).id == account.id; };
        menu->addAction(tr("Move up"), this, [this, id = account.id] { emit moveRequested(id, -1); })
            ->setEnabled(!at(0));
        menu->addAction(tr("Move down"), this, [this, id = account.id] { emit moveRequested(id, 1); })
            ->setEnabled(!at(accounts.size() - 1));
        menu->addSeparator();
        m_archives->addTo(menu, account, nullptr);
        menu->addSeparator();
        menu->addAction(
            lineIcon(QStringLiteral("account")), tr("Account settings…"), this,
            [this, id = account.id] { emit settingsRequested(id); });
        menu->addAction(
                lineIcon(QStringLiteral("filter")), tr("Filters and absence…"), this,
                [this, id = account.id] { emit filtersRequested(id); })
            ->setEnabled(account.enabled);
        menu->addAction(
            account.protocol == Protocol::Imap ? tr("Change to POP3…") : tr("Change to IMAP…"), this,
            [this, id = account.id] { emit switchRequested(id); });
        menu->addAction(
            lineIcon(QStringLiteral("devices")), tr("Second device…"), this,
            [this, id = account.id] { emit secondDeviceRequested(id); });
        return menu;
    }
    const FolderRef ref{account.id, folder->id};
    const Folder copy = *folder;
    menu->addAction(
            lineIcon(QStringLiteral("mail-open")), tr("Mark all as read"), this,
            [this, ref] { emit markAllReadRequested(ref); })
        ->setEnabled(folder->unread > 0);
    menu->addSeparator();
    if (folder->delimiter)
        menu->addAction(lineIcon(QStringLiteral("folder-new")), tr("New folder in here…"), this, [=, this] {
            askForNew(account, copy.path + QLatin1Char('/'));
        });
    const bool own = folder->role == FolderRole::None;
    if (folder->role != FolderRole::Inbox)
        menu->addAction(tr("Rename…"), this, [=, this] { askForName(account, copy); });
    if (own)
        menu->addAction(lineIcon(QStringLiteral("trash")), tr("Delete folder…"), this, [=, this] {
            askForDeletion(account, copy);
        });
    if (folder->role == FolderRole::Trash || folder->role == FolderRole::Junk)
        menu->addAction(
                lineIcon(QStringLiteral("trash")), tr("Empty…"), this,
                [this, ref] { emit emptyRequested(ref); })
            ->setEnabled(folder->total > 0);
    if (folder->where != Where::OnlyHere && account.protocol == Protocol::Imap) {
        menu->addSeparator();
        if (own) {
            auto *subscribed = menu->addAction(tr("Show on other devices too"));
            subscribed->setCheckable(true);
            subscribed->setChecked(folder->subscribed);
            connect(subscribed, &QAction::triggered, this, [=, this](bool on) {
                change(
                    account.id,
                    on ? FolderChange(SubscribeFolder{copy.id}) : FolderChange(UnsubscribeFolder{copy.id}));
            });
        }
        addKeepMenu(menu, account, copy);
    }
    menu->addSeparator();
    m_archives->addTo(menu, account, folder);
    menu->addSeparator();
    menu->addAction(
        lineIcon(QStringLiteral("info")), tr("Properties"), this, [=, this] { showProperties(account, copy); });
    return menu;
}

void FolderMenu::addKeepMenu(QMenu *menu, const Account &account, const Folder &folder)
{
    auto *keep = menu->addMenu(tr("Keep on this computer"));
    auto *group = new QActionGroup(keep);
    for (const auto extent :
         {KeepOffline::Extent::AsAccount, KeepOffline::Extent::Recent, KeepOffline::Extent::Headers,
          KeepOffline::Extent::Text, KeepOffline::Extent::Everything}) {
        const auto text = extent == KeepOffline::Extent::AsAccount
            ? tr("As for the account: %1").arg(keepTitle(account.keep.extent))
            : keepTitle(extent);
        auto *action = group->addAction(keep->addAction(text));
        action->setCheckable(true);
        action->setChecked(folder.keep.extent == extent);
        connect(action, &QAction::triggered, this, [this, account, folder, extent] {
            auto wanted = folder.keep;
            wanted.extent = extent;
            whenFinished(
                m_service.setKeepOffline({account.id, folder.id}, wanted), this, [] {},
                [this, account](const MailError &error) { emit failed(account.id, error); });
        });
    }
}

void FolderMenu::askForNew(const Account &account, const QString &parentPath)
{
    auto *dialog = new QInputDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("New folder"));
    dialog->setLabelText(
        account.protocol == Protocol::Pop3 ? tr("Name of the new folder, on this computer only:")
                                           : tr("Name of the new folder:"));
    dialog->setOkButtonText(tr("Create"));
    dialog->setCancelButtonText(tr("Cancel"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, account, parentPath](const QString &name) {
        if (!name.trimmed().isEmpty())
            change(account.id, CreateFolder{parentPath + name.trimmed()});
    });
    dialog->open();
}

void FolderMenu::askForName(const Account &account, const Folder &folder)
{
    auto *dialog = new QInputDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Rename folder"));
    dialog->setLabelText(tr("New name of “%1”:").arg(folderTitle(folder)));
    dialog->setTextValue(folder.name);
    dialog->setOkButtonText(tr("Rename"));
    dialog->setCancelButtonText(tr("Cancel"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, account, folder](const QString &name) {
        if (!name.trimmed().isEmpty() && name.trimmed() != folder.name)
            change(account.id, RenameFolder{folder.id, parentOf(folder.path) + name.trimmed()});
    });
    dialog->open();
}

void FolderMenu::askForDeletion(const Account &account, const Folder &folder)
{
    auto *box = new QMessageBox(m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIcon(QMessageBox::Warning);
    box->setWindowTitle(tr("Delete folder"));
    box->setText(tr("Delete the folder “%1”?").arg(folderTitle(folder)));
    box->setInformativeText(
        folder.total == 0
            ? tr("It is empty.")
            : tr("%Ln message(s) in it are deleted for good, for every device.", nullptr, folder.total));
    auto *remove = box->addButton(tr("Delete folder"), QMessageBox::DestructiveRole);
    box->setDefaultButton(box->addButton(tr("Keep"), QMessageBox::RejectRole));
    connect(remove, &QPushButton::clicked, this, [this, account, folder] {
        change(account.id, DeleteFolder{folder.id});
    });
    box->open();
}

void FolderMenu::showProperties(const Account &account, const Folder &folder)
{
    // Counts and freshness change while the tree keeps what it was told first.
    whenFinished(
        m_service.folders(account.id), this,
        [this, account, id = folder.id](const QList<Folder> &folders) {
            for (const Folder &now : folders) {
                if (now.id != id)
                    continue;
                auto *dialog = new FolderProperties(account, now, m_window);
                dialog->setAttribute(Qt::WA_DeleteOnClose);
                dialog->open();
            }
        },
        [this, account](const MailError &error) { emit failed(account.id, error); });
}

void FolderMenu::change(AccountId account, const FolderChange &what)
{
    whenFinished(
        m_service.changeFolder(account, what), this, [](FolderId) {},
        [this, account](const MailError &error) { emit failed(account, error); });
}

} // namespace duopost
