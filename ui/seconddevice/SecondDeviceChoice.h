// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Account.h"

#include <QWidget>

class QLabel;
class QRadioButton;
class QStackedWidget;

namespace duopost {

class LeaveChoice;
class MailService;
class ServerForm;
class Strip;

/// How the second device is to connect; filled in with what is known.
class SecondDeviceChoice : public QWidget {
    Q_OBJECT
public:
    SecondDeviceChoice(const MailService &service, const Account &account, QWidget *parent);

    /// The account with the chosen protocol, server and leave rule.
    Account value() const;
    bool isComplete() const;

signals:
    void edited();

private:
    ServerForm *form(Protocol protocol) const;
    Protocol chosen() const;
    void choose();

    const Account m_account;
    QRadioButton *m_imap, *m_pop3;
    LeaveChoice *m_leave;
    ServerForm *m_imapServer, *m_pop3Server;
    QStackedWidget *m_forms;
    QLabel *m_about;
    Strip *m_caution;
};

/// Where this account's mail is by the other protocol too: another account for the same address knows; else it
/// is mostly the same machine.
ServerAddress likelyServer(const QList<Account> &accounts, const Account &account, Protocol protocol);

} // namespace duopost
