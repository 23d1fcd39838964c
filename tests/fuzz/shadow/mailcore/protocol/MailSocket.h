// SPDX-License-Identifier: GPL-3.0-or-later
// Stands for the real one where the fuzzer compiles ImapReader and SieveReader: bytes come from memory, in
// pieces of the fuzzer's choice.
#pragma once

#include "mailcore/MailError.h"

#include <QByteArray>
#include <cstring>

namespace duopost {

class MailSocket {
public:
    MailSocket(QByteArrayView bytes, qsizetype piece) : m_bytes(bytes), m_piece(qMax<qsizetype>(1, piece)) { }

    qsizetype read(char *data, qsizetype max)
    {
        const qsizetype size = qMin(qMin(max, m_piece), m_bytes.size());
        if (size == 0)
            throw MailError(MailError::Kind::ConnectionLost, m_host);
        std::memcpy(data, m_bytes.data(), static_cast<size_t>(size));
        m_bytes = m_bytes.sliced(size);
        return size;
    }
    QByteArray readLine(qsizetype limit)
    {
        const auto end = m_bytes.indexOf('\n');
        if (end > limit)
            throw MailError(MailError::Kind::LimitExceeded, m_host);
        if (end < 0)
            throw MailError(MailError::Kind::ConnectionLost, m_host);
        auto line = m_bytes.first(end).toByteArray();
        m_bytes = m_bytes.sliced(end + 1);
        if (line.endsWith('\r'))
            line.chop(1);
        return line;
    }
    /// Nobody reads it here.
    struct Transcript {
        void received(QByteArrayView) { }
        QByteArray scrub(QByteArrayView text) const { return text.toByteArray(); }
    };
    Transcript transcript() const { return {}; }
    const QString &host() const { return m_host; }

private:
    QByteArrayView m_bytes;
    qsizetype m_piece;
    QString m_host;
};

} // namespace duopost
