// SPDX-License-Identifier: GPL-3.0-or-later
// The window and its accounts: setting up, settings, order, passwords and certificates that are asked for.
#include "mailcore/MailService.h"
#include "ui/accounts/AccountSettings.h"
#include "ui/accounts/AccountWizard.h"
#include "ui/accounts/CertificateDialog.h"
#include "ui/accounts/PasswordDialog.h"
#include "ui/accounts/SignInDialog.h"
#include "ui/filters/FiltersWindow.h"
#include "ui/folders/FolderMenu.h"
#include "ui/folders/FolderModel.h"
#include "ui/folders/FolderTree.h"
#include "ui/switching/SwitchDialog.h"
#include "ui/window/ErrorStrips.h"
#include "ui/window/MainWindow.h"
#include "ui/words/Futures.h"

namespace duopost {

void MainWindow::connectAccounts()
{
    connect(m_folderMenu, &FolderMenu::settingsRequested, this, &MainWindow::showAccountSettings);
    connect(m_folderMenu, &FolderMenu::switchRequested, this, &MainWindow::showSwitch);
    connect(m_folderMenu, &FolderMenu::secondDeviceRequested, this, &MainWindow::showSecondDevice);
    connect(m_folderMenu, &FolderMenu::filtersRequested, this, &MainWindow::showFilters);
    connect(m_folderMenu, &FolderMenu::getMailRequested, this, [this](AccountId account) {
        synchronize(account, Asked::ByUser);
    });
    connect(m_folderMenu, &FolderMenu::moveRequested, this, [this](AccountId account, int rows) {
        moveAccount(account, m_folders->placeOf(account) + rows);
    });
    connect(m_tree, &FolderTree::accountDropped, this, &MainWindow::moveAccount);
}

void MainWindow::newAccount()
{
    const DiscoveryOptions options{.ispdb = m_state.asksPublicList()};
    auto *wizard = new AccountWizard(m_service, Discoverer::create(), options, this);
    wizard->setAttribute(Qt::WA_DeleteOnClose);
    connect(wizard, &AccountWizard::publicListChosen, this, [this](bool asks) {
        m_state.setAsksPublicList(asks);
        remember();
    });
    connect(wizard, &AccountWizard::added, this, [this](AccountId account) {
        synchronize(account, Asked::ByUser);
    });
    wizard->open();
}

void MainWindow::showAccountSettings(AccountId id)
{
    const Account *account = m_folders->account(id);
    if (!account)
        return;
    auto *settings = new AccountSettings(m_service, *account, this);
    settings->setAttribute(Qt::WA_DeleteOnClose);
    connect(settings, &AccountSettings::synchronizeRequested, this, [this](AccountId changed) {
        synchronize(changed, Asked::ByUser);
    });
    connect(settings, &AccountSettings::switchRequested, this, &MainWindow::showSwitch);
    settings->open();
}

void MainWindow::showSwitch(AccountId id)
{
    const Account *account = m_folders->account(id);
    if (!account || !m_service.switching())
        return;
    auto *dialog = new SwitchDialog(m_service, *account, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, [this, id] { synchronize(id, Asked::ByUser); });
    connect(dialog, &SwitchDialog::synchronizeRequested, this, [this](AccountId changed) {
        synchronize(changed, Asked::ByUser);
    });
    dialog->open();
}

void MainWindow::showFilters(AccountId id)
{
    const Account *account = m_folders->account(id);
    if (!account || !m_service.filters())
        return;
    FiltersWindow *window = nullptr;
    for (auto *open : findChildren<FiltersWindow *>())
        window = open->account() == id ? open : window;
    if (!window) {
        window = new FiltersWindow(m_service, *account, this);
        window->setAttribute(Qt::WA_DeleteOnClose);
    }
    window->show();
    window->raise();
    window->activateWindow();
}

void MainWindow::moveAccount(AccountId account, int place)
{
    QList<AccountId> order;
    for (const Account &known : m_service.accounts())
        order << known.id;
    const auto from = order.indexOf(account);
    if (from < 0 || place < 0 || place >= order.size() || place == from)
        return;
    order.move(from, place);
    whenFinished(
        m_service.setAccountOrder(order), this, [] {},
        [this, account](const MailError &error) { raiseError(account, error); });
}

// Once at a time for each account; who says "not now" finds the strip with its button.
bool MainWindow::askForPassword(AccountId id, const MailError &error)
{
    const Account *account = m_folders->account(id);
    const bool password
        = error.kind() == MailError::Kind::WrongPassword || error.kind() == MailError::Kind::NoPassword;
    if (!account || !password || !account->signIn.isEmpty() || !account->passwordFile.isEmpty())
        return false;
    for (const auto *open : findChildren<PasswordDialog *>()) {
        if (open->account() == id)
            return true;
    }
    auto *dialog = new PasswordDialog(m_service, *account, error, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, id] { synchronize(id, Asked::ByUser); });
    connect(dialog, &QDialog::rejected, this, [this, id, error] {
        m_errors->raise(id, accountName(id), error, ErrorStrips::Until::Settled, [this, id, error] {
            askForPassword(id, error);
        });
    });
    dialog->open();
    return true;
}

// Only when asked to: a browser that opens by itself in front of somebody's work frightens.
void MainWindow::signIn(AccountId id, const MailError &why)
{
    const Account *account = m_folders->account(id);
    if (!account)
        return;
    for (auto *open : findChildren<SignInDialog *>()) {
        if (open->account() == id)
            return open->raise();
    }
    auto *dialog = new SignInDialog(m_service, *account, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, id] { synchronize(id, Asked::ByUser); });
    connect(dialog, &QDialog::rejected, this, [this, id, why] { raiseError(id, why); }); // the button is back
    dialog->open();
}

void MainWindow::acceptWeakerLogin(AccountId account, const ServerAddress &server)
{
    whenFinished(
        m_service.acceptWeakerLogin(server), this, [this, account] { synchronize(account, Asked::ByUser); },
        [this, account](const MailError &error) { raiseError(account, error); });
}

void MainWindow::askAboutCertificate(AccountId account, const CertificateFactsPtr &certificate)
{
    auto *dialog = new CertificateDialog(*certificate, true, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, account, certificate] {
        whenFinished(
            m_service.acceptCertificate(*certificate), this,
            [this, account] { synchronize(account, Asked::ByUser); },
            [this, account](const MailError &error) { raiseError(account, error); });
    });
    dialog->open();
}

} // namespace duopost
