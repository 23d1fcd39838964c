// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/lab/QuotaCheck.h"

#include "mailcore/MailError.h"

#include <QDeadlineTimer>
#include <QHostAddress>
#include <QNetworkProxy>
#include <QTcpSocket>
#include <QThread>

namespace duopost {

namespace {

constexpr int quotaTimeout = 10000, pause = 50; // milliseconds

// "* QUOTA "User quota" (STORAGE 0 64)"
QByteArray quotaLine(quint16 port, const LabUser &user, const QDeadlineTimer &deadline)
{
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    socket.waitForConnected(static_cast<int>(deadline.remainingTime()));
    socket.write(QStringLiteral("a LOGIN \"%1\" \"%2\"\r\nb GETQUOTAROOT INBOX\r\nc LOGOUT\r\n")
                     .arg(user.name, user.password)
                     .toUtf8());
    QByteArray line, quota;
    while (!deadline.hasExpired() && !line.startsWith("c ")) {
        if (!socket.canReadLine() && !socket.waitForReadyRead(static_cast<int>(deadline.remainingTime()))
            && !socket.canReadLine())
            break;
        if (socket.canReadLine())
            line = socket.readLine();
        if (line.startsWith("* QUOTA "))
            quota = line.trimmed();
    }
    return quota;
}

} // namespace

void awaitQuota(quint16 imapPort, const LabUser &user, int kibibytes)
{
    const QDeadlineTimer deadline(quotaTimeout);
    const auto wanted = ' ' + QByteArray::number(kibibytes) + ')';
    QByteArray line;
    while (!deadline.hasExpired()) {
        line = quotaLine(imapPort, user, deadline);
        if (line.contains("STORAGE ") && line.endsWith(wanted))
            return;
        QThread::msleep(pause); // nothing announces it
    }
    throw MailError(
        MailError::Kind::LabUnavailable, QStringLiteral("A quota is not possible on this server."),
        QString::fromUtf8(line));
}

} // namespace duopost
