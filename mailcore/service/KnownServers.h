// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/ServerMemory.h"

#include <QHash>
#include <functional>
#include <map>
#include <mutex>

namespace duopost {

/// What a profile knows of servers: certificates that a person accepted, the strongest way of logging in each
/// one ever offered, since when it shows its certificate, how the newest connection of each kind was protected.
/// servers.json, written when something changes. Any
/// thread.
class KnownServers : public std::enable_shared_from_this<KnownServers> {
public:
    using Changed = std::function<void(AccountId)>;

    /// A damaged file is set aside. changed is called on worker threads when an account connected anew.
    KnownServers(QString path, Changed changed);

    QList<CertificateException> exceptions() const;
    /// @throws MailError FileUnwritable; BadUsage for what cannot be accepted
    void accept(const CertificateFacts &facts);
    void revoke(const CertificateException &exception);
    void forgetLogin(const QString &host, quint16 port);
    QList<ConnectionFacts> connections(AccountId account) const;
    void forget(AccountId account); ///< its connections; what is known of servers stays

    /// The memory of this account's connections; may outlive this object's owner.
    std::shared_ptr<ServerMemory> forAccount(AccountId account);

private:
    friend class AccountMemory;
    struct Server {
        QByteArray strongestLogin, sha256;
        QDateTime since; ///< of the certificate
    };
    static QString keyOf(const QString &host, quint16 port);
    bool isAccepted(const CertificateFacts &facts) const;
    QByteArray strongestLogin(const QString &host, quint16 port) const;
    void loggedIn(AccountId account, ConnectionFacts facts, const QByteArray &strongest);
    bool isAcceptedAs(const CertificateFacts &facts) const; ///< with the mutex held
    void load();
    void save() const; ///< with the mutex held

    const QString m_path;
    const Changed m_changed;
    mutable std::mutex m_mutex;
    QList<CertificateException> m_exceptions;
    QHash<QString, Server> m_servers; ///< by keyOf()
    std::map<std::pair<AccountId, ConnectionFor>, ConnectionFacts> m_connections; ///< newest of each
};

} // namespace duopost
