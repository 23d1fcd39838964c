// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/Credentials.h"
#include "mailcore/protocol/SieveReader.h"

#include <QStringList>

namespace duopost {

/// What a ManageSieve server says of itself (RFC 5804 section 1.7).
struct SieveCapabilities {
    QString implementation, version;
    QStringList extensions; ///< lower case
    QList<QByteArray> mechanisms; ///< upper case
    bool startTls = false;
    int maxRedirects = -1;
    QString owner;
};

struct SieveScriptName {
    QString name;
    bool active = false;
};

/// A logged-in connection to a ManageSieve server: its scripts, one command at a time. Blocking, worker threads
/// only. A refusal (NO) is MailError ServerRefused, whose detail is the server's code, if it gave one; after
/// any other exception the session is of no further use.
class SieveSession {
public:
    explicit SieveSession(std::stop_token stop, MailSocket::Timeouts timeouts = {});

    /// Greeting, STARTTLS if the address says so, log-in, capabilities.
    /// @throws MailError of every kind that connecting and logging in can end in; TemporarilyRefused with the
    /// other server's address in detail if this one sends us there: nobody's password follows such a word
    void open(const ServerAddress &server, const Account &account, const Credentials &credentials);

    const SieveCapabilities &capabilities() const { return m_capabilities; }
    /// CHECKSCRIPT and RENAMESCRIPT came with RFC 5804, and VERSION with them.
    bool isRfc5804() const { return !m_capabilities.version.isEmpty(); }

    QList<SieveScriptName> scripts();
    QByteArray script(const QString &name);
    /// Nothing is stored. @return warnings @throws MailError NotSupported before RFC 5804
    QString check(const QByteArray &script);
    void requireSpace(const QString &name, qint64 size);
    /// @return warnings
    QString put(const QString &name, const QByteArray &script);
    void setActive(const QString &name); ///< empty = none
    void remove(const QString &name);
    void rename(const QString &from, const QString &to);
    void logOut(); ///< waits for the answer
    MailSocket &socket() { return m_socket; }

private:
    void readGreeting();
    void startTls();
    void readCapabilities(const QList<QList<SieveToken>> &lines);
    void logIn(const Credentials &credentials);
    void runExchange(const QByteArray &mechanism, const Credentials &credentials);
    [[noreturn]] void failLogIn(const SieveStatus &status) const;
    SieveAnswer run(const QByteArray &command, const QByteArray &arguments = {}, bool shown = true);
    void requireOk(const SieveStatus &status, const QByteArray &command) const;

    MailSocket m_socket;
    SieveReader m_reader;
    SieveCapabilities m_capabilities;
};

/// @throws MailError BadUsage for names that no server has to take (RFC 5804 section 1.6)
QByteArray sieveScriptName(const QString &name);

} // namespace duopost
