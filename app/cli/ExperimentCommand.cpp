// SPDX-License-Identifier: GPL-3.0-or-later
// Experiments: what one device does, seen from another one and from the server. On a practice server, or, after
// consent, in a folder of an account.
#include "app/cli/Commands.h"
#include "app/cli/WindowProgram.h"
#include "mailcore/AccountExperiments.h"
#include "mailcore/ExperimentPage.h"

#include <QJsonArray>
#include <QSaveFile>
#include <QTemporaryDir>

namespace duopost::cli {

namespace {

QString outcomeOf(const ExperimentCell &cell)
{
    if (cell.notTried)
        return QStringLiteral("not-tried");
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

QJsonObject toJson(const ScratchCleanup &cleanup)
{
    return {
        {QStringLiteral("folder"), cleanup.folder},
        {QStringLiteral("gone"), cleanup.gone},
        {QStringLiteral("removed"), cleanup.removed},
        {QStringLiteral("left"), QJsonArray::fromStringList(cleanup.left)}};
}

void print(const ScratchCleanup &cleanup)
{
    printLine(
        cleanup.gone ? QStringLiteral("The folder “%1” was removed. Looked for again: it is not there.")
                           .arg(cleanup.folder)
                     : QStringLiteral("The folder “%1” is still there.").arg(cleanup.folder));
    for (const auto &left : cleanup.left)
        printLine(QStringLiteral("  ") + left);
}

// What a person has to know before agreeing.
QString inWords(const ScratchPlan &plan, const Account &account)
{
    return QStringLiteral(
               "This makes the folder “%1” on the server of %2, puts up to %3 test messages into it, reads, "
               "marks, moves and deletes only these, and removes the folder and the messages afterwards. No "
               "other folder is opened, nothing is sent. Say --consent to agree.")
        .arg(plan.folder, account.name)
        .arg(plan.messages);
}

int clean(Context &context, const QString &name)
{
    const auto service = openService(context);
    const auto account = accountNamed(*service, name);
    auto &experiments = *service->experiments();
    if (!experiments.remains(account.id)) {
        context.json ? printJson({{QStringLiteral("remains"), false}})
                     : printLine(QStringLiteral("No experiment has left anything on this server."));
        return Done;
    }
    const auto done = wait(experiments.clean(account.id));
    context.json ? printJson({{QStringLiteral("cleanup"), toJson(done)}}) : print(done);
    return done.gone ? Done : PartlyDone;
}

/// The run, and what has to live as long.
struct Begun {
    std::unique_ptr<MailService> service;
    std::unique_ptr<ExperimentRun> run;
};

Begun onAccount(Context &context, const QString &name, const QStringList &scenarios, bool agreed)
{
    const auto possible = scratchScenarios();
    for (const auto &id : scenarios) {
        if (!possible.contains(id))
            throw UsageError{
                QStringLiteral("%1 cannot be tried on an account, only on the practice server").arg(id)};
    }
    Begun begun{openService(context), nullptr};
    const auto account = accountNamed(*begun.service, name);
    if (account.protocol != Protocol::Imap)
        throw UsageError{
            QStringLiteral("POP3 shows only the inbox; a test there would touch real mail. Take an account "
                           "that uses IMAP")};
    auto &experiments = *begun.service->experiments();
    const auto plan = experiments.plan(account.id, scenarios);
    if (!agreed)
        throw UsageError{inWords(plan, account)};
    begun.run = experiments.start(ScratchConsent::given(plan));
    return begun;
}

void list(const Context &context)
{
    if (context.json) {
        printJson(
            {{QStringLiteral("scenarios"), QJsonArray::fromStringList(experimentScenarios())},
             {QStringLiteral("setups"), QJsonArray::fromStringList(experimentSetups())},
             {QStringLiteral("onAccounts"), QJsonArray::fromStringList(scratchScenarios())}});
        return;
    }
    printLine(QStringLiteral("Scenarios: ") + experimentScenarios().join(QStringLiteral(", ")));
    printLine(QStringLiteral("Set-ups:   ") + experimentSetups().join(QStringLiteral(", ")));
    printLine(QStringLiteral("On an account: ") + scratchScenarios().join(QStringLiteral(", ")));
}

void saveHtml(const ExperimentReport &report, const QString &path)
{
    QSaveFile file(path);
    const auto page = experimentPage(report, englishExperimentWords()).toUtf8();
    if (!file.open(QIODevice::WriteOnly) || file.write(page) != page.size() || !file.flush() || !file.commit())
        throw MailError(MailError::Kind::FileUnwritable, path, {}, file.errorString());
}

/// Without what was said on the wire, which would be more than a hundred pages.
void savePdf(ExperimentReport report, const QString &path)
{
    for (auto &cell : report.cells)
        cell.transcript.clear();
    const QTemporaryDir place;
    const auto page = place.filePath(QStringLiteral("experiments.html"));
    saveHtml(report, page);
    writeReport(path, {QStringLiteral("--page"), page});
}

void save(const ExperimentReport &report, const QString &path)
{
    if (path.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive))
        savePdf(report, path);
    else
        saveHtml(report, path);
}

/// Said before anything is tried: all of it may take minutes.
void requireWritable(const QString &path)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        throw MailError(MailError::Kind::FileUnwritable, path, {}, file.errorString());
    file.cancelWriting();
}

} // namespace

int experimentCommand(Context &context, const QStringList &words)
{
    QCommandLineParser parser;
    const QCommandLineOption setup(
        QStringLiteral("setup"), QStringLiteral("Only this set-up; may be given several times."),
        QStringLiteral("SETUP"));
    const QCommandLineOption reportFile(
        QStringLiteral("report"), QStringLiteral("Also as a page for people, .html or .pdf."),
        QStringLiteral("FILE"));
    const QCommandLineOption onWhich(
        QStringLiteral("account"), QStringLiteral("In a folder of this account that is made for it."),
        QStringLiteral("NAME"));
    const QCommandLineOption consent(
        QStringLiteral("consent"),
        QStringLiteral("I agree to what is done there; without it, it is only told what that would be."));
    parser.addOptions({setup, reportFile, onWhich, consent});
    parser.setApplicationDescription(QStringLiteral(
        "list, run [ID…], or clean --account NAME. Carried out on a practice server of their own, which is "
        "gone afterwards, and no account of yours takes part; or, with --account, in a folder made for it on "
        "the account's server, which is removed afterwards: clean does so after an interruption. Without ID: "
        "all."));
    parseWords(parser, words, context, QStringLiteral("experiment"));
    auto arguments = parser.positionalArguments();
    const auto verb = arguments.isEmpty() ? QString() : arguments.takeFirst();
    if (verb == QLatin1String("list")) {
        list(context);
        return Done;
    }
    if (verb == QLatin1String("clean") && arguments.isEmpty() && parser.isSet(onWhich))
        return clean(context, parser.value(onWhich));
    if (verb != QLatin1String("run"))
        throw UsageError{
            QStringLiteral("experiment takes list, run and perhaps scenarios, or clean --account NAME")};
    for (const auto &id : std::as_const(arguments)) {
        if (!experimentScenarios().contains(id))
            throw UsageError{QStringLiteral("there is no scenario %1").arg(id)};
    }
    for (const auto &id : parser.values(setup)) {
        if (!experimentSetups().contains(id))
            throw UsageError{QStringLiteral("there is no set-up %1").arg(id)};
    }
    if (parser.isSet(onWhich) && parser.isSet(setup))
        throw UsageError{QStringLiteral("--setup is for the practice server: an account has only its own")};
    if (parser.isSet(reportFile))
        requireWritable(parser.value(reportFile));
    const auto begun = parser.isSet(onWhich)
        ? onAccount(context, parser.value(onWhich), arguments, parser.isSet(consent))
        : Begun{nullptr, ExperimentRun::start(arguments, parser.values(setup))};
    const auto &run = begun.run;
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
        allDone &= cell.failed.isEmpty() || cell.notTried;
    }
    QJsonObject json{{QStringLiteral("results"), results}};
    if (report->cleanup) {
        json.insert(QStringLiteral("cleanup"), toJson(*report->cleanup));
        allDone &= report->cleanup->gone;
    }
    if (context.json)
        printJson(json);
    else if (report->cleanup)
        print(*report->cleanup);
    if (interrupted())
        return Interrupted;
    return allDone ? Done : PartlyDone;
}

} // namespace duopost::cli
