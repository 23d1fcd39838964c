// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/MailSocket.h"

#include <QElapsedTimer>
#include <QHostAddress>
#include <QTcpSocket>

namespace duopost {

namespace {

constexpr int writeSliceMs = 25; ///< while writing, where Qt waits
constexpr int longestSleepMs = 2000; ///< should Qt hold something back that the system no longer tells of
constexpr qint64 writeBuffer = 256 * 1024;

MailError::Kind kindOf(QAbstractSocket::SocketError error)
{
    using K = MailError::Kind;
    switch (error) {
    case QAbstractSocket::HostNotFoundError:
        return K::UnknownHost;
    case QAbstractSocket::ConnectionRefusedError:
        return K::ConnectionRefused;
    case QAbstractSocket::SocketTimeoutError:
        return K::TimedOut;
    case QAbstractSocket::NetworkError:
        return K::Unreachable;
    default:
        return K::ConnectionLost;
    }
}

} // namespace

MailSocket::MailSocket(std::stop_token stop) : MailSocket(std::move(stop), Timeouts{}) { }

MailSocket::MailSocket(std::stop_token stop, Timeouts timeouts)
    : m_socket(std::make_unique<QTcpSocket>()), m_wait(std::move(stop)), m_timeouts(timeouts)
{
    // Bounds what a fast server can make us hold while the store is busy.
    m_socket->setReadBufferSize(1024 * 1024);
}

MailSocket::~MailSocket()
{
    abort();
}

void MailSocket::startDeflate(const QByteArray &received)
{
    m_deflate = std::make_unique<MailDeflate>();
    m_deflate->feed(received + m_pending.mid(m_pendingStart));
    m_pending.clear();
    m_pendingStart = 0;
    m_transcript.note(QStringLiteral("compression started"));
}

qsizetype MailSocket::readSocket(char *data, qsizetype max)
{
    for (;;) {
        if (m_deflate) {
            if (const auto got = m_deflate->unpack(data, max); got > 0)
                return got;
        }
        if (!hasIncoming())
            fill();
        const auto available = QByteArrayView(m_incoming).sliced(m_incomingStart);
        if (!m_deflate) {
            const auto got = qMin(max, available.size());
            memcpy(data, available.data(), static_cast<size_t>(got));
            m_incomingStart += got;
            m_bytesIn += got;
            return got;
        }
        m_bytesIn += available.size();
        m_deflate->feed(available.toByteArray());
        m_incomingStart = m_incoming.size();
    }
}

qsizetype MailSocket::read(char *data, qsizetype max)
{
    if (m_pendingStart == m_pending.size()) {
        m_pending.clear();
        m_pendingStart = 0;
        return readSocket(data, max);
    }
    const auto count = qMin(max, m_pending.size() - m_pendingStart);
    memcpy(data, m_pending.constData() + m_pendingStart, static_cast<size_t>(count));
    m_pendingStart += count;
    return count;
}

QByteArray MailSocket::readLine(qsizetype limit)
{
    qsizetype searched = m_pendingStart;
    for (;;) {
        const auto end = m_pending.indexOf('\n', searched);
        if (end >= 0) {
            auto line = m_pending.mid(m_pendingStart, end - m_pendingStart);
            m_pendingStart = end + 1;
            if (line.endsWith('\r'))
                line.chop(1);
            return line;
        }
        if (m_pending.size() - m_pendingStart > limit)
            throw MailError(MailError::Kind::LimitExceeded, QStringLiteral("A line from %1").arg(m_host));
        if (m_pendingStart > 0) {
            m_pending.remove(0, m_pendingStart);
            m_pendingStart = 0;
        }
        searched = m_pending.size();
        const auto before = m_pending.size();
        m_pending.resize(before + chunk);
        qsizetype got = 0;
        try {
            got = readSocket(m_pending.data() + before, chunk);
        } catch (const MailError &) {
            m_pending.resize(before);
            throw;
        }
        m_pending.resize(before + got);
    }
}

void MailSocket::unread(QByteArrayView bytes)
{
    // What read() handed out came either from the front of m_pending or from the socket itself.
    if (m_pendingStart >= bytes.size()) {
        m_pendingStart -= bytes.size();
        return;
    }
    m_pending = bytes.toByteArray() + m_pending.mid(m_pendingStart);
    m_pendingStart = 0;
}

void MailSocket::write(QByteArrayView bytes)
{
    if (m_wait.stopRequested())
        throw MailError(MailError::Kind::Cancelled);
    const auto packed = m_deflate ? m_deflate->pack(bytes) : QByteArray();
    const auto wire = m_deflate ? QByteArrayView(packed) : bytes;
    m_bytesOut += wire.size();
    if (!m_tls) {
        send(wire);
        return;
    }
    for (qsizetype at = 0; at < wire.size(); at += chunk) {
        try {
            m_tls->write(wire.sliced(at, qMin(chunk, wire.size() - at)));
        } catch (const MailError &error) {
            failTls(error);
        }
        send(m_tls->takeOutgoing());
    }
}

void MailSocket::send(QByteArrayView wire)
{
    if (m_socket->write(wire.data(), wire.size()) != wire.size())
        fail();
    m_socket->flush();
    QElapsedTimer timer;
    timer.start();
    while (m_socket->bytesToWrite() > writeBuffer) {
        requireGoing(timer.elapsed(), m_timeouts.readMs);
        if (!m_socket->waitForBytesWritten(writeSliceMs)
            && m_socket->state() != QAbstractSocket::ConnectedState)
            fail();
    }
}

void MailSocket::abort()
{
    if (m_socket)
        m_socket->abort();
}

bool MailSocket::isLocal() const
{
    return m_socket->peerAddress().isLoopback();
}

QString MailSocket::peerDescription() const
{
    return QStringLiteral("%1, %2 port %3")
        .arg(m_host, m_socket->peerAddress().toString())
        .arg(m_socket->peerPort());
}

QString MailSocket::encryptionDescription() const
{
    if (!m_facts.certificate)
        return QStringLiteral("not encrypted");
    const auto &own = m_facts.certificate->own();
    return QStringLiteral("%1, certificate of %2, issued by %3, valid until %4%5")
        .arg(
            m_facts.protocol, own.subject, own.issuer, own.notAfter.toString(Qt::ISODate),
            m_facts.certificate->acceptedByHand ? QStringLiteral(", accepted by hand") : QString());
}

void MailSocket::requireGoing(qint64 sinceMs, int limitMs) const
{
    if (m_wait.stopRequested())
        throw MailError(MailError::Kind::Cancelled);
    if (sinceMs > limitMs)
        throw MailError(MailError::Kind::TimedOut, m_host);
}

void MailSocket::fail() const
{
    if (m_wait.stopRequested())
        throw MailError(MailError::Kind::Cancelled);
    auto words = m_socket->errorString();
    if (m_tls)
        words += m_tls->isFarewellSaid() ? QStringLiteral("; after a proper TLS farewell")
                                         : QStringLiteral("; cut off, without a TLS farewell");
    throw MailError(kindOf(m_socket->error()), m_host, {}, words);
}

void MailSocket::failTls(const MailError &error)
{
    m_socket->write(m_tls->takeOutgoing()); // the alert that tells the other side
    m_socket->flush();
    throw MailError(error.kind(), m_host, {}, error.detail());
}

// One piece from the wire; with TLS it may turn out to be no more than housekeeping.
void MailSocket::pull()
{
    const auto wire = m_socket->read(chunk);
    if (m_tls) {
        m_tls->feed(wire);
        decrypt();
        return;
    }
    m_incoming = wire;
    m_incomingStart = 0;
}

void MailSocket::decrypt()
{
    constexpr qsizetype record = 16 * 1024;
    qsizetype size = 0;
    m_incomingStart = 0;
    try {
        for (;;) {
            m_incoming.resize(size + record);
            const auto got = m_tls->read(m_incoming.data() + size, record);
            if (got == 0)
                break;
            size += got;
        }
        m_incoming.resize(size);
    } catch (const MailError &error) {
        m_incoming.resize(size);
        failTls(error);
    }
    if (const auto answer = m_tls->takeOutgoing(); !answer.isEmpty())
        send(answer);
}

bool MailSocket::takeIn()
{
    if (hasIncoming())
        return true;
    if (m_socket->bytesAvailable() == 0)
        m_socket->waitForReadyRead(0);
    while (!hasIncoming() && m_socket->bytesAvailable() > 0)
        pull();
    if (hasIncoming())
        return true;
    if (m_socket->state() != QAbstractSocket::ConnectedState || (m_tls && m_tls->isFarewellSaid()))
        fail();
    return false;
}

void MailSocket::fill()
{
    if (!waitForSocket(m_timeouts.readMs))
        throw MailError(MailError::Kind::TimedOut, m_host);
}

bool MailSocket::waitForData(int ms)
{
    return m_pendingStart < m_pending.size() || (m_deflate && m_deflate->hasMore()) || waitForSocket(ms);
}

bool MailSocket::waitForSocket(int ms)
{
    QElapsedTimer timer;
    timer.start();
    for (;;) {
        if (m_wait.stopRequested())
            throw MailError(MailError::Kind::Cancelled);
        if (takeIn())
            return true;
        const auto left = ms - timer.elapsed();
        if (left <= 0)
            return false;
        sleepForSocket(left);
    }
}

void MailSocket::sleepForSocket(qint64 ms)
{
    m_wait.sleep(
        static_cast<int>(m_socket->socketDescriptor()),
        m_socket->bytesToWrite() > 0 ? MailWait::For::ReadingOrWriting : MailWait::For::Reading,
        static_cast<int>(qMin<qint64>(ms, longestSleepMs)));
}

} // namespace duopost
