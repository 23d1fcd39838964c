// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>

namespace duopost {

/// How a connection logs in: one SASL mechanism, or the protocol's own command.
struct LoginChoice {
    enum class Kind { Sasl, OwnCommand, None };
    Kind kind = Kind::None;
    QByteArray mechanism; ///< for Kind::Sasl
};

/// Picks exactly one way (trying several in turn locks accounts). Mechanisms that show the password to
/// the server are only taken on a private connection (TLS with a verified certificate, or loopback). There
/// PLAIN comes first: it takes one round trip where SCRAM takes two and some 40 ms of computing, and what
/// SCRAM protects from, a listener on the line, the verified TLS already keeps out. In clear only SCRAM. APOP
/// is never chosen (CVE-2007-1558). ownCommandAllowed: no LOGINDISABLED (IMAP), USER offered or CAPA unknown
/// (POP3).
LoginChoice chooseLogin(const QList<QByteArray> &mechanisms, bool ownCommandAllowed, bool isPrivate);

} // namespace duopost
