// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/lab/Greeting.h"

#include <QDeadlineTimer>
#include <QHostAddress>
#include <QNetworkProxy>
#include <QTcpSocket>
#include <QThread>

namespace duopost {

GreetingResult awaitGreeting(quint16 port, int milliseconds, const std::function<bool()> &hopeless)
{
    const QDeadlineTimer deadline(milliseconds);
    while (!deadline.hasExpired()) {
        if (hopeless())
            return GreetingResult::GaveUp;
        QTcpSocket socket;
        socket.setProxy(QNetworkProxy::NoProxy);
        socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
        const bool connected = socket.waitForConnected(static_cast<int>(deadline.remainingTime()));
        while (connected && !deadline.hasExpired() && !hopeless()) {
            socket.waitForReadyRead(100);
            if (socket.canReadLine())
                return GreetingResult::Greeted;
            if (socket.state() != QAbstractSocket::ConnectedState)
                break;
        }
        QThread::msleep(10); // nothing announces that a port begins to listen
    }
    return GreetingResult::TimedOut;
}

} // namespace duopost
