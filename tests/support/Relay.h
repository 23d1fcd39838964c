// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QEventLoop>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <atomic>
#include <memory>

namespace duopost {

/// Passes TCP connections from another loopback address on to a server: the same server under a name that its
/// certificate does not have.
class Relay {
public:
    Relay(const QHostAddress &listen, const QHostAddress &to, quint16 port)
    {
        m_thread.reset(QThread::create([this, listen, to, port] {
            QTcpServer server;
            if (!server.listen(listen))
                qFatal("cannot listen on %s", qPrintable(listen.toString()));
            QObject::connect(&server, &QTcpServer::newConnection, &server, [&server, to, port] {
                auto *client = server.nextPendingConnection();
                auto *target = new QTcpSocket(client);
                target->connectToHost(to, port);
                const auto pass = [](QTcpSocket *from, QTcpSocket *into) {
                    QObject::connect(
                        from, &QTcpSocket::readyRead, into, [from, into] { into->write(from->readAll()); });
                    QObject::connect(from, &QTcpSocket::disconnected, into, &QTcpSocket::disconnectFromHost);
                };
                pass(client, target);
                pass(target, client);
            });
            QEventLoop loop;
            m_loop = &loop;
            m_port = server.serverPort();
            loop.exec();
        }));
        m_thread->start();
        while (m_port == 0)
            QThread::yieldCurrentThread();
    }
    ~Relay()
    {
        QMetaObject::invokeMethod(m_loop, &QEventLoop::quit, Qt::QueuedConnection);
        m_thread->wait();
    }
    quint16 port() const { return m_port; }

private:
    std::atomic<QEventLoop *> m_loop = nullptr;
    std::atomic<quint16> m_port = 0;
    std::unique_ptr<QThread> m_thread;
};

} // namespace duopost
