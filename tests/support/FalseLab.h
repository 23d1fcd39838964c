// SPDX-License-Identifier: GPL-3.0-or-later
// A practice server whose IMAP or POP3 goes through somebody who does not keep his word.
#pragma once

#include "mailcore/Lab.h"

#include <QEventLoop>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>

#include <atomic>
#include <functional>
#include <memory>

namespace duopost::test {

/// What becomes of a line that a client sends; the rest of the conversation passes as it is.
struct Passed {
    QByteArray toServer, toClient;
};
using Falsehood = std::function<Passed(const QByteArray &line)>; ///< one for each connection

/// Says OK to commands with these words in them, and does not pass them on.
inline std::function<Falsehood()> swallowing(const QByteArray &words)
{
    return [words] {
        return [words](const QByteArray &line) {
            return line.contains(words) ? Passed{{}, line.split(' ').first() + " OK done\r\n"}
                                        : Passed{line, {}};
        };
    };
}

/// Says OK to every APPEND, and throws the message away.
inline std::function<Falsehood()> losingUploads()
{
    return [] {
        return [tag = QByteArray(), rest = qint64(0)](const QByteArray &line) mutable {
            if (!tag.isEmpty()) { // in the message
                rest -= line.size();
                return rest > -2 ? Passed{} : Passed{{}, std::exchange(tag, {}) + " OK APPEND completed\r\n"};
            }
            if (!line.contains(" APPEND "))
                return Passed{line, {}};
            tag = line.split(' ').first();
            rest = line.mid(line.lastIndexOf('{') + 1).split('}').first().replace("+", "").toLongLong();
            return Passed{{}, line.trimmed().endsWith("+}") ? QByteArray() : QByteArray("+ go on\r\n")};
        };
    };
}

/// A mark that is taken away is back at once.
inline std::function<Falsehood()> addingAgain()
{
    return [] {
        return [](const QByteArray &line) {
            return Passed{QByteArray(line).replace(" -FLAGS", " +FLAGS"), {}};
        };
    };
}

/// POP3: what was fetched once is not shown to anybody again. IMAP still shows it if the server has
/// pop3_deleted_flag.
inline std::function<Falsehood()> hidingWhatWasFetched()
{
    return [] {
        return [removals = QByteArray()](const QByteArray &line) mutable {
            if (line.startsWith("RETR "))
                removals += QByteArray(line).replace("RETR", "DELE");
            return Passed{line.startsWith("QUIT") ? removals + line : line, {}};
        };
    };
}

/// Listens on loopback on a thread of its own.
class FalseFriend {
public:
    FalseFriend(quint16 port, std::function<Falsehood()> make)
    {
        m_thread.reset(QThread::create([this, port, make] {
            QTcpServer server;
            if (!server.listen(QHostAddress::LocalHost))
                qFatal("cannot listen");
            QObject::connect(&server, &QTcpServer::newConnection, &server, [&server, port, make] {
                auto *client = server.nextPendingConnection();
                auto *target = new QTcpSocket(client);
                target->connectToHost(QHostAddress::LocalHost, port);
                QObject::connect(
                    client, &QTcpSocket::readyRead, target, [client, target, falsehood = make()]() mutable {
                        while (client->canReadLine()) {
                            const auto passed = falsehood(client->readLine());
                            client->write(passed.toClient);
                            target->write(passed.toServer);
                        }
                    });
                QObject::connect(target, &QTcpSocket::readyRead, client, [client, target] {
                    client->write(target->readAll());
                });
                QObject::connect(client, &QTcpSocket::disconnected, target, &QTcpSocket::disconnectFromHost);
                QObject::connect(target, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
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
    ~FalseFriend()
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

class FalseLab : public Lab {
public:
    FalseLab(Lab &lab, Protocol protocol, const std::function<Falsehood()> &make)
        : m_lab(lab), m_protocol(protocol),
          m_friend(protocol == Protocol::Imap ? lab.ports().imap : lab.ports().pop3, make)
    {
    }
    LabPorts ports() const override { return m_lab.ports(); }
    QList<LabUser> users() const override { return m_lab.users(); }
    QString certificateFile() const override { return m_lab.certificateFile(); }
    QString directory() const override { return m_lab.directory(); }
    QStringList notes() const override { return m_lab.notes(); }
    void fill(const LabUser &user, const QString &folder, const QList<LabMessage> &messages) override
    {
        m_lab.fill(user, folder, messages);
    }
    QString deliver(const LabUser &user, const QByteArray &message) override
    {
        return m_lab.deliver(user, message);
    }
    void setQuota(const LabUser &user, int kibibytes) override { m_lab.setQuota(user, kibibytes); }
    void setFilter(const LabUser &user, const QByteArray &script) override { m_lab.setFilter(user, script); }
    void stop() override { }
    Account account(const LabUser &user, Protocol protocol, Security security) const override
    {
        auto account = m_lab.account(user, protocol, security);
        if (protocol == m_protocol)
            account.incoming.port = m_friend.port();
        return account;
    }

private:
    Lab &m_lab;
    const Protocol m_protocol;
    FalseFriend m_friend;
};

} // namespace duopost::test
