// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/CertificateMaker.h"

#include <memory>

namespace duopost::test {

/// How a TlsServer shows itself.
struct TlsFace {
    Identity identity;
    QList<Identity> chain; ///< sent after its own
    int newest = 0, oldest = 0; ///< protocol versions (TLS1_2_VERSION …); 0 = any
    bool asksForCertificate = false;
    bool demandsCertificate = false; ///< and ends the handshake without one
    QByteArray ciphers = "ALL:@SECLEVEL=0"; ///< of TLS 1.2 and older
    QByteArray onlyApplication; ///< ALPN: refuses every other; empty = does not care
};

/// A server that plays a script, over real TCP on loopback, with OpenSSL underneath and every misdeed that
/// needs it. Steps as in ScriptedServer ("S: ", "S! ", "C: ", "HANG", "DROP", "NEW"), and:
///   "TLS"    does the handshake as its face says; a failed one ends the connection, and is no failure of the
///   script "BYE"    close_notify, then closes "FIN"    closes without close_notify
class TlsServer {
public:
    /// Each handshake shows the next face; the last one for good.
    TlsServer(const QList<TlsFace> &faces, const QByteArray &script);
    TlsServer(const TlsFace &face, const QByteArray &script) : TlsServer(QList<TlsFace>{face}, script) { }
    ~TlsServer();

    quint16 port() const;
    /// Waits until the script was played to its end, or failed. Empty if every line matched.
    QString failure();
    QList<QByteArray> clientLines() const; ///< everything said, with and without TLS
    QByteArray serverName() const; ///< SNI of the last handshake
    QByteArray offeredApplications() const; ///< ALPN, as on the wire
    int connections() const;
    int clientHellos() const; ///< handshakes the clients began
    bool sawClientCertificate() const;

private:
    struct Play;
    std::unique_ptr<Play> m_play;
};

} // namespace duopost::test
