// SPDX-License-Identifier: GPL-3.0-or-later
// Cyrus where a practice server is wanted: every user has the usual folders, told by their names.
#pragma once

#include "mailcore/Lab.h"
#include "tests/support/CyrusServer.h"

namespace duopost::test {

class CyrusLab : public Lab {
public:
    explicit CyrusLab(const QStringList &users) : m_server(users, CyrusServer::Names::Plain)
    {
        for (const auto &name : users) {
            m_users << m_server.user(name);
            for (const auto *folder : {"Sent", "Drafts", "Trash", "Junk", "Archive"})
                m_server.fill(name, QString::fromLatin1(folder), {});
        }
    }
    LabPorts ports() const override
    {
        LabPorts ports;
        ports.imap = m_server.account({}, Protocol::Imap, Security::Plaintext).incoming.port;
        ports.pop3 = m_server.account({}, Protocol::Pop3, Security::Plaintext).incoming.port;
        return ports;
    }
    QList<LabUser> users() const override { return m_users; }
    QString certificateFile() const override { return m_server.account({}, Protocol::Imap).caFile; }
    QString directory() const override { return {}; }
    QStringList notes() const override { return {}; }
    void fill(const LabUser &user, const QString &folder, const QList<LabMessage> &messages) override
    {
        m_server.fill(user.name, folder, messages);
    }
    QString deliver(const LabUser &user, const QByteArray &message) override
    {
        return m_server.deliver(user.name, message);
    }
    void setQuota(const LabUser &user, int kibibytes) override { m_server.setQuota(user.name, kibibytes); }
    void setFilter(const LabUser &user, const QByteArray &script) override
    {
        m_server.setFilter(user.name, script);
    }
    void stop() override { }
    Account account(const LabUser &user, Protocol protocol, Security security) const override
    {
        return m_server.account(user.name, protocol, security);
    }

private:
    CyrusServer m_server;
    QList<LabUser> m_users;
};

} // namespace duopost::test
