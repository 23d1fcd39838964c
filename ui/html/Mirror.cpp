// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/html/Mirror.h"

#include "ui/html/HtmlSanitizer.h"

#include <QRegularExpression>
#include <QStringList>

namespace duopost {

namespace {

QString exchanged(const QString &text)
{
    static const QRegularExpression sides(
        QStringLiteral("\\b(left|right)\\b"), QRegularExpression::CaseInsensitiveOption);
    QString result;
    qsizetype done = 0;
    for (auto it = sides.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        result += QStringView(text).mid(done, match.capturedStart() - done);
        result += match.captured(1).size() == 4 ? QLatin1String("right") : QLatin1String("left");
        done = match.capturedEnd();
    }
    return result += QStringView(text).mid(done);
}

/// "1px 2px 3px 4px" goes round from the top; at corners from the top left.
QString turned(const QString &property, const QString &value)
{
    const bool corners = property == QLatin1String("border-radius");
    const bool sides = property == QLatin1String("margin") || property == QLatin1String("padding")
        || property == QLatin1String("border-width") || property == QLatin1String("border-style")
        || property == QLatin1String("border-color");
    if ((!corners && !sides) || value.contains(QLatin1Char('(')) || value.contains(QLatin1Char('/')))
        return value;
    QStringList parts = value.simplified().split(QLatin1Char(' '));
    QString important;
    if (parts.last().startsWith(QLatin1Char('!')))
        important = QLatin1Char(' ') + parts.takeLast();
    if (parts.size() == 4) {
        if (corners) {
            parts.swapItemsAt(0, 1);
            parts.swapItemsAt(2, 3);
        } else {
            parts.swapItemsAt(1, 3);
        }
    }
    return parts.join(QLatin1Char(' ')) + important;
}

} // namespace

WordDirection directionOf(QStringView word)
{
    for (qsizetype i = 0; i < word.size(); ++i) {
        char32_t c = word.at(i).unicode();
        if (word.at(i).isHighSurrogate() && i + 1 < word.size() && word.at(i + 1).isLowSurrogate()) {
            c = QChar::surrogateToUcs4(word.at(i), word.at(i + 1));
            ++i;
        }
        const QChar::Direction direction = QChar::direction(c);
        if (direction == QChar::DirL)
            return WordDirection::LeftToRight;
        if (direction == QChar::DirR || direction == QChar::DirAL)
            return WordDirection::RightToLeft;
    }
    return WordDirection::None;
}

bool readsFromTheRight(const SanitizedHtml &page, const QString &text)
{
    static const QRegularExpression root(
        QStringLiteral("<(?:html|body)\\b[^>]*\\bdir=\"rtl\""), QRegularExpression::CaseInsensitiveOption);
    if (root.match(page.html.left(20'000)).hasMatch())
        return true;
    qsizetype letters = 0, backwards = 0;
    for (const QChar c : text) {
        if (!c.isLetter())
            continue;
        ++letters;
        if (c.direction() == QChar::DirR || c.direction() == QChar::DirAL)
            ++backwards;
    }
    return backwards * 2 > letters;
}

QString mirroredDeclarations(const QString &style)
{
    QStringList declarations;
    for (const QString &declaration : style.split(QLatin1Char(';'))) {
        const qsizetype colon = declaration.indexOf(QLatin1Char(':'));
        if (colon < 0 || declaration.contains(QLatin1String("url("), Qt::CaseInsensitive)) {
            declarations << declaration;
            continue;
        }
        const QString property = exchanged(declaration.left(colon));
        declarations << property + QLatin1Char(':')
                + exchanged(turned(property.trimmed().toLower(), declaration.mid(colon + 1)));
    }
    return declarations.join(QLatin1Char(';'));
}

QString mirroredSheet(const QString &css)
{
    // A sheet is clean: no comments, no quoted braces. What stands between braces without braces in it are
    // declarations.
    static const QRegularExpression block(QStringLiteral("\\{([^{}]*)\\}"));
    QString result;
    qsizetype done = 0;
    for (auto it = block.globalMatch(css); it.hasNext();) {
        const auto match = it.next();
        result += QStringView(css).mid(done, match.capturedStart(1) - done);
        result += mirroredDeclarations(match.captured(1));
        done = match.capturedEnd(1);
    }
    return result += QStringView(css).mid(done);
}

QString mirroredHtml(const QString &html)
{
    static const QRegularExpression tag(QStringLiteral("<[a-z][a-z0-9]*(?: [a-z]+=\"[^\"]*\")+>"));
    static const QRegularExpression one(QStringLiteral(" (align|style)=\"([^\"]*)\""));
    QString result;
    qsizetype done = 0;
    for (auto it = tag.globalMatch(html); it.hasNext();) {
        const auto match = it.next();
        const QString whole = match.captured();
        result += QStringView(html).mid(done, match.capturedStart() - done);
        qsizetype at = 0;
        for (auto each = one.globalMatch(whole); each.hasNext();) {
            const auto found = each.next();
            result += QStringView(whole).mid(at, found.capturedStart(2) - at);
            result += found.captured(1) == QLatin1String("align") ? exchanged(found.captured(2))
                                                                  : mirroredDeclarations(found.captured(2));
            at = found.capturedEnd(2);
        }
        result += QStringView(whole).mid(at);
        done = match.capturedEnd();
    }
    return result += QStringView(html).mid(done);
}

} // namespace duopost
