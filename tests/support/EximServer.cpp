// SPDX-License-Identifier: GPL-3.0-or-later
#include "EximServer.h"

#include "mailcore/MailError.h"

#include <QDeadlineTimer>
#include <QDir>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace duopost::test {

namespace {

constexpr int startTimeout = 20'000;
const QString unpacked = QStringLiteral(DUOPOST_SOURCE_DIR "/build/exim");

const char config[] = R"(exim_path = @exim@
primary_hostname = exim.mta.example
spool_directory = @place@/spool
log_file_path = @place@/spool/log-%s
pid_file_path = @place@/spool/pid
daemon_smtp_ports = @port@
local_interfaces = 127.0.0.1
tls_advertise_hosts =
chunking_advertise_hosts = *
smtputf8_advertise_hosts = *
dsn_advertise_hosts = *
message_size_limit = 40M
host_lookup =
rfc1413_hosts =
keep_environment =
acl_smtp_rcpt = rcpt
begin acl
rcpt:
  deny message = 5.1.1 No such user here
       condition = ${if eq{$local_part}{nobody}}
  defer message = 4.2.0 Not yet
       condition = ${if eq{$local_part}{later}}
  accept authenticated = *
  deny
begin routers
all:
  driver = accept
  transport = file
begin transports
file:
  driver = appendfile
  directory = @place@/spool/mail
  maildir_format
begin authenticators
plain:
  driver = plaintext
  public_name = PLAIN
  server_condition = ${if eq{$auth3}{geheim-4711}}
  server_set_id = $auth2
)";

// Debian's Exim knows its user by name, and that user need not be here.
const char startScript[] = R"(set -e
mount --bind @place@/passwd /etc/passwd
mount --bind @place@/group /etc/group
exec env LD_LIBRARY_PATH=@unpacked@/usr/lib/@triplet@ @exim@ -C @place@/exim.conf -bdf
)";

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

QString EximServer::whyNot()
{
    const auto reason = contentOf(unpacked + QStringLiteral("/why-not"));
    if (!reason.isEmpty())
        return QString::fromUtf8(reason).trimmed();
    if (!QFile::exists(unpacked + QStringLiteral("/usr/sbin/exim4")))
        return QStringLiteral("its packages are not unpacked in build/exim (./check does that on Debian)");
    if (geteuid() != 0)
        return QStringLiteral("it runs for root only");
    if (QProcess::execute(QStringLiteral("unshare"), {QStringLiteral("-m"), QStringLiteral("true")}) != 0)
        return QStringLiteral("no private view of the files can be made here");
    return {};
}

void EximServer::write(const QString &name, const QByteArray &content) const
{
    QFile file(m_place.filePath(name));
    auto text = content;
    text.replace("@place@", m_place.path().toUtf8());
    text.replace("@unpacked@", unpacked.toUtf8());
    text.replace("@exim@", unpacked.toUtf8() + "/usr/sbin/exim4");
    text.replace("@port@", QByteArray::number(m_port));
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
        throw MailError(MailError::Kind::LabUnavailable, file.fileName());
    file.setPermissions(
        QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup | QFile::ReadOther); // Exim insists
}

EximServer::EximServer()
{
    constexpr uint nobody = 65534;
    {
        QTcpServer free;
        free.listen(QHostAddress::LocalHost);
        m_port = free.serverPort();
    }
    QFile::setPermissions(
        m_place.path(),
        QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner | QFile::ReadOther | QFile::ExeOther);
    QDir(m_place.path()).mkdir(QStringLiteral("spool"));
    if (chown(QFile::encodeName(m_place.filePath(QStringLiteral("spool"))).constData(), nobody, nobody) != 0)
        throw MailError(MailError::Kind::LabUnavailable, QStringLiteral("chown"));
    write(QStringLiteral("exim.conf"), config);
    write(
        QStringLiteral("passwd"),
        contentOf(QStringLiteral("/etc/passwd")) + "Debian-exim:x:65534:65534::/nonexistent:/bin/false\n");
    write(QStringLiteral("group"), contentOf(QStringLiteral("/etc/group")) + "Debian-exim:x:65534:\n");
    write(
        QStringLiteral("start"),
        QByteArray(startScript)
            .replace("@triplet@", QSysInfo::currentCpuArchitecture().toUtf8() + "-linux-gnu"));
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
    m_process.start(
        QStringLiteral("unshare"),
        {QStringLiteral("-m"), QStringLiteral("sh"), m_place.filePath(QStringLiteral("start"))});
    const QDeadlineTimer deadline(startTimeout);
    for (;;) {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_port);
        if (socket.waitForConnected(500) && socket.waitForReadyRead(2000))
            return;
        if (deadline.hasExpired() || m_process.waitForFinished(50))
            throw MailError(
                MailError::Kind::LabUnavailable, QStringLiteral("exim"), {},
                QString::fromUtf8(m_process.readAll()));
    }
}

EximServer::~EximServer()
{
    m_process.terminate();
    if (!m_process.waitForFinished(5000))
        m_process.kill();
    m_process.waitForFinished(5000);
}

ServerAddress EximServer::address() const
{
    return {QStringLiteral("127.0.0.1"), m_port, Security::Plaintext, QStringLiteral("u")};
}

QByteArray EximServer::delivered(const QByteArray &messageId) const
{
    const QDir mail(m_place.filePath(QStringLiteral("spool/mail/new")));
    const QDeadlineTimer deadline(startTimeout);
    while (!deadline.hasExpired()) {
        for (const auto &name : mail.entryList(QDir::Files)) {
            const auto message = contentOf(mail.filePath(name));
            if (message.contains("Message-ID: <" + messageId + ">"))
                return message;
        }
        QThread::msleep(20); // it delivers after it has answered, and tells nobody
    }
    return {};
}

QString EximServer::log() const
{
    return QString::fromUtf8(
        contentOf(m_place.filePath(QStringLiteral("spool/log-main"))) + m_place.path().toUtf8());
}

} // namespace duopost::test
