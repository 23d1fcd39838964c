// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/HtmlText.h"

#include "mailcore/protocol/mime/HtmlEntities.h"

#include <QStringList>

namespace duopost::mime {

namespace {

bool isOneOf(QStringView name, std::initializer_list<const char *> names)
{
    for (const char *candidate : names) {
        if (name == QLatin1String(candidate))
            return true;
    }
    return false;
}

bool isBlock(QStringView name)
{
    return isOneOf(name, {"div",    "tr",      "table", "tbody", "thead", "section", "article",  "header",
                          "footer", "address", "dl",    "dt",    "dd",    "form",    "fieldset", "center",
                          "body",   "html",    "li",    "title", "main",  "nav",     "figure",   "caption"});
}

bool isParagraph(QStringView name)
{
    return isOneOf(name, {"p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "pre", "blockquote"});
}

/// Content that is not text for people.
bool isSilent(QStringView name)
{
    return isOneOf(name, {"style", "script", "title", "noframes", "template", "object", "svg", "select"});
}

struct Tag {
    QString name; ///< lower case
    QStringView attributes;
    bool closing = false;
    qsizetype length = 0; ///< with both brackets
};

// Bounds the work on a flood of tags that never end; behind it "<" is a character like any other.
constexpr qsizetype mostWasted = 50'000'000;

class Converter {
public:
    explicit Converter(const QString &html) : m_html(html), m_lower(html.toLower()) { }

    QString convert()
    {
        // toLower() may change the length for a few letters; then positions would not match.
        if (m_lower.size() != m_html.size())
            m_lower = m_html;
        m_out.reserve(m_html.size() / 2);
        while (m_at < m_html.size()) {
            const QChar c = m_html[m_at];
            if (c == QLatin1Char('<') && readMarkup())
                continue;
            readCharacter(c);
        }
        endLine();
        while (m_out.endsWith(QLatin1String("\n\n")))
            m_out.chop(1);
        return m_out;
    }

private:
    void readCharacter(QChar c)
    {
        if (c == QLatin1Char('&')) {
            if (const HtmlEntity entity = htmlEntityAt(QStringView(m_html).sliced(m_at)); entity.length) {
                m_at += entity.length;
                for (const QChar part : entity.text)
                    put(part);
                return;
            }
        }
        ++m_at;
        if (m_pre && c == QLatin1Char('\n'))
            breakLine();
        else if (!m_pre && (c.unicode() <= 0x20))
            m_blank = true;
        else if (c != QLatin1Char('\r') && c != QChar(u'\0'))
            put(c);
    }

    void put(QChar c)
    {
        if (c == QChar(0x00a0))
            c = QLatin1Char(' ');
        if (m_blank && !m_line.isEmpty() && !m_line.endsWith(QLatin1Char(' ')))
            m_line += QLatin1Char(' ');
        m_blank = false;
        m_line += c;
    }

    bool readMarkup()
    {
        const QStringView rest = QStringView(m_html).sliced(m_at);
        if (rest.startsWith(QLatin1String("<!--"))) {
            skipPast(QStringLiteral("-->"), 4);
            return true;
        }
        if (rest.size() > 1 && (rest[1] == QLatin1Char('!') || rest[1] == QLatin1Char('?'))) {
            skipPast(QStringLiteral(">"), 2);
            return true;
        }
        const Tag tag = m_wasted < mostWasted ? tagAt(rest) : Tag();
        if (!tag.length)
            return false;
        m_at += tag.length;
        if (!tag.closing && isSilent(tag.name))
            skipPast(QStringLiteral("</") + tag.name, 0);
        else
            apply(tag);
        return true;
    }

    /// To behind `end`; what never ends is text up to the end of the message. A failed search is remembered, so
    /// that a flood of openings costs one search only.
    void skipPast(const QString &end, qsizetype offset)
    {
        if (m_missing.contains(end)) {
            m_at += offset;
            return;
        }
        const qsizetype found = m_lower.indexOf(end, m_at + offset);
        if (found < 0) {
            m_missing += end;
            m_at += offset;
            return;
        }
        m_at = found;
        if (!end.startsWith(QLatin1String("</")))
            m_at += end.size();
    }

    Tag tagAt(QStringView text)
    {
        Tag tag;
        qsizetype i = 1;
        if (i < text.size() && text[i] == QLatin1Char('/')) {
            tag.closing = true;
            ++i;
        }
        const qsizetype begin = i;
        constexpr qsizetype longestName = 32;
        while (i < text.size() && i - begin < longestName && text[i].isLetterOrNumber())
            ++i;
        if (i == begin || !text[begin].isLetter())
            return {};
        tag.name = text.sliced(begin, i - begin).toString().toLower();
        const qsizetype attributes = i;
        char16_t quote = 0;
        for (; i < text.size(); ++i) {
            const char16_t c = text[i].unicode();
            if (quote)
                quote = c == quote ? 0 : quote;
            else if ((c == '"' || c == '\'') && text[i - 1] == QLatin1Char('='))
                quote = c;
            else if (c == '>')
                break;
        }
        if (i >= text.size()) {
            m_wasted += i;
            i = text.indexOf(QLatin1Char('>')); // a quote was never closed
            if (i < 0)
                return {};
        }
        tag.attributes = text.sliced(qMin(attributes, i), i - qMin(attributes, i));
        tag.length = i + 1;
        return tag;
    }

    static QString attribute(const Tag &tag, QLatin1String name)
    {
        qsizetype at = 0;
        while ((at = tag.attributes.indexOf(name, at, Qt::CaseInsensitive)) >= 0) {
            const bool starts = at == 0 || tag.attributes[at - 1].isSpace();
            at += name.size();
            while (at < tag.attributes.size() && tag.attributes[at].isSpace())
                ++at;
            if (!starts || at >= tag.attributes.size() || tag.attributes[at] != QLatin1Char('='))
                continue;
            QStringView value = tag.attributes.sliced(at + 1).trimmed();
            if (value.isEmpty())
                return {};
            const QChar quote = value.front();
            qsizetype end = 0;
            if (quote == QLatin1Char('"') || quote == QLatin1Char('\'')) {
                value = value.sliced(1);
                end = value.indexOf(quote);
            } else {
                while (end < value.size() && !value[end].isSpace())
                    ++end;
            }
            QString result = value.first(end < 0 ? value.size() : end).toString();
            return result.replace(QLatin1String("&amp;"), QLatin1String("&")).trimmed();
        }
        return {};
    }

    void apply(const Tag &tag)
    {
        const QString &name = tag.name;
        if (name == QLatin1String("br")) {
            breakLine();
        } else if (name == QLatin1String("a")) {
            tag.closing ? endLink() : beginLink(attribute(tag, QLatin1String("href")));
        } else if (name == QLatin1String("img") && !tag.closing) {
            if (const QString alt = attribute(tag, QLatin1String("alt")); !alt.isEmpty())
                putText(alt);
        } else if (name == QLatin1String("hr")) {
            endLine();
            putText(QStringLiteral("----------"));
            endLine();
        } else if (name == QLatin1String("td") || name == QLatin1String("th")) {
            m_blank = true;
        } else if (isParagraph(name)) {
            endLine();
            m_paragraph = true;
            if (name == QLatin1String("pre"))
                m_pre = !tag.closing;
            else if (name == QLatin1String("blockquote"))
                m_quotes = qBound(0, m_quotes + (tag.closing ? -1 : 1), 20);
        } else if (isBlock(name)) {
            endLine();
            if (name == QLatin1String("li") && !tag.closing)
                m_line = QStringLiteral("• ");
        }
    }

    void putText(const QString &text)
    {
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (text[i].isSpace())
                m_blank = true;
            else
                put(text[i]);
        }
    }

    void beginLink(const QString &target)
    {
        m_link = target.startsWith(QLatin1String("http"), Qt::CaseInsensitive)
                || target.startsWith(QLatin1String("mailto:"), Qt::CaseInsensitive)
            ? target
            : QString();
        m_linkStart = m_out.size() + m_line.size();
    }

    void endLink()
    {
        if (m_link.isEmpty())
            return;
        const QString shown = m_out.size() <= m_linkStart
            ? m_line.sliced(qMin(m_linkStart - m_out.size(), m_line.size()))
            : m_line;
        QString bare = m_link.section(QLatin1String("://"), -1);
        if (bare.startsWith(QLatin1String("mailto:"), Qt::CaseInsensitive))
            bare = bare.sliced(7);
        if (bare.endsWith(QLatin1Char('/')))
            bare.chop(1);
        if (!shown.contains(bare, Qt::CaseInsensitive) && !shown.trimmed().isEmpty()) {
            m_blank = true;
            putText(QLatin1Char('<') + m_link + QLatin1Char('>'));
        }
        m_link.clear();
    }

    void breakLine()
    {
        writeLine();
        m_blank = false;
    }

    void endLine()
    {
        if (!m_line.isEmpty())
            writeLine();
        m_blank = false;
    }

    void writeLine()
    {
        while (m_line.endsWith(QLatin1Char(' ')))
            m_line.chop(1);
        QString prefix;
        for (int i = 0; i < m_quotes; ++i)
            prefix += QLatin1Char('>');
        if (m_quotes > 0)
            prefix += QLatin1Char(' ');
        if (m_paragraph && !m_out.isEmpty() && !m_out.endsWith(QLatin1String("\n\n")))
            m_out += QLatin1Char('\n');
        m_paragraph = false;
        // Layout tables are full of empty lines; two in a row say nothing more than one.
        if (!m_line.isEmpty() || !m_out.endsWith(QLatin1String("\n\n")))
            m_out += (m_line.isEmpty() ? QString() : prefix) + m_line + QLatin1Char('\n');
        m_line.clear();
    }

    QString m_html, m_lower, m_out, m_line, m_link;
    QStringList m_missing;
    qsizetype m_at = 0, m_linkStart = 0;
    qsizetype m_wasted = 0; ///< characters read for tags that never end
    int m_quotes = 0;
    bool m_pre = false, m_blank = false, m_paragraph = false;
};

} // namespace

QString htmlToText(const QString &html)
{
    return Converter(html).convert();
}

QString textToHtml(const QString &text)
{
    return QStringLiteral("<div style=\"white-space:pre-wrap\">") + text.toHtmlEscaped()
        + QStringLiteral("</div>");
}

} // namespace duopost::mime
