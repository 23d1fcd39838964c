// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace duopost {

class MailSocket;

/// Cuts the server's byte stream into IMAP responses. Constant memory apart from the response at hand;
/// nothing is allocated because of a number the server merely claims.
class ImapReader {
public:
    struct Limits {
        qsizetype line = 1024 * 1024; ///< between literals
        qsizetype literal = 256 * 1024 * 1024;
        qsizetype response = 300 * 1024 * 1024;
    };

    explicit ImapReader(MailSocket &socket);
    ImapReader(MailSocket &socket, Limits limits);

    /// The next response without its line end, literals in place ("{5}\r\nhello"). Valid until the next call.
    /// @throws MailError LimitExceeded, and what MailSocket throws; then the connection is of no further use
    QByteArrayView next();

private:
    void fill();

    MailSocket &m_socket;
    Limits m_limits;
    QByteArray m_buffer;
    qsizetype m_start = 0; ///< of the current response
    qsizetype m_next = 0; ///< of the one after it
    qsizetype m_end = 0; ///< of what was received
};

/// The size announced by a literal at the end of a line ("… {123}", "{123+}", "~{123}"); -1 if there is none,
/// -2 if it is larger than limit or no number a computer can hold.
qint64 literalAtEnd(QByteArrayView line, qint64 limit);

} // namespace duopost
