// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailError.h"
#include "mailcore/MailService.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QPushButton;

namespace duopost {

class PasswordEdit;

/// Asks for an account's password: after a refused one, or where none can be read. Keeps it where the user
/// says.
class PasswordDialog : public QDialog {
    Q_OBJECT
public:
    enum class For { Incoming, Outgoing };
    /// why: what the server or the keyring said.
    PasswordDialog(MailService &service, const Account &account, const MailError &why, QWidget *parent);
    /// Because somebody wants another one.
    PasswordDialog(MailService &service, const Account &account, For server, QWidget *parent);
    AccountId account() const { return m_account; }

private:
    PasswordDialog(
        MailService &service, const Account &account, For server, const QString &sentence,
        const QString &serverText, QWidget *parent);
    void keep();

    MailService &m_service;
    AccountId m_account;
    For m_for;
    PasswordEdit *m_password;
    QCheckBox *m_inKeyring;
    QLabel *m_problem;
    QPushButton *m_ok;
};

} // namespace duopost
