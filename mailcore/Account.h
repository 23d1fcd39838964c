// SPDX-License-Identifier: GPL-3.0-or-later
// What we know about an account. Never a password.
#pragma once

#include "mailcore/Identity.h"
#include "mailcore/Ids.h"
#include "mailcore/KeepOffline.h"

#include <QByteArray>
#include <QString>
#include <optional>

namespace duopost {

enum class Protocol { Imap, Pop3 };

/// From strong to weak. StartTls means "STARTTLS/STLS or nothing": there is no opportunistic mode.
enum class Security { Tls, StartTls, Plaintext };

enum class Service { Imap, Pop3, Submission, Filters };

struct ServerAddress {
    QString host;
    quint16 port = 0;
    Security security = Security::Tls;
    QString user;
    bool operator==(const ServerAddress &) const = default;
};

/// What POP3 does with a message on the server after it was downloaded.
struct LeaveRule {
    enum class Kind { Always, Days, UntilDeleted, Never };
    Kind kind = Kind::Always;
    int days = 0; ///< for Kind::Days, counted from our first sight of the message
    bool operator==(const LeaveRule &) const = default;
};

/// An IMAP folder and what is below it: the whole world for whoever is kept inside.
struct FolderFence {
    QByteArray name; ///< on the wire
    char delimiter = '\0'; ///< 0 = nothing can be below it
    bool contains(const QByteArray &folder) const
    {
        return folder == name || (delimiter != '\0' && folder.startsWith(name + delimiter));
    }
    bool operator==(const FolderFence &) const = default;
};

struct Account {
    AccountId id;
    QString name; ///< shown to the user, unique, also the CLI's handle
    QString displayName; ///< the person's name
    QString address;
    Protocol protocol = Protocol::Imap;
    ServerAddress incoming;
    std::optional<ServerAddress> outgoing;
    QString caFile; ///< PEM file of extra trust anchors for this account only; empty = the system's
    QString passwordFile; ///< file (mode 0600) the password is read from at each use; empty = keyring
    LeaveRule leave;
    /// The named exception: Security::Plaintext to another computer than this one, because a person insisted.
    bool insecurePlaintext = false;
    bool enabled = true; ///< false: its mail is shown, and no connection is made
    QString colour; ///< "#rrggbb"; empty = the window chooses
    /// Empty = with a password; else whose token it logs in with: a SignInOffer::provider ("google",
    /// "microsoft").
    QString signIn;
    QString secretName; ///< what its password is called in the keyring; survives every renaming
    /// The same for the outgoing server's own password; empty = it takes the one of the incoming server.
    QString outgoingSecretName;
    /// IMAP: what is kept of folders of which nothing else is said. POP3 always fetches messages whole.
    KeepOffline keep = {KeepOffline::Extent::Recent};
    QString directory; ///< where its mail is on this computer; empty = in the profile. Never changes
    /// Whom messages are written as, the first one if nothing else is said. Empty = displayName and address.
    QList<Identity> identities = {};
    /// POP3: copies of what is sent also go into the Sent folder of this IMAP server, which knows the same
    /// user and password; empty = they stay on this computer.
    std::optional<ServerAddress> sentOn = {};
    /// Where its filters are (ManageSieve, RFC 5804), with the same user and password; empty = to be looked for
    /// at the incoming server.
    std::optional<ServerAddress> filters = {};
    /// IMAP: every message that was seen is also kept in an archive on this computer, which nothing that
    /// happens on the server can empty.
    bool keepsArchive = false;
    /// IMAP, never saved: no connection of this account looks at or touches anything outside; for experiments.
    std::optional<FolderFence> fence = {};
    bool operator==(const Account &) const = default;
};

/// 993, 143, 995, 110, 465, 587; 4190 for filters (ManageSieve knows no port of its own for TLS).
quint16 defaultPort(Service service, Security security);

/// "localhost" or a loopback address: what never leaves this computer.
bool isLoopbackHost(const QString &host);

/// The new address is less protected than the old one: TLS, then STARTTLS, then nothing.
bool lowersSecurity(const ServerAddress &before, const ServerAddress &after);

QString toString(Protocol protocol); ///< "imap", "pop3"
QString toString(Security security); ///< "tls", "starttls", "none"
std::optional<Protocol> protocolFromString(QStringView text);
std::optional<Security> securityFromString(QStringView text);

} // namespace duopost

Q_DECLARE_METATYPE(duopost::Account)
