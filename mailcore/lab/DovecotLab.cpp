// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/lab/DovecotLab.h"

#include "mailcore/MailError.h"
#include "mailcore/files/PrivateFile.h"
#include "mailcore/lab/DovecotConfig.h"
#include "mailcore/lab/Greeting.h"
#include "mailcore/lab/LabCertificate.h"
#include "mailcore/lab/LabPortPicker.h"
#include "mailcore/lab/LabUsers.h"
#include "mailcore/lab/LmtpDelivery.h"
#include "mailcore/lab/MailboxPrimer.h"
#include "mailcore/lab/QuotaCheck.h"
#include "mailcore/lab/sample/SampleMail.h"

#ifdef Q_OS_LINUX

#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>

namespace duopost {

namespace {

constexpr int startTimeout = 20000; // milliseconds; it takes some 200 on an idle machine

QString lastLines(const QString &file, int count)
{
    if (!QFile::exists(file))
        return {};
    const QStringList lines = QString::fromUtf8(readFile(file)).trimmed().split(QLatin1Char('\n'));
    return QStringList(lines.mid(qMax(0, lines.size() - count))).join(QLatin1Char('\n'));
}

bool sieveInstalled()
{
    return QFileInfo::exists(QStringLiteral("/usr/lib/dovecot/managesieve-login"))
        && QFileInfo::exists(QStringLiteral("/usr/lib/dovecot/modules/lib90_sieve_plugin.so"));
}

} // namespace

DovecotLab::DovecotLab(const LabOptions &options)
    : m_identity(LabIdentity::current()), m_program(DovecotProgram::find())
{
    // A port that was free a moment ago may be taken now: begin anew, with others.
    for (int attempt = 1; tryStart(options) == Start::PortTaken; ++attempt) {
        if (options.portBase != 0 || attempt == 5)
            labUnavailable(QStringLiteral("its ports are taken by other programs."), {});
    }
}

DovecotLab::~DovecotLab()
{
    stop();
}

QString DovecotLab::inRun(const char *name) const
{
    return m_folders.run + QLatin1Char('/') + QLatin1String(name);
}

QString DovecotLab::certificateFile() const
{
    return m_folders.data + QStringLiteral("/authority.pem");
}

MaildirWriter &DovecotLab::writerFor(const LabUser &user)
{
    const auto found = m_writers.find(user.name);
    if (found != m_writers.end())
        return found->second;
    const QString home = m_folders.homeOf(user.name);
    makePrivateFolder(home);
    m_identity.own(home);
    return m_writers.emplace(user.name, MaildirWriter(m_folders.mailOf(user.name), m_identity)).first->second;
}

void DovecotLab::fill(const LabUser &user, const QString &folder, const QList<LabMessage> &messages)
{
    writerFor(user).append(folder, messages);
    if (m_process)
        primeMailboxes(m_ports.imap, user);
}

void DovecotLab::writeSampleMail()
{
    const QDateTime now = QDateTime::currentDateTime();
    for (const LabUser &user : m_users) {
        const QString key = user.name.section(QLatin1Char('.'), 0, 0);
        if (!QDir(QStringLiteral(":/lab/") + key).exists())
            continue; // an extra user: empty
        QMap<QString, QList<LabMessage>> folders;
        for (const SampleMessage &each : makeSampleMail({key, {user.displayName, user.address}}, now))
            folders[each.folder] << each.message;
        for (auto folder = folders.cbegin(); folder != folders.cend(); ++folder)
            fill(user, folder.key(), *folder);
        QStringList names = folders.keys();
        names.removeOne(QStringLiteral("INBOX"));
        writerFor(user).subscribe(names);
    }
}

void DovecotLab::give(const QString &path, const QByteArray &bytes) const
{
    writePrivateFile(path, bytes);
    m_identity.own(path);
}

void DovecotLab::writeUsers()
{
    const auto quota = m_program.speaks24() ? QStringLiteral("userdb_quota_storage_size=%1K")
                                            : QStringLiteral("userdb_quota_rule=*:storage=%1K");
    QByteArray lines;
    for (const LabUser &user : std::as_const(m_users)) {
        const auto own = m_quotas.constFind(user.name);
        lines += QStringLiteral("%1:{PLAIN}%2:%3:%4::%5::%6\n")
                     .arg(user.name, user.password)
                     .arg(m_identity.uid)
                     .arg(m_identity.gid)
                     .arg(m_folders.homeOf(user.name), own == m_quotas.cend() ? QString() : quota.arg(*own))
                     .toUtf8();
    }
    give(inRun("users.passwd"), lines);
}

QString DovecotLab::deliver(const LabUser &user, const QByteArray &message)
{
    return deliverByLmtp(m_ports.lmtp, user.address, message);
}

void DovecotLab::setQuota(const LabUser &user, int kibibytes)
{
    m_quotas.insert(user.name, kibibytes);
    writeUsers();
    // Dovecot reads the list again when its time is another one, in whole seconds.
    m_usersWritten = qMax(m_usersWritten + 1, QDateTime::currentSecsSinceEpoch());
    QFile users(inRun("users.passwd"));
    if (!users.open(QIODevice::ReadWrite)
        || !users.setFileTime(QDateTime::fromSecsSinceEpoch(m_usersWritten), QFileDevice::FileModificationTime))
        throw MailError(MailError::Kind::FileUnwritable, users.fileName(), {}, users.errorString());
    awaitQuota(m_ports.imap, user, kibibytes);
}

void DovecotLab::setFilter(const LabUser &user, const QByteArray &script)
{
    if (!sieveInstalled())
        labUnavailable(QStringLiteral("Filters are not possible: dovecot-sieve is not installed."), {});
    const QString home = m_folders.homeOf(user.name), folder = home + QStringLiteral("/sieve");
    makePrivateFolder(folder);
    m_identity.own(folder);
    give(folder + QStringLiteral("/practice.sieve"), script);
    const QString active = home + QStringLiteral("/.dovecot.sieve");
    QFile::remove(active);
    if (!QFile::link(QStringLiteral("sieve/practice.sieve"), active))
        throw MailError(MailError::Kind::FileUnwritable, active);
}

void DovecotLab::writeFiles(const LabOptions &options)
{
    const LabCertificates certificates = makeLabCertificates();
    writePrivateFile(certificateFile(), certificates.authority);
    give(inRun("server.pem"), certificates.server);
    give(inRun("server.key"), certificates.serverKey);

    writeUsers();
    QJsonObject passwords;
    for (const LabUser &user : std::as_const(m_users))
        passwords.insert(user.name, user.password);

    DovecotSetup setup;
    setup.runDir = inRun("run");
    setup.userFile = inRun("users.passwd");
    setup.certificate = inRun("server.pem");
    setup.key = inRun("server.key");
    setup.logFile = inRun("dovecot.log");
    setup.user = m_identity.user;
    setup.group = m_identity.group;
    setup.ports = m_ports;
    setup.sieve = sieveInstalled();
    setup.extra = options.extraDovecotConfig;
    give(inRun("dovecot.conf"), dovecotConfig(setup, m_program.version).toUtf8());

    give(inRun("submission.py"), readFile(QStringLiteral(":/lab/submission.py")));
    const QJsonObject settings{
        {QStringLiteral("port"), m_ports.smtp},
        {QStringLiteral("lmtp"), m_ports.lmtp},
        {QStringLiteral("domain"), QLatin1String(labDomain)},
        {QStringLiteral("certificate"), setup.certificate},
        {QStringLiteral("key"), setup.key},
        {QStringLiteral("users"), passwords}};
    give(inRun("submission.json"), QJsonDocument(settings).toJson());
}

LabCommands DovecotLab::commands()
{
    LabCommands commands;
    commands.directory = m_folders.run;
    commands.dovecot = m_program.path;
    commands.config = inRun("dovecot.conf");
    // The system's own Python before any other in PATH: the package is made for that one.
    commands.python = QStandardPaths::findExecutable(QStringLiteral("python3"), {QStringLiteral("/usr/bin")});
    if (commands.python.isEmpty())
        commands.python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    commands.script = inRun("submission.py");
    commands.scriptSettings = inRun("submission.json");
    commands.keepsMail = m_folders.data != m_folders.run;
    return commands;
}

DovecotLab::Start DovecotLab::tryStart(const LabOptions &options)
{
    m_folders = LabFolders::create(options.directory, m_identity);
    m_ports = options.portBase ? labPortsFrom(options.portBase) : freeLabPorts();
    m_writers.clear();
    try {
        createMailboxes(options);
        writeFiles(options);
        m_process = std::make_unique<LabProcess>(commands(), m_identity);
    } catch (...) {
        m_folders.removeRun();
        throw;
    }
    const Start result = awaitDovecot();
    if (result == Start::PortTaken) {
        m_process.reset();
        return result;
    }
    for (const LabUser &user : m_users)
        primeMailboxes(m_ports.imap, user);
    awaitSubmission(); // Python has been starting meanwhile
    return result;
}

void DovecotLab::createMailboxes(const LabOptions &options)
{
    m_users = labUsers(m_folders.passwords(), options.extraUsers);
    const bool firstStart = !QFileInfo::exists(m_folders.homeOf(m_users.first().name));
    for (const LabUser &user : m_users)
        writerFor(user).createFolder(QStringLiteral("INBOX"));
    if (options.sampleMail && firstStart)
        writeSampleMail();
}

DovecotLab::Start DovecotLab::awaitDovecot()
{
    const auto ended = [this] { return m_process->dovecotEnded(); };
    for (const quint16 port : {m_ports.imap, m_ports.pop3, m_ports.lmtp}) {
        const GreetingResult result = awaitGreeting(port, startTimeout, ended);
        if (result == GreetingResult::Greeted)
            continue;
        const QString log = logTail();
        if (log.contains(QLatin1String("Address already in use")))
            return Start::PortTaken;
        m_process.reset();
        labUnavailable(
            result == GreetingResult::TimedOut ? QStringLiteral("Dovecot did not become ready in time.")
                                               : QStringLiteral("Dovecot refused to start."),
            log);
    }
    if (!sieveInstalled()) {
        m_ports.sieve = 0;
        m_notes << QStringLiteral("Filters (ManageSieve) are not possible: dovecot-managesieved is not "
                                  "installed.");
    }
    return Start::Ready;
}

void DovecotLab::awaitSubmission()
{
    const auto ended = [this] { return m_process->submissionEnded(); };
    const bool python = !commands().python.isEmpty();
    if (python && awaitGreeting(m_ports.smtp, startTimeout, ended) == GreetingResult::Greeted)
        return;
    m_ports.smtp = 0;
    m_notes
        << (!python || QFile::exists(inRun("submission.json.missing"))
                ? QStringLiteral("Sending is not possible: python3-aiosmtpd is not installed.")
                : QStringLiteral("Sending is not possible: the submission server did not start. %1")
                      .arg(lastLines(inRun("submission.log"), 1)));
}

QString DovecotLab::logTail() const
{
    return (lastLines(inRun("start.log"), 8) + QLatin1Char('\n') + lastLines(inRun("dovecot.log"), 12))
        .trimmed();
}

void DovecotLab::stop()
{
    m_process.reset();
}

void DovecotLab::leave()
{
    if (m_process)
        m_process->leave();
}

Account DovecotLab::account(const LabUser &user, Protocol protocol, Security security) const
{
    const bool imap = protocol == Protocol::Imap;
    Account account;
    account.name = user.displayName + (imap ? QStringLiteral(" (IMAP)") : QStringLiteral(" (POP3)"));
    account.displayName = user.displayName;
    account.address = user.address;
    account.protocol = protocol;
    // The number, not the name: a bare system may not know "localhost".
    account.incoming.host = QStringLiteral("127.0.0.1");
    if (security == Security::Tls)
        account.incoming.port = imap ? m_ports.imaps : m_ports.pop3s;
    else
        account.incoming.port = imap ? m_ports.imap : m_ports.pop3;
    account.incoming.security = security;
    account.incoming.user = user.name;
    if (m_ports.smtp != 0)
        account.outgoing = ServerAddress{account.incoming.host, m_ports.smtp, Security::StartTls, user.name};
    if (m_ports.sieve != 0)
        account.filters = ServerAddress{account.incoming.host, m_ports.sieve, Security::StartTls, user.name};
    account.caFile = certificateFile();
    account.passwordFile = labPasswordFile(m_folders.passwords(), user);
    return account;
}

} // namespace duopost

#endif
