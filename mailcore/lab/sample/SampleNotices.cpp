// SPDX-License-Identifier: GPL-3.0-or-later
// Mail that machines write: orders, invoices, reminders; and single messages.
#include "mailcore/lab/sample/SampleContext.h"
#include "mailcore/lab/sample/SampleFiles.h"

#include <QRegularExpression>

namespace duopost {

namespace {

struct Notice {
    int index;
    QDateTime date;
    QString language, seed;
};

QString filled(const QString &text, const Notice &notice)
{
    static const QRegularExpression field(QStringLiteral("\\{([^{}]*)\\}"));
    QString result;
    qsizetype at = 0;
    const bool german = notice.language == QLatin1String("de");
    for (auto match = field.globalMatch(text); match.hasNext();) {
        const QRegularExpressionMatch each = match.next();
        result += QStringView(text).mid(at, each.capturedStart() - at);
        at = each.capturedEnd();
        const QString word = each.captured(1);
        // The same within one message, another in the next.
        const quint32 chance = sampleHash(notice.seed + QString::number(notice.index));
        if (word == QLatin1String("date")) {
            result += sampleDate(notice.date, notice.language).section(QLatin1Char(','), 0, 0);
        } else if (word == QLatin1String("month")) {
            result += sampleMonth(notice.date.date(), notice.language);
        } else if (word == QLatin1String("year")) {
            result += QString::number(notice.date.date().year());
        } else if (word == QLatin1String("number")) {
            result += QString::number(100000 + chance % 900000);
        } else if (word == QLatin1String("amount")) {
            result += QStringLiteral("%1%2%3")
                          .arg(8 + chance % 180)
                          .arg(QLatin1Char(german ? ',' : '.'))
                          .arg(chance / 7 % 100, 2, 10, QLatin1Char('0'));
        } else {
            const QStringList choices = word.split(QLatin1Char('|'));
            // In step: lists of the same length belong together (a thing and its price).
            result += choices[notice.index % choices.size()].trimmed();
        }
    }
    return result + text.mid(at);
}

QString noticeHtml(const QString &text, const MailAddress &from, const QString &colour)
{
    QString rows;
    for (const QString &paragraph : text.split(QStringLiteral("\n\n"))) {
        if (!paragraph.contains(QLatin1String(" .. "))) {
            rows += QStringLiteral("<p style=\"margin:0 0 14px\">%1</p>\n")
                        .arg(paragraph.toHtmlEscaped().replace(QLatin1Char('\n'), QStringLiteral("<br>\n")));
            continue;
        }
        rows += QStringLiteral("<table width=\"100%\" cellpadding=\"8\" cellspacing=\"0\" "
                               "style=\"border-collapse:collapse;margin:0 0 14px\">\n");
        for (const QString &line : paragraph.split(QLatin1Char('\n')))
            rows += QStringLiteral("<tr><td style=\"border-bottom:1px solid #e3e6ea;font:14px/20px "
                                   "Helvetica,Arial,sans-serif\">%1</td><td align=\"right\" "
                                   "style=\"border-bottom:1px solid #e3e6ea;white-space:nowrap;font:14px/20px "
                                   "Helvetica,Arial,sans-serif\"><b>%2</b></td></tr>\n")
                        .arg(
                            line.section(QStringLiteral(" .. "), 0, 0).toHtmlEscaped(),
                            line.section(QStringLiteral(" .. "), 1).toHtmlEscaped());
        rows += QStringLiteral("</table>\n");
    }
    return QStringLiteral("<html><body style=\"margin:0;background:#f2f4f7\">\n<table width=\"100%\" "
                          "bgcolor=\"#f2f4f7\" cellpadding=\"0\" "
                          "cellspacing=\"0\"><tr><td align=\"center\" style=\"padding:24px 8px\">\n<table "
                          "width=\"560\" bgcolor=\"#ffffff\" "
                          "cellpadding=\"0\" cellspacing=\"0\" style=\"border:1px solid #dfe3e8\">\n<tr><td "
                          "style=\"background:%1;color:#ffffff;"
                          "padding:16px 24px;font:bold 18px Helvetica,Arial,sans-serif\">%2</td></tr>\n<tr><td "
                          "style=\"padding:22px 24px;"
                          "font:14px/21px Helvetica,Arial,sans-serif;color:#2b3138\">\n%3</td></tr></table>\n"
                          "<img src=\"https://track.%4/o.gif\" width=\"1\" height=\"1\" "
                          "alt=\"\"></td></tr></table>\n</body></html>\n")
        .arg(colour, from.name.toHtmlEscaped(), rows, from.address.section(QLatin1Char('@'), 1));
}

} // namespace

void writeNotices(SampleContext &context, const SampleBlock &block)
{
    const MailAddress from = sampleAddress(block.key("from"));
    const int every = block.number("every", 30), offset = block.number("offset", 3);
    const int count = block.number("count", (720 - offset) / every);
    for (int i = 0; i < count; ++i) {
        const quint32 chance = sampleHash(block.key("subject") + QString::number(i));
        const int days = offset + (count - 1 - i) * every + (every > 6 ? static_cast<int>(chance % 3) : 0);
        Notice notice{
            i,
            context.moment(days, block.key("at", QStringLiteral("07:40")))
                .addSecs(-static_cast<int>(chance % 1700)),
            block.key("lang", QStringLiteral("de")), block.key("subject")};
        MessageParts parts;
        parts.from = from;
        parts.to = {context.owner().address};
        parts.date = notice.date;
        parts.subject = filled(block.key("subject"), notice);
        parts.messageId = context.messageId(parts.subject + QString::number(i), from.address);
        parts.wordEncoding = 'B';
        parts.more = {{"Auto-Submitted", "auto-generated"}};
        const QString text = filled(block.text, notice);
        parts.body = textPart(
            QString(text).replace(QStringLiteral(" .. "), QStringLiteral(":  ")) + QLatin1Char('\n'));
        if (block.key("html") == QLatin1String("yes"))
            parts.body = multipart(
                "alternative",
                {parts.body, htmlPart(noticeHtml(text, from, block.key("color", QStringLiteral("#33506b"))))});
        if (block.keys.contains(QStringLiteral("attach"))) {
            const QString name = filled(block.key("attach"), notice);
            parts.body = multipart(
                "mixed",
                {parts.body,
                 filePart("application/pdf", name, samplePdf(from.name + QStringLiteral("\n\n") + text))});
        }
        MessageFlags flags = MessageFlag::Seen;
        flags.setFlag(MessageFlag::Flagged, block.key("star") == QString::number(i));
        context.add(filled(block.key("folder", QStringLiteral("INBOX")), notice), parts, flags);
    }
}

void writeSingle(SampleContext &context, const SampleBlock &block)
{
    const bool draft = block.kind == QLatin1String("draft"), junk = block.kind == QLatin1String("junk");
    MessageParts parts;
    parts.from = draft ? context.owner().address : sampleAddress(block.key("from"));
    parts.to
        = {draft && block.keys.contains(QStringLiteral("to")) ? sampleAddress(block.key("to"))
                                                              : context.owner().address};
    if (draft && !block.keys.contains(QStringLiteral("to")))
        parts.to.clear();
    parts.subject = block.key("subject");
    parts.date = context.moment(block.number("start", 10), block.key("at", QStringLiteral("16:20")));
    parts.messageId = context.messageId(parts.subject + block.text, parts.from.address);
    if (junk)
        parts.more = {{"X-Spam-Status", "Yes, score=9.3 required=5.0"}};
    parts.body = textPart(block.text + QLatin1Char('\n'));
    if (block.key("html") == QLatin1String("yes"))
        parts.body = multipart(
            "alternative",
            {parts.body,
             htmlPart(noticeHtml(block.text, parts.from, block.key("color", QStringLiteral("#a33b2f"))))});
    MessageFlags flags = MessageFlag::Seen;
    if (draft)
        flags |= MessageFlag::Draft;
    if (junk)
        flags = MessageFlag::Junk;
    const QString folder = draft ? QStringLiteral("Drafts")
        : junk                   ? QStringLiteral("Junk")
                                 : QStringLiteral("Trash");
    context.add(block.key("folder", folder), parts, flags);
}

} // namespace duopost
