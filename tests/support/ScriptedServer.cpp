// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ScriptedServer.h"

#include <QDeadlineTimer>
#include <QMutex>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <atomic>

namespace duopost {

namespace {

constexpr int patienceMs = 15'000;

QByteArray unescaped(const QByteArray &text)
{
    QByteArray result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] != '\\' || i + 1 == text.size()) {
            result += text[i];
            continue;
        }
        switch (text[++i]) {
        case 'r':
            result += '\r';
            break;
        case 'n':
            result += '\n';
            break;
        case '0':
            result += '\0';
            break;
        default:
            result += text[i];
        }
    }
    return result;
}

QByteArray firstWord(const QByteArray &line)
{
    return line.left(line.indexOf(' '));
}

bool matches(const QByteArray &line, const QByteArray &pattern)
{
    auto expression = QRegularExpression::escape(QString::fromUtf8(pattern));
    expression.replace(QStringLiteral("\\<tag\\>"), QStringLiteral("\\S+"));
    expression.replace(QStringLiteral("\\*"), QStringLiteral(".*"));
    return QRegularExpression(QRegularExpression::anchoredPattern(expression))
        .match(QString::fromUtf8(line))
        .hasMatch();
}

} // namespace

struct ScriptedServer::Play {
    QList<QByteArray> steps;
    int writeSize = 0;
    std::atomic<quint16> port = 0;
    std::atomic<bool> ending = false;
    std::atomic<bool> played = false; ///< every step done, or failed
    QMutex mutex;
    QString failure;
    QList<QByteArray> lines;
    std::unique_ptr<QThread> thread;

    void run()
    {
        QTcpServer server;
        if (!server.listen(QHostAddress::LocalHost)) {
            fail(QStringLiteral("cannot listen"));
            port = 1;
            return;
        }
        port = server.serverPort();
        qsizetype next = 0;
        while (next < steps.size() && !ending) {
            if (!server.waitForNewConnection(50))
                continue;
            const std::unique_ptr<QTcpSocket> socket(server.nextPendingConnection());
            next = play(*socket, next);
            if (socket->state() == QAbstractSocket::ConnectedState)
                socket->disconnectFromHost();
        }
    }

    // @return the step after this connection's part
    qsizetype play(QTcpSocket &socket, qsizetype next)
    {
        QByteArray tag;
        for (; next < steps.size(); ++next) {
            const auto &step = steps[next];
            if (step == "NEW")
                return next + 1;
            if (step == "DROP") {
                socket.flush();
                socket.waitForBytesWritten(100);
                socket.close();
            } else if (step == "HANG") {
                while (!ending && socket.state() == QAbstractSocket::ConnectedState)
                    socket.waitForReadyRead(20);
            } else if (step.startsWith("S: ")) {
                auto text = step.mid(3);
                send(socket, text.replace("<tag>", tag) + "\r\n");
            } else if (step.startsWith("S! ")) {
                auto text = step.mid(3);
                send(socket, unescaped(text.replace("<tag>", tag)));
            } else if (step.startsWith("C: ")) {
                const auto line = readLine(socket);
                if (!line || !matches(*line, step.mid(3))) {
                    fail(QStringLiteral("step %1: expected \"%2\", got \"%3\"")
                             .arg(next)
                             .arg(
                                 QString::fromUtf8(step.mid(3)),
                                 line ? QString::fromUtf8(*line) : QStringLiteral("nothing")));
                    ending = true;
                    return steps.size();
                }
                tag = firstWord(*line);
            } else {
                fail(QStringLiteral("not a step: %1").arg(QString::fromUtf8(step)));
                return steps.size();
            }
        }
        socket.flush();
        played = true;
        while (!ending && socket.state() == QAbstractSocket::ConnectedState
               && !socket.waitForDisconnected(20)) { }
        return next;
    }

    std::optional<QByteArray> readLine(QTcpSocket &socket)
    {
        for (int waited = 0; !socket.canReadLine(); waited += 20) {
            if (ending || waited > patienceMs || socket.state() != QAbstractSocket::ConnectedState)
                return std::nullopt;
            socket.waitForReadyRead(20);
        }
        auto line = socket.readLine();
        while (line.endsWith('\n') || line.endsWith('\r'))
            line.chop(1);
        const QMutexLocker lock(&mutex);
        lines << line;
        return line;
    }

    void send(QTcpSocket &socket, const QByteArray &bytes)
    {
        const auto size = writeSize > 0 ? writeSize : bytes.size();
        socket.setSocketOption(QAbstractSocket::LowDelayOption, 1);
        for (qsizetype i = 0; i < bytes.size() && socket.isOpen(); i += size) {
            socket.write(bytes.mid(i, size));
            socket.flush();
        }
    }

    void fail(const QString &text)
    {
        const QMutexLocker lock(&mutex);
        if (failure.isEmpty())
            failure = text;
        played = true;
    }
};

ScriptedServer::ScriptedServer(const QByteArray &script, int writeSize) : m_play(std::make_unique<Play>())
{
    for (auto step : script.split('\n')) {
        if (step.endsWith('\r'))
            step.chop(1);
        if (!step.trimmed().isEmpty())
            m_play->steps << step;
    }
    m_play->writeSize = writeSize;
    m_play->thread.reset(QThread::create([play = m_play.get()] { play->run(); }));
    m_play->thread->start();
    while (m_play->port == 0)
        QThread::yieldCurrentThread();
}

ScriptedServer::~ScriptedServer()
{
    m_play->ending = true;
    m_play->thread->wait();
}

quint16 ScriptedServer::port() const
{
    return m_play->port;
}

QString ScriptedServer::failure()
{
    const QDeadlineTimer deadline(patienceMs);
    while (!m_play->played && !m_play->thread->wait(5)) {
        if (deadline.hasExpired())
            return QStringLiteral("the script was not played to its end");
    }
    const QMutexLocker lock(&m_play->mutex);
    return m_play->failure;
}

QList<QByteArray> ScriptedServer::clientLines() const
{
    const QMutexLocker lock(&m_play->mutex);
    return m_play->lines;
}

} // namespace duopost
