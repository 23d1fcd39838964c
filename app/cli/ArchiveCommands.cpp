// SPDX-License-Identifier: GPL-3.0-or-later
// Mail from files into folders, and from folders into files. Asking for the same again goes on where one
// stopped.
#include "app/cli/Commands.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>

namespace duopost::cli {

namespace {

constexpr std::pair<const char *, ArchiveFormat> formats[]
    = {{"mbox", ArchiveFormat::Mbox}, {"maildir", ArchiveFormat::Maildir}, {"eml", ArchiveFormat::Eml}};

QJsonArray toJson(const QList<ArchiveNote> &notes)
{
    QJsonArray result;
    for (const auto &note : notes)
        result << QJsonObject{
            {QStringLiteral("where"), note.where},
            {QStringLiteral("why"), toString(note.why)},
            {QStringLiteral("detail"), note.detail}};
    return result;
}

// What was passed over because it is there already is as good as done.
bool isWhole(const ArchiveReport &report)
{
    const auto isThere = [](const ArchiveNote &note) { return note.why == ArchiveNote::Why::AlreadyThere; };
    return report.failed.isEmpty() && std::all_of(report.skipped.begin(), report.skipped.end(), isThere);
}

void print(const QList<ArchiveNote> &notes, const QString &what)
{
    for (const auto &note : notes) {
        if (note.why != ArchiveNote::Why::AlreadyThere)
            printLine(QStringLiteral("%1: %2 (%3) %4").arg(what, note.where, toString(note.why), note.detail));
    }
}

int finish(const Context &context, const ArchiveReport &report, const QString &done)
{
    if (context.json) {
        printJson(
            {{done, report.done},
             {QStringLiteral("skipped"), toJson(report.skipped)},
             {QStringLiteral("failed"), toJson(report.failed)},
             {QStringLiteral("interrupted"), report.interrupted}});
    } else {
        print(report.skipped, QStringLiteral("passed over"));
        print(report.failed, QStringLiteral("failed"));
        printLine(QStringLiteral("%1 %2, %3 passed over, %4 failed%5")
                      .arg(report.done)
                      .arg(done)
                      .arg(report.skipped.size())
                      .arg(report.failed.size())
                      .arg(
                          report.interrupted ? QStringLiteral("; interrupted: the same command goes on")
                                             : QString()));
    }
    if (report.interrupted)
        return Interrupted;
    return isWhole(report) ? Done : PartlyDone;
}

void showProgress(MailService &service)
{
    QObject::connect(&service, &MailService::activityChanged, &service, [](const Activity &activity) {
        if (activity.step == Activity::Step::Importing || activity.step == Activity::Step::Exporting)
            progress(QStringLiteral("%1: %2%3")
                         .arg(activity.folder)
                         .arg(activity.done)
                         .arg(activity.of > 0 ? QStringLiteral(" of %1").arg(activity.of) : QString()));
    });
}

// What the server said to messages that were put into its folders just now, or earlier.
bool performNow(MailService &service, const Account &account)
{
    bool refused = false;
    for (const auto &result : wait(service.performPending(account.id), [&] { service.cancel(account.id); }))
        refused |= result.outcome == Outcome::Refused;
    return !refused;
}

QByteArray wholeFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        throw MailError(MailError::Kind::FileUnreadable, path, {}, file.errorString());
    return file.readAll();
}

} // namespace

int importCommand(Context &context, const QStringList &words)
{
    QCommandLineParser parser;
    const QCommandLineOption replaces(
        QStringLiteral("replaces"), QStringLiteral("A new version of this draft, which goes."),
        QStringLiteral("ID"));
    const QCommandLineOption seen(QStringLiteral("seen"), QStringLiteral("Marked as read."));
    const QCommandLineOption now(QStringLiteral("now"), QStringLiteral("Also put them on the server at once."));
    const QCommandLineOption largest(
        QStringLiteral("largest"), QStringLiteral("Pass over messages above so many octets."),
        QStringLiteral("N"));
    parser.addOptions({seen, replaces, now, largest});
    parser.setApplicationDescription(QStringLiteral(
        "PATH: an mbox or .eml file, a Maildir, or a folder with any of these. What is in FOLDER already is "
        "passed over."));
    parseWords(parser, words, context, QStringLiteral("import"));
    const auto arguments = parser.positionalArguments();
    if (arguments.size() != 3)
        throw UsageError{QStringLiteral("import takes NAME, FOLDER and PATH")};
    auto service = openService(context);
    const auto account = accountNamed(*service, arguments.at(0));
    const auto folder = folderNamed(*service, account, arguments.at(1));
    const auto cancel = [&] { service->cancel(account.id); };
    const auto marks = parser.isSet(seen) ? MessageFlags(MessageFlag::Seen) : MessageFlags();
    ArchiveReport report;
    if (parser.isSet(replaces)) {
        const MessageRef old{account.id, messageId(parser.value(replaces))};
        wait(service->replaceDraft(old, wholeFile(arguments.at(2)), marks));
        report.done = 1;
    } else {
        ImportRequest request{
            .folder = {account.id, folder.id},
            .path = QDir().absoluteFilePath(arguments.at(2)),
            .marks = marks};
        bool ok = true;
        if (parser.isSet(largest))
            request.largest = parser.value(largest).toLongLong(&ok);
        if (!ok || request.largest < 1)
            throw UsageError{QStringLiteral("--largest needs a number of octets")};
        showProgress(*service);
        report = wait(service->importArchive(request), cancel);
    }
    const bool accepted = report.interrupted || !parser.isSet(now) || performNow(*service, account);
    const int status = finish(context, report, QStringLiteral("imported"));
    return status == Done && !accepted ? static_cast<int>(PartlyDone) : status;
}

int exportCommand(Context &context, const QStringList &words)
{
    QCommandLineParser parser;
    const QCommandLineOption format(
        QStringLiteral("format"), QStringLiteral("mbox, maildir or eml (default mbox)."),
        QStringLiteral("FORMAT"), QStringLiteral("mbox"));
    parser.addOption(format);
    parser.setApplicationDescription(QStringLiteral(
        "NAME [FOLDER] PATH. Without FOLDER: all folders, as a tree. PATH must not exist; while the export is "
        "under way it is called PATH.part."));
    parseWords(parser, words, context, QStringLiteral("export"));
    const auto arguments = parser.positionalArguments();
    if (arguments.size() < 2 || arguments.size() > 3)
        throw UsageError{QStringLiteral("export takes NAME, perhaps a FOLDER, and PATH")};
    ExportRequest request{.path = QDir().absoluteFilePath(arguments.last())};
    bool known = false;
    for (const auto &[name, one] : formats) {
        if (parser.value(format) != QLatin1String(name))
            continue;
        request.format = one;
        known = true;
    }
    if (!known)
        throw UsageError{QStringLiteral("--format is one of mbox, maildir and eml")};
    auto service = openService(context);
    const auto account = accountNamed(*service, arguments.first());
    request.account = account.id;
    if (arguments.size() == 3)
        request.folder = folderNamed(*service, account, arguments.at(1)).id;
    showProgress(*service);
    const auto report = wait(service->exportArchive(request), [&] { service->cancel(account.id); });
    return finish(context, report, QStringLiteral("exported"));
}

} // namespace duopost::cli
