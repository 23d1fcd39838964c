// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/Credentials.h"

#include <QByteArray>
#include <QList>

namespace duopost {

/// How a connection logs in: one SASL mechanism, or the protocol's own command.
struct LoginChoice {
    enum class Kind { Sasl, OwnCommand, None };
    Kind kind = Kind::None;
    QByteArray mechanism; ///< for Kind::Sasl
    QByteArray strongest; ///< the best that was offered, whether taken or not; "LOGIN" for the own command
};

/// What the choice depends on.
struct LoginOffer {
    enum class Line {
        Clear, ///< anybody on the way may listen
        Encrypted, ///< TLS with a believed certificate
        ThisComputer, ///< loopback, with or without TLS
    };
    QList<QByteArray> mechanisms; ///< as the server names them
    bool ownCommand = false; ///< no LOGINDISABLED (IMAP); USER offered or CAPA unknown (POP3); never for SMTP
    Line line = Line::Clear;
    Credentials::Kind secret = Credentials::Kind::Password;
};

/// Picks exactly one way (trying several in turn locks accounts). The strongest: SCRAM, which shows the
/// password not even to the server and proves that the server knows it; then, only where nobody can listen,
/// PLAIN, the own command and LOGIN; CRAM-MD5 if there is nothing better. On this computer itself PLAIN comes
/// first: it takes one round trip where SCRAM takes two and some 40 ms of computing. APOP is never chosen
/// (CVE-2007-1558). Pure.
LoginChoice chooseLogin(const LoginOffer &offer);

/// The offer is worse than what the server let us see before ("" = never met): somebody may have taken the
/// better ones out. Pure.
bool isWeaker(const QByteArray &strongestNow, const QByteArray &strongestBefore);

} // namespace duopost
