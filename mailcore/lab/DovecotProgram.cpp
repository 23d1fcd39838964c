// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/lab/DovecotProgram.h"

#include "mailcore/MailError.h"

#include <QFileInfo>
#include <QProcess>
#include <QStandardPaths>

namespace duopost {

namespace {

QString locate()
{
    // The folders of system programs are not in an ordinary user's PATH on Debian.
    const QString program = QStringLiteral("dovecot");
    const QString inPath = QStandardPaths::findExecutable(program);
    if (!inPath.isEmpty())
        return inPath;
    return QStandardPaths::findExecutable(
        program,
        {QStringLiteral("/usr/sbin"), QStringLiteral("/usr/local/sbin"), QStringLiteral("/usr/local/bin"),
         QStringLiteral("/opt/dovecot/sbin")});
}

void requireParts()
{
    // The parts come in packages of their own; their absence would otherwise show only in Dovecot's log.
    for (const char *part : {"imap", "pop3", "lmtp"}) {
        const QString name = QString::fromLatin1(part);
        const bool found = QFileInfo::exists(QStringLiteral("/usr/lib/dovecot/") + name)
            || QFileInfo::exists(QStringLiteral("/usr/libexec/dovecot/") + name)
            || QFileInfo::exists(QStringLiteral("/usr/local/libexec/dovecot/") + name);
        if (!found)
            labUnavailable(
                QStringLiteral("Dovecot is installed without its %1 part (package dovecot-%1d).").arg(name));
    }
}

} // namespace

void labUnavailable(const QString &reason, const QString &detail)
{
    throw MailError(MailError::Kind::LabUnavailable, reason, {}, detail);
}

QVersionNumber dovecotVersion(const QString &versionLine)
{
    return QVersionNumber::fromString(versionLine.trimmed());
}

DovecotProgram DovecotProgram::find()
{
#ifndef Q_OS_LINUX
    labUnavailable(QStringLiteral("it needs the mail server Dovecot, which does not exist for this system."));
#else
    DovecotProgram result;
    result.path = locate();
    if (result.path.isEmpty())
        labUnavailable(QStringLiteral("the mail server Dovecot is not installed (Debian: dovecot-imapd, "
                                      "dovecot-pop3d, dovecot-lmtpd)."));

    QProcess process;
    process.start(result.path, {QStringLiteral("--version")});
    const bool ended = process.waitForFinished(10000);
    const QString output = QString::fromLocal8Bit(process.readAllStandardOutput());
    result.version = dovecotVersion(output);
    if (!ended || result.version.isNull())
        labUnavailable(
            QStringLiteral("the installed Dovecot does not tell its version."),
            output + QString::fromLocal8Bit(process.readAllStandardError()));
    if (result.version < QVersionNumber(2, 3))
        labUnavailable(QStringLiteral("the installed Dovecot %1 is too old; 2.3 or later is needed.")
                           .arg(result.version.toString()));
    requireParts();
    return result;
#endif
}

} // namespace duopost
