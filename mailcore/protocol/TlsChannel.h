// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailError.h"

#include <QByteArray>
#include <QList>
#include <memory>

namespace duopost {

/// The TLS between the bytes of a connection and its words: a filter that owns no socket. TLS 1.2 or later, no
/// renegotiation, no compression, no session is resumed, no client certificate is ever shown. Whom it speaks to
/// is judged by checkCertificate() afterwards: until then nothing may be written. One thread.
class TlsChannel {
public:
    /// serverName: for SNI, as an A-label; empty for addresses. application: for ALPN, "imap" or "pop3"; or
    /// empty.
    TlsChannel(const QByteArray &serverName, const QByteArray &application);
    ~TlsChannel();
    TlsChannel(const TlsChannel &) = delete;
    TlsChannel &operator=(const TlsChannel &) = delete;

    /// What came from the wire.
    void feed(QByteArrayView wire);
    /// What has to go to the wire now.
    QByteArray takeOutgoing();

    /// @return whether the handshake is done; if not, feed it first
    /// @throws MailError TlsFailed, TlsTooOld, WrongProtocol, LimitExceeded; without a subject
    bool shakeHands();
    void write(QByteArrayView bytes);
    /// @return how many bytes there were; 0 = feed first, or the server has said good-bye
    /// @throws MailError TlsFailed, ClientCertificateWanted
    qsizetype read(char *data, qsizetype max);
    bool isFarewellSaid() const { return m_farewell; } ///< close_notify: what was read is complete

    QList<QByteArray> peerCertificates() const; ///< DER, as sent
    QString protocol() const; ///< "TLS 1.3"
    QString cipher() const;
    int keyBits() const;
    bool clientCertificateAsked() const { return m_clientCertificateAsked; }

private:
    struct Engine;
    MailError fault() const;
    std::unique_ptr<Engine> m_engine;
    bool m_farewell = false;
    bool m_clientCertificateAsked = false;
};

} // namespace duopost
