// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Account.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QSpinBox;

namespace duopost {

/// The data of one server, editable: host, port, security, user name.
class ServerForm : public QWidget {
    Q_OBJECT
public:
    ServerForm(Service service, QWidget *parent);

    void setValue(const ServerAddress &server);
    ServerAddress value() const;
    /// Complete enough to be tried.
    bool isComplete() const;

signals:
    void edited();

private:
    void securityChosen();

    Service m_service;
    QLineEdit *m_host, *m_user;
    QSpinBox *m_port;
    QComboBox *m_security;
    Security m_before = Security::Tls;
};

} // namespace duopost
