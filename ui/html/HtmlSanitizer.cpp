// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/html/HtmlSanitizer.h"

#include "ui/html/CssCleaner.h"
#include "ui/html/CssColours.h"
#include "ui/html/Nesting.h"

#include <QRegularExpression>
#include <QSet>
#include <QUrl>

#include <algorithm>

namespace duopost {

namespace {

constexpr qint64 elementsAtMost = 25'000;
constexpr qsizetype picturesAtMost = 200, trackersAtMost = 50, othersAtMost = 200;
constexpr qsizetype lengthAtMost = 600'000; // characters of the result, pictures written out in it aside
// The same of a beginning. Each element costs about as much as fifty characters of text.
constexpr qint64 elementsOfBeginning = 600;
constexpr qsizetype lengthOfBeginning = 20'000;
constexpr qsizetype sheetsOfBeginning = 30'000;

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
    if (isIn(
            tag,
            {"article", "aside", "caption", "details", "dfn", "figcaption", "figure", "footer", "header",
             "main", "mark", "nav", "section", "summary", "wbr"}))
        return true;
    return isIn(tag, {"a",    "abbr",  "address", "b",      "big",    "blockquote", "body", "br",    "center",
                      "cite", "code",  "dd",      "del",    "div",    "dl",         "dt",   "em",    "font",
                      "h1",   "h2",    "h3",      "h4",     "h5",     "h6",         "hr",   "html",  "i",
                      "img",  "ins",   "kbd",     "li",     "ol",     "p",          "pre",  "q",     "s",
                      "samp", "small", "span",    "strike", "strong", "sub",        "sup",  "table", "tbody",
                      "td",   "tfoot", "th",      "thead",  "tr",     "tt",         "u",    "ul",    "var"});
}

bool isAllowedAttribute(QStringView name)
{
    return isIn(name, {"align",       "alt",     "bgcolor", "border", "cellpadding", "class",  "id",
                       "cellspacing", "color",   "colspan", "dir",    "face",        "height", "href",
                       "lang",        "rowspan", "size",    "src",    "start",       "style",  "text",
                       "title",       "type",    "valign",  "width"});
}

class Sanitizer {
public:
    enum class Extent { Whole, Beginning };
    Sanitizer(const QString &html, RemotePictures pictures, Extent extent)
        : m_html(html), m_keepsRemote(pictures == RemotePictures::Keep),
          m_elementsAtMost(extent == Extent::Whole ? elementsAtMost : elementsOfBeginning),
          m_lengthAtMost(extent == Extent::Whole ? lengthAtMost : lengthOfBeginning),
          m_isWhole(extent == Extent::Whole)
    {
    }

    SanitizedHtml run()
    {
        m_out.reserve(qMin(m_html.size(), 2 * m_lengthAtMost));
        qsizetype at = 0;
        while (at < m_html.size()) {
            const qsizetype open = m_html.indexOf(QLatin1Char('<'), at);
            if (open < 0) {
                m_out += QStringView(m_html).mid(at);
                break;
            }
            m_out += QStringView(m_html).mid(at, open - at);
            at = tag(open);
            if (isFull())
                break;
        }
        QStringList trackers(m_trackers.cbegin(), m_trackers.cend());
        trackers.sort();
        return {
            m_out,
            m_css,
            static_cast<int>(m_images.size()),
            static_cast<int>(m_others.size()),
            m_remote,
            m_elsewhere,
            trackers,
            isFull() && !m_isWhole,
            isFull() && m_isWhole};
    }

private:
    bool isFull() const
    {
        return m_sheetsTooLong || m_nesting.weight() > m_elementsAtMost
            || m_out.size() - m_pictures > m_lengthAtMost;
    }

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
            m_out += m_nesting.close(name);
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
        if (!m_isWhole && name == QLatin1String("style") && m_css.size() + stop - at > sheetsOfBeginning) {
            m_sheetsTooLong = true;
            m_out.clear();
        } else if (name == QLatin1String("style")) {
            const CleanCss clean = cleanSheet(m_html.mid(at, stop - at));
            m_css += clean.css;
            if (clean.refersElsewhere)
                m_others.insert(QStringLiteral("style"));
            noteElsewhere(clean.addresses);
        }
        if (end < 0)
            return m_html.size();
        const qsizetype close = m_html.indexOf(QLatin1Char('>'), end);
        return close < 0 ? m_html.size() : close + 1;
    }

    void noteRemote(const QList<QPair<QString, QString>> &attributes)
    {
        for (const auto &[name, value] : attributes) {
            if (isIn(name, {"src", "href", "data", "background", "poster", "action", "srcset"})
                && isRemote(value)) {
                m_others.insert(value);
                noteElsewhere({value});
            }
        }
    }

    void noteElsewhere(const QStringList &addresses)
    {
        for (const QString &address : addresses) {
            if (isRemote(address) && !m_elsewhere.contains(address) && m_elsewhere.size() < othersAtMost)
                m_elsewhere << address.trimmed();
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
        m_columns = 1;
        bool pixel = false;
        for (const auto &[attribute, value] : attributes) {
            if (isIn(attribute, {"width", "height"}) && isIn(value.trimmed(), {"0", "1", "1px", "0px"}))
                pixel = true;
            if (isIn(attribute, {"background", "srcset"}) && isRemote(value)) {
                m_others.insert(value);
                noteElsewhere({value});
            }
            if (attribute == QLatin1String("src"))
                source = value.trimmed();
            if (!isAllowedAttribute(attribute) || (attribute == QLatin1String("src")))
                continue;
            if (attribute == QLatin1String("href") && !isSafeLink(value))
                continue;
            const QString text = cleanValue(attribute, value);
            if (!text.isEmpty())
                kept += QLatin1Char(' ') + attribute + QLatin1String("=\"") + text + QLatin1Char('"');
        }
        if (name == QLatin1String("img")) {
            const bool own = source.startsWith(QLatin1String("cid:"), Qt::CaseInsensitive)
                || source.startsWith(QLatin1String("data:image/"), Qt::CaseInsensitive);
            if (!own && !takeRemote(decoded(source), pixel))
                return; // the alternative text would only repeat what the strip says
            m_pictures += source.size();
            if (!own)
                source = decoded(source);
            kept += QLatin1String(" src=\"")
                + source.replace(QLatin1Char('"'), QLatin1String("%22"))
                      .replace(QLatin1Char('<'), QLatin1String("%3C"))
                      .replace(QLatin1Char('>'), QLatin1String("%3E"))
                + QLatin1Char('"');
        }
        QString before;
        if (!m_nesting.open(name, before, m_columns))
            return;
        m_out += before + QLatin1Char('<') + name + kept + QLatin1Char('>');
    }

    /// A picture that lies elsewhere. @return whether it is written all the same
    bool takeRemote(const QString &source, bool pixel)
    {
        if (source.isEmpty())
            return false;
        if (pixel) {
            m_others.insert(source);
            noteElsewhere({source});
            if (const QString host = QUrl(source).host(); !host.isEmpty() && m_trackers.size() < trackersAtMost)
                m_trackers.insert(host);
            return false;
        }
        if (isRemote(source) && !m_images.contains(source) && m_remote.size() < picturesAtMost)
            m_remote << source;
        m_images.insert(source);
        return m_keepsRemote && isRemote(source);
    }

    /// The value as it may stand between double quotes; empty if the attribute is not worth keeping.
    QString cleanValue(const QString &attribute, const QString &value)
    {
        QString text = value;
        if (isIn(attribute, {"href", "title", "alt"}))
            return quoted(text);
        text = decoded(text);
        if (attribute == QLatin1String("style")) {
            const CleanCss clean = cleanDeclarations(text);
            if (clean.refersElsewhere)
                m_others.insert(value);
            noteElsewhere(clean.addresses);
            text = clean.css;
        } else if (isIn(attribute, {"colspan", "rowspan"})) {
            const int span = std::clamp(text.toInt(), 1, attribute == QLatin1String("colspan") ? 40 : 400);
            if (attribute == QLatin1String("colspan"))
                m_columns = span;
            text = QString::number(span);
        } else if (isIn(
                       attribute,
                       {"border", "cellpadding", "cellspacing", "height", "size", "start", "width"})) {
            static const QRegularExpression number(QStringLiteral("^\\s*([0-9]{1,4})(?:\\.[0-9]*)?\\s*(%?)"));
            const QRegularExpressionMatch match = number.match(text);
            text = match.captured(1) + match.captured(2); // "+1" of a font is lost, as in most programs
        } else if (attribute == QLatin1String("text")) {
            if (!isPlainColour(text))
                return {};
        } else if (text.contains(QLatin1Char('(')) && attribute != QLatin1String("class")) {
            return {}; // functions are for style
        }
        return quoted(text.replace(QLatin1Char('&'), QLatin1String("&amp;")));
    }

    /// Another parser may see an element where ours saw an attribute; there is nothing to see then.
    static QString quoted(QString text)
    {
        return text.replace(QLatin1Char('"'), QLatin1String("&quot;"))
            .replace(QLatin1Char('<'), QLatin1String("&lt;"))
            .replace(QLatin1Char('>'), QLatin1String("&gt;"));
    }

    /// Character references that a parser would read; unknown ones stay as they are written.
    static QString decoded(const QString &value)
    {
        if (!value.contains(QLatin1Char('&')))
            return value;
        static const QRegularExpression reference(
            QStringLiteral("&(?:#([0-9]{1,7})|#[xX]([0-9A-Fa-f]{1,6})|(quot|amp|apos|lt|gt|nbsp));?"));
        QString out;
        qsizetype done = 0;
        for (auto it = reference.globalMatch(value); it.hasNext();) {
            const QRegularExpressionMatch match = it.next();
            out += QStringView(value).mid(done, match.capturedStart() - done);
            done = match.capturedEnd();
            const QString name = match.captured(3);
            if (!name.isEmpty()) {
                out += name == QLatin1String("quot") ? QLatin1Char('"')
                    : name == QLatin1String("amp")   ? QLatin1Char('&')
                    : name == QLatin1String("apos")  ? QLatin1Char('\'')
                    : name == QLatin1String("lt")    ? QLatin1Char('<')
                    : name == QLatin1String("gt")    ? QLatin1Char('>')
                                                     : QLatin1Char(' ');
                continue;
            }
            const char32_t code = match.captured(1).isEmpty() ? match.captured(2).toUInt(nullptr, 16)
                                                              : match.captured(1).toUInt();
            if (code >= 32 && code < 0x110000 && (code < 0xD800 || code > 0xDFFF))
                out += QString::fromUcs4(&code, 1);
        }
        out += QStringView(value).mid(done);
        return out;
    }

    static bool isSafeLink(const QString &href)
    {
        const QString scheme = href.trimmed().section(QLatin1Char(':'), 0, 0).toLower();
        return isIn(scheme, {"http", "https", "mailto"});
    }

    const QString &m_html;
    const bool m_keepsRemote;
    const qint64 m_elementsAtMost;
    const qsizetype m_lengthAtMost;
    const bool m_isWhole;
    bool m_sheetsTooLong = false; ///< of a beginning
    QString m_out, m_css;
    QStringList m_remote, m_elsewhere;
    Nesting m_nesting;
    qsizetype m_pictures = 0;
    int m_columns = 1; // of the cell that is being written
    QSet<QString> m_images, m_others, m_trackers;
};

} // namespace

SanitizedHtml sanitizeHtml(const QString &html, RemotePictures pictures)
{
    return Sanitizer(html, pictures, Sanitizer::Extent::Whole).run();
}

SanitizedHtml sanitizeBeginning(const QString &html, RemotePictures pictures)
{
    return Sanitizer(html, pictures, Sanitizer::Extent::Beginning).run();
}

} // namespace duopost
