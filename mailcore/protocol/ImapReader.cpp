// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/ImapReader.h"

#include "mailcore/protocol/MailSocket.h"

namespace duopost {

namespace {

constexpr qsizetype initialBuffer = 256 * 1024;

// Human text may end in "{5}" too: only data responses have literals.
bool isStatusResponse(QByteArrayView line)
{
    const auto space = line.indexOf(' ');
    if (space < 0)
        return true;
    const auto rest = line.sliced(space + 1);
    if (!line.startsWith('*') && !line.startsWith('+'))
        return true;
    for (const auto *word : {"OK", "NO", "BAD", "BYE", "PREAUTH"}) {
        const QByteArrayView name(word);
        if (rest.size() >= name.size() && rest.first(name.size()).compare(name, Qt::CaseInsensitive) == 0
            && (rest.size() == name.size() || rest[name.size()] == ' '))
            return true;
    }
    return line.startsWith('+');
}

} // namespace

qint64 literalAtEnd(QByteArrayView line, qint64 limit)
{
    auto end = line.size();
    if (end < 3 || line[end - 1] != '}')
        return -1;
    --end;
    if (line[end - 1] == '+' || line[end - 1] == '-')
        --end;
    auto begin = end;
    while (begin > 0 && line[begin - 1] >= '0' && line[begin - 1] <= '9')
        --begin;
    if (begin == end || begin == 0 || line[begin - 1] != '{')
        return -1;
    qint64 value = 0;
    for (auto i = begin; i < end; ++i) {
        value = value * 10 + (line[i] - '0');
        if (value > limit)
            return -2;
    }
    return value;
}

ImapReader::ImapReader(MailSocket &socket) : ImapReader(socket, Limits{}) { }

ImapReader::ImapReader(MailSocket &socket, Limits limits)
    : m_socket(socket), m_limits(limits), m_buffer(initialBuffer, Qt::Uninitialized)
{
}

QByteArrayView ImapReader::next()
{
    m_start = m_next;
    m_since.invalidate();
    qsizetype line = 0, searched = 0; // offsets from m_start, which fill() may move
    bool status = false, first = true;
    for (;;) {
        const auto *base = m_buffer.constData() + m_start;
        const auto have = m_end - m_start;
        const auto *end = have > searched
            ? static_cast<const char *>(memchr(base + searched, '\n', static_cast<size_t>(have - searched)))
            : nullptr;
        if (!end) {
            searched = qMax(searched, have);
            if (have - line > m_limits.line)
                throw MailError(
                    MailError::Kind::LimitExceeded, QStringLiteral("A line from %1").arg(m_socket.host()));
            fill();
            continue;
        }
        auto lineEnd = end - base;
        const auto after = lineEnd + 1;
        if (lineEnd > line && base[lineEnd - 1] == '\r')
            --lineEnd;
        const QByteArrayView text(base + line, lineEnd - line);
        if (std::exchange(first, false))
            status = isStatusResponse(text);
        const auto literal = status ? -1 : literalAtEnd(text, m_limits.literal);
        if (literal == -2 || after + literal > m_limits.response)
            throw MailError(
                MailError::Kind::LimitExceeded, QStringLiteral("An item from %1").arg(m_socket.host()),
                QString::fromLatin1(text.last(qMin<qsizetype>(text.size(), 80)).toByteArray()));
        if (literal < 0) {
            m_next = m_start + after;
            return QByteArrayView(base, lineEnd);
        }
        line = searched = after + literal;
        fillLiteral(line, literal);
    }
}

void ImapReader::fillLiteral(qsizetype until, qsizetype size)
{
    constexpr qsizetype large = 64 * 1024;
    constexpr int reportMs = 100;
    QElapsedTimer since;
    since.start();
    while (m_end - m_start < until) {
        fill();
        if (m_report && size >= large && since.elapsed() >= reportMs) {
            m_report(qBound<qsizetype>(0, size - (until - (m_end - m_start)), size), size);
            since.restart();
        }
    }
    if (m_report && size >= large)
        m_report(size, size);
}

// A byte now and then keeps every time-out of silence from running out.
void ImapReader::requirePace(qsizetype received) const
{
    const auto elapsed = m_since.elapsed();
    if (elapsed > m_limits.patienceMs && received < elapsed * m_limits.bytesPerSecond / 1000)
        throw MailError(MailError::Kind::TimedOut, m_socket.host());
}

QByteArray ImapReader::surrender()
{
    const auto rest = m_buffer.mid(m_next, m_end - m_next);
    m_start = m_next = m_end = 0;
    return rest;
}

void ImapReader::fill()
{
    // Measured from the first byte on: waiting for an answer to begin is the socket's time-out.
    if (m_end > m_start) {
        if (!m_since.isValid())
            m_since.start();
        requirePace(m_end - m_start);
    }
    if (m_end == m_buffer.size()) {
        if (m_start > 0) {
            memmove(m_buffer.data(), m_buffer.constData() + m_start, static_cast<size_t>(m_end - m_start));
            m_end -= m_start;
            m_next -= m_start;
            m_start = 0;
        }
        // Growing by what has arrived, never by what was announced.
        if (m_end > m_buffer.size() / 2)
            m_buffer.resize(m_buffer.size() * 2);
    } else if (m_start == m_end && m_buffer.size() > initialBuffer) {
        m_buffer = QByteArray(initialBuffer, Qt::Uninitialized); // a big message does not pin its memory
        m_start = m_next = m_end = 0;
    }
    m_end += m_socket.read(m_buffer.data() + m_end, m_buffer.size() - m_end);
}

} // namespace duopost
