// SPDX-License-Identifier: GPL-3.0-or-later
// A private Cyrus IMAP and POP3 server on loopback, from packages unpacked into build/cyrus (.ci/cyrus.sh).
#pragma once

#include "mailcore/Lab.h"
#include "mailcore/lab/LabIdentity.h"

#include <QProcess>
#include <QTemporaryDir>

namespace duopost::test {

class CyrusServer {
public:
    /// How folders are named on the wire: "Sent" and '/', or, as older installations, "INBOX.Sent" and '.'.
    enum class Names { Plain, BelowInbox };

    /// Why it cannot run here; empty if it can. Fails the test where servers are required (continuous
    /// integration).
    static QString whyNot();
    static bool isRequired() { return qEnvironmentVariableIsSet("DUOPOST_SERVERS_REQUIRED"); }

    /// Returns when both services greet. @throws MailError LabUnavailable with what the server wrote
    CyrusServer(const QStringList &users, Names names);
    ~CyrusServer();

    LabUser user(const QString &name) const;
    Account account(const QString &user, Protocol protocol, Security security = Security::Tls) const;
    /// By APPEND, in this order. "INBOX", or a name as people write it ("Projekte/Alt"); made if need be.
    /// @throws MailError ServerRefused
    void fill(const QString &user, const QString &folder, const QList<LabMessage> &messages) const;
    /// By LMTP. @return the server's answer
    QString deliver(const QString &user, const QByteArray &message) const;
    void setQuota(const QString &user, int kibibytes) const; ///< @throws MailError ServerRefused
    /// By ManageSieve. @throws MailError LabUnavailable with what the server said
    void setFilter(const QString &user, const QByteArray &script) const;
    QByteArray wireName(const QString &folder) const;

private:
    QString at(const char *name) const { return m_place.filePath(QString::fromLatin1(name)); }
    QString program(const char *path) const
    {
        return at("root") + QLatin1Char('/') + QString::fromLatin1(path);
    }
    void copyPrograms();
    void writeConfiguration();
    void addUsers(const QStringList &users);
    void start();
    QProcessEnvironment environment() const;

    const LabIdentity m_identity;
    const Names m_names;
    QTemporaryDir m_place;
    LabPorts m_ports;
    QProcess m_master;
};

} // namespace duopost::test
