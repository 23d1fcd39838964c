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
    /// Where it fails otherwise: "connect", "greeting", "body", "dot", a command, or "RCPT 2".
    QByteArray step = {};
    QByteArray says = {}; ///< there; after 421 it hangs up. Empty = it hangs up without a word
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
        enum class Now { GoesOn, HasFailed, IsGone };
        const auto now = [&](const QByteArray &step) {
            if (way.step != step)
                return Now::GoesOn;
            if (!way.says.isEmpty())
                say(way.says);
            if (!way.says.isEmpty() && !way.says.startsWith("421"))
                return Now::HasFailed;
            if (way.says.isEmpty())
                socket.abort();
            else
                socket.disconnectFromHost();
            return Now::IsGone;
        };
        if (now("connect") == Now::IsGone)
            return;
        const auto greeting = now("greeting");
        if (greeting == Now::IsGone)
            return;
        if (greeting == Now::GoesOn)
            say("220 test");
        int recipients = 0;
        for (;;) {
            const auto command = line(socket).trimmed().toUpper();
            if (command.isEmpty())
                return;
            auto step = command.split(' ').value(0);
            if (step == "RCPT" && ++recipients > 1)
                step += ' ' + QByteArray::number(recipients);
            const auto failing = now(step);
            if (failing == Now::IsGone)
                return;
            if (failing == Now::HasFailed)
                continue;
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
                if (now("body") == Now::IsGone)
                    return;
                QByteArray message;
                for (auto one = line(socket); one != ".\r\n"; one = line(socket)) {
                    if (one.isEmpty() || cut(Cut::InData))
                        return;
                    message += one.startsWith('.') ? one.mid(1) : one;
                }
                const auto dot = now("dot");
                if (dot == Now::IsGone)
                    return;
                if (dot == Now::HasFailed)
                    continue;
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
