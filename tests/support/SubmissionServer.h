// SPDX-License-Identifier: GPL-3.0-or-later
// A submission server on loopback that takes what it is given and misbehaves where it is told to.
#pragma once

#include <QList>
#include <QMutex>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <atomic>
#include <memory>

namespace duopost::test {

/// Where a connection ends without a word.
enum class Cut { Nowhere, AtMail, AtRcpt, AtData, InData, AtDot };
/// How one connection goes.
struct Way {
    Cut cut = Cut::Nowhere;
    bool takesBeforeCut = false; ///< AtDot: the message is taken all the same
    QByteArray atDot = "250 2.0.0 taken"; ///< the answer to the end of the message
    QByteArray atRcpt = "250 ok";
};

class SubmissionServer {
public:
    /// Each connection goes the next way; the last one for good.
    explicit SubmissionServer(const QList<Way> &ways = {Way{}}) : m_ways(ways)
    {
        m_thread.reset(QThread::create([this] { run(); }));
        m_thread->start();
        while (m_port == 0)
            QThread::yieldCurrentThread();
    }
    ~SubmissionServer()
    {
        m_ending = true;
        m_thread->wait();
    }
    quint16 port() const { return m_port; }
    /// What was taken, as it came, dots undone.
    QList<QByteArray> taken() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_taken;
    }
    int connections() const { return m_connections; }

private:
    void run()
    {
        QTcpServer server;
        server.listen(QHostAddress::LocalHost);
        m_port = server.serverPort();
        while (!m_ending) {
            if (!server.waitForNewConnection(50))
                continue;
            const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
            talk(*socket, m_ways[qMin<qsizetype>(m_connections++, m_ways.size() - 1)]);
        }
    }
    QByteArray line(QTcpSocket &socket)
    {
        while (!socket.canReadLine()) {
            if (m_ending || socket.state() != QAbstractSocket::ConnectedState)
                return {};
            socket.waitForReadyRead(50);
        }
        return socket.readLine();
    }
    void talk(QTcpSocket &socket, const Way &way)
    {
        const auto say = [&](const QByteArray &text) {
            socket.write(text + "\r\n");
            socket.flush();
        };
        const auto cut = [&](Cut where) {
            if (way.cut == where)
                socket.abort();
            return way.cut == where;
        };
        say("220 test");
        for (;;) {
            const auto command = line(socket).trimmed().toUpper();
            if (command.isEmpty())
                return;
            if (command.startsWith("EHLO"))
                say("250-test\r\n250-SIZE 100000000\r\n250 AUTH PLAIN");
            else if (command.startsWith("AUTH"))
                say("235 in");
            else if (command.startsWith("MAIL") && cut(Cut::AtMail))
                return;
            else if (command.startsWith("RCPT") && cut(Cut::AtRcpt))
                return;
            else if (command.startsWith("RCPT"))
                say(way.atRcpt);
            else if (command == "DATA") {
                if (cut(Cut::AtData))
                    return;
                say("354 go");
                QByteArray message;
                for (auto one = line(socket); one != ".\r\n"; one = line(socket)) {
                    if (one.isEmpty() || cut(Cut::InData))
                        return;
                    message += one.startsWith('.') ? one.mid(1) : one;
                }
                if (way.cut == Cut::AtDot ? way.takesBeforeCut : way.atDot.startsWith('2')) {
                    const QMutexLocker lock(&m_mutex);
                    m_taken << message;
                }
                if (cut(Cut::AtDot))
                    return;
                say(way.atDot);
            } else {
                say(command == "QUIT" ? "221 bye" : "250 ok");
            }
        }
    }

    const QList<Way> m_ways;
    std::atomic<quint16> m_port = 0;
    std::atomic<int> m_connections = 0;
    std::atomic<bool> m_ending = false;
    mutable QMutex m_mutex;
    QList<QByteArray> m_taken;
    std::unique_ptr<QThread> m_thread;
};

} // namespace duopost::test
