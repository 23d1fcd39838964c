// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/accounts/PasswordDialog.h"

#include "ui/accounts/PasswordEdit.h"
#include "ui/words/ErrorText.h"
#include "ui/words/Futures.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace duopost {

PasswordDialog::PasswordDialog(
    MailService &service, const Account &account, const MailError &why, QWidget *parent)
    : PasswordDialog(service, account, For::Incoming, errorText(why), errorDetails(why).left(600), parent)
{
    // Without a keyring it would only fail again; asking at each start is the other way.
    m_inKeyring->setChecked(why.kind() == MailError::Kind::WrongPassword);
}

PasswordDialog::PasswordDialog(MailService &service, const Account &account, For server, QWidget *parent)
    : PasswordDialog(service, account, server, QString(), QString(), parent)
{
    m_ok->setText(tr("&Save"));
}

PasswordDialog::PasswordDialog(
    MailService &service, const Account &account, For which, const QString &why, const QString &serverText,
    QWidget *parent)
    : QDialog(parent), m_service(service), m_account(account.id), m_for(which),
      m_password(new PasswordEdit(this)),
      m_inKeyring(new QCheckBox(tr("&Keep it in the keyring of this computer"), this)),
      m_problem(new QLabel(this)), m_ok(new QPushButton(tr("&Log in"), this))
{
    setWindowTitle(tr("Password of %1").arg(account.name));
    auto *sentence = new QLabel(why, this);
    sentence->setWordWrap(true);
    sentence->setVisible(!why.isEmpty());
    auto *server = new QLabel(serverText, this);
    server->setObjectName(QStringLiteral("serverText"));
    server->setTextFormat(Qt::PlainText);
    server->setWordWrap(true);
    server->setVisible(!server->text().isEmpty());
    const auto address
        = which == For::Outgoing ? account.outgoing.value_or(account.incoming) : account.incoming;
    const auto user = address.user.isEmpty() ? account.incoming.user : address.user;
    auto *who = new QLabel(tr("Password for %1 on %2:").arg(user, address.host), this);
    who->setTextFormat(Qt::PlainText);
    who->setWordWrap(true);
    who->setBuddy(m_password);
    m_password->setObjectName(QStringLiteral("password"));
    m_password->setAccessibleName(who->text());
    m_inKeyring->setChecked(true);
    m_problem->setObjectName(QStringLiteral("problem"));
    m_problem->setWordWrap(true);
    m_problem->hide();
    m_ok->setObjectName(QStringLiteral("primary"));
    m_ok->setDefault(true);
    m_ok->setEnabled(false);
    auto *cancel = new QPushButton(tr("Not now"), this);
    cancel->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(cancel);
    buttons->addWidget(m_ok);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(22, 20, 22, 16);
    layout->setSpacing(10);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{sentence, server, who, m_password, m_inKeyring, m_problem})
        layout->addWidget(widget);
    layout->addSpacing(6);
    layout->addLayout(buttons);
    connect(m_password, &QLineEdit::textEdited, this, [this](const QString &text) {
        m_ok->setEnabled(!text.isEmpty());
    });
    connect(m_ok, &QPushButton::clicked, this, &PasswordDialog::keep);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    m_password->setFocus();
    setMinimumWidth(440);
}

void PasswordDialog::keep()
{
    m_ok->setEnabled(false);
    const auto where = m_inKeyring->isChecked() ? KeepPassword::InKeyring : KeepPassword::ForThisRun;
    const auto kept = m_for == For::Outgoing
        ? m_service.setOutgoingPassword(m_account, m_password->text(), where)
        : m_service.setPassword(m_account, m_password->text(), where);
    whenFinished(
        kept, this, [this] { accept(); },
        [this](const MailError &error) {
            m_problem->setText(
                errorText(error) + QLatin1Char(' ')
                + tr("Without the keyring the password is kept until you close Duopost."));
            m_problem->show();
            m_inKeyring->setChecked(false);
            m_ok->setEnabled(true);
        });
}

} // namespace duopost
