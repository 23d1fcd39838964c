// SPDX-License-Identifier: GPL-3.0-or-later
// Experiments on a practice server: what one device does, seen from another one and from the server.
#include "app/cli/Commands.h"
#include "mailcore/ExperimentPage.h"

#include <QJsonArray>
#include <QSaveFile>

namespace duopost::cli {

namespace {

QString outcomeOf(const ExperimentCell &cell)
{
    if (!cell.failed.isEmpty() || cell.findings.isEmpty())
        return QStringLiteral("failed");
    return englishExperimentWords().answer(cell.findings.first());
}

QJsonObject toJson(const ExperimentCell &cell)
{
    QJsonArray evidence;
    for (const auto &finding : cell.findings) {
        QJsonObject one{
            {QStringLiteral("question"), toString(finding.question)},
            {QStringLiteral("answer"), finding.yes},
            {QStringLiteral("seen"), QJsonArray::fromStringList(finding.evidence)}};
        if (finding.count >= 0) {
            one.insert(QStringLiteral("count"), finding.count);
            one.insert(QStringLiteral("of"), finding.of);
        }
        evidence << one;
    }
    QJsonObject json{
        {QStringLiteral("id"), cell.scenario},
        {QStringLiteral("setup"), cell.setup},
        {QStringLiteral("outcome"), outcomeOf(cell)},
        {QStringLiteral("evidence"), evidence},
        {QStringLiteral("steps"), QJsonArray::fromStringList(cell.steps)},
        {QStringLiteral("transcript"), QJsonArray::fromStringList(cell.transcript)},
        {QStringLiteral("server"), QJsonArray::fromStringList(cell.server)},
        {QStringLiteral("seconds"), cell.seconds}};
    if (!cell.failed.isEmpty())
        json.insert(QStringLiteral("failed"), cell.failed);
    return json;
}

void list(const Context &context)
{
    if (context.json) {
        printJson(
            {{QStringLiteral("scenarios"), QJsonArray::fromStringList(experimentScenarios())},
             {QStringLiteral("setups"), QJsonArray::fromStringList(experimentSetups())}});
        return;
    }
    printLine(QStringLiteral("Scenarios: ") + experimentScenarios().join(QStringLiteral(", ")));
    printLine(QStringLiteral("Set-ups:   ") + experimentSetups().join(QStringLiteral(", ")));
}

void save(const ExperimentReport &report, const QString &path)
{
    QSaveFile file(path);
    const auto page = experimentPage(report, englishExperimentWords()).toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(page) != page.size() || !file.flush() || !file.commit())
        throw MailError(MailError::Kind::FileUnwritable, path, {}, file.errorString());
}

} // namespace

int experimentCommand(Context &context, const QStringList &words)
{
    QCommandLineParser parser;
    const QCommandLineOption setup(
        QStringLiteral("setup"), QStringLiteral("Only this set-up; may be given several times."),
        QStringLiteral("SETUP"));
    const QCommandLineOption reportFile(
        QStringLiteral("report"), QStringLiteral("Also as a page for people."), QStringLiteral("FILE.html"));
    parser.addOptions({setup, reportFile});
    parser.setApplicationDescription(QStringLiteral(
        "list, or run [ID…]. Carried out on a practice server of their own, which is gone afterwards; no "
        "account of yours takes part. Without ID: all."));
    parseWords(parser, words, context, QStringLiteral("experiment"));
    auto arguments = parser.positionalArguments();
    if (arguments.isEmpty()
        || (arguments.first() != QLatin1String("list") && arguments.first() != QLatin1String("run")))
        throw UsageError{QStringLiteral("experiment takes list, or run and perhaps scenarios")};
    if (arguments.takeFirst() == QLatin1String("list")) {
        list(context);
        return Done;
    }
    for (const auto &id : std::as_const(arguments)) {
        if (!experimentScenarios().contains(id))
            throw UsageError{QStringLiteral("there is no scenario %1").arg(id)};
    }
    for (const auto &id : parser.values(setup)) {
        if (!experimentSetups().contains(id))
            throw UsageError{QStringLiteral("there is no set-up %1").arg(id)};
    }
    const auto run = ExperimentRun::start(arguments, parser.values(setup));
    std::optional<ExperimentReport> report;
    std::optional<MailError> failure;
    QObject::connect(run.get(), &ExperimentRun::cellDone, run.get(), [&](const ExperimentCell &cell) {
        progress(cell.scenario + QLatin1Char(' ') + cell.setup);
        if (!context.json)
            printLine(QStringLiteral("%1 %2 %3%4")
                          .arg(cell.scenario, -16)
                          .arg(cell.setup, -24)
                          .arg(outcomeOf(cell))
                          .arg(cell.failed.isEmpty() ? QString() : QStringLiteral(": ") + cell.failed));
    });
    QObject::connect(
        run.get(), &ExperimentRun::finished, run.get(),
        [&](const ExperimentReport &all, const std::optional<MailError> &error) {
            report = all;
            failure = error;
        });
    waitUntil([&] { return report.has_value(); }, [&] { run->stop(); });
    endProgress();
    if (failure)
        throw MailError(*failure);
    if (parser.isSet(reportFile))
        save(*report, parser.value(reportFile));
    bool allDone = true;
    QJsonArray results;
    for (const auto &cell : std::as_const(report->cells)) {
        results << toJson(cell);
        allDone &= cell.failed.isEmpty();
    }
    if (context.json)
        printJson({{QStringLiteral("results"), results}});
    if (interrupted())
        return Interrupted;
    return allDone ? Done : PartlyDone;
}

} // namespace duopost::cli
