// SPDX-License-Identifier: GPL-3.0-or-later
// Newsletters: one block makes two years of issues, each led by another of its articles.
#include "mailcore/lab/sample/SampleContext.h"
#include "mailcore/lab/sample/SampleFiles.h"

#include <QRegularExpression>

namespace duopost {

namespace {

struct Article {
    QString headline, text;
};

struct Issue {
    const SampleBlock *block;
    QString name, colour, domain, date;
    QList<Article> articles; ///< the first one leads
    bool german;
    QByteArray logoId, pictureId; ///< no picture id = the leading picture lies on the sender's server

    QString say(const char16_t *de, const char16_t *en) const { return QString::fromUtf16(german ? de : en); }
    QString link(qsizetype i) const
    {
        return QStringLiteral("https://www.%1/a/%2").arg(domain).arg(sampleHash(articles[i].headline) % 9000);
    }
    QString image(qsizetype i) const
    {
        if (i == 0 && !pictureId.isEmpty())
            return QStringLiteral("cid:") + QString::fromLatin1(pictureId);
        return QStringLiteral("https://img.%1/%2.jpg").arg(domain).arg(sampleHash(articles[i].headline) % 9000);
    }
};

QList<Article> parseArticles(const QString &text)
{
    QList<Article> articles;
    for (const QString &line : text.split(QLatin1Char('\n'))) {
        if (line.startsWith(QLatin1String("--- ")))
            articles << Article{line.mid(4).trimmed(), {}};
        else if (!articles.isEmpty())
            articles.last().text
                += (articles.last().text.isEmpty() ? QString() : QStringLiteral(" ")) + line.trimmed();
    }
    return articles;
}

QString firstSentence(const QString &text)
{
    static const QRegularExpression end(QStringLiteral("[.!?] "));
    const qsizetype at = text.indexOf(end, 30);
    return at < 0 ? text : text.left(at + 1);
}

QString button(const Issue &issue, qsizetype article, const QString &words)
{
    return QStringLiteral("<table cellpadding=\"0\" cellspacing=\"0\"><tr><td bgcolor=\"%1\" "
                          "style=\"border-radius:4px;padding:11px 22px\">"
                          "<a href=\"%2\" style=\"color:#ffffff;font:bold 14px "
                          "Helvetica,Arial,sans-serif;text-decoration:none\">%3</a>"
                          "</td></tr></table>")
        .arg(issue.colour, issue.link(article), words);
}

QString page(const Issue &issue, const QString &background, const QString &rows)
{
    return QStringLiteral("<!DOCTYPE html>\n<html><head><meta "
                          "charset=\"utf-8\"><title>%1</title></head>\n<body style=\"margin:0;padding:0;"
                          "background:%2\">\n<table width=\"100%\" cellpadding=\"0\" cellspacing=\"0\" "
                          "bgcolor=\"%2\"><tr><td align=\"center\" "
                          "style=\"padding:20px 8px\">\n<table width=\"600\" cellpadding=\"0\" "
                          "cellspacing=\"0\" bgcolor=\"#ffffff\">\n%3"
                          "<tr><td style=\"padding:18px 28px;background:#f7f7f5;font:12px/18px "
                          "Helvetica,Arial,sans-serif;color:#7a7f85\">%4<br>"
                          "<a href=\"https://www.%5/abo\" style=\"color:#7a7f85\">%6</a> &middot; <a "
                          "href=\"https://www.%5/web\" "
                          "style=\"color:#7a7f85\">%7</a></td></tr>\n</table>\n<img "
                          "src=\"https://px.%5/open.gif\" width=\"1\" height=\"1\" alt=\"\">\n"
                          "</td></tr></table>\n</body></html>\n")
        .arg(
            issue.name.toHtmlEscaped(), background, rows,
            issue
                .say(
                    u"Sie bekommen diese Nachricht, weil Sie sich angemeldet haben.",
                    u"You receive this because you signed up.")
                .toHtmlEscaped(),
            issue.domain, issue.say(u"Abmelden", u"Unsubscribe"),
            issue.say(u"Im Browser lesen", u"Read in browser"));
}

QString head(const Issue &issue, const QString &style)
{
    return QStringLiteral("<tr><td style=\"padding:20px 28px;%1\"><table width=\"100%\" cellpadding=\"0\" "
                          "cellspacing=\"0\"><tr>"
                          "<td width=\"44\"><img src=\"cid:%2\" width=\"36\" height=\"36\" alt=\"\"></td>"
                          "<td style=\"font:bold 20px Georgia,serif;color:inherit\">%3<br><span "
                          "style=\"font:12px Helvetica,Arial,sans-serif\">"
                          "%4</span></td><td align=\"right\" style=\"font:12px "
                          "Helvetica,Arial,sans-serif\">%5</td></tr></table></td></tr>\n")
        .arg(
            style, QString::fromLatin1(issue.logoId), issue.name.toHtmlEscaped(),
            issue.block->key("tagline").toHtmlEscaped(), issue.date.toHtmlEscaped());
}

QString magazine(const Issue &issue)
{
    QString rows = head(
        issue, QStringLiteral("border-top:5px solid ") + issue.colour + QStringLiteral(";color:#24292e"));
    rows += QStringLiteral(
                "<tr><td><img src=\"%1\" width=\"600\" height=\"240\" alt=\"%2\" "
                "style=\"display:block;background:#e6e9ec\"></td></tr>\n"
                "<tr><td style=\"padding:24px 28px 8px\"><h1 style=\"margin:0 0 10px;font:bold 25px/31px "
                "Georgia,serif;color:#1d2125\">%2</h1>"
                "<p style=\"margin:0 0 18px;font:15px/24px Georgia,serif;color:#3c434a\">%3</p>%4</td></tr>\n")
                .arg(
                    issue.image(0), issue.articles[0].headline.toHtmlEscaped(),
                    issue.articles[0].text.toHtmlEscaped(),
                    button(issue, 0, issue.say(u"Weiterlesen", u"Read on")));
    rows += QStringLiteral("<tr><td style=\"padding:16px 28px 24px\"><table width=\"100%\" cellpadding=\"0\" "
                           "cellspacing=\"0\"><tr>");
    for (qsizetype i = 1; i < 3; ++i)
        rows += QStringLiteral(
                    "<td width=\"50%\" valign=\"top\" style=\"padding:14px %4 0 %5;border-top:1px solid "
                    "#e1e4e8\"><h2 style=\"margin:0 0 6px;"
                    "font:bold 16px/21px Georgia,serif\"><a href=\"%1\" "
                    "style=\"color:#1d2125;text-decoration:none\">%2</a></h2>"
                    "<p style=\"margin:0;font:13px/20px Helvetica,Arial,sans-serif;color:#555c63\">%3</p></td>")
                    .arg(
                        issue.link(i), issue.articles[i].headline.toHtmlEscaped(),
                        firstSentence(issue.articles[i].text).toHtmlEscaped(),
                        i == 1 ? QStringLiteral("14px") : QStringLiteral("0"),
                        i == 1 ? QStringLiteral("0") : QStringLiteral("14px"));
    return page(issue, QStringLiteral("#eceff1"), rows + QStringLiteral("</tr></table></td></tr>\n"));
}

QString shop(const Issue &issue)
{
    QString rows = head(issue, QStringLiteral("background:") + issue.colour + QStringLiteral(";color:#ffffff"));
    rows += QStringLiteral("<tr><td align=\"center\" style=\"padding:30px 36px 10px\"><h1 style=\"margin:0 0 "
                           "8px;font:bold 27px/33px Helvetica,Arial,"
                           "sans-serif;color:#222\">%1</h1><p style=\"margin:0 0 18px;font:15px/23px "
                           "Helvetica,Arial,sans-serif;color:#555\">%2</p>%3"
                           "</td></tr>\n<tr><td style=\"padding:18px 20px 26px\"><table width=\"100%\" "
                           "cellpadding=\"8\" cellspacing=\"0\"><tr>")
                .arg(
                    issue.articles[0].headline.toHtmlEscaped(), issue.articles[0].text.toHtmlEscaped(),
                    button(issue, 0, issue.say(u"Jetzt entdecken", u"Discover")));
    for (qsizetype i = 1; i < 4; ++i)
        rows += QStringLiteral("<td width=\"33%\" valign=\"top\" align=\"center\" style=\"border:1px solid "
                               "#ececec\"><img src=\"%1\" width=\"150\" height=\"120\" "
                               "alt=\"\" style=\"display:block;background:#f0ece4\"><p style=\"margin:10px 0 "
                               "4px;font:bold 13px/18px Helvetica,Arial,sans-serif;"
                               "color:#222\">%2</p><p style=\"margin:0 0 6px;font:bold 14px "
                               "Helvetica,Arial,sans-serif;color:%3\">%4</p></td>")
                    .arg(
                        issue.image(i), issue.articles[i].headline.toHtmlEscaped(), issue.colour,
                        issue.german
                            ? QStringLiteral("ab %1,90 €").arg(9 + sampleHash(issue.articles[i].headline) % 70)
                            : QStringLiteral("from £%1.90")
                                  .arg(9 + sampleHash(issue.articles[i].headline) % 70));
    return page(issue, QStringLiteral("#f4f1ec"), rows + QStringLiteral("</tr></table></td></tr>\n"));
}

QString letter(const Issue &issue)
{
    QString rows = head(issue, QStringLiteral("color:#2b2b2b;border-bottom:1px solid #ddd"));
    for (qsizetype i = 0; i < issue.articles.size(); ++i)
        rows += QStringLiteral("<tr><td style=\"padding:22px 44px 4px\"><h2 style=\"margin:0 0 8px;font:bold "
                               "19px/25px Georgia,serif;color:%1\">%2</h2>"
                               "<p style=\"margin:0 0 8px;font:15px/24px Georgia,serif;color:#333\">%3</p><p "
                               "style=\"margin:0;font:14px Georgia,serif\">"
                               "<a href=\"%4\" style=\"color:%1\">%5</a></p></td></tr>\n")
                    .arg(
                        issue.colour, issue.articles[i].headline.toHtmlEscaped(),
                        issue.articles[i].text.toHtmlEscaped(), issue.link(i),
                        issue.say(u"Mehr dazu", u"More about this").toHtmlEscaped());
    return page(issue, QStringLiteral("#ffffff"), rows + QStringLiteral("<tr><td height=\"24\"></td></tr>\n"));
}

QString plainText(const Issue &issue)
{
    QString text = issue.name + QStringLiteral(" – ") + issue.date + QLatin1String("\n\n");
    for (qsizetype i = 0; i < issue.articles.size(); ++i)
        text += issue.articles[i].headline.toUpper() + QLatin1Char('\n') + issue.articles[i].text
            + QLatin1Char('\n') + issue.link(i) + QStringLiteral("\n\n");
    return text + issue.say(u"Abmelden: ", u"Unsubscribe: ")
        + QStringLiteral("https://www.%1/abo\n").arg(issue.domain);
}

MimePart bodyOf(const Issue &issue)
{
    const QString design = issue.block->key("design");
    if (design == QLatin1String("plain"))
        return flowedPart(plainText(issue), "utf-8", false);
    const QString html = design == QLatin1String("shop") ? shop(issue)
        : design == QLatin1String("letter")              ? letter(issue)
                                                         : magazine(issue);
    MimePart logo = filePart(
        "image/png", QStringLiteral("logo.png"), sampleLogo(72, issue.colour.mid(1).toUInt(nullptr, 16)));
    logo.disposition = "inline";
    logo.contentId = issue.logoId;
    QList<MimePart> related{htmlPart(html), logo};
    if (!issue.pictureId.isEmpty()) {
        MimePart picture = filePart(
            "image/png", QStringLiteral("title.png"),
            sampleLandscape(600, 240, sampleHash(issue.articles[0].headline)));
        picture.disposition = "inline";
        picture.contentId = issue.pictureId;
        related << picture;
    }
    return multipart("alternative", {textPart(plainText(issue)), multipart("related", related)});
}

} // namespace

void writeNewsletter(SampleContext &context, const SampleBlock &block)
{
    const QList<Article> articles = parseArticles(block.text);
    const MailAddress from = sampleAddress(block.key("from"));
    const QString language = block.key("lang", QStringLiteral("de"));
    const int every = block.number("every", 30);
    const int count = qMin<int>(static_cast<int>(articles.size()), (725 - block.number("offset", 0)) / every);
    for (int i = 0; i < count; ++i) {
        Issue issue{
            &block,
            from.name,
            block.key("color", QStringLiteral("#2f6f9f")),
            from.address.section(QLatin1Char('@'), 1),
            {},
            {},
            language == QLatin1String("de"),
            {},
            {}};
        // No issue has the same company of articles as another.
        for (const int step : {0, 5, 9, 14})
            issue.articles << articles[(i + step) % articles.size()];
        MessageParts parts;
        parts.date = context.moment(
            block.number("offset", 0) + (count - 1 - i) * every, block.key("at", QStringLiteral("06:30")));
        issue.date = sampleDate(parts.date, language).section(QLatin1Char(','), 0, 0);
        parts.from = from;
        parts.to = {context.owner().address};
        parts.subject = articles[i].headline;
        parts.messageId = context.messageId(parts.subject, from.address);
        issue.logoId = "logo." + parts.messageId;
        if (block.key("design") == QLatin1String("magazine") && (count - 1 - i) % 3 == 0)
            issue.pictureId = "title." + parts.messageId;
        parts.more
            = {{"List-Id", '<' + from.address.toUtf8().replace('@', '.') + '>'},
               {"List-Unsubscribe", "<https://www." + issue.domain.toUtf8() + "/abo>"},
               {"Precedence", "bulk"}};
        parts.body = bodyOf(issue);
        context.add(block.key("folder", QStringLiteral("INBOX")), parts, MessageFlag::Seen);
    }
}

} // namespace duopost
