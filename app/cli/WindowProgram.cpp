// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/WindowProgram.h"

#include "app/cli/Cli.h"

#include <QCoreApplication>
#include <QDir>
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

} // namespace duopost::cli
