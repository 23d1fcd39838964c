// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/ClientIdDialog.h"

#include "ui/words/ErrorText.h"
#include "ui/words/Futures.h"

#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace duopost {

SignInClient ClientIdDialog::of(const MailService &service, const QString &provider)
{
    for (const auto &client : service.signInClients()) {
        if (client.provider == provider)
            return client;
    }
    return {.provider = provider, .name = provider};
}

ClientIdDialog::ClientIdDialog(MailService &service, const SignInClient &client, QWidget *parent)
    : QDialog(parent), m_service(service), m_client(client), m_id(new QLineEdit(client.clientId, this)),
      m_secret(new QLineEdit(client.clientSecret, this)), m_problem(new QLabel(this)),
      m_save(new QPushButton(tr("&Save"), this))
{
    setWindowTitle(tr("Registration with %1").arg(client.name));
    auto *what = new QLabel(
        tr("%1 lets only programs in that somebody registered there. Who did that for Duopost has a client id.")
                .arg(client.name)
            + QLatin1Char(' ')
            + (client.builtIn ? tr("Left empty, the one that this Duopost was built with is used.")
                              : tr("This Duopost was built without one.")),
        this);
    what->setWordWrap(true);
    m_id->setObjectName(QStringLiteral("clientId"));
    m_secret->setObjectName(QStringLiteral("clientSecret"));
    m_secret->setPlaceholderText(tr("Only if the provider gave one"));
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_save->setObjectName(QStringLiteral("primary"));
    m_save->setDefault(true);
    auto *cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    auto *form = new QFormLayout;
    form->setVerticalSpacing(10);
    form->setHorizontalSpacing(16);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->addRow(tr("Client &id"), m_id);
    form->addRow(tr("Client s&ecret"), m_secret);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_save);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 20, 22, 16);
    layout->setSpacing(12);
    layout->addWidget(what);
    layout->addLayout(form);
    layout->addWidget(m_problem);
    layout->addStretch(1);
    layout->addLayout(buttons);
    setMinimumWidth(520);
    connect(m_save, &QPushButton::clicked, this, &ClientIdDialog::save);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
}

void ClientIdDialog::save()
{
    m_client.clientId = m_id->text().trimmed();
    m_client.clientSecret = m_secret->text().trimmed();
    m_save->setEnabled(false);
    whenFinished(
        m_service.setSignInClient(m_client), this, [this] { accept(); },
        [this](const MailError &error) {
            m_problem->setText(errorText(error));
            m_problem->show();
            m_save->setEnabled(true);
        });
}

} // namespace duopost
