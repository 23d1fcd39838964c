// SPDX-License-Identifier: GPL-3.0-or-later
// The practice server: a private Dovecot with believable mail, on loopback, for learning, tests and benches.
#pragma once

#include "mailcore/Account.h"
#include "mailcore/Message.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>
#include <QStringList>
#include <memory>

namespace duopost {

struct LabUser {
    QString name; ///< log-in name
    QString address;
    QString displayName;
    QString password;
};

struct LabPorts {
    quint16 imap = 0, imaps = 0, pop3 = 0, pop3s = 0, lmtp = 0, smtp = 0, sieve = 0;
};

/// A message for Lab::fill.
struct LabMessage {
    QByteArray bytes;
    QDateTime received; ///< becomes INTERNALDATE; invalid = now
    MessageFlags flags;
};

struct LabOptions {
    /// Where the users' mail and passwords live; kept on stop, and found again by the next start. Empty = a
    /// fresh private folder that is removed on stop.
    QString directory;
    quint16 portBase = 0; ///< 0 = free ports; else imap, imaps, pop3, pop3s, lmtp, smtp, sieve from here
    bool sampleMail = true; ///< false: users exist, mailboxes are empty
    QStringList extraUsers; ///< log-in names of further users with empty mailboxes; for tests
    QString extraDovecotConfig; ///< appended verbatim; for tests
};

/// A running practice server. Stops, and leaves no process or file behind, when destroyed, on stop() and
/// when the owning process dies (kill -9 included). Any thread, but one at a time.
class Lab {
public:
    /// @throws MailError LabUnavailable with a plain reason (no Dovecot installed, not on this system)
    static std::unique_ptr<Lab> start(const LabOptions &options = {});
    virtual ~Lab() = default;

    virtual LabPorts ports() const = 0;
    virtual QList<LabUser> users() const = 0;
    virtual QString certificateFile() const = 0; ///< PEM of the lab's own CA
    virtual QString directory() const = 0;
    /// What does not work here, in plain words: "Sending is not possible: …". Usually empty.
    virtual QStringList notes() const = 0;
    /// Puts messages into a user's folder past the server, thousands a second; creates the folder. UIDs
    /// ascend in this order. Meant for before the first log-in, though the server notices later ones too.
    /// @throws MailError FileUnwritable
    virtual void fill(const LabUser &user, const QString &folder, const QList<LabMessage> &messages) = 0;
    /// Hands a message in as the outside world does (LMTP), so that quota and filters have their say.
    /// @return the server's answer, "250 2.0.0 …" if it took the message
    /// @throws MailError LabUnavailable if there is nobody to hand it to
    virtual QString deliver(const LabUser &user, const QByteArray &message) = 0;
    /// How much fits into a user's mailbox. Before the first log-in of that user.
    /// @throws MailError LabUnavailable, FileUnwritable
    virtual void setQuota(const LabUser &user, int kibibytes) = 0;
    /// A Sieve script that the server runs on what is delivered from now on.
    /// @throws MailError LabUnavailable if this server has no filters
    virtual void setFilter(const LabUser &user, const QByteArray &script) = 0;
    virtual void stop() = 0;
    /// Like stop(), but does not wait until the last file is gone.
    virtual void leave() { stop(); }
    /// An account for this user, ready to add: TLS, the lab's CA, password file.
    virtual Account
    account(const LabUser &user, Protocol protocol, Security security = Security::Tls) const = 0;
};

} // namespace duopost
