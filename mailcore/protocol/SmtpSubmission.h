// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Outbox.h"
#include "mailcore/OutgoingMessage.h"
#include "mailcore/protocol/SmtpConnection.h"

namespace duopost {

/// How long a server may take (RFC 5321 section 4.5.3.2).
struct SubmissionTimeouts {
    int commandMs = 300'000; ///< MAIL, RCPT
    int dataMs = 120'000; ///< until it wants the message
    int blockMs = 180'000; ///< to take a piece of it
    int endMs = 600'000; ///< after the last piece: it may deliver before it answers
    int leaveMs = 5'000; ///< the same once this program is leaving
};

struct SubmissionHooks {
    /// Called before the bytes that end the message; if it throws, they are never sent.
    std::function<void()> beforeEnd = [] {};
    std::function<void(qint64 sent, qint64 of)> progress = [](qint64, qint64) {};
};

/// What a server did with a message, for certain, or that nobody can say.
struct Submitted {
    enum class Outcome {
        Accepted,
        PartlyRefused, ///< some recipients, for good; nothing was sent to anybody
        Passing, ///< not now (4xx); nothing was sent
        Refused, ///< for good; nothing was sent
        Unknown, ///< it broke off after the message had ended: it may have been sent (RFC 1047)
    };
    Outcome outcome = Outcome::Unknown;
    QString serverText; ///< verbatim; for Unknown what broke off, if the server said nothing
    QList<RecipientAnswer> answers; ///< in the order of the recipients, as far as it came to that
};

/// Gives one message to a server that has let us in: to all recipients or to nobody. Blocking, worker threads
/// only.
class SmtpSubmission {
public:
    SmtpSubmission(SmtpConnection &connection, std::stop_token leaving, SubmissionTimeouts timeouts = {})
        : m_connection(connection), m_leaving(std::move(leaving)), m_timeouts(timeouts)
    {
    }

    /// The connection's stop token ends it before the end of the message, and not after; leaving ends waiting
    /// for the last answer, which is then Unknown.
    /// @throws MailError before the end of the message only, so that nothing was sent: BadUsage
    /// (requireClean()), Cancelled, ConnectionLost, TimedOut, ProtocolViolation, …
    /// @param wantsReport a report of what became of it, from every server on the way (RFC 3461)
    Submitted send(const BuiltMessage &message, bool wantsReport, const SubmissionHooks &hooks);
    /// Octets of the largest message, as the server said (SIZE); 0 = it did not.
    static qint64 sizeLimit(const SmtpConnection &connection);

private:
    bool introduce(const BuiltMessage &message, bool wantsReport, Submitted &result);
    std::optional<Submitted> lacks(const BuiltMessage &message, bool wantsReport) const;
    void sendDotted(const BuiltMessage &message, const SubmissionHooks &hooks);
    bool sendChunks(const BuiltMessage &message, const SubmissionHooks &hooks, Submitted &result);
    void end(const SubmissionHooks &hooks);
    void lastAnswer(Submitted &result);
    void reset();

    SmtpConnection &m_connection;
    std::stop_token m_leaving;
    SubmissionTimeouts m_timeouts;
};

/// CRLF line ends only, lines of at most 998 octets, no NUL; addresses that cannot end their command.
/// @throws MailError BadUsage: it would be another message, or another command, than was meant (VU#302671)
void requireClean(const BuiltMessage &message);

/// A dot in front of every line that begins with one (RFC 5321 section 4.5.2), CRLF at the end, without the
/// final dot. atLineStart: of the piece, and afterwards of what follows it.
QByteArray stuffed(QByteArrayView piece, bool &atLineStart);

} // namespace duopost
