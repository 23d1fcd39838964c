// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/whatsyncs/SupportReport.h"

#include "ui/whatsyncs/ConnectionLines.h"
#include "ui/whatsyncs/EvidenceWords.h"
#include "ui/words/AccountWords.h"
#include "ui/words/ErrorText.h"
#include "ui/words/MailboxWords.h"
#include "ui/words/PdfPage.h"
#include "ui/words/Words.h"

#include <QCoreApplication>
#include <QSaveFile>
#include <QSysInfo>

namespace duopost {

namespace {

struct Report {
    Q_DECLARE_TR_FUNCTIONS(duopost::SupportReport)
};

constexpr auto screenStyle
    = "body{font-family:sans-serif;margin:2em auto;max-width:60em;padding:0 "
      "1.5em;color:#1c2330;line-height:1.45}"
      "h1{font-size:1.6em;margin-bottom:.2em}h2{font-size:1.2em;margin:1.8em 0 .5em;border-bottom:2px solid "
      "#c9ced6;padding-bottom:.2em}h3{font-size:1em;margin:1.1em 0 .15em}p{margin:.15em 0 .5em}"
      "table{border-collapse:collapse;width:100%}th,td{border-bottom:1px solid #dde1e7;padding:.35em .6em;"
      "text-align:left;vertical-align:top;font-size:92%;overflow-wrap:anywhere}th{background:#f1f3f6}"
      "td.n,th.n{text-align:right;white-space:nowrap}pre{font-size:80%;background:#f6f7f9;padding:.6em .8em;"
      "margin:.2em 0 .8em;white-space:pre-wrap;overflow-wrap:anywhere}.subtle{color:#5b6472}"
      ".alarm{color:#a11616;font-weight:bold}@page{size:A4;margin:16mm}"
      "@media print{body{margin:0;max-width:none;padding:0;font-size:10pt}h3,tr{break-inside:avoid}"
      "h2,h3{break-after:avoid}}";
// What QTextDocument understands of it.
constexpr auto printStyle
    = "h1{font-size:17pt}h2{font-size:13pt;margin-top:16px;margin-bottom:5px}h3{font-size:10pt;"
      "margin-top:9px;margin-bottom:1px}td,th{border:0.5px solid "
      "#d5d9e0}p{margin-top:1px;margin-bottom:4px}th{background-color:#eef0f4;"
      "text-align:left}pre{font-size:7pt;white-space:pre-wrap;margin-top:1px;margin-bottom:5px;"
      "color:#333a45}.subtle{color:#5b6472}.alarm{color:#a11616;font-weight:bold}";

class Page {
public:
    Page(const MailboxFacts &facts, const ReportChoice &choice, const QLocale &locale, ReportMedium medium)
        : m_facts(redacted(facts, choice)), m_choice(choice), m_locale(locale), m_medium(medium)
    {
    }

    QString html()
    {
        const auto title = Report::tr("What syncs? Report on “%1”").arg(m_facts.account.name);
        m_html
            = QStringLiteral("<!DOCTYPE html>\n<html lang=\"%1\"><head><meta charset=\"utf-8\"><meta "
                             "http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src "
                             "'unsafe-inline'\"><title>%2</title><style>%3</style></head><body>\n<h1>%2</h1>\n")
                  .arg(
                      m_locale.bcp47Name(), escaped(title),
                      QLatin1String(m_medium == ReportMedium::Screen ? screenStyle : printStyle));
        aboutReport();
        account();
        questions();
        folders();
        connections();
        server();
        waiting();
        errors();
        ledger();
        return m_html + QStringLiteral("</body></html>\n");
    }

private:
    void heading(const QString &text) { m_html += QStringLiteral("<h2>%1</h2>\n").arg(escaped(text)); }
    void paragraph(const QString &text, const char *look = "")
    {
        m_html += QStringLiteral("<p class=\"%1\">%2</p>\n").arg(QLatin1String(look), escaped(text));
    }
    void verbatim(const QStringList &lines)
    {
        if (!lines.isEmpty())
            m_html += QStringLiteral("<pre>%1</pre>\n").arg(escaped(lines.join(QLatin1Char('\n'))));
    }
    QString when(const QDateTime &time) const
    {
        return time.isValid() ? m_locale.toString(time.toLocalTime(), QLocale::ShortFormat)
                              : Report::tr("never");
    }
    void beginTable()
    {
        // QTextDocument knows neither width nor lines from a style sheet.
        m_html += m_medium == ReportMedium::Screen
            ? QStringLiteral("<table>")
            : QStringLiteral("<table width=\"100%\" cellspacing=\"0\" cellpadding=\"3\" "
                             "style=\"border-collapse:collapse\">");
    }
    void endTable() { m_html += QStringLiteral("</table>\n"); }
    /// @param numbers from which column on there are numbers
    void row(const QStringList &cells, const char *tag = "td", qsizetype numbers = 1000, qsizetype to = 1000)
    {
        m_html += QStringLiteral("<tr>");
        for (qsizetype i = 0; i < cells.size(); ++i) {
            const bool number = i >= numbers && i < to;
            m_html += QStringLiteral("<%1%2>%3</%1>")
                          .arg(
                              QLatin1String(tag),
                              number ? QStringLiteral(" class=\"n\" align=\"right\"") : QString(),
                              escaped(cells[i]));
        }
        m_html += QStringLiteral("</tr>\n");
    }
    void line(const QString &name, const QString &value)
    {
        if (!value.isEmpty())
            m_html += QStringLiteral("<tr><th width=\"28%\">%1</th><td>%2</td></tr>\n")
                          .arg(escaped(name), escaped(value));
    }

    void aboutReport()
    {
        paragraph(
            Report::tr("Made on %1 by Duopost %2 on %3.")
                .arg(
                    m_locale.toString(m_facts.at.toLocalTime(), QLocale::LongFormat),
                    QStringLiteral(DUOPOST_VERSION), QSysInfo::prettyProductName()),
            "subtle");
        auto removed = Report::tr("Passwords and tokens are not part of this report.");
        if (m_choice.hidePeople)
            removed += QLatin1Char(' ')
                + Report::tr("Other people’s addresses and what messages are about were taken out.");
        if (m_choice.hideUser)
            removed += QLatin1Char(' ') + Report::tr("So were the user name and the own address.");
        paragraph(removed, "subtle");
    }

    QString serverWords(const ServerAddress &server) const
    {
        auto text = Report::tr("%1, port %2, %3")
                        .arg(server.host)
                        .arg(server.port)
                        .arg(securityTitle(server.security));
        if (!server.user.isEmpty())
            text += Report::tr(", user name %1").arg(server.user);
        return text;
    }

    void account()
    {
        const auto &account = m_facts.account;
        heading(Report::tr("Account"));
        beginTable();
        line(Report::tr("Protocol"), protocolTitle(account.protocol));
        line(Report::tr("Address"), account.address);
        line(Report::tr("Incoming mail"), serverWords(account.incoming));
        if (account.outgoing)
            line(Report::tr("Outgoing mail"), serverWords(*account.outgoing));
        if (account.sentOn)
            line(Report::tr("Copies of sent mail"), serverWords(*account.sentOn));
        if (account.filters)
            line(Report::tr("Filters on the server"), serverWords(*account.filters));
        if (account.protocol == Protocol::Pop3)
            line(Report::tr("After the download"), leaveTitle(account.leave.kind));
        line(
            Report::tr("Log-in"),
            account.signIn.isEmpty() ? Report::tr("with a password") : Report::tr("with the browser"));
        if (!account.enabled)
            line(Report::tr("State"), Report::tr("switched off"));
        line(Report::tr("Server last looked at"), when(m_facts.asOf()));
        line(Report::tr("Mail on this computer"), m_facts.place.path);
        endTable();
    }

    void questions()
    {
        heading(Report::tr("Questions and answers"));
        for (const auto &answer : answersOf(m_facts, providerOf(m_facts.account))) {
            m_html += QStringLiteral("<h3>%1</h3>\n").arg(escaped(questionTitle(answer.question)));
            paragraph(answerText(answer, m_locale), answer.tone == MailboxAnswer::Tone::Alarm ? "alarm" : "");
        }
    }

    void folders()
    {
        heading(Report::tr("Folders"));
        if (m_facts.folders.isEmpty())
            return paragraph(Report::tr("None are known yet."));
        beginTable();
        row({Report::tr("Folder"), Report::tr("On the server"), Report::tr("Without its text here"),
             Report::tr("Only here"), Report::tr("On its way"), Report::tr("As of")},
            "th", 1, 5);
        const auto number = [this](qint64 value) { return m_locale.toString(value); };
        for (const auto &counts : m_facts.folders) {
            row({counts.folder.path, number(counts.there), number(counts.onlyThere), number(counts.onlyHere),
                 number(counts.onItsWay),
                 counts.folder.asOf.isValid() ? when(counts.folder.asOf) : QStringLiteral("–")},
                "td", 1, 5);
        }
        endTable();
    }

    void connections()
    {
        heading(Report::tr("Connections"));
        if (m_facts.connections.isEmpty())
            paragraph(Report::tr("There has been no connection yet."));
        for (const auto &one : m_facts.connections) {
            m_html += QStringLiteral("<h3>%1</h3>\n").arg(escaped(purposeTitle(one.purpose)));
            beginTable();
            for (const auto &[name, value] : connectionLines(one, m_locale))
                line(name, value);
            endTable();
        }
        for (const auto &exception : m_facts.exceptions)
            paragraph(Report::tr("Accepted by hand on %1: the certificate of %2, port %3, %4.")
                          .arg(when(exception.acceptedAt), exception.host)
                          .arg(exception.port)
                          .arg(exception.subject));
    }

    void server()
    {
        const auto &server = m_facts.server;
        heading(Report::tr("What the server said about itself"));
        if (!server.asOf.isValid())
            return paragraph(Report::tr("It has not been asked yet."));
        const auto size = [this](qint64 octets) { return sizeTitle(octets, m_locale); };
        beginTable();
        line(Report::tr("Asked"), when(server.asOf));
        line(Report::tr("Software"), server.software);
        for (const auto &one : server.quotas)
            line(
                Report::tr("Quota %1").arg(one.root),
                one.isStorage()
                    ? Report::tr("%1 of %2").arg(size(one.used), size(one.limit))
                    : Report::tr("%1: %2 of %3")
                          .arg(one.resource, m_locale.toString(one.used), m_locale.toString(one.limit)));
        if (server.maildropSize)
            line(
                Report::tr("Size of the mailbox"),
                Report::tr("%1 in %Ln message(s)", nullptr, static_cast<int>(server.maildropCount.value_or(0)))
                    .arg(size(*server.maildropSize)));
        if (server.appendLimit)
            line(Report::tr("Largest message"), size(*server.appendLimit));
        if (server.keepsForEver)
            line(QStringLiteral("EXPIRE"), QStringLiteral("NEVER"));
        if (server.keepsDays)
            line(QStringLiteral("EXPIRE"), QString::number(*server.keepsDays));
        if (server.loginDelay)
            line(QStringLiteral("LOGIN-DELAY"), QString::number(*server.loginDelay));
        endTable();
        if (!server.capabilities.isEmpty()) {
            m_html
                += QStringLiteral("<h3>%1</h3>\n").arg(escaped(Report::tr("Capabilities, as it named them")));
            verbatim({server.capabilities.join(QStringLiteral("  "))});
        }
    }

    void waiting()
    {
        if (m_facts.pending.isEmpty() && m_facts.outbox.isEmpty())
            return;
        heading(Report::tr("What waits for the server"));
        beginTable();
        row({Report::tr("What"), Report::tr("Folder"), Report::tr("Since"), Report::tr("Attempts"),
             Report::tr("State")},
            "th", 3, 4);
        for (const auto &action : m_facts.pending)
            row({action.action, action.path, when(action.since), m_locale.toString(action.attempts),
                 action.refused ? Report::tr("refused by the server") : Report::tr("waits")},
                "td", 3, 4);
        for (const auto &item : m_facts.outbox)
            row({Report::tr("a message to be sent"),
                 {},
                 when(item.since),
                 m_locale.toString(item.attempts),
                 (toString(item.state) + QLatin1Char(' ') + item.serverText).trimmed()},
                "td", 3, 4);
        endTable();
    }

    void errors()
    {
        heading(Report::tr("Errors since the program was started"));
        if (m_facts.errors.isEmpty())
            return paragraph(Report::tr("None."));
        for (const auto &one : m_facts.errors) {
            paragraph(when(one.at) + QStringLiteral(" · ") + errorText(one.error));
            verbatim(errorDetails(one.error).split(QLatin1Char('\n'), Qt::SkipEmptyParts));
        }
    }

    void ledger()
    {
        heading(Report::tr("What syncs, and what it rests on"));
        beginTable();
        row({Report::tr("Operation"), Report::tr("Verdict"), Report::tr("How far it travels")}, "th");
        for (const auto &entry : m_facts.ledger)
            row({operationTitle(entry.operation), verdictTitle(entry.verdict), reachTitle(entry.reach)});
        endTable();
        for (const auto &entry : m_facts.ledger) {
            if (entry.evidence.isEmpty())
                continue;
            m_html += QStringLiteral("<h3>%1</h3>\n")
                          .arg(
                              escaped(operationTitle(entry.operation)) + QStringLiteral(": ")
                              + escaped(verdictTitle(entry.verdict)));
            for (const auto &evidence : entry.evidence)
                m_html += evidenceParagraph(evidence);
        }
    }

    const MailboxFacts m_facts;
    const ReportChoice m_choice;
    const QLocale m_locale;
    const ReportMedium m_medium;
    QString m_html;
};

} // namespace

QString
supportReport(const MailboxFacts &facts, const ReportChoice &choice, const QLocale &locale, ReportMedium medium)
{
    return Page(facts, choice, locale, medium).html();
}

void saveSupportReport(
    const QString &file, const MailboxFacts &facts, const ReportChoice &choice, const QLocale &locale)
{
    QSaveFile out(file);
    const auto failed = [&] { return MailError(MailError::Kind::FileUnwritable, file, {}, out.errorString()); };
    if (!out.open(QIODevice::WriteOnly))
        throw failed();
    if (file.endsWith(QLatin1String(".pdf"), Qt::CaseInsensitive)) {
        printPage(
            out, supportReport(facts, choice, locale, ReportMedium::Print),
            redacted(facts, choice).account.name, QPageLayout::Portrait);
    } else {
        const auto page = supportReport(facts, choice, locale).toUtf8();
        if (out.write(page) != page.size())
            throw failed();
    }
    if (!out.commit())
        throw failed();
}

} // namespace duopost
