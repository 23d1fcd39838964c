// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailService.h"

#include <QWidget>

class QTreeWidget;
class QVBoxLayout;

namespace duopost {

/// How the connections of an account are protected, and the certificates that were accepted by hand.
class ConnectionView : public QWidget {
    Q_OBJECT
public:
    ConnectionView(MailService &service, AccountId account, QWidget *parent);

signals:
    void failed(duopost::AccountId account, const duopost::MailError &error);

private:
    void showConnections();
    void showExceptions();

    MailService &m_service;
    AccountId m_account;
    QVBoxLayout *m_connections;
    QWidget *m_accepted; ///< the list below with its title and button; hidden while empty
    QTreeWidget *m_exceptions;
};

} // namespace duopost
