// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/PracticeProfile.h"

#include "mailcore/MailError.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace duopost {

namespace {

struct PracticeWords {
    Q_DECLARE_TR_FUNCTIONS(duopost::PracticeWords)
};

const QString mark = QStringLiteral("practice-profile");

} // namespace

QString practiceDirFor(const QString &profileDir)
{
    return QDir::cleanPath(profileDir) + QStringLiteral("-practice");
}

bool isPracticeProfile(const QString &profileDir)
{
    return QFileInfo::exists(QDir(profileDir).filePath(mark));
}

void preparePracticeProfile(const QString &profileDir)
{
    QDir dir(profileDir);
    const bool empty
        = !dir.exists() || dir.isEmpty(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System);
    if (!empty && !isPracticeProfile(profileDir)) {
        throw MailError(
            MailError::Kind::BadUsage,
            PracticeWords::tr("the practice mailbox needs a folder of its own, and %1 holds something else")
                .arg(profileDir));
    }
    // How the window looks is kept; the mail and the accounts of the last practice server are not.
    const QFileInfoList entries
        = dir.entryInfoList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden | QDir::System);
    for (const QFileInfo &entry : entries) {
        if (entry.fileName() == QLatin1String("window.ini") || entry.fileName() == mark)
            continue;
        const bool removed = entry.isDir() && !entry.isSymLink() ? QDir(entry.filePath()).removeRecursively()
                                                                 : QFile::remove(entry.filePath());
        if (!removed)
            throw MailError(MailError::Kind::FileUnwritable, entry.filePath());
    }
    if (!dir.mkpath(QStringLiteral(".")))
        throw MailError(MailError::Kind::FileUnwritable, profileDir);
    QFile::setPermissions(profileDir, QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ExeOwner);
    QFile file(dir.filePath(mark));
    if (!file.open(QIODevice::WriteOnly))
        throw MailError(MailError::Kind::FileUnwritable, file.fileName(), {}, file.errorString());
}

} // namespace duopost
