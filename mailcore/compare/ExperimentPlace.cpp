// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/compare/ExperimentPlace.h"

#include "mailcore/protocol/SessionFactory.h"

namespace duopost {

namespace {

[[noreturn]] void practiceOnly()
{
    throw MailError(
        MailError::Kind::NotSupported, QStringLiteral("This can only be tried on a practice server."));
}

} // namespace

QString ExperimentPlace::deliverFromOutside(const QByteArray &)
{
    practiceOnly();
}

void ExperimentPlace::setQuota(int)
{
    practiceOnly();
}

void ExperimentPlace::setFilter(const QByteArray &)
{
    practiceOnly();
}

std::unique_ptr<ExperimentDevice> LabPlace::device(Protocol protocol, const LeaveRule &leave)
{
    auto account = m_lab.account(m_user, protocol, Security::Plaintext);
    account.name = m_user.name;
    account.leave = leave;
    return std::make_unique<ExperimentDevice>(
        account,
        [name = m_user.name.toUtf8(), password = m_user.password.toUtf8()] {
            return Credentials{.user = name, .password = Secret(password)};
        },
        QString(), m_stop);
}

std::unique_ptr<Session> LabPlace::connect(Protocol protocol)
{
    return openSession(
        m_lab.account(m_user, protocol, Security::Plaintext),
        {.user = m_user.name.toUtf8(), .password = Secret(m_user.password.toUtf8())}, m_stop);
}

// Anew each time: it is asked after something happened.
MailboxSide LabPlace::look()
{
    const auto session = connect(Protocol::Imap);
    auto side = readImap(
        *session, [](const QString &, qint64, qint64) {}, m_stop);
    session->close();
    return side;
}

void LabPlace::deliver(const QList<QByteArray> &messages)
{
    QList<LabMessage> mail;
    for (const auto &message : messages)
        mail << LabMessage{.bytes = message, .received = QDateTime::currentDateTimeUtc()};
    m_lab.fill(m_user, QStringLiteral("INBOX"), mail);
}

} // namespace duopost
