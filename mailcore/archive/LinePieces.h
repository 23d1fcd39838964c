// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QIODevice>
#include <stop_token>

namespace duopost {

/// Reads a file of any size line by line in constant memory; a line may have gigabytes, so it comes in pieces.
class LinePieces {
public:
    /// A view into the buffer, good until the next call.
    struct Piece {
        QByteArrayView bytes; ///< with the line's end
        qint64 at = 0; ///< in the file
        bool begins = false, ends = false; ///< of its line; a line up to longestWhole is both
        QByteArrayView ahead; ///< what follows, at least aheadSize if the file has that much
    };
    static constexpr qsizetype longestWhole = 1 << 16, aheadSize = 1 << 10;

    LinePieces(QIODevice &device, std::stop_token stop) : m_device(device), m_stop(std::move(stop)) { }

    /// @return false at the end. @throws MailError FileUnreadable, Cancelled
    bool next(Piece &piece);

private:
    void fill();

    QIODevice &m_device;
    std::stop_token m_stop;
    QByteArray m_buffer;
    qsizetype m_from = 0, m_to = 0;
    qint64 m_at = 0; ///< of m_from in the file
    bool m_atEnd = false, m_inLine = false;
};

} // namespace duopost
