// SPDX-License-Identifier: GPL-3.0-or-later
#include "FaultyCli.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QTemporaryDir>
#include <csignal>
#include <sys/resource.h>

namespace duopost::test {

namespace {

double childrensCpu()
{
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    const auto seconds = [](const timeval &time) {
        return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
    };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

QList<QPair<QString, QString>> shimVariables(const QString &profile, const CliRun &run)
{
    QList<QPair<QString, QString>> variables{
        {QStringLiteral("LD_PRELOAD"), QStringLiteral(DUOPOST_SHIM)},
        {QStringLiteral("DUOPOST_FAULT_UNDER"), run.under.isEmpty() ? profile : run.under}};
    if (!run.fault.isEmpty())
        variables << qMakePair(QStringLiteral("DUOPOST_FAULT"), run.fault);
    if (!run.clock.isEmpty())
        variables << qMakePair(QStringLiteral("DUOPOST_FAULT_CLOCK"), run.clock);
    if (!run.trace.isEmpty())
        variables << qMakePair(QStringLiteral("DUOPOST_FAULT_TRACE"), run.trace);
    return variables;
}

QHash<QByteArray, int> readCounts(const QString &path)
{
    QHash<QByteArray, int> counts;
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return counts; // killed before it could write them
    for (const auto &line : file.readAll().split('\n')) {
        const auto parts = line.split(' ');
        if (parts.size() == 2)
            counts.insert(parts[0], parts[1].toInt());
    }
    return counts;
}

} // namespace

QJsonObject CliResult::json() const
{
    return QJsonDocument::fromJson(out).object();
}

QString CliResult::errorKind() const
{
    QString kind;
    for (const auto &line : err.split('\n')) {
        const auto error = QJsonDocument::fromJson(line).object()[QStringLiteral("error")].toObject();
        if (!error.isEmpty())
            kind = error[QStringLiteral("kind")].toString();
    }
    return kind;
}

QString CliResult::describe() const
{
    return QStringLiteral("exit %1%2%3%4, %5 s CPU\nout: %6\nerr: %7")
        .arg(exit)
        .arg(
            killed ? QStringLiteral(" killed") : QString(), crashed ? QStringLiteral(" CRASHED") : QString(),
            timedOut ? QStringLiteral(" TIMED OUT") : QString())
        .arg(cpuSeconds)
        .arg(QString::fromUtf8(out.left(2000)), QString::fromUtf8(err.left(2000)));
}

CliResult runCli(const QString &profile, const CliRun &run)
{
    const QTemporaryDir notes;
    const auto countFile = notes.filePath(QStringLiteral("counts"));
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto &[name, value] : shimVariables(profile, run))
        environment.insert(name, value);
    environment.insert(QStringLiteral("DUOPOST_FAULT_COUNT"), countFile);
    // A sanitized program wants to be first in the list of libraries; here the shim must be.
    environment.insert(QStringLiteral("ASAN_OPTIONS"), QStringLiteral("verify_asan_link_order=0"));

    auto command = run.wrapper
        + QStringList{QStringLiteral(DUOPOST_CLI), QStringLiteral("--profile"), profile, QStringLiteral("--json")}
        + run.words;
    QProcess process;
    process.setProcessEnvironment(environment);
    process.setProgram(command.takeFirst());
    process.setArguments(command);
    const auto cpuBefore = childrensCpu();
    QElapsedTimer timer;
    timer.start();
    process.start(QIODevice::ReadOnly);

    CliResult result;
    if (!process.waitForFinished(run.patienceMs)) {
        result.timedOut = true;
        process.kill();
        process.waitForFinished();
    }
    result.seconds = static_cast<double>(timer.elapsed()) / 1000;
    result.cpuSeconds = childrensCpu() - cpuBefore;
    const bool bySignal = process.exitStatus() == QProcess::CrashExit;
    result.exit = process.exitCode();
    result.killed = bySignal && !result.timedOut && process.exitCode() == SIGKILL;
    result.crashed = bySignal && !result.timedOut && !result.killed;
    result.out = process.readAllStandardOutput();
    result.err = process.readAllStandardError();
    result.steps = readCounts(countFile);
    return result;
}

QString replayLine(const QString &profile, const CliRun &run)
{
    QString line;
    for (const auto &[name, value] : shimVariables(profile, run))
        line += name + QLatin1Char('=') + value + QLatin1Char(' ');
    return line + run.wrapper.join(QLatin1Char(' ')) + QStringLiteral(" " DUOPOST_CLI " --profile ") + profile
        + QStringLiteral(" --json ") + run.words.join(QLatin1Char(' '));
}

} // namespace duopost::test
