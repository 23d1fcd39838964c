// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailService.h"

#include <QWidget>

class QLabel;
class QPushButton;

namespace duopost {

/// How an account logs in, for incoming and outgoing mail, and everything that can be changed about that. Acts
/// at once: what a provider or a keyring was told cannot be called off by closing a dialog.
class LogInView : public QWidget {
    Q_OBJECT
public:
    LogInView(MailService &service, AccountId account, QWidget *parent);

signals:
    /// The next connection logs in with something else.
    void changed(duopost::AccountId account);
    void failed(duopost::AccountId account, const duopost::MailError &error);

private:
    Account account() const;
    void tell();
    void changePassword();
    void signIn();
    void changeOutgoing();
    void askForClientId();
    void follow(QDialog *dialog);

    MailService &m_service;
    AccountId m_account;
    SignInOffer m_offer;
    QLabel *m_incoming, *m_outgoing, *m_client;
    QPushButton *m_password, *m_signIn, *m_ownPassword, *m_samePassword, *m_clientId;
};

} // namespace duopost
