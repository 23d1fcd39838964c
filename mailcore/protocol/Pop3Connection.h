// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/Credentials.h"
#include "mailcore/protocol/MailSocket.h"
#include "mailcore/protocol/Session.h"

#include <deque>
#include <functional>
#include <set>

namespace duopost {

/// A logged-in POP3 connection: single lines and multi-line answers. Never sends QUIT by itself.
class Pop3Connection {
public:
    explicit Pop3Connection(std::stop_token stop, MailSocket::Timeouts timeouts = {});

    /// Greeting, STLS if the account says so, CAPA, log-in, CAPA again.
    void open(const Account &account, const Credentials &credentials, const StepReport &report);

    void send(const QByteArray &command);
    /// The status line of the oldest unanswered command. @return the text after +OK
    /// @throws MailError ServerRefused with the server's -ERR line
    QByteArray readStatus();
    QByteArray run(const QByteArray &command);
    /// The rest of a multi-line answer, dots removed. expected: octets announced, a hint only; report hears of
    /// large ones while they come. @throws MailError LimitExceeded above maxMessage
    QByteArray readMultiLine(qint64 expected = 0, const TransferReport &report = {});
    static constexpr qsizetype maxMessage = 256 * 1024 * 1024;

    bool has(const char *capability) const { return m_capabilities.contains(QByteArray(capability)); }
    /// "EXPIRE" → "30 USER"; null if not offered.
    QByteArray argument(const QByteArray &capability) const { return m_arguments.value(capability); }
    QStringList capabilities() const; ///< with their arguments
    bool capabilitiesKnown() const { return m_capabilitiesKnown; }
    MailSocket &socket() { return m_socket; }
    const MailSocket &socket() const { return m_socket; }
    int commands() const { return m_commands; }

private:
    void readGreeting();
    void askCapabilities();
    void enableUtf8(const Credentials &credentials);

    MailSocket m_socket;
    std::set<QByteArray> m_capabilities; ///< upper case first words
    QHash<QByteArray, QByteArray> m_arguments;
    std::deque<QByteArray> m_unanswered; ///< for error texts
    bool m_capabilitiesKnown = false;
    int m_commands = 0;
};

} // namespace duopost
