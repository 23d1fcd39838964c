// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/Credentials.h"
#include "mailcore/protocol/MailSocket.h"
#include "mailcore/protocol/Session.h"

#include <QHash>

namespace duopost {

/// What a submission server answered.
struct SmtpReply {
    int code = 0; ///< three digits (RFC 5321 section 4.2)
    QList<QByteArray> lines; ///< without the code; at least one, perhaps empty

    bool isPositive() const { return code >= 200 && code < 400; } ///< 3xx: go on
    bool isPassing() const { return code >= 400 && code < 500; }
    /// "5.7.8" (RFC 3463), or empty.
    QByteArray enhancedCode() const;
    QString text() const; ///< "535 5.7.8 no": as it came, for people
};

/// A logged-in connection to a submission server (RFC 6409): commands one at a time, each with its reply.
/// Blocking, worker threads only. After any exception but ServerRefused it is of no further use.
class SmtpConnection {
public:
    explicit SmtpConnection(std::stop_token stop, MailSocket::Timeouts timeouts = {});

    /// Greeting, EHLO, STARTTLS if the account says so, EHLO again, log-in. account.outgoing must be set.
    /// @throws MailError of every kind that connecting and logging in can end in
    void open(const Account &account, const Credentials &credentials, const StepReport &report);

    /// @throws what MailSocket throws; ProtocolViolation, LimitExceeded. A refusal is no exception.
    SmtpReply run(const QByteArray &command);
    /// Several without waiting in between (RFC 2920); each is then due one readReply().
    void sendAll(const QList<QByteArray> &commands);
    SmtpReply readReply();
    /// Parameters of an EHLO keyword, upper case; "" if it has none, null if it is not offered.
    QByteArray extension(const QByteArray &keyword) const { return m_extensions.value(keyword.toUpper()); }
    bool has(const QByteArray &keyword) const { return m_extensions.contains(keyword.toUpper()); }
    /// Says good-bye and waits for the answer. Leaving without it (destructor) is no harm: nothing is under
    /// way.
    void quit();
    /// The same without waiting, when nothing depends on the answer. Never throws.
    void leave();
    MailSocket &socket() { return m_socket; }
    const MailSocket &socket() const { return m_socket; }

private:
    void readGreeting();
    void introduce();
    void startTls();

    MailSocket m_socket;
    QHash<QByteArray, QByteArray> m_extensions;
};

} // namespace duopost
