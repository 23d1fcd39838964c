// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/lab/LmtpDelivery.h"

#include "mailcore/MailError.h"

#include <QDeadlineTimer>
#include <QHostAddress>
#include <QNetworkProxy>
#include <QTcpSocket>

namespace duopost {

namespace {

constexpr int answerTimeout = 20000; // milliseconds

// The last line of an answer: "250 …", not "250-…".
QByteArray answerOf(QTcpSocket &socket)
{
    const QDeadlineTimer deadline(answerTimeout);
    QByteArray line;
    do {
        while (!socket.canReadLine()) {
            if (!socket.waitForReadyRead(static_cast<int>(deadline.remainingTime())) && !socket.canReadLine())
                throw MailError(
                    MailError::Kind::LabUnavailable,
                    QStringLiteral("The practice server does not take mail (LMTP)."),
                    QString::fromUtf8(line.trimmed()), socket.errorString());
        }
        line = socket.readLine();
    } while (line.size() > 3 && line[3] == '-');
    return line.trimmed();
}

QByteArray dotted(QByteArray text)
{
    text.replace("\r\n.", "\r\n..");
    return text.startsWith('.') ? '.' + text : text;
}

} // namespace

QString deliverByLmtp(quint16 port, const QString &recipient, const QByteArray &message)
{
    QTcpSocket socket;
    socket.setProxy(QNetworkProxy::NoProxy);
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    socket.waitForConnected(answerTimeout);
    answerOf(socket);
    const auto say = [&](const QByteArray &line) {
        socket.write(line + "\r\n");
        return answerOf(socket);
    };
    say("LHLO practice.example");
    say("MAIL FROM:<practice@lab.example>");
    auto answer = say("RCPT TO:<" + recipient.toUtf8() + '>');
    if (answer.startsWith('2')) {
        answer = say("DATA");
        if (answer.startsWith('3'))
            answer = say(dotted(message) + (message.endsWith("\r\n") ? "." : "\r\n."));
    }
    say("QUIT");
    return QString::fromUtf8(answer);
}

} // namespace duopost
