// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Lab.h"
#include "mailcore/compare/ExperimentDevice.h"
#include "mailcore/compare/MailboxSide.h"

namespace duopost {

/// Where a scenario is played: a mailbox on a practice server, or a folder of an account. One worker thread.
class ExperimentPlace {
public:
    virtual ~ExperimentPlace() = default;

    virtual std::unique_ptr<ExperimentDevice> device(Protocol protocol, const LeaveRule &leave) = 0;
    /// What the server has, read through IMAP by somebody who changes nothing.
    virtual MailboxSide look() = 0;
    /// A connection of its own, logged in, as long as it lives.
    virtual std::unique_ptr<Session> connect(Protocol protocol) = 0;
    virtual QString inbox() const = 0; ///< its path; for everybody here this is the inbox
    virtual QString path(const QString &folder) const = 0; ///< of a folder with this name
    virtual QByteArray messageId(const QByteArray &name) const = 0; ///< without angle brackets
    /// New mail in the inbox.
    virtual void deliver(const QList<QByteArray> &messages) = 0;

    // What the server itself does; only a practice server can be told to.
    virtual QString deliverFromOutside(const QByteArray &message);
    virtual void setQuota(int kibibytes);
    virtual void setFilter(const QByteArray &script);
};

class LabPlace : public ExperimentPlace {
public:
    LabPlace(Lab &lab, LabUser user, std::stop_token stop = {})
        : m_lab(lab), m_user(std::move(user)), m_stop(std::move(stop))
    {
    }
    std::unique_ptr<ExperimentDevice> device(Protocol protocol, const LeaveRule &leave) override;
    MailboxSide look() override;
    std::unique_ptr<Session> connect(Protocol protocol) override;
    QString inbox() const override { return QStringLiteral("INBOX"); }
    QString path(const QString &folder) const override { return folder; }
    QByteArray messageId(const QByteArray &name) const override { return name + "@lab.example"; }
    void deliver(const QList<QByteArray> &messages) override;
    QString deliverFromOutside(const QByteArray &message) override { return m_lab.deliver(m_user, message); }
    void setQuota(int kibibytes) override { m_lab.setQuota(m_user, kibibytes); }
    void setFilter(const QByteArray &script) override { m_lab.setFilter(m_user, script); }

private:
    Lab &m_lab;
    const LabUser m_user;
    const std::stop_token m_stop;
};

} // namespace duopost
