// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/safety/HostNames.h"

#include "mailcore/Safety.h"
#include "mailcore/discovery/PublicSuffix.h"

#include <QSet>
#include <QUrl>

namespace duopost {

namespace {

using Script = QChar::Script;

// The combinations one writing system is made of (UTS 39 section 5.2, "highly restrictive").
bool belongTogether(QSet<Script> scripts)
{
    scripts.remove(QChar::Script_Common);
    scripts.remove(QChar::Script_Inherited);
    if (scripts.size() <= 1)
        return true;
    scripts.remove(QChar::Script_Latin);
    static const QList<QSet<Script>> systems{
        {QChar::Script_Han, QChar::Script_Hiragana, QChar::Script_Katakana},
        {QChar::Script_Han, QChar::Script_Bopomofo},
        {QChar::Script_Han, QChar::Script_Hangul}};
    for (const auto &system : systems) {
        if (system.contains(scripts))
            return true;
    }
    return false;
}

// Letters of Greek and Cyrillic that are drawn like Latin ones (from Unicode's confusables table, lower case).
bool isDrawnLikeLatin(QChar letter)
{
    static const QString letters = QString::fromUtf8("асԁеһіјӏорԛѕԝхуьгαινορτυχγκω");
    return letters.contains(letter);
}

// A whole label of them reads as a Latin name.
bool readsAsLatin(const QString &label)
{
    bool any = false;
    for (const auto c : label) {
        if (c.script() != QChar::Script_Cyrillic && c.script() != QChar::Script_Greek)
            continue;
        if (!isDrawnLikeLatin(c))
            return false;
        any = true;
    }
    return any;
}

bool mayBeMistaken(const QString &label)
{
    QSet<Script> scripts;
    for (const char32_t c : label.toUcs4()) {
        scripts.insert(QChar::script(c));
        const auto category = QChar::category(c);
        const bool isPartOfWords = QChar::isLetterOrNumber(c) || category == QChar::Mark_NonSpacing
            || category == QChar::Mark_SpacingCombining || c == U'-' || c == U'_';
        if (!isPartOfWords)
            return true; // signs that look like a slash or a dot
    }
    return !belongTogether(scripts);
}

} // namespace

bool looksLikeAnother(const QString &host)
{
    const auto labels = host.split(QLatin1Char('.'));
    // Under a top-level domain of its own script a label of such letters is what it says.
    const auto top = labels.last();
    const bool ownTop = !top.isEmpty() && top[0].unicode() > 0x7f;
    for (const auto &label : labels) {
        if (mayBeMistaken(label) || (!ownTop && readsAsLatin(label)))
            return true;
    }
    return false;
}

QString unicodeHost(const QString &host)
{
    const auto ace = QUrl::toAce(host, QUrl::IgnoreIDNWhitelist);
    if (ace.isEmpty())
        return host.toLower();
    const auto unicode = QUrl::fromAce(ace, QUrl::IgnoreIDNWhitelist);
    return unicode.isEmpty() ? host.toLower() : unicode;
}

QString aceHost(const QString &host)
{
    const auto ace = QString::fromLatin1(QUrl::toAce(host, QUrl::IgnoreIDNWhitelist));
    return ace.isEmpty() ? host.toLower() : ace;
}

bool sameSite(const QString &one, const QString &other)
{
    const auto a = aceHost(one), b = aceHost(other);
    return !a.isEmpty() && (a == b || sameRegistration(a, b));
}

QString hostOfAddress(const QString &address)
{
    const auto at = address.lastIndexOf(QLatin1Char('@'));
    return at < 0 ? QString() : address.mid(at + 1).trimmed();
}

QString shownHost(const QString &host)
{
    const auto unicode = unicodeHost(host);
    if (!looksLikeAnother(unicode))
        return unicode;
    const auto ace = QString::fromLatin1(QUrl::toAce(host, QUrl::IgnoreIDNWhitelist));
    return ace.isEmpty() ? QString::fromLatin1(host.toUtf8().toPercentEncoding()) : ace;
}

QString shownAddress(const QString &address)
{
    const auto host = hostOfAddress(address);
    return host.isEmpty() ? address : address.left(address.lastIndexOf(QLatin1Char('@')) + 1) + shownHost(host);
}

} // namespace duopost
