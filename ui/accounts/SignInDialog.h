// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailService.h"

#include <QDialog>

class QLabel;
class QPushButton;

namespace duopost {

class SignInView;

/// Signs an account in with the browser again; begins as it opens, and is accepted when the account can go on.
class SignInDialog : public QDialog {
    Q_OBJECT
public:
    SignInDialog(MailService &service, const Account &account, QWidget *parent);

    AccountId account() const { return m_account; }

private:
    void keep(KeepPassword where);
    void update();

    MailService &m_service;
    AccountId m_account;
    SignInGrantPtr m_grant;
    SignInView *m_view;
    QLabel *m_problem;
    QPushButton *m_start, *m_thisRun;
};

} // namespace duopost
