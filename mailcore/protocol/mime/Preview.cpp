// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/MessageParser.h"
#include "mailcore/protocol/mime/Neutralise.h"

#include <algorithm>

namespace duopost {

namespace {

// More text than this is not looked at: a preview is a line.
constexpr qsizetype lookedAt = 16 * 1024;

bool isDecoration(QStringView line)
{
    return std::none_of(line.begin(), line.end(), [](QChar c) { return c.isLetterOrNumber(); });
}

/// "On Monday Ann wrote:", "Am 3.2. schrieb Ann:" above a quote.
bool isAttribution(QStringView line)
{
    return line.endsWith(QLatin1Char(':')) && line.size() < 200
        && (line.contains(QLatin1String("wrote"), Qt::CaseInsensitive)
            || line.contains(QLatin1String("schrieb"), Qt::CaseInsensitive)
            || line.contains(QStringLiteral("a écrit"), Qt::CaseInsensitive));
}

bool isLink(QStringView word)
{
    while (!word.isEmpty()
           && (word.front() == QLatin1Char('<') || word.front() == QLatin1Char('(')
               || word.front() == QLatin1Char('[')))
        word = word.sliced(1);
    return word.startsWith(QLatin1String("http://"), Qt::CaseInsensitive)
        || word.startsWith(QLatin1String("https://"), Qt::CaseInsensitive)
        || word.startsWith(QLatin1String("mailto:"), Qt::CaseInsensitive)
        || word.startsWith(QLatin1String("cid:"), Qt::CaseInsensitive);
}

QString joinedWords(QStringView line, bool dropLinks)
{
    QStringList words;
    for (const QStringView word : line.split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        if (!dropLinks || !isLink(word))
            words += word.toString();
    }
    return words.join(QLatin1Char(' '));
}

QString withoutClutter(const QString &text, qsizetype enough)
{
    QString result;
    for (const QStringView raw : QStringView(text).split(QLatin1Char('\n'))) {
        if (raw == QLatin1String("-- ")) // RFC 3676 section 4.3
            break;
        const QString line = mime::neutralised(raw.toString()).simplified();
        if (line.startsWith(QLatin1Char('>')) || isAttribution(line))
            continue;
        const QString words = joinedWords(line, true);
        if (isDecoration(words))
            continue;
        if (!result.isEmpty())
            result += QLatin1Char(' ');
        result += words;
        if (result.size() >= enough)
            break;
    }
    return result;
}

} // namespace

QString previewOf(const ParsedMessage &message, int maxLength)
{
    if (maxLength <= 0)
        return {};
    const QString text = message.text.left(lookedAt);
    QString preview = withoutClutter(text, maxLength);
    if (preview.isEmpty()) // nothing but quotes and links: better those than nothing
        preview = mime::neutralised(text).simplified();
    if (preview.size() > maxLength) {
        preview.truncate(maxLength);
        if (preview.back().isHighSurrogate())
            preview.chop(1);
    }
    return preview.trimmed();
}

} // namespace duopost
