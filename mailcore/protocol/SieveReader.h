// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/MailSocket.h"

#include <QList>

namespace duopost {

inline constexpr qsizetype longestSieveQuoted = 1000; ///< RFC 5804 section 4: 1,024 octets

/// A piece of an answer (RFC 5804 section 4).
struct SieveToken {
    enum class Kind { Word, String, Open, Close };
    Kind kind = Kind::Word;
    QByteArray text;
};

/// The end of an answer: OK, NO or BYE, a code such as QUOTA/MAXSIZE with what it carries, and words for
/// people.
struct SieveStatus {
    enum class Kind { Ok, No, Bye };
    Kind kind = Kind::Ok;
    QByteArray code; ///< upper case; empty = none
    QByteArray argument; ///< of the code: a referral, what SASL still has to say
    QString text;
};

struct SieveAnswer {
    QList<QList<SieveToken>> lines; ///< before the status
    SieveStatus status;
};

/// Reads answers off a connection, and never more than we accept: lines of 8 KiB, texts of 4 MiB, 2,000 lines.
/// A literal's length is believed only as far as bytes come.
class SieveReader {
public:
    explicit SieveReader(MailSocket &socket) : m_socket(socket) { }
    /// @throws MailError ProtocolViolation, LimitExceeded, and what MailSocket throws
    SieveAnswer readAnswer();
    /// One line with the literals in it; empty lines are none.
    QList<SieveToken> readTokens();
    /// Empty if these words end no answer. @throws MailError ProtocolViolation
    std::optional<SieveStatus> statusOf(const QList<SieveToken> &line) const;
    /// Whether what is read goes into the transcript.
    void setSilent(bool silent) { m_silent = silent; }
    /// Of a greeting, whose first line was read already.
    void putBack(const QByteArray &line) { m_first = line; }

private:
    QByteArray readLine();
    QByteArray readLiteral(qint64 size);
    [[noreturn]] void fail(const QString &why, QByteArrayView line) const;

    MailSocket &m_socket;
    std::optional<QByteArray> m_first;
    qint64 m_taken = 0; ///< in the answer being read
    bool m_silent = false;
};

/// A text as a command carries it: quoted, or, where that cannot be, as a literal that does not wait.
/// @throws MailError BadUsage for NUL
QByteArray sieveString(QByteArrayView text);

} // namespace duopost
