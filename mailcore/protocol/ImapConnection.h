// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/Credentials.h"
#include "mailcore/protocol/ImapReader.h"
#include "mailcore/protocol/MailSocket.h"
#include "mailcore/protocol/Session.h"

#include <functional>
#include <map>
#include <set>

namespace duopost {

/// A logged-in IMAP connection that sends commands and hands out what comes back. Commands may be
/// pipelined: send several, then complete them in order.
class ImapConnection {
public:
    using Untagged = std::function<void(QByteArrayView response)>;
    struct Tag {
        QByteArray tag;
        QByteArray command; ///< for error texts: the first words
    };

    explicit ImapConnection(std::stop_token stop);

    /// Greeting (PREAUTH refused), STARTTLS if the account says so, log-in, capabilities.
    void open(const Account &account, const Credentials &credentials, const StepReport &report);
    Tag send(const QByteArray &command);
    /// Reads until the command is answered. @return the text after OK
    /// @throws MailError ServerRefused (NO or BAD, with the server's words), and what ImapReader throws
    QByteArray complete(const Tag &tag, const Untagged &untagged = {});
    QByteArray run(const QByteArray &command, const Untagged &untagged = {})
    {
        return complete(send(command), untagged);
    }

    bool has(const char *capability) const { return m_capabilities.contains(QByteArray(capability)); }
    MailSocket &socket() { return m_socket; }
    const MailSocket &socket() const { return m_socket; }
    int commands() const { return m_commands; }

private:
    void readGreeting();
    void startTls();
    void askCapabilities();
    void takeCapabilities(QByteArrayView list);
    QByteArray resultOf(const Tag &tag, QByteArrayView response);
    void record(QByteArrayView response);

    MailSocket m_socket;
    ImapReader m_reader;
    std::set<QByteArray> m_capabilities; ///< upper case
    std::set<QByteArray> m_pending; ///< tags not answered yet
    std::map<QByteArray, QByteArray> m_early; ///< answers to commands that nobody waits for yet
    QString m_host;
    int m_commands = 0;
    int m_recordedFetches = 0; ///< since the last command: the transcript keeps the first few only
};

/// A quoted string. @throws MailError BadUsage for CR, LF or NUL
QByteArray imapQuoted(QByteArrayView text);

/// "1,3:7,12" of numbers in any order.
QByteArray sequenceSet(QList<quint32> uids);

/// "1:3,7" → numbers, at most limit of them (a server may claim a range of four billion).
QList<quint32> parseSequenceSet(QByteArrayView text, qsizetype limit);

} // namespace duopost
