// SPDX-License-Identifier: GPL-3.0-or-later
#include "LineClient.h"

#include <QFile>
#include <QHostAddress>
#include <QNetworkProxy>
#include <QSslCertificate>
#include <QSslConfiguration>

namespace duopost::test {

namespace {
constexpr int patience = 10000;
}

LineClient::LineClient(const QString &caFile)
{
    socket.setProxy(QNetworkProxy::NoProxy);
    if (!caFile.isEmpty()) {
        QSslConfiguration configuration = socket.sslConfiguration();
        configuration.setCaCertificates(QSslCertificate::fromPath(caFile));
        socket.setSslConfiguration(configuration);
    }
}

bool LineClient::readGreeting()
{
    greeting = readLine();
    if (greeting.startsWith("\"IMPLEMENTATION\"")) { // ManageSieve greets with its capabilities
        while (!greeting.isEmpty() && !greeting.startsWith("OK"))
            greeting = readLine();
    }
    return !greeting.isEmpty();
}

bool LineClient::connectPlain(quint16 port)
{
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    return socket.waitForConnected(patience) && readGreeting();
}

bool LineClient::connectTls(quint16 port)
{
    socket.connectToHostEncrypted(QStringLiteral("127.0.0.1"), port);
    return socket.waitForEncrypted(patience) && readGreeting();
}

bool LineClient::startTls()
{
    socket.setPeerVerifyName(QStringLiteral("127.0.0.1"));
    socket.startClientEncryption();
    return socket.waitForEncrypted(patience);
}

QByteArray LineClient::readLine()
{
    while (!socket.canReadLine()) {
        if (!socket.waitForReadyRead(patience) && !socket.canReadLine())
            return {};
    }
    QByteArray line = socket.readLine();
    while (line.endsWith('\n') || line.endsWith('\r'))
        line.chop(1);
    return line;
}

void LineClient::send(const QByteArray &line)
{
    socket.write(line + "\r\n");
    socket.flush();
}

QByteArray LineClient::imap(const QByteArray &command)
{
    const QByteArray tag = 't' + QByteArray::number(++m_tag);
    send(tag + ' ' + command);
    QByteArray all;
    for (QByteArray line = readLine(); socket.state() == QAbstractSocket::ConnectedState || !line.isEmpty();
         line = readLine()) {
        if (line.startsWith(tag + ' '))
            return all + line.mid(tag.size() + 1);
        all += line + '\n';
    }
    return all;
}

QByteArray LineClient::pop3(const QByteArray &command, Answer answer)
{
    send(command);
    QByteArray all = readLine();
    if (answer == Answer::Line || !all.startsWith("+OK"))
        return all;
    for (QByteArray line = readLine(); line != "."; line = readLine()) {
        if (line.isEmpty() && socket.state() != QAbstractSocket::ConnectedState)
            break;
        all += '\n' + line;
    }
    return all;
}

QByteArray LineClient::smtp(const QByteArray &command)
{
    send(command);
    QByteArray line = readLine();
    while (line.size() > 3 && line[3] == '-')
        line = readLine();
    return line;
}

bool logIn(LineClient &client, const Account &account)
{
    const bool imap = account.protocol == Protocol::Imap;
    const quint16 port = account.incoming.port;
    if (account.incoming.security == Security::Tls) {
        if (!client.connectTls(port))
            return false;
    } else if (!client.connectPlain(port)) {
        return false;
    }
    if (account.incoming.security == Security::StartTls) {
        const QByteArray answer = imap ? client.imap("STARTTLS") : client.pop3("STLS");
        if (!(answer.startsWith("OK") || answer.startsWith("+OK")) || !client.startTls())
            return false;
    }
    QFile file(account.passwordFile);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray password = file.readAll().trimmed();
    const QByteArray user = account.incoming.user.toUtf8();
    if (imap)
        return client.imap("LOGIN \"" + user + "\" \"" + password + '"').contains("OK");
    return client.pop3("USER " + user).startsWith("+OK") && client.pop3("PASS " + password).startsWith("+OK");
}

} // namespace duopost::test
