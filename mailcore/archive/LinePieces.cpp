// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/archive/LinePieces.h"

#include "mailcore/MailError.h"

#include <QFileDevice>
#include <cstring>

namespace duopost {

namespace {
constexpr qsizetype bufferSize = 1 << 20;
}

void LinePieces::fill()
{
    if (m_buffer.isEmpty())
        m_buffer.resize(bufferSize);
    if (m_atEnd || m_to - m_from >= LinePieces::longestWhole + LinePieces::aheadSize)
        return;
    memmove(m_buffer.data(), m_buffer.constData() + m_from, static_cast<size_t>(m_to - m_from));
    m_to -= m_from;
    m_from = 0;
    while (m_to < bufferSize) {
        if (m_stop.stop_requested())
            throw MailError(MailError::Kind::Cancelled);
        const auto got = m_device.read(m_buffer.data() + m_to, bufferSize - m_to);
        if (got < 0) {
            const auto *file = qobject_cast<QFileDevice *>(&m_device);
            throw MailError(
                MailError::Kind::FileUnreadable, file ? file->fileName() : QString(), {},
                m_device.errorString());
        }
        m_atEnd = got == 0;
        if (m_atEnd)
            return;
        m_to += got;
    }
}

bool LinePieces::next(Piece &piece)
{
    fill();
    if (m_from == m_to)
        return false;
    const auto *begin = m_buffer.constData() + m_from;
    auto length = m_to - m_from;
    const auto *end = static_cast<const char *>(memchr(begin, '\n', static_cast<size_t>(length)));
    if (end)
        length = end + 1 - begin;
    piece
        = {.bytes = {begin, length},
           .at = m_at,
           .begins = !m_inLine,
           .ends = end != nullptr,
           .ahead = {begin + length, m_to - m_from - length}};
    m_inLine = !end;
    m_from += length;
    m_at += length;
    return true;
}

} // namespace duopost
