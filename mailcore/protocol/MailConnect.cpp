// SPDX-License-Identifier: GPL-3.0-or-later
// MailSocket, from a host name to a connection whose other end is known.
#include "mailcore/protocol/CertificateCheck.h"
#include "mailcore/protocol/MailSocket.h"

#include <QElapsedTimer>
#include <QEventLoop>
#include <QHostAddress>
#include <QTcpSocket>
#include <QTimer>

namespace duopost {

namespace {

constexpr int tickMs = 25; ///< while Qt's event loop looks up a name and connects

// Names that are registered for ALPN (IANA); there is none for submission. A server that cares and speaks
// something else ends the handshake (ALPACA).
QByteArray applicationOf(Service service)
{
    switch (service) {
    case Service::Imap:
        return "imap";
    case Service::Pop3:
        return "pop3";
    case Service::Filters:
        return "managesieve";
    case Service::Submission:
        break;
    }
    return {};
}

QByteArray serverNameOf(const QString &host)
{
    return QHostAddress(host).isNull() ? asciiHost(host) : QByteArray(); // RFC 6066 section 3: no addresses
}

QString beginning(QByteArrayView words)
{
    const auto end = words.indexOf('\n');
    return QString::fromUtf8(words.first(end < 0 ? words.size() : end)).left(200).trimmed();
}

} // namespace

void MailSocket::connectTo(const ServerAddress &server, const ConnectRules &rules)
{
    m_server = server;
    m_host = server.host;
    m_rules = rules;
    const bool tls = server.security == Security::Tls;
    if (server.security != Security::Plaintext)
        m_anchors = rules.anchors ? *rules.anchors : TrustAnchors::load(rules.caFile);
    else if (!isLoopbackHost(m_host))
        refusePlaintext();
    m_facts
        = {.host = m_host,
           .port = server.port,
           .connectedAt = QDateTime::currentDateTimeUtc(),
           .startTls = server.security == Security::StartTls};
    m_socket->connectToHost(server.host, server.port);
    waitForConnection();
    const auto peer = m_socket->peerAddress();
    if (peer.isNull()) // gone before it could be asked who it is
        throw MailError(MailError::Kind::ConnectionLost, m_host);
    if (server.security == Security::Plaintext && !peer.isLoopback())
        refusePlaintext();
    if (rules.onReached)
        rules.onReached();
    if (tls)
        shakeHands();
    m_transcript.note(QStringLiteral("connected to %1 port %2%3")
                          .arg(server.host)
                          .arg(server.port)
                          .arg(tls ? QStringLiteral(", ") + m_facts.protocol : QString()));
}

void MailSocket::refusePlaintext() const
{
    if (!m_rules.insecurePlaintext)
        throw MailError(MailError::Kind::PlaintextForbidden, m_host);
}

QByteArray MailSocket::readGreeting()
{
    // Mail servers speak first. One that is silent may be waiting for a handshake: then it is said so at once.
    if (!isEncrypted() && !waitForData(m_timeouts.silenceMs)) {
        MailSocket other(m_wait.stopToken(), m_timeouts);
        const auto spoken = other.askWhatSpeaks(m_server);
        if (spoken == Spoken::Tls || spoken == Spoken::Http)
            failWrongProtocol(spoken, {});
    }
    if (waitForData(m_timeouts.readMs)) {
        const auto first = QByteArrayView(m_incoming).sliced(m_incomingStart);
        const auto spoken = guessSpoken(first);
        if (spoken == Spoken::Tls || spoken == Spoken::Http)
            failWrongProtocol(spoken, first);
    }
    const auto line = readLine();
    const auto spoken = guessSpoken(line);
    if (spoken != Spoken::Unknown && spoken != expectedOf(m_rules.service))
        failWrongProtocol(spoken, line);
    return line;
}

// On a connection of its own, which ends here: begins a handshake and looks at the first bytes of the answer.
Spoken MailSocket::askWhatSpeaks(const ServerAddress &server)
{
    m_host = server.host;
    try {
        m_socket->connectToHost(server.host, server.port);
        waitForConnection();
        TlsChannel tls(serverNameOf(server.host), {});
        tls.shakeHands();
        send(tls.takeOutgoing());
        if (waitForSocket(m_timeouts.silenceMs))
            return guessSpoken(QByteArrayView(m_incoming).sliced(m_incomingStart));
    } catch (const MailError &error) {
        if (error.kind() == MailError::Kind::Cancelled)
            throw;
        m_transcript.note(QStringLiteral("no answer to a handshake either: ") + error.detail());
    }
    return Spoken::Unknown;
}

void MailSocket::startTls()
{
    // RFC 9051 section 11.1, RFC 2595 section 2.1: what was received before the handshake is not the
    // server's word (CVE-2020-15685, CVE-2020-14928).
    if (m_pendingStart < m_pending.size() || hasIncoming() || m_socket->bytesAvailable() > 0)
        throw MailError(
            MailError::Kind::ProtocolViolation, m_host, {},
            QStringLiteral("data was sent before the TLS handshake"));
    shakeHands();
    m_transcript.note(m_facts.protocol + QStringLiteral(" started"));
}

void MailSocket::shakeHands()
{
    m_tls = std::make_unique<TlsChannel>(serverNameOf(m_host), applicationOf(m_rules.service));
    QElapsedTimer timer;
    timer.start();
    bool heard = false;
    for (;;) {
        try {
            const bool done = m_tls->shakeHands();
            send(m_tls->takeOutgoing());
            if (done)
                break;
        } catch (const MailError &error) {
            failTls(error);
        }
        while (m_socket->bytesAvailable() == 0 && !m_socket->waitForReadyRead(0)) {
            requireGoing(timer.elapsed(), m_timeouts.connectMs);
            if (m_socket->state() != QAbstractSocket::ConnectedState)
                throw MailError(
                    MailError::Kind::TlsFailed, m_host, {},
                    QStringLiteral("the server ended the connection during the TLS handshake"));
            sleepForSocket(m_timeouts.connectMs - timer.elapsed() + 1);
        }
        const auto wire = m_socket->read(chunk);
        if (const auto spoken = guessSpoken(wire); !heard && spoken != Spoken::Tls)
            failWrongProtocol(spoken, wire);
        heard = true;
        m_tls->feed(wire);
    }
    judge();
    decrypt(); // the first words may have come along with the handshake's last
}

void MailSocket::judge()
{
    auto facts = checkCertificate(m_tls->peerCertificates(), m_host, *m_anchors);
    facts.port = m_server.port;
    if (!facts.isTrusted()) {
        facts.acceptedByHand = m_rules.memory && m_rules.memory->isAccepted(facts);
        if (!facts.acceptedByHand)
            throw certificateError(facts);
    }
    m_facts.encrypted = true;
    m_facts.protocol = m_tls->protocol();
    m_facts.cipher = m_tls->cipher();
    m_facts.keyBits = m_tls->keyBits();
    m_facts.clientCertificateAsked = m_tls->clientCertificateAsked();
    m_facts.certificate = std::make_shared<CertificateFacts>(std::move(facts));
    if (m_rules.memory)
        m_rules.memory->connected(m_facts);
    if (m_facts.clientCertificateAsked)
        m_transcript.note(QStringLiteral("the server asked for a client certificate; none was sent"));
}

void MailSocket::failWrongProtocol(Spoken spoken, QByteArrayView words) const
{
    const auto tls = spoken == Spoken::Tls;
    throw MailError(
        MailError::Kind::WrongProtocol, m_host, tls ? QString() : beginning(words),
        QStringLiteral("port %1: %2, where %3 %4 was expected")
            .arg(m_server.port)
            .arg(
                nameOf(spoken), nameOf(expectedOf(m_rules.service)),
                m_server.security == Security::Tls ? QStringLiteral("with TLS")
                                                   : QStringLiteral("that begins without encryption")));
}

// Runs a local event loop because only then a name look-up can be cancelled at any moment.
void MailSocket::waitForConnection()
{
    QEventLoop loop;
    QTimer tick;
    QElapsedTimer timer;
    timer.start();
    const auto settled = [&] {
        return m_socket->state() == QAbstractSocket::UnconnectedState
            || m_socket->state() == QAbstractSocket::ConnectedState;
    };
    const auto check = [&] {
        if (settled() || m_wait.stopRequested() || timer.elapsed() > m_timeouts.connectMs)
            loop.quit();
    };
    QObject::connect(m_socket.get(), &QTcpSocket::connected, &loop, check);
    QObject::connect(m_socket.get(), &QTcpSocket::disconnected, &loop, check);
    QObject::connect(m_socket.get(), &QTcpSocket::errorOccurred, &loop, [&] { loop.quit(); });
    QObject::connect(&tick, &QTimer::timeout, &loop, check);
    tick.start(tickMs);
    while (!settled()) {
        loop.exec();
        requireGoing(timer.elapsed(), m_timeouts.connectMs);
    }
    if (m_socket->state() != QAbstractSocket::ConnectedState)
        fail();
}

} // namespace duopost
