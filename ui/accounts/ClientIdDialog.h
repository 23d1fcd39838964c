// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailService.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPushButton;

namespace duopost {

/// As what Duopost introduces itself to a provider: the client id of whoever registered it there.
class ClientIdDialog : public QDialog {
    Q_OBJECT
public:
    ClientIdDialog(MailService &service, const SignInClient &client, QWidget *parent);
    /// What is known of a provider now.
    static SignInClient of(const MailService &service, const QString &provider);

private:
    void save();

    MailService &m_service;
    SignInClient m_client;
    QLineEdit *m_id, *m_secret;
    QLabel *m_problem;
    QPushButton *m_save;
};

} // namespace duopost
