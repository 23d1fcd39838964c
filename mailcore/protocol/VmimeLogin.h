// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Account.h"
#include "mailcore/protocol/Credentials.h"
#include "mailcore/protocol/LoginChoice.h"

namespace duopost {

class MailSocket;

struct LoginDialogue {
    Protocol protocol = Protocol::Imap;
    LoginChoice choice;
    bool initialResponse = false; ///< SASL-IR (RFC 4959) offered; always true for POP3 (RFC 5034)
};

/// What the server said when it let us in.
struct LoginAnswer {
    QByteArray tagged; ///< the last line
    QByteArray capabilities; ///< of an untagged CAPABILITY on the way, or empty
};

/// Runs the log-in dialogue by vmime on a connection whose greeting and STARTTLS are already done, and
/// hands the connection back with nothing left in any buffer of vmime. vmime sees a neutral greeting, only
/// the chosen mechanism, and the server's answers to the log-in itself.
/// @throws MailError WrongPassword, TemporarilyRefused, ServerRefused, BadUsage, and what MailSocket throws
LoginAnswer logInWithVmime(MailSocket &socket, const Credentials &credentials, const LoginDialogue &dialogue);

/// What a refused log-in means, from the server's line: RFC 5530 and RFC 3206/2449 response codes tell a
/// busy server from a wrong password.
bool isTemporaryRefusal(QByteArrayView serverLine);

} // namespace duopost
