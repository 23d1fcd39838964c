// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/LogInView.h"

#include "ui/accounts/ClientIdDialog.h"
#include "ui/accounts/PasswordDialog.h"
#include "ui/accounts/SignInDialog.h"
#include "ui/words/Futures.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace duopost {

LogInView::LogInView(MailService &service, AccountId account, QWidget *parent)
    : QWidget(parent), m_service(service), m_account(account), m_incoming(new QLabel(this)),
      m_outgoing(new QLabel(this)), m_client(new QLabel(this)), m_password(new QPushButton(this)),
      m_signIn(new QPushButton(this)), m_ownPassword(new QPushButton(this)),
      m_samePassword(new QPushButton(tr("Use the &same password again"), this)),
      m_clientId(new QPushButton(tr("Client &id…"), this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    const auto heading = [&](const QString &text) {
        auto *label = new QLabel(text, this);
        auto bold = label->font();
        bold.setWeight(QFont::DemiBold);
        label->setFont(bold);
        layout->addWidget(label);
    };
    const auto line = [&](QLabel *text, std::initializer_list<QPushButton *> buttons) {
        text->setWordWrap(true);
        layout->addWidget(text);
        auto *row = new QHBoxLayout;
        for (auto *button : buttons) {
            button->setAutoDefault(false);
            row->addWidget(button);
        }
        row->addStretch(1);
        layout->addLayout(row);
        layout->addSpacing(10);
    };
    m_incoming->setObjectName(QStringLiteral("incomingLogIn"));
    m_outgoing->setObjectName(QStringLiteral("outgoingLogIn"));
    m_password->setObjectName(QStringLiteral("changePassword"));
    m_signIn->setObjectName(QStringLiteral("signIn"));
    m_ownPassword->setObjectName(QStringLiteral("ownPassword"));
    m_samePassword->setObjectName(QStringLiteral("samePassword"));
    m_clientId->setObjectName(QStringLiteral("clientIdButton"));
    m_client->setObjectName(QStringLiteral("subtle"));
    heading(tr("Incoming mail"));
    line(m_incoming, {m_password, m_signIn});
    line(m_client, {m_clientId});
    heading(tr("Outgoing mail"));
    line(m_outgoing, {m_ownPassword, m_samePassword});
    layout->addStretch(1);
    connect(m_password, &QPushButton::clicked, this, &LogInView::changePassword);
    connect(m_signIn, &QPushButton::clicked, this, &LogInView::signIn);
    connect(m_ownPassword, &QPushButton::clicked, this, &LogInView::changeOutgoing);
    connect(m_clientId, &QPushButton::clicked, this, &LogInView::askForClientId);
    connect(m_samePassword, &QPushButton::clicked, this, [this] {
        whenFinished(
            m_service.setOutgoingPassword(m_account, {}, KeepPassword::InKeyring), this, [this] { tell(); },
            [this](const MailError &error) { emit failed(m_account, error); });
    });
    connect(&service, &MailService::accountsChanged, this, &LogInView::tell);
    tell();
}

Account LogInView::account() const
{
    for (const auto &one : m_service.accounts()) {
        if (one.id == m_account)
            return one;
    }
    return {};
}

void LogInView::tell()
{
    const auto now = account();
    m_offer = m_service.signInOffer(now.incoming.host);
    const bool signsIn = !now.signIn.isEmpty();
    const auto client = ClientIdDialog::of(m_service, signsIn ? now.signIn : m_offer.provider);
    m_incoming->setText(
        signsIn                           ? tr("This account signs in at %1 with the browser.").arg(client.name)
            : !now.passwordFile.isEmpty() ? tr("The password is read from the file %1.").arg(now.passwordFile)
                                          : tr("This account logs in with a password."));
    m_password->setText(signsIn ? tr("Use a &password instead…") : tr("Change the &password…"));
    m_password->setEnabled(signsIn || now.passwordFile.isEmpty());
    m_signIn->setText(signsIn ? tr("Sign &in again…") : tr("Sign &in with the browser instead…"));
    m_signIn->setVisible(signsIn || !m_offer.provider.isEmpty());
    m_signIn->setEnabled(m_offer.isPossible());
    m_client->setText(
        m_offer.configured ? tr("Duopost is registered at %1.").arg(client.name)
                           : tr("This Duopost is not registered at %1: it has no client id for it, and cannot "
                                "sign in there with the browser.")
                                 .arg(client.name));
    const bool registers = signsIn || !m_offer.provider.isEmpty();
    m_client->setVisible(registers);
    m_clientId->setVisible(registers);
    const bool own = !now.outgoingSecretName.isEmpty();
    m_outgoing->setText(
        !now.outgoing ? tr("No outgoing server is set.")
            : own
            ? tr("The outgoing server has a password of its own.")
            : tr("The outgoing server gets the same log-in as the incoming one, with its own user name."));
    m_ownPassword->setText(own ? tr("&Change this password…") : tr("Use &another password…"));
    m_ownPassword->setEnabled(now.outgoing.has_value());
    m_samePassword->setVisible(own);
}

void LogInView::follow(QDialog *dialog)
{
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this] {
        tell();
        emit changed(m_account);
    });
    dialog->open();
}

void LogInView::changePassword()
{
    const auto now = account();
    follow(new PasswordDialog(m_service, now, PasswordDialog::For::Incoming, this));
}

void LogInView::changeOutgoing()
{
    follow(new PasswordDialog(m_service, account(), PasswordDialog::For::Outgoing, this));
}

void LogInView::signIn()
{
    auto now = account();
    if (now.signIn.isEmpty())
        now.signIn = m_offer.provider;
    follow(new SignInDialog(m_service, now, this));
}

void LogInView::askForClientId()
{
    const auto now = account();
    auto *dialog = new ClientIdDialog(
        m_service, ClientIdDialog::of(m_service, now.signIn.isEmpty() ? m_offer.provider : now.signIn), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, &LogInView::tell);
    dialog->open();
}

} // namespace duopost
