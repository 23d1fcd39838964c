// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/Credentials.h"
#include "mailcore/protocol/ImapQuirks.h"
#include "mailcore/protocol/ImapReader.h"
#include "mailcore/protocol/ImapSets.h"
#include "mailcore/protocol/MailSocket.h"
#include "mailcore/protocol/Session.h"

#include <functional>
#include <map>
#include <set>

namespace duopost {

/// What tests and special cases set; the defaults are right for mail.
struct ImapOptions {
    enum class Compression { WhereItHelps, Always, Never }; ///< it helps wherever the server is not here
    Compression compression = Compression::WhereItHelps;
    MailSocket::Timeouts timeouts;
    int renewIdleMs = 9 * 60 * 1000; ///< RFC 2177 says 29 minutes; routers forget sooner
    int checkMs = 10'000; ///< for the answer to "are you still there?"
};

/// A logged-in IMAP connection that sends commands and hands out what comes back. Commands may be
/// pipelined: send several, then complete them in order.
class ImapConnection {
public:
    using Untagged = std::function<void(QByteArrayView response)>;
    struct Tag {
        QByteArray tag;
        QByteArray command; ///< for error texts: the first words
    };

    explicit ImapConnection(std::stop_token stop, const ImapOptions &options = {});

    /// Greeting (PREAUTH refused), STARTTLS if the account says so, log-in, capabilities, ENABLE.
    void open(const Account &account, const Credentials &credentials, const StepReport &report);
    Tag send(const QByteArray &command);
    /// With a literal in it. Where the server wants to be asked first and refuses, complete() tells.
    enum class Literal { Text, Binary };
    Tag sendLiteral(const QByteArray &command, const QByteArray &literal, Literal kind = Literal::Text);
    /// Text and literals in turn, text first.
    Tag sendLiterals(const QList<QByteArray> &pieces);
    /// Reads until the command is answered. @return the text after OK
    /// @throws MailError ServerRefused (NO or BAD, with the server's words), and what ImapReader throws
    QByteArray complete(const Tag &tag, const Untagged &untagged = {});
    QByteArray run(const QByteArray &command, const Untagged &untagged = {})
    {
        return complete(send(command), untagged);
    }
    /// For commands whose refusal changes nothing. @return whether the server said OK
    bool attempt(const Tag &tag, const Untagged &untagged = {});
    /// Reads until the server says "+" to a command that wants it (IDLE). @return false if it was refused
    bool awaitContinuation(const Tag &tag, const Untagged &untagged = {});
    void sendLine(const QByteArray &line); ///< DONE
    /// Hands on what comes unasked within ms. @return whether anything came
    bool listen(int ms, const Untagged &untagged);
    /// Told of every untagged response before whoever sent the command is.
    void setWatcher(Untagged watcher) { m_watcher = std::move(watcher); }
    void setTransferReport(TransferReport report) { m_reader.setTransferReport(std::move(report)); }

    QStringList capabilities() const;
    bool has(const char *capability) const { return m_capabilities.contains(QByteArray(capability)); }
    /// "35651584" of APPENDLIMIT=35651584; empty if there is no such capability or it has no value.
    QByteArray capabilityValue(const char *name) const;
    bool isEnabled(const char *capability) const { return m_enabled.contains(QByteArray(capability)); }
    const ImapQuirks &quirks() const { return m_quirks; }
    void takeIdentity(const QByteArray &software); ///< what ID said: it may change the quirks
    const QByteArray &greeting() const { return m_greeting; }
    const ImapOptions &options() const { return m_options; }

    /// A folder's name as an argument, and a name of the server's as we keep it: always modified UTF-7,
    /// also where the connection speaks UTF-8, so that a folder is the same whatever a server enables.
    QByteArray mailbox(const QByteArray &name) const;
    QByteArray nameFromWire(const QByteArray &wire) const;

    MailSocket &socket() { return m_socket; }
    const MailSocket &socket() const { return m_socket; }
    int commands() const { return m_commands; }
    QStringList takeAlerts() { return std::exchange(m_alerts, {}); }

private:
    void readGreeting();
    void startTls();
    void askCapabilities();
    bool takeCapabilities(QByteArrayView list);
    bool takeCapabilityCode(QByteArrayView line);
    void enable();
    void compress();
    Tag newTag(const QByteArray &command);
    void takeUntagged(QByteArrayView response, const Untagged &untagged);
    QByteArray takeTagged(QByteArrayView response);
    QByteArray resultOf(const Tag &tag, QByteArrayView response);
    void record(QByteArrayView response);

    ImapOptions m_options;
    MailSocket m_socket;
    ImapReader m_reader;
    Untagged m_watcher;
    ImapQuirks m_quirks;
    QByteArray m_greeting;
    std::set<QByteArray> m_capabilities, m_enabled; ///< upper case
    std::set<QByteArray> m_pending; ///< tags not answered yet
    std::map<QByteArray, QByteArray> m_early; ///< answers to commands that nobody waits for yet
    QStringList m_alerts;
    QString m_host;
    int m_commands = 0;
    int m_recordedFetches = 0; ///< since the last command: the transcript keeps the first few only
};

/// A quoted string. @throws MailError BadUsage for CR, LF or NUL
QByteArray imapQuoted(QByteArrayView text);

} // namespace duopost
