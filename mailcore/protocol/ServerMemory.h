// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Account.h"
#include "mailcore/Certificate.h"

namespace duopost {

/// What is known of servers from earlier connections, and learns of new ones. Asked on worker threads, by
/// several at once.
class ServerMemory {
public:
    virtual ~ServerMemory() = default;
    /// A person accepted exactly this certificate for this host and port.
    virtual bool isAccepted(const CertificateFacts &facts) const = 0;
    /// The strongest mechanism that this server ever let us see; empty = never met.
    virtual QByteArray strongestLogin(const QString &host, quint16 port) const = 0;
    /// A connection stands, and its certificate is believed; before anybody logs in.
    virtual void connected(const ConnectionFacts &) { }
    /// Logged in. strongest: the strongest mechanism it offered this time.
    virtual void loggedIn(Service service, const ConnectionFacts &facts, const QByteArray &strongest) = 0;
};

} // namespace duopost
