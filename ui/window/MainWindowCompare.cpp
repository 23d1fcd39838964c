// SPDX-License-Identifier: GPL-3.0-or-later
// The windows that compare: experiments, and a second device beside this one.
#include "mailcore/MailService.h"
#include "ui/experiments/ExperimentsWindow.h"
#include "ui/folders/FolderModel.h"
#include "ui/seconddevice/SecondDeviceWindow.h"
#include "ui/theme/Icons.h"
#include "ui/window/MainWindow.h"

#include <QMenu>

namespace duopost {

namespace {

void bringForward(QWidget *window)
{
    window->show();
    window->raise();
    window->activateWindow();
}

} // namespace

void MainWindow::addComparisons(QMenu *menu)
{
    auto *second = menu->addAction(lineIcon(QStringLiteral("devices")), tr("Second device…"), this, [this] {
        showSecondDevice(m_accountShown);
    });
    second->setToolTip(tr("See what another device of yours has, beside this computer and the server"));
    auto *filters
        = menu->addAction(lineIcon(QStringLiteral("filter")), tr("Filters and absence…"), this, [this] {
              showFilters(m_accountShown);
          });
    filters->setToolTip(tr("Rules that the server carries out, for all devices"));
    auto *experiments = menu->addAction(
        lineIcon(QStringLiteral("experiment")), tr("Experiments…"), this, &MainWindow::showExperiments);
    experiments->setToolTip(tr("Try out what another device sees, on a practice server"));
    // Which account there is may change while the menu is closed.
    connect(menu, &QMenu::aboutToShow, second, [this, second, filters] {
        const Account *account = m_folders->account(m_accountShown);
        second->setVisible(account != nullptr);
        filters->setVisible(account && account->enabled && m_service.filters());
    });
}

void MainWindow::showExperiments()
{
    auto *window = findChild<ExperimentsWindow *>();
    if (!window) {
        window = new ExperimentsWindow(this);
        window->offerAccounts(m_service);
        window->setAttribute(Qt::WA_DeleteOnClose);
    }
    bringForward(window);
}

void MainWindow::showSecondDevice(AccountId id)
{
    const Account *account = m_folders->account(id);
    if (!account)
        return;
    for (auto *open : findChildren<SecondDeviceWindow *>()) {
        if (open->account() == id)
            return bringForward(open);
    }
    auto *window = new SecondDeviceWindow(m_service, *account, this);
    window->setAttribute(Qt::WA_DeleteOnClose);
    bringForward(window);
}

} // namespace duopost
