// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/ServerForm.h"

#include "ui/words/AccountWords.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSpinBox>

namespace duopost {

ServerForm::ServerForm(Service service, QWidget *parent)
    : QWidget(parent), m_service(service), m_host(new QLineEdit(this)), m_user(new QLineEdit(this)),
      m_port(new QSpinBox(this)), m_security(new QComboBox(this))
{
    m_host->setObjectName(QStringLiteral("host"));
    m_user->setObjectName(QStringLiteral("user"));
    m_port->setObjectName(QStringLiteral("port"));
    m_security->setObjectName(QStringLiteral("security"));
    m_port->setRange(1, 65535);
    m_port->setButtonSymbols(QAbstractSpinBox::NoButtons);
    m_port->setMaximumWidth(80);
    m_port->setAccessibleName(tr("Port"));
    for (const auto security : {Security::Tls, Security::StartTls, Security::Plaintext})
        m_security->addItem(securityTitle(security), static_cast<int>(security));
    m_host->setMinimumWidth(140);
    auto *line = new QHBoxLayout;
    line->setContentsMargins(0, 0, 0, 0);
    line->addWidget(m_host, 1);
    line->addWidget(m_port);
    auto *form = new QFormLayout(this);
    form->setContentsMargins(0, 0, 0, 0);
    form->setVerticalSpacing(6);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto *host = new QLabel(tr("Server and port"), this);
    host->setBuddy(m_host);
    form->addRow(host, line);
    form->addRow(tr("Encryption"), m_security);
    form->addRow(tr("User name"), m_user);
    connect(m_host, &QLineEdit::textEdited, this, &ServerForm::edited);
    connect(m_user, &QLineEdit::textEdited, this, &ServerForm::edited);
    connect(m_port, &QSpinBox::valueChanged, this, &ServerForm::edited);
    connect(m_security, &QComboBox::activated, this, &ServerForm::securityChosen);
}

void ServerForm::setValue(const ServerAddress &server)
{
    const QSignalBlocker quiet(m_port);
    m_host->setText(server.host);
    m_user->setText(server.user);
    m_port->setValue(server.port ? server.port : defaultPort(m_service, server.security));
    m_security->setCurrentIndex(m_security->findData(static_cast<int>(server.security)));
    m_before = server.security;
}

ServerAddress ServerForm::value() const
{
    return {
        m_host->text().trimmed(), static_cast<quint16>(m_port->value()),
        static_cast<Security>(m_security->currentData().toInt()), m_user->text().trimmed()};
}

bool ServerForm::isComplete() const
{
    const auto server = value();
    // Without encryption only what never leaves this computer.
    return !server.host.isEmpty() && !server.user.isEmpty()
        && (server.security != Security::Plaintext || isLoopbackHost(server.host));
}

void ServerForm::securityChosen()
{
    const auto chosen = value().security;
    if (m_port->value() == defaultPort(m_service, m_before))
        m_port->setValue(defaultPort(m_service, chosen)); // nobody had another one in mind
    m_before = chosen;
    emit edited();
}

} // namespace duopost
