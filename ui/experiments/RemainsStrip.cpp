// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/experiments/RemainsStrip.h"

#include "mailcore/MailService.h"
#include "ui/words/ErrorText.h"
#include "ui/words/Futures.h"

#include <QPushButton>

namespace duopost {

RemainsStrip::RemainsStrip(MailService &service, QWidget *parent)
    : Strip(Tone::Notice, QStringLiteral("experiment"), parent), m_service(service),
      m_remove(addButton(tr("&Remove it"))), m_close(addButton(tr("&Later")))
{
    hide();
    connect(m_remove, &QPushButton::clicked, this, &RemainsStrip::removeNow);
    connect(m_close, &QPushButton::clicked, this, &RemainsStrip::later);
    connect(&service, &MailService::accountsChanged, this, &RemainsStrip::look);
    look();
}

void RemainsStrip::look()
{
    auto *experiments = m_service.experiments();
    for (const Account &account : experiments ? m_service.accounts() : QList<Account>()) {
        const auto remains
            = m_later.contains(account.id.value) ? std::nullopt : experiments->remains(account.id);
        if (!remains)
            continue;
        m_account = account.id;
        say(tr("%1: an interrupted experiment has left the folder “%2” on the server.")
                .arg(account.name, remains->folder));
        m_remove->setEnabled(true);
        show();
        return;
    }
    hide();
}

void RemainsStrip::later()
{
    m_later.insert(m_account.value);
    look();
}

void RemainsStrip::removeNow()
{
    m_remove->setEnabled(false);
    whenFinished(
        m_service.experiments()->clean(m_account), this,
        [this](const ScratchCleanup &cleanup) {
            if (cleanup.gone || cleanup.left.isEmpty())
                return look();
            say(tr("The test folder “%1” could not be removed completely.").arg(cleanup.folder),
                cleanup.left.join(QLatin1Char('\n')));
            m_remove->hide();
        },
        [this](const MailError &error) {
            say(sentence(), errorText(error));
            m_remove->setEnabled(true);
        });
}

} // namespace duopost
