// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/WindowProgram.h"

#include "app/cli/Cli.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

namespace duopost::cli {

QByteArray runWindowProgram(const QStringList &words)
{
    const QString program = QDir(QCoreApplication::applicationDirPath()).filePath(QStringLiteral("duopost"));
    QProcess process;
    // What failed stands in its answer; Qt's own remarks would only come between.
    process.setStandardErrorFile(QProcess::nullDevice());
    process.start(program, words);
    if (!process.waitForStarted())
        throw MailError(MailError::Kind::NotSupported, program, {}, process.errorString());
    waitUntil([&] { return process.state() == QProcess::NotRunning; }, [&] { process.kill(); });
    if (interrupted())
        throw Interrupted;
    return process.readAllStandardOutput();
}

QString writeReport(const QString &file, const QStringList &options)
{
    const auto answer
        = QJsonDocument::fromJson(
              runWindowProgram(
                  QStringList{QStringLiteral("--report"), QFileInfo(file).absoluteFilePath()} + options))
              .object();
    const auto error = answer[QStringLiteral("error")].toString();
    const auto subject = answer[QStringLiteral("subject")].toString(),
               detail = answer[QStringLiteral("detail")].toString();
    for (const auto kind :
         {MailError::Kind::NotFound, MailError::Kind::ProfileInUse, MailError::Kind::FileUnwritable,
          MailError::Kind::FileUnreadable, MailError::Kind::MailFolderMissing}) {
        if (error == MailError(kind).kindName())
            throw MailError(kind, subject, {}, detail);
    }
    if (!answer.contains(QStringLiteral("file")))
        throw MailError(
            MailError::Kind::NotSupported, QStringLiteral("the report"), {}, error + QLatin1Char(' ') + detail);
    return answer[QStringLiteral("file")].toString();
}

} // namespace duopost::cli
