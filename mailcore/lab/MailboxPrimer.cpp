// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/lab/MailboxPrimer.h"

#include "mailcore/MailError.h"

#include <QDeadlineTimer>
#include <QHostAddress>
#include <QNetworkProxy>
#include <QTcpSocket>

namespace duopost {

void primeMailboxes(quint16 imapPort, const LabUser &user)
{
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), imapPort);
    socket.waitForConnected(10000);
    socket.write(
        QStringLiteral("a LOGIN \"%1\" \"%2\"\r\nb LIST \"\" \"*\" RETURN (STATUS (MESSAGES))\r\nc LOGOUT\r\n")
            .arg(user.name, user.password)
            .toUtf8());
    const QDeadlineTimer deadline(120000); // 100,000 messages take about a second
    QByteArray line;
    bool listed = false;
    while (!deadline.hasExpired() && !line.startsWith("c ")) {
        if (!socket.canReadLine() && !socket.waitForReadyRead(static_cast<int>(deadline.remainingTime()))
            && !socket.canReadLine())
            break;
        if (socket.canReadLine())
            line = socket.readLine();
        listed = listed || line.startsWith("b OK");
    }
    if (!listed)
        throw MailError(
            MailError::Kind::LabUnavailable,
            QStringLiteral("Dovecot cannot open the mailbox of %1.").arg(user.name),
            QString::fromUtf8(line.trimmed()), socket.errorString());
}

} // namespace duopost
