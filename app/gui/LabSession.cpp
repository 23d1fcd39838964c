// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/LabSession.h"

#include "ui/words/Futures.h"

namespace duopost {

LabSession::~LabSession()
{
    if (m_thread.joinable())
        m_thread.join();
}

void LabSession::start()
{
    if (m_thread.joinable())
        m_thread.join(); // an earlier try that ended with failed()
    m_thread = std::thread([this] {
        try {
            std::shared_ptr<Lab> lab = Lab::start();
            QMetaObject::invokeMethod(this, [this, lab] {
                m_lab = lab;
                emit ready();
            });
        } catch (const MailError &error) {
            QMetaObject::invokeMethod(this, [this, error] { emit failed(error); });
        } catch (const std::exception &error) {
            const MailError told(
                MailError::Kind::LabUnavailable, QString(), {}, QString::fromUtf8(error.what()));
            QMetaObject::invokeMethod(this, [this, told] { emit failed(told); });
        }
    });
}

QList<Account> LabSession::accounts() const
{
    QList<Account> accounts;
    const QList<LabUser> users = m_lab->users();
    const auto add = [&](const LabUser &user, Protocol protocol) {
        Account account = m_lab->account(user, protocol);
        account.name = QStringLiteral("%1 (%2)").arg(
            user.displayName, protocol == Protocol::Imap ? QStringLiteral("IMAP") : QStringLiteral("POP3"));
        accounts << account;
    };
    if (!users.isEmpty()) {
        add(users.first(), Protocol::Imap);
        add(users.first(), Protocol::Pop3);
    }
    if (users.size() > 1)
        add(users.at(1), Protocol::Imap);
    return accounts;
}

void LabSession::fill(MailService &service)
{
    addNext(service, accounts());
}

void LabSession::addNext(MailService &service, QList<Account> left)
{
    if (left.isEmpty()) {
        emit filled();
        return;
    }
    const Account account = left.takeFirst();
    whenFinished(
        service.addAccount({account, {}}), this,
        [this, &service, left](const Account &) { addNext(service, left); },
        [this](const MailError &error) { emit failed(error); });
}

} // namespace duopost
