// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailError.h"
#include "mailcore/protocol/Credentials.h"

#include <memory>
#include <optional>

namespace duopost {

/// One log-in by one SASL mechanism: what to answer to what the server says. Everything made of the password
/// lives in Secrets. One thread, one log-in.
class SaslExchange {
public:
    virtual ~SaslExchange() = default;
    /// What goes along with the command; nothing if the server speaks first.
    virtual std::optional<Secret> initialResponse() = 0;
    /// Decoded on both sides. @throws MailError ProtocolViolation; SCRAM: also when the server does not prove
    /// that it knows the password
    virtual Secret respond(QByteArrayView challenge) = 0;
    /// The server has proved all that this mechanism lets it prove: only then its OK is worth something.
    virtual bool isProven() const { return true; }
};

/// PLAIN, LOGIN, CRAM-MD5, SCRAM-SHA-1, SCRAM-SHA-256, XOAUTH2. nonce: of the client, for tests with known
/// answers.
/// @throws MailError NotSupported
std::unique_ptr<SaslExchange>
makeSaslExchange(const QByteArray &mechanism, const Credentials &credentials, const QByteArray &nonce = {});

std::unique_ptr<SaslExchange>
makeScram(const char *digest, const Credentials &credentials, const QByteArray &nonce); ///< "SHA1", "SHA256"

} // namespace duopost
