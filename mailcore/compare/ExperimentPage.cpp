// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/ExperimentPage.h"

#include <QHash>

namespace duopost {

namespace {

QString says(ExperimentQuestion question)
{
    switch (question) {
    case ExperimentQuestion::SecondGetsIt:
        return QStringLiteral("The second device gets the message");
    case ExperimentQuestion::SecondSeesMark:
        return QStringLiteral("The second device sees the mark");
    case ExperimentQuestion::FirstSeesMark:
        return QStringLiteral("The first device sees the mark");
    case ExperimentQuestion::ServerHasMark:
        return QStringLiteral("The server has the mark");
    case ExperimentQuestion::ServerKeepsIt:
        return QStringLiteral("The server keeps the message in its inbox");
    case ExperimentQuestion::SecondStillHasIt:
        return QStringLiteral("The second device still has it in its inbox");
    case ExperimentQuestion::FirstStillHasIt:
        return QStringLiteral("The first device still has it in its inbox");
    case ExperimentQuestion::SecondSeesFolder:
        return QStringLiteral("The second device sees the folder");
    case ExperimentQuestion::ServerHasFolder:
        return QStringLiteral("The server has the folder");
    case ExperimentQuestion::SecondFindsItThere:
        return QStringLiteral("The second device finds it in that folder");
    case ExperimentQuestion::ServerHasItThere:
        return QStringLiteral("The server has it in that folder");
    case ExperimentQuestion::SecondSeesSent:
        return QStringLiteral("The second device sees what was sent");
    case ExperimentQuestion::ServerHasSent:
        return QStringLiteral("The server has what was sent");
    case ExperimentQuestion::SecondSeesDraft:
        return QStringLiteral("The second device sees the draft");
    case ExperimentQuestion::ServerHasDraft:
        return QStringLiteral("The server has the draft");
    case ExperimentQuestion::NewDeviceGetsAll:
        return QStringLiteral("A new device gets all of the inbox");
    case ExperimentQuestion::NewDeviceKnowsRead:
        return QStringLiteral("A new device knows what was read");
    case ExperimentQuestion::NewDeviceHasSent:
        return QStringLiteral("A new device has what was sent");
    case ExperimentQuestion::NewDeviceHasFolders:
        return QStringLiteral("A new device has the folders");
    case ExperimentQuestion::NewDeviceFetchesAgain:
        return QStringLiteral("A new device downloads everything again");
    case ExperimentQuestion::NothingIsLost:
        return QStringLiteral("A new computer gets everything back");
    case ExperimentQuestion::SecondCanFetch:
        return QStringLiteral("The second device can fetch at the same time");
    case ExperimentQuestion::ServerSearches:
        return QStringLiteral("The server searches in texts that are not here");
    case ExperimentQuestion::ArrivesAgain:
        return QStringLiteral("New mail arrives again after fetching");
    case ExperimentQuestion::ArrivesWhileFull:
        return QStringLiteral("New mail arrives while the mailbox is full");
    case ExperimentQuestion::FirstIsTold:
        return QStringLiteral("The first device is told that its draft is not there");
    case ExperimentQuestion::SecondGetsFiltered:
        return QStringLiteral("The second device gets filtered mail");
    case ExperimentQuestion::FirstGetsFiltered:
        return QStringLiteral("The first device gets filtered mail");
    }
    return {};
}

QString colourOf(const ExperimentFinding &finding)
{
    return finding.yes      ? QStringLiteral("#d8f0dd")
        : finding.count > 0 ? QStringLiteral("#fbf0cf")
                            : QStringLiteral("#f9dddd");
}

QString linesOf(const QString &heading, const QStringList &lines)
{
    if (lines.isEmpty())
        return {};
    return QStringLiteral("<div>%1</div><pre>%2</pre>\n")
        .arg(heading.toHtmlEscaped(), lines.join(QLatin1Char('\n')).toHtmlEscaped());
}

} // namespace

ExperimentWords englishExperimentWords()
{
    return {
        .title = QStringLiteral("What another device sees"),
        .scenarioColumn = QStringLiteral("Scenario"),
        .evidenceHeading = QStringLiteral("Evidence"),
        .stepsHeading = QStringLiteral("What was done"),
        .transcriptHeading = QStringLiteral("What the devices and the server said"),
        .madeAt = QStringLiteral("Observed on a practice server, %1"),
        .madeOn = QStringLiteral("Observed in a test folder of the account %2, %1"),
        .serverHeading
        = QStringLiteral("What the server had in the end, read by a third program over IMAP, as webmail does"),
        .nothing = QStringLiteral("nothing"),
        .date = [](const QDateTime &when) { return when.toString(Qt::ISODate); },
        .scenario = [](const QString &id) { return id; },
        .setup = [](const QString &id) { return id; },
        .question = says,
        .answer =
            [](const ExperimentFinding &finding) {
                if (finding.count >= 0)
                    return QStringLiteral("%1 of %2").arg(finding.count).arg(finding.of);
                return finding.yes ? QStringLiteral("yes") : QStringLiteral("no");
            },
        .failed = QStringLiteral("could not be carried out"),
        .notTried = QStringLiteral("not tried")};
}

QString experimentPage(const ExperimentReport &report, const ExperimentWords &words)
{
    QStringList scenarios, setups;
    QHash<QString, const ExperimentCell *> cells;
    for (const auto &cell : report.cells) {
        if (!scenarios.contains(cell.scenario))
            scenarios << cell.scenario;
        if (!setups.contains(cell.setup))
            setups << cell.setup;
        cells.insert(cell.scenario + QLatin1Char('\n') + cell.setup, &cell);
    }
    QString html = QStringLiteral(
        "<!DOCTYPE html>\n<html><head><meta charset=\"utf-8\"><title>%1</title><style>"
        "body{font-family:sans-serif;margin:2em;color:#1c2330}table{border-collapse:collapse}"
        "th,td{border:1px solid #c9ced6;padding:.4em .6em;text-align:left;vertical-align:top;font-size:90%}"
        "th{background:#f1f3f6}pre{font-size:80%;margin:.2em 0 "
        "1em}</style></head><body>\n<h1>%1</h1>\n<p>%2</p>\n");
    const auto where = report.account.isEmpty() ? words.madeAt.arg(words.date(report.at))
                                                : words.madeOn.arg(words.date(report.at), report.account);
    html = html.arg(words.title.toHtmlEscaped(), where.toHtmlEscaped());
    if (!report.server.isEmpty())
        html += QStringLiteral("<p>%1</p>\n").arg(report.server.toHtmlEscaped());
    html += QStringLiteral("<table><tr><th>%1</th>").arg(words.scenarioColumn.toHtmlEscaped());
    for (const auto &setup : std::as_const(setups))
        html += QStringLiteral("<th>%1</th>").arg(words.setup(setup).toHtmlEscaped());
    html += QStringLiteral("</tr>\n");
    QString evidence;
    for (const auto &scenario : std::as_const(scenarios)) {
        html += QStringLiteral("<tr><th>%1</th>").arg(words.scenario(scenario).toHtmlEscaped());
        for (const auto &setup : std::as_const(setups)) {
            const auto *cell = cells.value(scenario + QLatin1Char('\n') + setup);
            if (!cell) {
                html += QStringLiteral("<td></td>");
                continue;
            }
            if (!cell->failed.isEmpty()) {
                html += QStringLiteral("<td>%1: %2</td>")
                            .arg(
                                (cell->notTried ? words.notTried : words.failed).toHtmlEscaped(),
                                (cell->notTried && words.whyNotTried ? words.whyNotTried() : cell->failed)
                                    .toHtmlEscaped());
                continue;
            }
            html += QStringLiteral("<td style=\"border:1px solid #c9ced6;background:%1\">")
                        .arg(cell->findings.isEmpty() ? QString() : colourOf(cell->findings.first()));
            evidence += QStringLiteral("<h3>%1 · %2</h3>\n")
                            .arg(words.scenario(scenario).toHtmlEscaped(), words.setup(setup).toHtmlEscaped())
                + linesOf(words.stepsHeading, cell->steps);
            for (const auto &finding : cell->findings) {
                const auto line = words.question(finding.question).toHtmlEscaped() + QStringLiteral(": <b>")
                    + words.answer(finding).toHtmlEscaped() + QStringLiteral("</b>");
                html += line + QStringLiteral("<br>");
                evidence += QStringLiteral("<div>%1</div><pre>%2</pre>\n")
                                .arg(line, finding.evidence.join(QLatin1Char('\n')).toHtmlEscaped());
            }
            evidence += linesOf(
                words.serverHeading, cell->server.isEmpty() ? QStringList{words.nothing} : cell->server);
            evidence += linesOf(words.transcriptHeading, cell->transcript);
            html += QStringLiteral("</td>");
        }
        html += QStringLiteral("</tr>\n");
    }
    html += QStringLiteral("</table>\n<h2>%1</h2>\n").arg(words.evidenceHeading.toHtmlEscaped()) + evidence;
    return html + QStringLiteral("</body></html>\n");
}

} // namespace duopost
