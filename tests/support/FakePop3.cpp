// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakePop3.h"

#include <QHostAddress>
#include <QMutex>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <algorithm>
#include <atomic>
#include <optional>

namespace duopost {

namespace {

QByteArray stuffed(const QByteArray &content)
{
    QByteArray result;
    bool lineStart = true;
    for (qsizetype i = 0; i < content.size(); ++i) {
        if (lineStart && content[i] == '.')
            result += '.';
        result += content[i];
        lineStart = content[i] == '\n' && i > 0 && content[i - 1] == '\r';
    }
    return result + (lineStart || content.isEmpty() ? ".\r\n" : "\r\n.\r\n");
}

QByteArray header(const QByteArray &raw)
{
    const auto end = raw.indexOf("\r\n\r\n");
    return end < 0 ? raw : raw.left(end + 4);
}

} // namespace

struct FakePop3::Play {
    mutable QMutex mutex;
    QList<Message> drop;
    Behaviour behaviour;
    QList<QByteArray> said;
    int commandsEver = 0;
    std::atomic<quint16> port = 0;
    std::atomic<bool> ending = false;
    std::unique_ptr<QThread> thread;

    void run()
    {
        QTcpServer server;
        if (!server.listen(QHostAddress::LocalHost))
            qFatal("cannot listen");
        port = server.serverPort();
        while (!ending) {
            if (!server.waitForNewConnection(20))
                continue;
            const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
            serve(*socket);
            socket->flush();
            if (socket->state() == QAbstractSocket::ConnectedState && !socket->waitForDisconnected(1))
                socket->disconnectFromHost();
            while (socket->bytesToWrite() > 0 && socket->waitForBytesWritten(1000)) { }
        }
    }

    std::optional<QByteArray> readLine(QTcpSocket &socket)
    {
        while (!socket.canReadLine()) {
            if (ending || socket.state() != QAbstractSocket::ConnectedState)
                return std::nullopt;
            socket.waitForReadyRead(20);
        }
        return socket.readLine().trimmed();
    }

    void serve(QTcpSocket &socket)
    {
        socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        QList<Message> session;
        {
            const QMutexLocker lock(&mutex);
            session = behaviour.showsNothing ? QList<Message>() : drop;
        }
        QList<qsizetype> marked;
        socket.write("+OK ready\r\n");
        for (;;) {
            socket.flush();
            const auto line = readLine(socket);
            if (!line)
                return;
            Behaviour how;
            {
                const QMutexLocker lock(&mutex);
                said << *line;
                how = behaviour;
                if (commandsEver++ == how.dropAtCommand) {
                    behaviour.dropAtCommand = -1;
                    return socket.abort();
                }
            }
            if (!answer(socket, *line, how, session, marked))
                return;
        }
    }

    // @return false: the connection ends here
    bool answer(
        QTcpSocket &socket, const QByteArray &line, const Behaviour &how, QList<Message> &session,
        QList<qsizetype> &marked)
    {
        const auto words = line.split(' ');
        const auto command = words.first().toUpper();
        const auto numberOf = [&](qsizetype i) {
            return session[i].number.isEmpty() ? QByteArray::number(i + 1) : session[i].number;
        };
        const auto find = [&](const QByteArray &number) -> qsizetype {
            for (qsizetype i = 0; i < session.size(); ++i) {
                if (numberOf(i) == number && !marked.contains(i))
                    return i;
            }
            return -1;
        };
        const auto wanted = words.size() > 1 && command != "USER" && command != "PASS" ? find(words[1]) : -1;
        if (how.refused.contains(line) || how.refused.contains(command)) {
            socket.write("-ERR refused\r\n");
        } else if (command == "CAPA") {
            socket.write("+OK\r\n" + how.capabilities.join("\r\n") + "\r\n.\r\n");
        } else if (command == "USER" || command == "NOOP" || command == "RSET") {
            if (command == "RSET")
                marked.clear();
            socket.write("+OK\r\n");
        } else if (command == "PASS") {
            socket.write(how.passAnswer + "\r\n");
        } else if (command == "STAT") {
            qint64 octets = 0;
            for (const auto &message : session)
                octets += message.raw.size();
            socket.write(
                how.statAnswer.isEmpty()
                    ? "+OK " + QByteArray::number(session.size()) + ' ' + QByteArray::number(octets) + "\r\n"
                    : how.statAnswer + "\r\n");
        } else if (command == "UIDL" || (command == "LIST" && words.size() == 1)) {
            QByteArray text = "+OK\r\n";
            for (qsizetype i = 0; i < session.size(); ++i) {
                text += numberOf(i) + ' '
                    + (command == "UIDL" ? session[i].uniqueId : QByteArray::number(session[i].raw.size()))
                    + "\r\n";
                if (command == "UIDL" && how.uidlCutOff && i == session.size() / 2) {
                    socket.write(text);
                    return false;
                }
            }
            socket.write(text + ".\r\n");
        } else if (command == "QUIT") {
            return quit(socket, how.quit, session, marked);
        } else if (wanted < 0) {
            socket.write("-ERR no such message\r\n");
        } else if (command == "LIST") {
            socket.write("+OK " + words[1] + ' ' + QByteArray::number(session[wanted].raw.size()) + "\r\n");
        } else if (command == "RETR" || command == "TOP") {
            const auto content = stuffed(command == "RETR" ? session[wanted].raw : header(session[wanted].raw));
            if (how.cutBody == line) {
                socket.write("+OK\r\n" + content.left(content.size() / 2));
                return false;
            }
            socket.write("+OK\r\n" + content);
        } else if (command == "DELE") {
            marked << wanted;
            socket.write("+OK\r\n");
        } else {
            socket.write("-ERR what?\r\n");
        }
        return true;
    }

    bool quit(QTcpSocket &socket, Quit how, const QList<Message> &session, QList<qsizetype> marked)
    {
        if (how == Quit::LostBefore || how == Quit::Refused)
            marked.clear();
        if (how == Quit::RefusedHalfDone)
            marked = marked.first(marked.size() / 2);
        {
            const QMutexLocker lock(&mutex);
            for (const auto i : std::as_const(marked)) {
                const auto found = std::find_if(drop.begin(), drop.end(), [&](const Message &message) {
                    return message.uniqueId == session[i].uniqueId && message.raw == session[i].raw;
                });
                if (found != drop.end())
                    drop.erase(found);
            }
        }
        if (how == Quit::Ok)
            socket.write("+OK bye\r\n");
        else if (how == Quit::Refused || how == Quit::RefusedHalfDone)
            socket.write("-ERR some deleted messages not removed\r\n");
        else
            socket.abort();
        return false;
    }
};

FakePop3::FakePop3(QList<Message> messages) : m_play(std::make_unique<Play>())
{
    m_play->drop = std::move(messages);
    m_play->thread.reset(QThread::create([play = m_play.get()] { play->run(); }));
    m_play->thread->start();
    while (m_play->port == 0)
        QThread::yieldCurrentThread();
}

FakePop3::~FakePop3()
{
    m_play->ending = true;
    m_play->thread->wait();
}

quint16 FakePop3::port() const
{
    return m_play->port;
}

FakePop3::Behaviour FakePop3::behaviour() const
{
    const QMutexLocker lock(&m_play->mutex);
    return m_play->behaviour;
}

void FakePop3::behave(const std::function<void(Behaviour &)> &change)
{
    const QMutexLocker lock(&m_play->mutex);
    change(m_play->behaviour);
}

QList<FakePop3::Message> FakePop3::messages() const
{
    const QMutexLocker lock(&m_play->mutex);
    return m_play->drop;
}

void FakePop3::setMessages(const QList<Message> &messages)
{
    const QMutexLocker lock(&m_play->mutex);
    m_play->drop = messages;
}

void FakePop3::add(const Message &message)
{
    const QMutexLocker lock(&m_play->mutex);
    m_play->drop << message;
}

QList<QByteArray> FakePop3::commands() const
{
    const QMutexLocker lock(&m_play->mutex);
    return m_play->said;
}

int FakePop3::count(const QByteArray &prefix) const
{
    const auto all = commands();
    return static_cast<int>(
        std::count_if(all.begin(), all.end(), [&](const QByteArray &line) { return line.startsWith(prefix); }));
}

void FakePop3::forgetCommands()
{
    const QMutexLocker lock(&m_play->mutex);
    m_play->said.clear();
}

} // namespace duopost
