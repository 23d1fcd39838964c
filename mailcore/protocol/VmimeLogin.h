// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Account.h"
#include "mailcore/protocol/Credentials.h"
#include "mailcore/protocol/LoginChoice.h"

namespace duopost {

class MailSocket;

struct LoginDialogue {
    Service service = Service::Imap;
    LoginChoice choice;
    bool initialResponse
        = false; ///< SASL-IR (RFC 4959) offered; always true for SMTP (RFC 4954)
};

/// What the server said when it let us in.
struct LoginAnswer {
    QByteArray tagged; ///< the last line
    QByteArray capabilities; ///< of an untagged CAPABILITY on the way, or empty
};

/// Chooses by chooseLogin(), for this connection and this kind of secret.
/// @throws MailError LoginWeaker: the server offers less than it did before
LoginChoice chooseFor(const MailSocket &socket, const Credentials &credentials, LoginOffer offer);
/// After the server let us in.
void rememberLogin(MailSocket &socket, const Credentials &credentials, const LoginChoice &choice);

/// Chooses by chooseLogin(), refuses what is weaker than before, runs the dialogue, and remembers.
/// @throws MailError LoginWeaker, NotSupported, and what logInWithVmime() throws
LoginAnswer logIn(
    MailSocket &socket, const Credentials &credentials, LoginOffer offer, bool initialResponse);

/// Runs the log-in dialogue by vmime on a connection whose greeting and STARTTLS are already done, and
/// hands the connection back with nothing left in any buffer of vmime. vmime sees a neutral greeting, and
/// the server's answers to the log-in itself; where the password goes it writes a placeholder, which
/// VmimeSocket replaces, so that no copy of the password stays behind in a buffer of vmime or of a SASL
/// library.
/// @throws MailError WrongPassword, TemporarilyRefused, ServerRefused, BadUsage, and what MailSocket throws
LoginAnswer logInWithVmime(MailSocket &socket, const Credentials &credentials, const LoginDialogue &dialogue);

/// What a refused log-in means, from the server's line: RFC 5530 and RFC 3206/2449 response codes tell a
/// busy server from a wrong password.
bool isTemporaryRefusal(QByteArrayView serverLine);

} // namespace duopost
