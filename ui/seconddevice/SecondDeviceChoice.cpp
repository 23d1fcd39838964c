// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/seconddevice/SecondDeviceChoice.h"

#include "mailcore/MailService.h"
#include "ui/accounts/ServerForm.h"
#include "ui/words/Words.h"

#include <QLabel>
#include <QRadioButton>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace duopost {

namespace {

QLabel *paragraph(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

} // namespace

ServerAddress likelyServer(const QList<Account> &accounts, const Account &account, Protocol protocol)
{
    if (account.protocol == protocol)
        return account.incoming;
    for (const Account &other : accounts) {
        if (other.protocol == protocol && !other.address.isEmpty() && other.address == account.address)
            return other.incoming;
    }
    ServerAddress server = account.incoming;
    server.port = defaultPort(protocol == Protocol::Imap ? Service::Imap : Service::Pop3, server.security);
    return server;
}

SecondDeviceChoice::SecondDeviceChoice(const MailService &service, const Account &account, QWidget *parent)
    : QWidget(parent), m_account(account), m_imap(new QRadioButton(tr("Connects by &IMAP"), this)),
      m_pop3(new QRadioButton(tr("Connects by &POP3, and leaves everything on the server"), this)),
      m_imapServer(new ServerForm(Service::Imap, this)), m_pop3Server(new ServerForm(Service::Pop3, this)),
      m_forms(new QStackedWidget(this)), m_warning(paragraph({}, this))
{
    m_imap->setObjectName(QStringLiteral("imap"));
    m_pop3->setObjectName(QStringLiteral("pop3"));
    m_forms->addWidget(m_imapServer);
    m_forms->addWidget(m_pop3Server);
    m_forms->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    for (const auto protocol : {Protocol::Imap, Protocol::Pop3})
        form(protocol)->setValue(likelyServer(service.accounts(), account, protocol));
    m_warning->setObjectName(QStringLiteral("subtle"));
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(12);
    layout->addWidget(paragraph(
        tr("A second device of yours, such as a phone, looks at the same mailbox. You see side by side what "
           "this computer has, what that device has and what is on the server; and what reaches the others "
           "when something is done."),
        this));
    layout->addWidget(m_imap);
    layout->addWidget(m_pop3);
    layout->addSpacing(4);
    layout->addWidget(m_forms);
    layout->addSpacing(4);
    layout->addWidget(m_warning);
    layout->addStretch(1);
    for (auto *button : {m_imap, m_pop3})
        connect(button, &QRadioButton::toggled, this, &SecondDeviceChoice::choose);
    for (auto *server : {m_imapServer, m_pop3Server})
        connect(server, &ServerForm::edited, this, &SecondDeviceChoice::edited);
    m_imap->setChecked(true);
}

ServerForm *SecondDeviceChoice::form(Protocol protocol) const
{
    return protocol == Protocol::Imap ? m_imapServer : m_pop3Server;
}

Protocol SecondDeviceChoice::chosen() const
{
    return m_imap->isChecked() ? Protocol::Imap : Protocol::Pop3;
}

void SecondDeviceChoice::choose()
{
    const auto protocol = chosen();
    m_forms->setCurrentWidget(form(protocol));
    QString text
        = tr("It is a real mail program, not a drawing: it logs in as you do, keeps what it fetches in a "
             "folder of its own and throws that away when this window is closed. It only looks. "
             "Nothing is marked as read and nothing is deleted until you do so in its column.");
    if (protocol == Protocol::Pop3)
        text += QLatin1Char(' ')
            + tr("Some servers let only one POP3 program in at a time, and a few remove mail or mark it as "
                 "read once it was fetched by POP3.");
    m_warning->setText(text);
    emit edited();
}

Account SecondDeviceChoice::value() const
{
    Account other = m_account;
    other.protocol = chosen();
    other.incoming = form(other.protocol)->value();
    other.leave = {};
    return other;
}

bool SecondDeviceChoice::isComplete() const
{
    return form(chosen())->isComplete();
}

} // namespace duopost
