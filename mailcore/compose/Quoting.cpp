// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/compose/Quoting.h"

namespace duopost {

namespace {

constexpr qsizetype longestSignature = 40; // lines; what is longer is more than that

QString trimmedRight(QStringView line)
{
    while (!line.isEmpty() && line.back().isSpace())
        line.chop(1);
    return line.toString();
}

QStringList linesOf(const QString &text)
{
    QString plain = text;
    plain.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(u'\r', u'\n').remove(QChar(0));
    return plain.split(u'\n');
}

void trimEmptyEnds(QStringList &lines)
{
    while (!lines.isEmpty() && lines.last().trimmed().isEmpty())
        lines.removeLast();
    while (!lines.isEmpty() && lines.first().trimmed().isEmpty())
        lines.removeFirst();
}

QStringList quotable(const QString &text)
{
    auto lines = linesOf(text);
    const auto signature = lines.lastIndexOf(QStringLiteral("-- "));
    if (signature >= 0 && lines.size() - signature <= longestSignature)
        lines.resize(signature);
    trimEmptyEnds(lines);
    return lines;
}

qsizetype depthOf(QStringView line)
{
    qsizetype depth = 0;
    while (depth < line.size() && line[depth] == u'>')
        ++depth;
    return depth == line.size() || line[depth] == u' ' ? depth : 0;
}

} // namespace

QString withoutSignature(const QString &text)
{
    return quotable(text).join(u'\n');
}

QString quotedText(const QString &text)
{
    QStringList result;
    for (const auto &line : quotable(text)) {
        const auto trimmed = trimmedRight(line);
        result
            << (trimmed.isEmpty() || trimmed.startsWith(u'>') ? u'>' + trimmed
                                                              : QStringLiteral("> ") + trimmed);
    }
    return result.join(u'\n');
}

QString htmlOf(const QString &text)
{
    QString html;
    qsizetype depth = 0;
    const auto goTo = [&](qsizetype wanted) {
        for (; depth < wanted; ++depth)
            html += QStringLiteral("<blockquote type=\"cite\">");
        for (; depth > wanted; --depth)
            html += QStringLiteral("</blockquote>");
    };
    for (const auto &line : linesOf(text)) {
        const auto level = qMin<qsizetype>(depthOf(line), 50);
        goTo(level);
        QString words = line.mid(level > 0 ? level + 1 : 0).toHtmlEscaped();
        words.replace(QLatin1String("  "), QLatin1String("&nbsp; "));
        html += QStringLiteral("<div>") + (words.trimmed().isEmpty() ? QStringLiteral("<br>") : words)
            + QStringLiteral("</div>\n");
    }
    goTo(0);
    return html;
}

QString bodyOf(const QString &html)
{
    qsizetype begin = html.indexOf(QLatin1String("<body"), 0, Qt::CaseInsensitive);
    if (begin < 0)
        return html;
    begin = html.indexOf(u'>', begin) + 1;
    const auto end = html.lastIndexOf(QLatin1String("</body"), -1, Qt::CaseInsensitive);
    return begin <= 0 ? html : html.mid(begin, end < begin ? -1 : end - begin);
}

void writeQuotation(const Quoted &quoted, const ReplyStyle &style, OutgoingMessage &message)
{
    const bool below = style.answer == QuotePlace::Below;
    const QString text = quotedText(quoted.text);
    QString block = quoted.attribution.simplified();
    if (!text.isEmpty())
        block += (block.isEmpty() ? QString() : QStringLiteral("\n")) + text;
    if (!block.isEmpty())
        message.text = below ? block + QStringLiteral("\n\n") : QStringLiteral("\n\n") + block + u'\n';
    if (!style.html)
        return;
    QString html;
    if (!quoted.attribution.isEmpty())
        html += QStringLiteral("<div>") + quoted.attribution.simplified().toHtmlEscaped()
            + QStringLiteral("</div>\n");
    const QString content = quoted.html.isEmpty() ? htmlOf(withoutSignature(quoted.text)) : bodyOf(quoted.html);
    if (!content.trimmed().isEmpty())
        html += QStringLiteral("<blockquote type=\"cite\">\n") + content + QStringLiteral("</blockquote>\n");
    static const QString empty = QStringLiteral("<div><br></div>\n");
    message.html = below ? html + empty : empty + html;
}

QList<OutgoingPart> picturesIn(const QString &html, const QList<Attachment> &attachments)
{
    QList<OutgoingPart> result;
    for (const auto &picture : attachments) {
        if (picture.contentId.isEmpty() || !picture.type.startsWith("image/"))
            continue;
        const QString id = QString::fromUtf8(picture.contentId);
        const auto escaped = QString::fromLatin1(picture.contentId.toPercentEncoding("@"));
        if (html.contains(QStringLiteral("cid:") + id, Qt::CaseInsensitive)
            || html.contains(QStringLiteral("cid:") + escaped, Qt::CaseInsensitive))
            result << OutgoingPart{picture.name, picture.type, picture.content, picture.contentId};
    }
    return result;
}

} // namespace duopost
