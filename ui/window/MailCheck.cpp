// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/MailCheck.h"

#include "mailcore/MailService.h"

#include <QTimer>

namespace duopost {

namespace {

constexpr int everyMs = 5 * 60 * 1000;

bool needsTheUser(MailError::Kind kind)
{
    using K = MailError::Kind;
    switch (kind) {
    case K::WrongPassword:
    case K::NoPassword:
    case K::SignInExpired:
    case K::SignInRefused:
    case K::SignInNotConfigured:
    case K::KeyringUnavailable:
    case K::TlsUnavailable:
    case K::TlsFailed:
    case K::TlsTooOld:
    case K::WrongProtocol:
    case K::ClientCertificateWanted:
    case K::PlaintextForbidden:
    case K::LoginWeaker:
    case K::CertificateUntrusted:
    case K::CertificateSelfSigned:
    case K::CertificateMismatch:
    case K::CertificateExpired:
    case K::CertificateNotYetValid:
    case K::CertificateWeak:
    case K::ClockWrong:
    case K::StoreDamaged:
    case K::StoreFull:
    case K::ProfileReadOnly:
    case K::ProfileTooNew:
    case K::FileUnreadable:
        return true;
    default:
        return false;
    }
}

} // namespace

MailCheck::MailCheck(MailService &service, QObject *parent)
    : QObject(parent), m_service(service), m_timer(new QTimer(this))
{
    m_timer->setTimerType(Qt::VeryCoarseTimer);
    connect(m_timer, &QTimer::timeout, this, &MailCheck::tick);
    m_timer->start(everyMs);
}

QDateTime MailCheck::nextCheck() const
{
    return QDateTime::currentDateTime().addMSecs(m_timer->remainingTime());
}

void MailCheck::succeeded(AccountId account)
{
    m_running.remove(account);
    m_paused.remove(account);
}

void MailCheck::failed(AccountId account, const MailError &error)
{
    m_running.remove(account);
    if (needsTheUser(error.kind()))
        m_paused.insert(account);
}

void MailCheck::tick()
{
    for (const Account &account : m_service.accounts()) {
        if (account.enabled && !m_running.contains(account.id) && !m_paused.contains(account.id))
            emit due(account.id);
    }
}

} // namespace duopost
