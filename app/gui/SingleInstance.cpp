// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/SingleInstance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QLocalSocket>
#include <QTimer>

namespace duopost {

namespace {

constexpr int patienceMs = 500;
constexpr int readMs = 5000; ///< for a start that says nothing, or not all
constexpr qsizetype longestLink = 64 * 1024;

QString nameFor(const QString &profileDir)
{
    const QFileInfo info(profileDir);
    const QString path = info.exists() ? info.canonicalFilePath() : QDir::cleanPath(info.absoluteFilePath());
    const QByteArray key = (QDir::homePath() + QLatin1Char('\n') + path).toUtf8();
    return QStringLiteral("duopost-")
        + QString::fromLatin1(QCryptographicHash::hash(key, QCryptographicHash::Sha256).toHex().left(24));
}

} // namespace

SingleInstance::SingleInstance(const QString &profileDir) : m_name(nameFor(profileDir))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *socket = m_server.nextPendingConnection()) {
            connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
            listenTo(socket);
            emit raiseRequested();
        }
    });
}

// One line at most; who says more, or nothing for long, is not listened to.
void SingleInstance::listenTo(QLocalSocket *socket)
{
    const auto read = [this, socket] {
        if (!socket->canReadLine()) {
            if (socket->bytesAvailable() > longestLink)
                socket->abort();
            return;
        }
        const QUrl link(QString::fromUtf8(socket->readLine(longestLink).trimmed()));
        socket->disconnectFromServer();
        if (link.isValid() && link.scheme() == QLatin1String("mailto"))
            emit linkGiven(link);
    };
    connect(socket, &QLocalSocket::readyRead, this, read);
    QTimer::singleShot(readMs, socket, &QLocalSocket::abort);
    if (socket->bytesAvailable() > 0)
        read();
}

bool SingleInstance::raiseOther(const QUrl &link) const
{
    QLocalSocket socket;
    socket.connectToServer(m_name);
    if (!socket.waitForConnected(patienceMs))
        return false;
    if (!link.isEmpty()) {
        socket.write(link.toEncoded().left(longestLink - 2) + '\n');
        while (socket.bytesToWrite() > 0 && socket.waitForBytesWritten(patienceMs)) { }
    }
    return true;
}

void SingleInstance::listen()
{
    // Only the holder of the profile's lock comes here, so a socket of this name was left by a crash.
    QLocalServer::removeServer(m_name);
    if (!m_server.listen(m_name))
        qWarning("A second start cannot raise this window: %ls", qUtf16Printable(m_server.errorString()));
}

} // namespace duopost
