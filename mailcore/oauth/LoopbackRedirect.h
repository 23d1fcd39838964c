// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QTcpServer>
#include <QUrlQuery>
#include <optional>

class QTcpSocket;

namespace duopost {

/// Hears, on a free port of 127.0.0.1, the one request that the browser is sent back with (RFC 8252
/// section 7.3), and answers with a small page. What else a browser asks for (an icon) is not found. A request
/// has 10 seconds and 16 KiB; at most four are listened to at a time. Lives on a thread with an event loop.
class LoopbackRedirect : public QObject {
    Q_OBJECT
public:
    /// @throws MailError Unreachable if there is no free port
    LoopbackRedirect();
    ~LoopbackRedirect() override;

    QString uri() const; ///< "http://127.0.0.1:<port>/"
    /// What it carried; nothing before it came.
    const std::optional<QUrlQuery> &answer() const { return m_answer; }

signals:
    void answered(); ///< once; the page has been sent, as far as the browser wanted it

private:
    void accept();
    void read(QTcpSocket *socket);
    void reply(QTcpSocket *socket, const QByteArray &status, const QByteArray &page);

    QTcpServer m_server;
    std::optional<QUrlQuery> m_answer;
    int m_open = 0;
};

} // namespace duopost
