// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/html/CssCleaner.h"

#include "ui/html/CssColours.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

namespace duopost {

namespace {

constexpr qsizetype sheetAtMost = 200'000; // characters
constexpr int rulesAtMost = 1500;
constexpr qsizetype selectorAtMost = 150; // characters
constexpr qsizetype addressesAtMost = 100;
constexpr int stepsAtMost = 4; // "a b c d": each further step multiplies the ways to match

bool isKnown(const QString &property)
{
    static const QSet<QString> plain = [] {
        QSet<QString> all;
        for (const char *one :
             {"color",       "background",     "line-height", "text-align", "text-decoration", "text-transform",
              "text-indent", "vertical-align", "white-space", "display",    "float",           "clear",
              "overflow",    "visibility",     "box-sizing",  "width",      "height",          "min-width",
              "min-height",  "max-width",      "max-height",  "border",     "margin",          "padding",
              "font",        "list-style",     "font-family", "font-size",  "font-weight",     "font-style"})
            all.insert(QString::fromLatin1(one));
        return all;
    }();
    if (plain.contains(property))
        return true;
    for (const char *family : {"background-", "border-", "margin-", "padding-", "list-style-"}) {
        if (property.startsWith(QLatin1String(family)))
            return true;
    }
    return false;
}

QString withoutComments(const QString &css)
{
    QString out;
    out.reserve(css.size());
    qsizetype at = 0;
    while (true) {
        const qsizetype start = css.indexOf(QLatin1String("/*"), at);
        out += QStringView(css).mid(at, start < 0 ? -1 : start - at);
        if (start < 0)
            return out;
        const qsizetype end = css.indexOf(QLatin1String("*/"), start + 2);
        if (end < 0)
            return out;
        at = end + 2;
        out += QLatin1Char(' ');
    }
}

/// Sizes are computed in whole numbers later on; five digits and more only occur in attacks.
QString withSmallNumbers(const QString &value)
{
    static const QRegularExpression word(
        QStringLiteral("#[0-9A-Za-z]+|[0-9]*\\.?[0-9]+(?:[eE][+-]?[0-9]+)?|[A-Za-z_-][A-Za-z0-9_-]*"));
    QString out;
    qsizetype done = 0;
    for (auto it = word.globalMatch(value); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const QChar first = match.captured().at(0);
        if (!first.isDigit() && first != QLatin1Char('.'))
            continue;
        const double number = match.captured().toDouble();
        const bool plain = !match.captured().contains(QLatin1Char('e'), Qt::CaseInsensitive);
        if (plain && number < 10'000)
            continue;
        out += QStringView(value).mid(done, match.capturedStart() - done);
        out += QString::number(std::clamp(number, 0.0, 9999.0), 'f', 0);
        done = match.capturedEnd();
    }
    out += QStringView(value).mid(done);
    return out;
}

void noteElsewhere(const QString &address, CleanCss &clean)
{
    clean.refersElsewhere = true;
    if (!address.isEmpty() && clean.addresses.size() < addressesAtMost)
        clean.addresses << address;
}

void noteElsewhere(const CleanCss &inner, CleanCss &clean)
{
    clean.refersElsewhere |= inner.refersElsewhere;
    for (const QString &address : inner.addresses)
        noteElsewhere(address, clean);
}

QString importedBy(QStringView rule)
{
    static const QRegularExpression form(
        QStringLiteral("@import\\s*(?:url\\(\\s*)?[\"']?([^\"')\\s]*)"),
        QRegularExpression::CaseInsensitiveOption);
    return form.match(rule.toString()).captured(1);
}

/// Addresses that are parts of the message stay, the others are taken out.
QString withOwnAddresses(const QString &value, CleanCss &clean)
{
    static const QRegularExpression url(
        QStringLiteral("url\\(\\s*([\"']?)([^)]*?)\\1\\s*(?:\\)|$)"),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression own(
        QStringLiteral("^(?:cid:[^\\s'\"();]+|data:image/[a-z.+-]+;base64,[A-Za-z0-9+/=]+)$"),
        QRegularExpression::CaseInsensitiveOption);
    QString out;
    qsizetype done = 0;
    for (auto it = url.globalMatch(value); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        out += QStringView(value).mid(done, match.capturedStart() - done);
        done = match.capturedEnd();
        if (own.match(match.captured(2)).hasMatch())
            out += QLatin1String("url('") + match.captured(2) + QLatin1String("')");
        else
            noteElsewhere(match.captured(2), clean);
    }
    out += QStringView(value).mid(done);
    return out;
}

bool isUnderstood(const QString &property, const QString &value)
{
    static const QRegularExpression dangerous(
        QStringLiteral(
            "[\\\\<>{}@]|--|\\b(?:var|calc|env|attr|min|max|clamp|expression|[a-z-]*gradient|image-set|"
            "element|paint|light-dark|color-mix|color|oklab|oklch|lab|lch|hwb)\\s*\\("),
        QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression own(QStringLiteral("url\\('[^']*'\\)")); // as withOwnAddresses() writes it
    if (value.isEmpty() || dangerous.match(QString(value).remove(own)).hasMatch())
        return false;
    // The layout takes what it does not know for the default; CSS says to ignore it. Rows and cells made of
    // other elements would escape the limits that real ones have.
    static const QRegularExpression display(
        QStringLiteral("^(?:none|block|inline|inline-block|list-item|table|inline-table)(?=\\s|!|$)"));
    if (property == QLatin1String("display"))
        return display.match(value.toLower()).hasMatch();
    // It would paint what it cannot read black, text on it included.
    if (property == QLatin1String("color") || property.endsWith(QLatin1String("-color")))
        return isPlainColour(value);
    return true;
}

/// litehtml takes "thin", "medium", "thick" and a width that is not said for none.
QString withBorderWidth(const QString &property, QString value)
{
    static const std::pair<QRegularExpression, QString> named[]
        = {{QRegularExpression(QStringLiteral("\\bthin\\b")), QStringLiteral("1px")},
           {QRegularExpression(QStringLiteral("\\bmedium\\b")), QStringLiteral("3px")},
           {QRegularExpression(QStringLiteral("\\bthick\\b")), QStringLiteral("5px")}};
    for (const auto &[word, width] : named)
        value.replace(word, width);
    static const QRegularExpression whole(QStringLiteral("^border(?:-(?:top|right|bottom|left))?$"));
    static const QRegularExpression drawn(
        QStringLiteral("\\b(?:solid|dashed|dotted|double|groove|ridge|inset|outset)\\b"));
    static const QRegularExpression number(QStringLiteral("(?:^|\\s)\\.?[0-9]"));
    if (whole.match(property).hasMatch() && drawn.match(value).hasMatch() && !number.match(value).hasMatch())
        value.prepend(QLatin1String("3px "));
    return value;
}

void appendDeclaration(QStringView declaration, CleanCss &clean)
{
    const qsizetype colon = declaration.indexOf(QLatin1Char(':'));
    if (colon < 0)
        return;
    const QString property = declaration.left(colon).trimmed().toString().toLower();
    QString value = declaration.mid(colon + 1).trimmed().toString();
    if (value.contains(QLatin1String("url("), Qt::CaseInsensitive))
        value = withOwnAddresses(value, clean).trimmed();
    if (property.startsWith(QLatin1String("background"))
        && value.contains(QLatin1String("gradient("), Qt::CaseInsensitive)
        && !value.contains(QLatin1String("url('"))) {
        const bool important = value.contains(QLatin1String("!important"), Qt::CaseInsensitive);
        value = colourOfGradient(value);
        if (!value.isEmpty())
            clean.css
                += QLatin1String("background-color:") + value + QLatin1String(important ? "!important;" : ";");
        return;
    }
    if (!value.contains(QLatin1String("url('")))
        value = withPlainColours(value);
    if (!isKnown(property) || !isUnderstood(property, value))
        return;
    if (!value.contains(QLatin1String("url('")))
        value = withSmallNumbers(value);
    if (property.startsWith(QLatin1String("border")))
        value = withBorderWidth(property, value);
    static const QRegularExpression zero(QStringLiteral("^0(?:\\.0*)?(?:px|pt|em|%)?(?=\\s|!|$)"));
    if (property == QLatin1String("font-size"))
        value.replace(zero, QStringLiteral("1px")); // litehtml takes 0 for "the default size"
    if (property == QLatin1String("font") || property == QLatin1String("font-weight")) {
        // litehtml reads the number of a weight and then draws every number as 400.
        static const QRegularExpression heavy(QStringLiteral("(^|\\s)[6-9]00(?=\\s|!|$)"));
        static const QRegularExpression light(QStringLiteral("(^|\\s)[1-5]00(?=\\s|!|$)"));
        value.replace(heavy, QStringLiteral("\\1bold")).replace(light, QStringLiteral("\\1normal"));
    }
    clean.css += property + QLatin1Char(':') + value + QLatin1Char(';');
}

/// Calls @p piece with what lies between separators outside quotes and brackets.
template <class F> void split(QStringView text, QChar separator, F piece)
{
    qsizetype start = 0;
    int open = 0;
    QChar quote;
    for (qsizetype at = 0; at < text.size(); ++at) {
        const QChar c = text.at(at);
        if (!quote.isNull()) {
            if (c == quote)
                quote = QChar();
        } else if (c == QLatin1Char('"') || c == QLatin1Char('\'')) {
            quote = c;
        } else if (c == QLatin1Char('(')) {
            ++open;
        } else if (c == QLatin1Char(')')) {
            open = qMax(0, open - 1);
        } else if (c == separator && open == 0) {
            piece(text.mid(start, at - start));
            start = at + 1;
        }
    }
    piece(text.mid(start));
}

bool isCheapSelector(const QString &selector)
{
    static const QRegularExpression form(
        QStringLiteral("^(?:[A-Za-z0-9_.#*-]|\\[[a-z-]+(?:[~|^$*]?=\"?[A-Za-z0-9_. -]*\"?)?\\]|[ "
                       ">+]|:(?:link|first-child|last-child)"
                       "(?![a-z-]))+$"));
    if (selector.isEmpty() || selector.size() > selectorAtMost || !form.match(selector).hasMatch())
        return false;
    static const QRegularExpression step(QStringLiteral("\\s*[ >+]\\s*"));
    return selector.count(step) < stepsAtMost;
}

bool isKnownMedia(const QString &media)
{
    static const QRegularExpression form(QStringLiteral(
        "^(?:only |not )?(?:all|screen|print)?(?: ?and ?|\\b)?"
        "(?:(?: and )?\\((?:min|max)-(?:device-)?(?:width|height) ?: ?[0-9.]{1,6}(?:px|em)\\))*$"));
    return media.size() < 200 && form.match(media.simplified().toLower()).hasMatch();
}

void appendRules(QStringView css, CleanCss &clean, int &rules, int depth);

qsizetype endOfBlock(QStringView css, qsizetype open)
{
    int depth = 0;
    for (qsizetype at = open; at < css.size(); ++at) {
        if (css.at(at) == QLatin1Char('{'))
            ++depth;
        else if (css.at(at) == QLatin1Char('}') && --depth == 0)
            return at;
    }
    return css.size();
}

void appendAtRule(QStringView head, QStringView block, CleanCss &clean, int &rules, int depth)
{
    if (!head.startsWith(u"@media", Qt::CaseInsensitive) || depth > 0
        || !isKnownMedia(head.mid(6).trimmed().toString())) {
        withOwnAddresses(block.toString(), clean);
        return;
    }
    CleanCss inner;
    appendRules(block, inner, rules, depth + 1);
    noteElsewhere(inner, clean);
    if (!inner.css.isEmpty())
        clean.css += QLatin1String("@media ") + head.mid(6).trimmed().toString().simplified().toLower()
            + QLatin1Char('{') + inner.css + QLatin1String("}\n");
}

void appendRules(QStringView css, CleanCss &clean, int &rules, int depth)
{
    qsizetype at = 0;
    while (at < css.size() && rules < rulesAtMost) {
        const qsizetype open = css.indexOf(QLatin1Char('{'), at);
        const qsizetype semicolon = css.indexOf(QLatin1Char(';'), at);
        const QStringView start = css.mid(at).trimmed();
        if (start.startsWith(QLatin1Char('@')) && semicolon >= 0 && (open < 0 || semicolon < open)) {
            if (start.startsWith(u"@import", Qt::CaseInsensitive))
                noteElsewhere(importedBy(css.mid(at, semicolon - at)), clean);
            at = semicolon + 1;
            continue;
        }
        if (open < 0)
            return;
        const QStringView head = css.mid(at, open - at).trimmed();
        const bool special = head.startsWith(QLatin1Char('@'));
        const qsizetype close = special ? endOfBlock(css, open) : css.indexOf(QLatin1Char('}'), open);
        const QStringView block = css.mid(open + 1, close < 0 ? -1 : close - open - 1);
        at = close < 0 ? css.size() : close + 1;
        if (special) {
            appendAtRule(head, block, clean, rules, depth);
            continue;
        }
        QStringList selectors;
        split(head, QLatin1Char(','), [&](QStringView one) {
            const QString selector = one.toString().simplified();
            if (isCheapSelector(selector) && rules < rulesAtMost) {
                selectors << selector;
                ++rules;
            }
        });
        const CleanCss inner = cleanDeclarations(block.toString());
        noteElsewhere(inner, clean);
        if (!selectors.isEmpty() && !inner.css.isEmpty())
            clean.css += selectors.join(QLatin1Char(',')) + QLatin1Char('{') + inner.css + QLatin1String("}\n");
    }
}

} // namespace

CleanCss cleanDeclarations(const QString &style)
{
    CleanCss clean;
    split(withoutComments(style), QLatin1Char(';'), [&](QStringView one) { appendDeclaration(one, clean); });
    return clean;
}

CleanCss cleanSheet(const QString &sheet)
{
    CleanCss clean;
    int rules = 0;
    QString text = withoutComments(sheet.left(sheetAtMost));
    text.remove(QLatin1String("<!--")).remove(QLatin1String("-->"));
    appendRules(text, clean, rules, 0);
    return clean;
}

} // namespace duopost
