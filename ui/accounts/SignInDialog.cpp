// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/SignInDialog.h"

#include "ui/accounts/SignInView.h"
#include "ui/words/ErrorText.h"
#include "ui/words/Futures.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace duopost {

SignInDialog::SignInDialog(MailService &service, const Account &account, QWidget *parent)
    : QDialog(parent), m_service(service), m_account(account.id), m_view(new SignInView(service, this)),
      m_problem(new QLabel(this)), m_start(new QPushButton(tr("&Sign in with the browser"), this)),
      m_thisRun(new QPushButton(tr("&Keep it until Duopost is closed"), this))
{
    setWindowTitle(tr("Sign in: %1").arg(account.name));
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_start->setObjectName(QStringLiteral("primary"));
    m_thisRun->hide();
    auto *notNow = new QPushButton(tr("Not now"), this);
    notNow->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(notNow);
    buttons->addWidget(m_thisRun);
    buttons->addWidget(m_start);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 20, 22, 16);
    layout->setSpacing(10);
    layout->addWidget(m_view, 1);
    layout->addWidget(m_problem);
    layout->addLayout(buttons);
    setMinimumWidth(480);
    connect(notNow, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_start, &QPushButton::clicked, m_view, &SignInView::start);
    connect(m_thisRun, &QPushButton::clicked, this, [this] { keep(KeepPassword::ForThisRun); });
    connect(m_view, &SignInView::changed, this, &SignInDialog::update);
    connect(m_view, &SignInView::granted, this, [this](const SignInGrantPtr &grant) {
        m_grant = grant;
        keep(KeepPassword::InKeyring);
    });
    auto offer = service.signInOffer(account.incoming.host);
    offer.provider = account.signIn; // whose token it is, whatever its server is called now
    m_view->setWhom(offer, account.address);
    m_view->start();
}

void SignInDialog::keep(KeepPassword where)
{
    whenFinished(
        m_service.setSignIn(m_account, m_grant, where), this, [this] { accept(); },
        [this](const MailError &error) {
            m_problem->setText(errorText(error));
            m_problem->show();
            m_thisRun->setVisible(error.kind() == MailError::Kind::KeyringUnavailable);
        });
}

void SignInDialog::update()
{
    m_start->setEnabled(!m_view->isWaiting());
}

} // namespace duopost
