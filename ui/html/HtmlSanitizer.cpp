// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/html/HtmlSanitizer.h"

#include <QRegularExpression>
#include <QSet>

namespace duopost {

namespace {

bool isIn(QStringView word, std::initializer_list<const char *> list)
{
    return std::any_of(
        list.begin(), list.end(), [word](const char *one) { return word == QLatin1String(one); });
}

/// Elements whose content is not text of the message.
bool dropsContent(QStringView tag)
{
    return isIn(
        tag,
        {"script", "style", "iframe", "frame", "frameset", "object", "embed", "applet", "noscript", "template",
         "svg", "math", "title", "textarea", "select", "audio", "video", "canvas", "xml"});
}

bool isAllowed(QStringView tag)
{
    return isIn(tag, {"a",    "abbr",  "address", "b",      "big",    "blockquote", "body", "br",    "center",
                      "cite", "code",  "dd",      "del",    "div",    "dl",         "dt",   "em",    "font",
                      "h1",   "h2",    "h3",      "h4",     "h5",     "h6",         "hr",   "html",  "i",
                      "img",  "ins",   "kbd",     "li",     "ol",     "p",          "pre",  "q",     "s",
                      "samp", "small", "span",    "strike", "strong", "sub",        "sup",  "table", "tbody",
                      "td",   "tfoot", "th",      "thead",  "tr",     "tt",         "u",    "ul",    "var"});
}

bool isAllowedAttribute(QStringView name)
{
    return isIn(name, {"align", "alt",   "bgcolor", "border", "cellpadding", "cellspacing", "color", "colspan",
                       "dir",   "face",  "height",  "href",   "lang",        "rowspan",     "size",  "src",
                       "start", "style", "title",   "type",   "valign",      "width"});
}

class Sanitizer {
public:
    explicit Sanitizer(const QString &html) : m_html(html) { }

    SanitizedHtml run()
    {
        m_out.reserve(m_html.size());
        qsizetype at = 0;
        while (at < m_html.size()) {
            const qsizetype open = m_html.indexOf(QLatin1Char('<'), at);
            if (open < 0) {
                m_out += QStringView(m_html).mid(at);
                break;
            }
            m_out += QStringView(m_html).mid(at, open - at);
            at = tag(open);
        }
        return {m_out, static_cast<int>(m_images.size()), static_cast<int>(m_others.size())};
    }

private:
    /// Deals with what begins at @p open; returns where to go on.
    qsizetype tag(qsizetype open)
    {
        const QStringView rest = QStringView(m_html).mid(open);
        if (rest.startsWith(u"<!--")) {
            const qsizetype end = m_html.indexOf(QLatin1String("-->"), open + 4);
            return end < 0 ? m_html.size() : end + 3;
        }
        const bool closing = rest.startsWith(u"</");
        qsizetype at = open + (closing ? 2 : 1);
        const qsizetype nameStart = at;
        while (at < m_html.size() && (m_html.at(at).isLetterOrNumber() || m_html.at(at) == QLatin1Char(':')))
            ++at;
        const QString name = m_html.mid(nameStart, at - nameStart).toLower();
        if (name.isEmpty() && !rest.startsWith(u"<!") && !rest.startsWith(u"<?")) {
            m_out += QLatin1String("&lt;"); // a bare "<" in the text
            return open + 1;
        }
        QList<QPair<QString, QString>> attributes;
        at = readAttributes(at, attributes);
        if (dropsContent(name)) {
            if (!closing)
                noteRemote(attributes);
            return closing ? at : skipContent(at, name);
        }
        if (!isAllowed(name)) {
            noteRemote(attributes);
            return at;
        }
        if (closing)
            m_out += QLatin1String("</") + name + QLatin1Char('>');
        else
            writeTag(name, attributes);
        return at;
    }

    qsizetype readAttributes(qsizetype at, QList<QPair<QString, QString>> &attributes) const
    {
        const auto isSpace
            = [this](qsizetype i) { return m_html.at(i).isSpace() || m_html.at(i) == QLatin1Char('/'); };
        while (at < m_html.size() && m_html.at(at) != QLatin1Char('>')) {
            if (isSpace(at)) {
                ++at;
                continue;
            }
            const qsizetype start = at;
            while (at < m_html.size() && !isSpace(at) && m_html.at(at) != QLatin1Char('=')
                   && m_html.at(at) != QLatin1Char('>'))
                ++at;
            const QString name = m_html.mid(start, at - start).toLower();
            while (at < m_html.size() && m_html.at(at).isSpace())
                ++at;
            QString value;
            if (at < m_html.size() && m_html.at(at) == QLatin1Char('=')) {
                ++at;
                while (at < m_html.size() && m_html.at(at).isSpace())
                    ++at;
                at = readValue(at, value);
            }
            if (!name.isEmpty())
                attributes.append({name, value});
        }
        return qMin(at + 1, m_html.size());
    }

    qsizetype readValue(qsizetype at, QString &value) const
    {
        if (at >= m_html.size())
            return at;
        const QChar quote = m_html.at(at);
        if (quote == QLatin1Char('"') || quote == QLatin1Char('\'')) {
            const qsizetype end = m_html.indexOf(quote, at + 1);
            value = m_html.mid(at + 1, end < 0 ? -1 : end - at - 1);
            return end < 0 ? m_html.size() : end + 1;
        }
        const qsizetype start = at;
        while (at < m_html.size() && !m_html.at(at).isSpace() && m_html.at(at) != QLatin1Char('>'))
            ++at;
        value = m_html.mid(start, at - start);
        return at;
    }

    qsizetype skipContent(qsizetype at, const QString &name)
    {
        const qsizetype end = m_html.indexOf(QLatin1String("</") + name, at, Qt::CaseInsensitive);
        const qsizetype stop = end < 0 ? m_html.size() : end;
        if (name == QLatin1String("style") && styleRefersElsewhere(m_html.mid(at, stop - at)))
            m_others.insert(QStringLiteral("style"));
        if (end < 0)
            return m_html.size();
        const qsizetype close = m_html.indexOf(QLatin1Char('>'), end);
        return close < 0 ? m_html.size() : close + 1;
    }

    static bool styleRefersElsewhere(const QString &css)
    {
        return css.contains(QLatin1String("url("), Qt::CaseInsensitive)
            || css.contains(QLatin1String("@import"), Qt::CaseInsensitive);
    }

    void noteRemote(const QList<QPair<QString, QString>> &attributes)
    {
        for (const auto &[name, value] : attributes) {
            if (isIn(name, {"src", "href", "data", "background", "poster", "action", "srcset"})
                && isRemote(value))
                m_others.insert(value);
        }
    }

    static bool isRemote(const QString &address)
    {
        const QString a = address.trimmed();
        return a.startsWith(QLatin1String("http:"), Qt::CaseInsensitive)
            || a.startsWith(QLatin1String("https:"), Qt::CaseInsensitive) || a.startsWith(QLatin1String("//"))
            || a.startsWith(QLatin1String("ftp:"), Qt::CaseInsensitive);
    }

    void writeTag(const QString &name, const QList<QPair<QString, QString>> &attributes)
    {
        QString kept, source;
        bool pixel = false;
        for (const auto &[attribute, value] : attributes) {
            if (isIn(attribute, {"width", "height"}) && isIn(value.trimmed(), {"0", "1", "1px", "0px"}))
                pixel = true;
            if (isIn(attribute, {"background", "srcset"}) && isRemote(value))
                m_others.insert(value);
            if (attribute == QLatin1String("src"))
                source = value.trimmed();
            if (!isAllowedAttribute(attribute) || (attribute == QLatin1String("src")))
                continue;
            if (attribute == QLatin1String("href") && !isSafeLink(value))
                continue;
            QString text = value;
            if (attribute == QLatin1String("style") && styleRefersElsewhere(value)) {
                m_others.insert(value);
                static const QRegularExpression url(
                    QStringLiteral("url\\([^)]*\\)?"), QRegularExpression::CaseInsensitiveOption);
                text.remove(url).remove(QLatin1Char('@'));
            }
            kept += QLatin1Char(' ') + attribute + QLatin1String("=\"")
                + text.replace(QLatin1Char('"'), QLatin1String("&quot;")) + QLatin1Char('"');
        }
        if (name == QLatin1String("img")) {
            const bool own = source.startsWith(QLatin1String("cid:"), Qt::CaseInsensitive)
                || source.startsWith(QLatin1String("data:image/"), Qt::CaseInsensitive);
            if (!own) {
                if (!source.isEmpty())
                    (pixel ? m_others : m_images).insert(source);
                return; // the alternative text would only repeat what the strip says
            }
            kept += QLatin1String(" src=\"") + source.replace(QLatin1Char('"'), QLatin1String("%22"))
                + QLatin1Char('"');
        }
        m_out += QLatin1Char('<') + name + kept + QLatin1Char('>');
    }

    static bool isSafeLink(const QString &href)
    {
        const QString scheme = href.trimmed().section(QLatin1Char(':'), 0, 0).toLower();
        return isIn(scheme, {"http", "https", "mailto"});
    }

    const QString &m_html;
    QString m_out;
    QSet<QString> m_images, m_others;
};

} // namespace

SanitizedHtml sanitizeHtml(const QString &html)
{
    return Sanitizer(html).run();
}

} // namespace duopost
