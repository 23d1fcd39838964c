// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/MailSocket.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QHostAddress>
#include <QSslCertificate>
#include <QSslCipher>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTimer>

namespace duopost {

namespace {

constexpr int sliceMs = 25; ///< while connecting, where Qt's event loop waits
constexpr int longestSleepMs = 2000; ///< should Qt hold something back that the system no longer tells of
constexpr qsizetype chunk = 64 * 1024;
constexpr qint64 writeBuffer = 256 * 1024;

MailError::Kind kindOf(const QList<QSslError> &errors)
{
    using K = MailError::Kind;
    for (const auto &error : errors) {
        switch (error.error()) {
        case QSslError::HostNameMismatch:
            return K::CertificateMismatch;
        case QSslError::CertificateExpired:
        case QSslError::CertificateNotYetValid:
            return K::CertificateExpired;
        default:
            break;
        }
    }
    return K::CertificateUntrusted;
}

QString reasons(const QList<QSslError> &errors)
{
    QStringList texts;
    for (const auto &error : errors)
        texts << error.errorString();
    texts.removeDuplicates();
    return texts.join(QStringLiteral("; "));
}

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
    case QAbstractSocket::SslHandshakeFailedError:
    case QAbstractSocket::SslInternalError:
    case QAbstractSocket::SslInvalidUserDataError:
        return K::TlsFailed;
    default:
        return K::ConnectionLost;
    }
}

} // namespace

MailSocket::MailSocket(std::stop_token stop) : MailSocket(std::move(stop), Timeouts{}) { }

MailSocket::MailSocket(std::stop_token stop, Timeouts timeouts)
    : m_socket(std::make_unique<QSslSocket>()), m_wait(std::move(stop)), m_timeouts(timeouts)
{
    // Bounds what a fast server can make us hold while the store is busy.
    m_socket->setReadBufferSize(1024 * 1024);
}

MailSocket::~MailSocket()
{
    abort();
}

void MailSocket::connectTo(const ServerAddress &server, const QString &caFile)
{
    m_host = server.host;
    trust(caFile);
    QObject::connect(
        m_socket.get(), &QSslSocket::sslErrors, m_socket.get(),
        [this](const QList<QSslError> &errors) { m_sslErrors = errors; });
    const bool tls = server.security == Security::Tls;
    if (tls)
        m_socket->connectToHostEncrypted(server.host, server.port);
    else
        m_socket->connectToHost(server.host, server.port);
    waitForHandshake(tls);
    m_transcript.note(QStringLiteral("connected to %1 port %2%3")
                          .arg(server.host)
                          .arg(server.port)
                          .arg(tls ? QStringLiteral(", TLS") : QString()));
}

void MailSocket::startTls()
{
    // RFC 9051 section 11.1, RFC 2595 section 2.1: what was received before the handshake is not the
    // server's word (CVE-2020-15685, CVE-2020-14928).
    if (m_pendingStart < m_pending.size() || m_socket->bytesAvailable() > 0)
        throw MailError(
            MailError::Kind::ProtocolViolation, m_host, {},
            QStringLiteral("data was sent before the TLS handshake"));
    m_socket->startClientEncryption();
    waitForHandshake(true);
    m_transcript.note(QStringLiteral("TLS started"));
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
        if (m_socket->bytesAvailable() == 0)
            fill();
        if (!m_deflate) {
            const auto got = m_socket->read(data, max);
            if (got <= 0)
                fail();
            m_bytesIn += got;
            return got;
        }
        const auto bytes = m_socket->read(chunk);
        m_bytesIn += bytes.size();
        m_deflate->feed(bytes);
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
    if (m_socket->write(wire.data(), wire.size()) != wire.size())
        fail();
    m_bytesOut += wire.size();
    m_socket->flush();
    QElapsedTimer timer;
    timer.start();
    while (m_socket->bytesToWrite() + m_socket->encryptedBytesToWrite() > writeBuffer) {
        requireGoing(timer.elapsed(), m_timeouts.readMs);
        if (!m_socket->waitForBytesWritten(sliceMs) && m_socket->state() != QAbstractSocket::ConnectedState)
            fail();
    }
}

void MailSocket::abort()
{
    if (m_socket)
        m_socket->abort();
}

bool MailSocket::isEncrypted() const
{
    return m_socket->isEncrypted();
}

QString MailSocket::peerDescription() const
{
    return QStringLiteral("%1, %2 port %3")
        .arg(m_host, m_socket->peerAddress().toString())
        .arg(m_socket->peerPort());
}

QString MailSocket::encryptionDescription() const
{
    if (!m_socket->isEncrypted())
        return QStringLiteral("not encrypted");
    const auto certificate = m_socket->peerCertificate();
    return QStringLiteral("%1, certificate of %2, issued by %3, valid until %4")
        .arg(
            m_socket->sessionCipher().protocolString(), certificate.subjectDisplayName(),
            certificate.issuerDisplayName(), certificate.expiryDate().toString(Qt::ISODate));
}

QString MailSocket::certificateOwner() const
{
    const auto certificate = m_socket->peerCertificate();
    const auto name = certificate.subjectDisplayName();
    return name.isEmpty() ? certificate.subjectAlternativeNames().value(QSsl::DnsEntry) : name;
}

QString MailSocket::certificateIssuer() const
{
    return m_socket->peerCertificate().issuerDisplayName();
}

void MailSocket::trust(const QString &caFile)
{
    auto configuration = QSslConfiguration::defaultConfiguration();
    configuration.setProtocol(QSsl::TlsV1_2OrLater);
    configuration.setPeerVerifyMode(QSslSocket::VerifyPeer);
    if (!caFile.isEmpty()) {
        QFile file(caFile);
        if (!file.open(QIODevice::ReadOnly))
            throw MailError(MailError::Kind::FileUnreadable, caFile, {}, file.errorString());
        const auto anchors = QSslCertificate::fromDevice(&file);
        if (anchors.isEmpty())
            throw MailError(
                MailError::Kind::FileUnreadable, caFile, {}, QStringLiteral("no certificate in it"));
        configuration.setCaCertificates(configuration.caCertificates() + anchors);
    }
    m_socket->setSslConfiguration(configuration);
}

// Runs a local event loop because name look-up and handshake only then can be cancelled at any moment.
void MailSocket::waitForHandshake(bool encrypted)
{
    QEventLoop loop;
    QTimer tick;
    QElapsedTimer timer;
    timer.start();
    const auto settled = [&] {
        if (m_socket->state() == QAbstractSocket::UnconnectedState)
            return true;
        return encrypted ? m_socket->isEncrypted() : m_socket->state() == QAbstractSocket::ConnectedState;
    };
    const auto check = [&] {
        if (settled() || m_wait.stopRequested() || timer.elapsed() > m_timeouts.connectMs)
            loop.quit();
    };
    QObject::connect(m_socket.get(), &QSslSocket::connected, &loop, check);
    QObject::connect(m_socket.get(), &QSslSocket::encrypted, &loop, check);
    QObject::connect(m_socket.get(), &QSslSocket::disconnected, &loop, check);
    QObject::connect(m_socket.get(), &QSslSocket::errorOccurred, &loop, [&] { loop.quit(); });
    QObject::connect(&tick, &QTimer::timeout, &loop, check);
    tick.start(sliceMs);
    while (!settled()) {
        loop.exec();
        requireGoing(timer.elapsed(), m_timeouts.connectMs);
        if (m_socket->error() != QAbstractSocket::UnknownSocketError && !settled())
            fail();
    }
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        fail();
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
    if (!m_sslErrors.isEmpty() && !m_socket->isEncrypted())
        throw MailError(kindOf(m_sslErrors), m_host, {}, reasons(m_sslErrors));
    throw MailError(kindOf(m_socket->error()), m_host, {}, m_socket->errorString());
}

bool MailSocket::takeIn()
{
    if (m_socket->bytesAvailable() > 0 || m_socket->waitForReadyRead(0) || m_socket->bytesAvailable() > 0)
        return true;
    if (m_socket->state() != QAbstractSocket::ConnectedState)
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
        const bool writing = m_socket->bytesToWrite() + m_socket->encryptedBytesToWrite() > 0;
        m_wait.sleep(
            static_cast<int>(m_socket->socketDescriptor()),
            writing ? MailWait::For::ReadingOrWriting : MailWait::For::Reading,
            static_cast<int>(qMin<qint64>(left, longestSleepMs)));
    }
}

} // namespace duopost
