// SPDX-License-Identifier: GPL-3.0-or-later
// Experiments on an account of one's own: which one, whether they may, and what became of the test folder.
#include "mailcore/MailService.h"
#include "ui/experiments/ExperimentModel.h"
#include "ui/experiments/ExperimentsWindow.h"
#include "ui/experiments/ScratchConsentDialog.h"
#include "ui/reader/Strip.h"
#include "ui/words/Dates.h"
#include "ui/words/ErrorText.h"
#include "ui/words/Futures.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>

namespace duopost {

void ExperimentsWindow::offerAccounts(MailService &service)
{
    m_service = &service;
    m_clean = m_remains->addButton(tr("&Remove it"));
    connect(m_clean, &QPushButton::clicked, this, &ExperimentsWindow::removeRemains);
    const auto fill = [this] {
        const auto chosen = m_where->currentData();
        m_where->clear();
        m_where->addItem(tr("On the practice server"));
        for (const Account &account : m_service->accounts()) {
            if (account.protocol == Protocol::Imap && account.enabled)
                m_where->addItem(account.name, QVariant::fromValue(account.id.value));
        }
        m_where->setCurrentIndex(qMax(0, m_where->findData(chosen)));
        m_where->setVisible(m_where->count() > 1 && m_service->experiments());
        tellWhere();
    };
    connect(m_service, &MailService::accountsChanged, this, fill);
    connect(m_where, &QComboBox::activated, this, &ExperimentsWindow::tellWhere);
    fill();
}

void ExperimentsWindow::chooseAccount(AccountId account)
{
    m_where->setCurrentIndex(qMax(0, m_where->findData(QVariant::fromValue(account.value))));
    tellWhere();
}

std::optional<AccountId> ExperimentsWindow::accountChosen() const
{
    const auto id = m_where->currentData();
    return m_service && id.isValid() ? std::optional(AccountId{id.toLongLong()}) : std::nullopt;
}

void ExperimentsWindow::tellWhere()
{
    const auto account = accountChosen();
    m_about->setText(
        account ? tr("What does another device see of what happens on this one? Here it is tried on your own "
                     "account: in a folder made for it, with test messages, which are all removed afterwards. "
                     "POP3 shows only the inbox, so that this is not for set-ups with POP3.")
                : tr("What does another device see of what happens on this one? Each answer is looked for on a "
                     "practice server of its own, on this computer, with devices of their own. Nobody’s mail "
                     "is touched."));
    const auto remains = account && !m_run ? m_service->experiments()->remains(*account) : std::nullopt;
    m_remains->setVisible(remains.has_value());
    if (remains)
        m_remains->say(
            tr("An interrupted experiment has left the folder “%1” on the server.").arg(remains->folder),
            tr("Only test messages and empty folders are removed. Made %1.")
                .arg(freshness(remains->since, QDateTime::currentDateTime(), QLocale())));
    updateState();
}

void ExperimentsWindow::askForConsent(const QStringList &scenarios)
{
    const auto plan = m_service->experiments()->plan(*accountChosen(), scenarios);
    if (plan.scenarios.isEmpty()) {
        tell(tr("What you chose can only be tried on the practice server."));
        return;
    }
    auto *dialog = new ScratchConsentDialog(plan, m_where->currentText(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ScratchConsentDialog::agreed, this, [this](const ScratchConsent &consent) {
        if (!m_run)
            run(consent.plan().scenarios, m_service->experiments()->start(consent));
    });
    dialog->open();
}

void ExperimentsWindow::tellTidied(const ScratchCleanup &cleanup)
{
    if (cleanup.gone)
        m_tidied->say(tr("The test folder was removed; looked for again on the server: it is not there."));
    else
        m_tidied->say(
            tr("The test folder “%1” could not be removed completely.").arg(cleanup.folder),
            cleanup.left.join(QLatin1Char('\n')));
    m_tidied->show();
}

void ExperimentsWindow::removeRemains()
{
    const auto account = accountChosen();
    if (!account)
        return;
    m_clean->setEnabled(false);
    m_problem->hide();
    whenFinished(
        m_service->experiments()->clean(*account), this,
        [this](const ScratchCleanup &cleanup) {
            m_clean->setEnabled(true);
            tellTidied(cleanup);
            tellWhere();
        },
        [this](const MailError &error) {
            m_clean->setEnabled(true);
            tell(errorText(error));
            tellWhere();
        });
}

} // namespace duopost
