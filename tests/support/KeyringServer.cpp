// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/KeyringServer.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QStandardPaths>

namespace duopost::test {

namespace {
constexpr int patienceMs = 20'000;
}

KeyringServer::KeyringServer()
{
    for (const char *program : {"dbus-daemon", "dbus-send", "gnome-keyring-daemon", "secret-tool"}) {
        if (QStandardPaths::findExecutable(QString::fromLatin1(program)).isEmpty()) {
            m_missing = true;
            m_problem = QStringLiteral("%1 is not installed").arg(QString::fromLatin1(program));
            return;
        }
    }
    for (const char *place : {"XDG_DATA_HOME", "XDG_RUNTIME_DIR", "XDG_CACHE_HOME", "HOME"})
        qputenv(place, m_folder.path().toLocal8Bit());
    qunsetenv("DISPLAY");
    qunsetenv("WAYLAND_DISPLAY");
    // A bus that starts nothing by itself: it would start another keyring, a closed one.
    QFile config(m_folder.filePath(QStringLiteral("bus.conf")));
    if (!config.open(QIODevice::WriteOnly)
        || config.write(
               "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN\" "
               "\"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\"><busconfig><type>session</type>"
               "<listen>unix:dir="
               + m_folder.path().toLocal8Bit()
               + "</listen><auth>EXTERNAL</auth><policy context='default'><allow send_destination='*' "
                 "eavesdrop='true'/><allow eavesdrop='true'/><allow own='*'/></policy></busconfig>")
            < 0)
        qFatal("no room for a file");
    config.close();
    m_bus.start(
        QStringLiteral("dbus-daemon"),
        {QStringLiteral("--config-file=%1").arg(config.fileName()), QStringLiteral("--nofork"),
         QStringLiteral("--print-address")});
    QByteArray address;
    const QDeadlineTimer deadline(patienceMs);
    while (!address.endsWith('\n') && !deadline.hasExpired() && m_bus.waitForReadyRead(patienceMs))
        address += m_bus.readAllStandardOutput();
    if (!address.endsWith('\n')) {
        m_problem
            = QStringLiteral("the message bus says: ") + QString::fromLocal8Bit(m_bus.readAllStandardError());
        return;
    }
    qputenv("DBUS_SESSION_BUS_ADDRESS", address.trimmed());
    m_keyring.start(
        QStringLiteral("gnome-keyring-daemon"),
        {QStringLiteral("--foreground"), QStringLiteral("--components=secrets"), QStringLiteral("--unlock")});
    if (!m_keyring.waitForStarted(patienceMs)) {
        m_problem = m_keyring.errorString();
        return;
    }
    m_keyring.write("the keyring's own password");
    m_keyring.waitForBytesWritten(patienceMs);
    m_keyring.closeWriteChannel();
    // It is there once it owns its name, and open once it has its collection.
    const QStringList question{
        QStringLiteral("--session"),
        QStringLiteral("--print-reply"),
        QStringLiteral("--dest=org.freedesktop.secrets"),
        QStringLiteral("/org/freedesktop/secrets/collection/login"),
        QStringLiteral("org.freedesktop.DBus.Properties.Get"),
        QStringLiteral("string:org.freedesktop.Secret.Collection"),
        QStringLiteral("string:Locked")};
    while (!outputOf(QStringLiteral("dbus-send"), question).contains("boolean false")) {
        if (deadline.hasExpired() || m_keyring.state() != QProcess::Running) {
            m_problem = QStringLiteral("the keyring does not open: ")
                + QString::fromLocal8Bit(m_keyring.readAllStandardError());
            return;
        }
    }
}

KeyringServer::~KeyringServer()
{
    for (QProcess *process : {&m_keyring, &m_bus}) {
        process->terminate();
        if (process->state() != QProcess::NotRunning && !process->waitForFinished(patienceMs))
            process->kill();
    }
}

QByteArray KeyringServer::outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished(patienceMs);
    return process.readAllStandardOutput();
}

QByteArray KeyringServer::find(const QString &name) const
{
    return outputOf(
        QStringLiteral("secret-tool"),
        {QStringLiteral("lookup"), QStringLiteral("user"), name, QStringLiteral("server"),
         QStringLiteral("duopost")});
}

bool KeyringServer::lock() const
{
    return outputOf(
               QStringLiteral("dbus-send"),
               {QStringLiteral("--session"), QStringLiteral("--print-reply"),
                QStringLiteral("--dest=org.freedesktop.secrets"), QStringLiteral("/org/freedesktop/secrets"),
                QStringLiteral("org.freedesktop.Secret.Service.Lock"),
                QStringLiteral("array:objpath:/org/freedesktop/secrets/collection/login")})
        .contains("collection/login");
}

} // namespace duopost::test
