// SPDX-License-Identifier: GPL-3.0-or-later
// Runs duopost-cli in a small Internet of its own: see discovery_world.py.
#pragma once

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>
#include <QTemporaryDir>
#include <QtTest>

namespace duopost::test {

struct WorldRun {
    QJsonObject world; ///< what discovery_world.py printed
    QJsonObject found; ///< what "discover --json" printed

    QJsonObject first(const char *service) const
    {
        return found.value(QLatin1String(service)).toArray().first().toObject();
    }
    QStringList httpsHosts() const
    {
        QStringList result;
        for (const auto &request : world.value(QLatin1String("https")).toArray())
            result << request.toArray().first().toString();
        return result;
    }
    /// "state reason" of the only step, or of the one about what; empty if there is none.
    QString step(const QString &source, const QString &what = {}) const
    {
        for (const auto &value : found.value(QLatin1String("steps")).toArray()) {
            const auto step = value.toObject();
            if (step.value(QLatin1String("source")).toString() == source
                && step.value(QLatin1String("what")).toString().contains(what))
                return QStringLiteral("%1 %2")
                    .arg(
                        step.value(QLatin1String("state")).toString(),
                        step.value(QLatin1String("reason")).toString())
                    .trimmed();
        }
        return {};
    }
    /// Of all steps that found something.
    QStringList successful() const
    {
        QStringList result;
        for (const auto &value : found.value(QLatin1String("steps")).toArray()) {
            const auto source = value.toObject().value(QLatin1String("source")).toString();
            if (value.toObject().value(QLatin1String("ok")).toBool() && !result.contains(source))
                result << source;
        }
        return result;
    }
};

/// Null world: namespaces are not allowed here (the reason is in `why`).
inline WorldRun runInWorld(const QByteArray &scenario, const QStringList &words, QString *why)
{
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("scenario.json")));
    if (!QJsonDocument::fromJson(scenario).isObject() || !file.open(QIODevice::WriteOnly))
        qFatal("the scenario is not JSON");
    file.write(scenario);
    file.close();
    QProcess process;
    process.start(
        QStringLiteral("python3"),
        QStringList{
            QStringLiteral(DUOPOST_SOURCE_DIR "/tests/support/discovery_world.py"), file.fileName(),
            QStringLiteral(DUOPOST_CLI), QStringLiteral("discover"), QStringLiteral("--json"),
            QStringLiteral("--extra-ca"), QStringLiteral("{CA}")}
            + words);
    process.waitForFinished(150'000);
    WorldRun run;
    run.world = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    run.found = QJsonDocument::fromJson(run.world.value(QLatin1String("stdout")).toString().toUtf8()).object();
    *why = process.exitCode() == 77 || run.world.isEmpty() ? QString::fromUtf8(process.readAllStandardError())
                                                           : QString();
    if (run.world.isEmpty() && process.exitCode() != 77)
        qFatal("%s", qPrintable(*why));
    return run;
}

} // namespace duopost::test

/// Declares `run`; skips where namespaces are not allowed, unless they are required.
#define RUN_IN_WORLD(run, scenario, ...)                                                                       \
    QString whyNot;                                                                                            \
    const auto run = duopost::test::runInWorld(scenario, {__VA_ARGS__}, &whyNot);                              \
    if (!whyNot.isEmpty() && !qEnvironmentVariableIsSet("DUOPOST_NAMESPACES_REQUIRED"))                        \
        QSKIP(qPrintable(whyNot));                                                                             \
    QVERIFY2(whyNot.isEmpty(), qPrintable(whyNot));                                                            \
    const auto trace = QString::fromUtf8(QJsonDocument(run.world).toJson());                                   \
    Q_UNUSED(trace)
