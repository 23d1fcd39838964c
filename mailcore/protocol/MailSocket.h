// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Account.h"
#include "mailcore/MailError.h"
#include "mailcore/protocol/MailDeflate.h"
#include "mailcore/protocol/MailWait.h"
#include "mailcore/protocol/ProtocolGuess.h"
#include "mailcore/protocol/ServerMemory.h"
#include "mailcore/protocol/TlsChannel.h"
#include "mailcore/protocol/Transcript.h"
#include "mailcore/protocol/TrustAnchors.h"

#include <QByteArray>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>

class QTcpSocket;

namespace duopost {

/// What a connection may do, and whom it may believe.
struct ConnectRules {
    Service service = Service::Imap;
    QString caFile; ///< extra trust anchors (PEM), or empty
    std::optional<TrustAnchors> anchors = {}; ///< loaded before, where many connections are made at once
    bool insecurePlaintext = false; ///< see Account::insecurePlaintext
    std::shared_ptr<ServerMemory> memory; ///< null: no exceptions, nothing is remembered
    std::function<void()> onReached = {}; ///< TCP stands; what follows is about encryption
};

/// One TCP connection to a mail server: TLS, time-outs, cancelling, byte counters and the transcript.
/// Blocking, for worker threads; every wait ends at a stop request, and waiting takes no computing time.
/// Lives on the thread that made it. After any exception the connection is of no further use.
class MailSocket {
public:
    static constexpr qsizetype chunk = 64 * 1024; ///< one read or write of the system

    struct Timeouts {
        int connectMs = 20'000; ///< TCP and TLS handshake together
        int readMs = 60'000; ///< silence while an answer is due
        int silenceMs = 3'000; ///< before a greeting; then it is found out whether the other side waits for TLS
    };

    explicit MailSocket(std::stop_token stop = {});
    MailSocket(std::stop_token stop, Timeouts timeouts);
    ~MailSocket();
    MailSocket(const MailSocket &) = delete;
    MailSocket &operator=(const MailSocket &) = delete;

    /// TCP, and TLS if the address says Security::Tls.
    /// @throws MailError UnknownHost, ConnectionRefused, Unreachable, TimedOut, TlsFailed, TlsTooOld,
    /// WrongProtocol, PlaintextForbidden, Certificate…, ClockWrong, Cancelled
    void connectTo(const ServerAddress &server, const ConnectRules &rules);
    /// The first line, if it is one of this service. @throws MailError WrongProtocol if something else speaks
    /// here, and what readLine() throws
    QByteArray readGreeting();
    /// Upgrades after the server agreed. Anything already received is an attack (command injection) and
    /// refused.
    /// @throws MailError ProtocolViolation, and what connectTo() throws about TLS
    void startTls();

    /// From now on both directions are compressed (RFC 4978). received: what was read already but follows the
    /// server's agreement.
    void startDeflate(const QByteArray &received);
    bool isCompressed() const { return m_deflate != nullptr; }

    /// At least one byte, at most max. @throws MailError ConnectionLost, TimedOut, Cancelled
    qsizetype read(char *data, qsizetype max);
    /// One line without its end (CRLF or LF). @throws as read, and LimitExceeded beyond limit bytes
    QByteArray readLine(qsizetype limit = 64 * 1024);
    /// Waits until something can be read. @return false when ms have passed without
    /// @throws MailError ConnectionLost, Cancelled
    bool waitForData(int ms);
    /// Puts back what belongs to the next answer.
    void unread(QByteArrayView bytes);
    /// Sends all of it; returns when it is handed to the system or buffered (at most 256 KiB).
    void write(QByteArrayView bytes);
    /// Gives up without a word; nothing more is sent.
    void abort();

    void setStopToken(std::stop_token stop) { m_wait.setStopToken(std::move(stop)); }
    int readTimeout() const { return m_timeouts.readMs; }
    void setReadTimeout(int ms) { m_timeouts.readMs = ms; }
    bool isEncrypted() const { return m_facts.encrypted; }
    bool isLocal() const; ///< the other end is on this computer
    const ConnectionFacts &facts() const { return m_facts; }
    const ConnectRules &rules() const { return m_rules; }
    QString peerDescription() const; ///< "imap.example.org, 192.0.2.1 port 993"
    QString encryptionDescription() const; ///< "TLS 1.3, certificate of …", or "not encrypted"
    const QString &host() const { return m_host; }
    /// As they went over the line: compressed, without TLS.
    qint64 bytesIn() const { return m_bytesIn; }
    qint64 bytesOut() const { return m_bytesOut; }
    ConnectionFacts &facts() { return m_facts; }
    Transcript &transcript() { return m_transcript; }
    const Transcript &transcript() const { return m_transcript; }

private:
    void waitForConnection();
    void shakeHands();
    void judge();
    void refusePlaintext() const;
    Spoken askWhatSpeaks(const ServerAddress &server);
    [[noreturn]] void failWrongProtocol(Spoken spoken, QByteArrayView words) const;
    [[noreturn]] void failTls(const MailError &error);
    void requireGoing(qint64 sinceMs, int limitMs) const;
    [[noreturn]] void fail() const;
    void fill();
    qsizetype readSocket(char *data, qsizetype max);
    bool waitForSocket(int ms);
    void sleepForSocket(qint64 ms);
    bool hasIncoming() const { return m_incomingStart < m_incoming.size(); }
    void send(QByteArrayView wire);
    void pull();
    void decrypt();
    bool takeIn(); ///< what has arrived by now; false if nothing

    std::unique_ptr<QTcpSocket> m_socket;
    std::unique_ptr<TlsChannel> m_tls;
    std::unique_ptr<MailDeflate> m_deflate;
    MailWait m_wait;
    Timeouts m_timeouts;
    Transcript m_transcript;
    QString m_host;
    ServerAddress m_server;
    ConnectRules m_rules;
    std::optional<TrustAnchors> m_anchors;
    ConnectionFacts m_facts;
    QByteArray m_incoming; ///< decrypted, not yet unpacked
    qsizetype m_incomingStart = 0;
    QByteArray m_pending; ///< received, not yet read
    qsizetype m_pendingStart = 0;
    qint64 m_bytesIn = 0, m_bytesOut = 0;
};

} // namespace duopost
