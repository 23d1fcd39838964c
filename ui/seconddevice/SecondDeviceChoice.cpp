// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/seconddevice/SecondDeviceChoice.h"

#include "mailcore/MailService.h"
#include "ui/accounts/LeaveChoice.h"
#include "ui/accounts/ServerForm.h"
#include "ui/reader/Strip.h"
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
      m_pop3(new QRadioButton(tr("Connects by &POP3"), this)), m_leave(new LeaveChoice(this)),
      m_imapServer(new ServerForm(Service::Imap, this)), m_pop3Server(new ServerForm(Service::Pop3, this)),
      m_forms(new QStackedWidget(this)), m_about(paragraph({}, this)),
      m_caution(new Strip(Strip::Tone::Notice, QStringLiteral("warning"), this))
{
    m_imap->setObjectName(QStringLiteral("imap"));
    m_pop3->setObjectName(QStringLiteral("pop3"));
    m_forms->addWidget(m_imapServer);
    m_forms->addWidget(m_pop3Server);
    m_forms->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    for (const auto protocol : {Protocol::Imap, Protocol::Pop3})
        form(protocol)->setValue(likelyServer(service.accounts(), account, protocol));
    m_about->setObjectName(QStringLiteral("subtle"));
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
    auto *inset = new QHBoxLayout;
    inset->setContentsMargins(26, 0, 0, 0);
    inset->addWidget(m_leave);
    layout->addLayout(inset);
    layout->addSpacing(4);
    layout->addWidget(m_forms);
    layout->addSpacing(4);
    layout->addWidget(m_about);
    layout->addWidget(m_caution);
    for (auto *button : {m_imap, m_pop3})
        connect(button, &QRadioButton::toggled, this, &SecondDeviceChoice::choose);
    for (auto *server : {m_imapServer, m_pop3Server})
        connect(server, &ServerForm::edited, this, &SecondDeviceChoice::edited);
    connect(m_leave, &LeaveChoice::edited, this, &SecondDeviceChoice::choose);
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
    m_leave->setVisible(protocol == Protocol::Pop3);
    m_about->setText(
        tr("It is a real mail program, not a drawing: it logs in as you do, keeps what it fetches in a "
           "folder of its own and throws that away when this window is closed. At first it only looks: "
           "nothing is marked as read and nothing is removed until you allow it."));
    QString warning;
    if (protocol == Protocol::Pop3)
        warning = tr("Some servers let only one POP3 program in at a time, and a few remove mail or mark it as "
                     "read once it was fetched by POP3, even if the program only looks.");
    if (protocol == Protocol::Pop3 && m_leave->value().kind != LeaveRule::Kind::Always)
        warning += QLatin1Char(' ')
            + tr("As soon as you allow it to change something, it follows the rule you chose here, and "
                 "what it removes is gone from the server for your other devices too.");
    m_caution->say(warning);
    m_caution->setVisible(!warning.isEmpty());
    emit edited();
}

Account SecondDeviceChoice::value() const
{
    Account other = m_account;
    other.protocol = chosen();
    other.incoming = form(other.protocol)->value();
    other.leave = other.protocol == Protocol::Pop3 ? m_leave->value() : LeaveRule();
    return other;
}

bool SecondDeviceChoice::isComplete() const
{
    return form(chosen())->isComplete();
}

} // namespace duopost
