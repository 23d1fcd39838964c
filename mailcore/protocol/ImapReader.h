// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/Session.h"

#include <QByteArray>
#include <QElapsedTimer>

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
        int patienceMs = 120'000; ///< then a response must have come at bytesPerSecond on average
        int bytesPerSecond = 64; ///< slower is a server that drips to hold us
    };

    explicit ImapReader(MailSocket &socket);
    ImapReader(MailSocket &socket, Limits limits);

    /// The next response without its line end, literals in place ("{5}\r\nhello"). Valid until the next call.
    /// @throws MailError LimitExceeded, and what MailSocket throws; then the connection is of no further use
    QByteArrayView next();
    /// Something of the next response is here already.
    bool hasMore() const { return m_next < m_end; }
    /// Takes away what was received but not handed out: it belongs to another reader.
    QByteArray surrender();
    /// Told of the progress of large literals, some times a second.
    void setTransferReport(TransferReport report) { m_report = std::move(report); }

private:
    void fill();
    void requirePace(qsizetype received) const;
    void fillLiteral(qsizetype until, qsizetype size);

    MailSocket &m_socket;
    Limits m_limits;
    QByteArray m_buffer;
    qsizetype m_start = 0; ///< of the current response
    qsizetype m_next = 0; ///< of the one after it
    qsizetype m_end = 0; ///< of what was received
    QElapsedTimer m_since; ///< the current response was begun
    TransferReport m_report;
};

/// The size announced by a literal at the end of a line ("… {123}", "{123+}", "~{123}"); -1 if there is none,
/// -2 if it is larger than limit or no number a computer can hold.
qint64 literalAtEnd(QByteArrayView line, qint64 limit);

} // namespace duopost
