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
/// certificate does not have, or one whose line can be cut.
class Relay {
public:
    explicit Relay(quint16 port) : Relay(QHostAddress::LocalHost, QHostAddress::LocalHost, port) { }
    Relay(const QHostAddress &listen, const QHostAddress &to, quint16 port)
    {
        m_thread.reset(QThread::create([this, listen, to, port] {
            QTcpServer server;
            if (!server.listen(listen))
                qFatal("cannot listen on %s", qPrintable(listen.toString()));
            QObject::connect(&server, &QTcpServer::newConnection, &server, [this, &server, to, port] {
                ++m_connections;
                auto *client = server.nextPendingConnection();
                auto *target = new QTcpSocket(client);
                target->connectToHost(to, port);
                QObject::connect(client, &QTcpSocket::readyRead, target, [this, client, target] {
                    const auto said = client->readAll();
                    if (m_swallow && said.contains("LIST "))
                        m_swallowed = true;
                    else
                        target->write(said);
                });
                QObject::connect(client, &QTcpSocket::disconnected, target, &QTcpSocket::disconnectFromHost);
                QObject::connect(target, &QTcpSocket::readyRead, client, [this, client, target] {
                    const auto said = target->readAll();
                    m_fromServer += said.size();
                    client->write(said);
                });
                QObject::connect(target, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
            });
            QEventLoop loop;
            m_server = &server;
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
    qint64 bytesFromServer() const { return m_fromServer; }
    int connections() const { return m_connections; }
    /// From now on the server does not hear of a LIST, so that whoever sent it waits for the answer.
    void swallowList() { m_swallow = true; }
    bool hasSwallowed() const { return m_swallowed; }

    /// Cuts every connection and refuses new ones until start().
    void stop()
    {
        QMetaObject::invokeMethod(
            m_server,
            [this] {
                m_server->close();
                for (auto *client :
                     m_server->findChildren<QTcpSocket *>(QString(), Qt::FindDirectChildrenOnly)) {
                    client->abort();
                    delete client;
                }
            },
            Qt::BlockingQueuedConnection);
    }
    void start()
    {
        QMetaObject::invokeMethod(
            m_server, [this] { m_server->listen(QHostAddress::LocalHost, m_port); },
            Qt::BlockingQueuedConnection);
    }

private:
    std::atomic<qint64> m_fromServer = 0;
    std::atomic<QEventLoop *> m_loop = nullptr;
    QTcpServer *m_server = nullptr; ///< set before the port, which is what the constructor waits for
    std::atomic<quint16> m_port = 0;
    std::atomic<int> m_connections = 0;
    std::atomic<bool> m_swallow = false, m_swallowed = false;
    std::unique_ptr<QThread> m_thread;
};

} // namespace duopost
