// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/spelling/SpellWords.h"

#include <QRegularExpression>
#include <QTextBoundaryFinder>
#include <algorithm>

namespace duopost {

namespace {

/// Everything between blanks that is an address, a path or a name made for machines.
const QRegularExpression &machineWord()
{
    static const QRegularExpression expression(
        QStringLiteral("[^\\s@<>\"()]+@[^\\s@<>\"()]+"
                       "|[a-z][a-z0-9+.-]{1,15}://\\S+"
                       "|(?:mailto|tel|cid|news):\\S+"
                       "|www\\.\\S+"
                       "|(?<!\\S)(?:~?/|[A-Za-z]:\\\\)\\S+"
                       "|[\\p{L}\\p{N}-]+(?:\\.[\\p{L}\\p{N}-]+)*\\.(?:com|org|net|de|eu|at|ch|info|io|example|"
                       "test|pdf|txt|png|jpe?g|docx?|xlsx?|html?|zip)(?![\\p{L}\\p{N}])(?:/\\S*)?"
                       "|\\S*[\\p{L}\\p{N}]_[\\p{L}\\p{N}]\\S*"),
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    return expression;
}

QList<TextRange> machineWords(const QString &text)
{
    QList<TextRange> result;
    auto each = machineWord().globalMatch(text);
    while (each.hasNext()) {
        const auto match = each.next();
        result << TextRange{match.capturedStart(), match.capturedLength()};
    }
    return result;
}

// Their words are not told apart by blanks; Hunspell has no dictionaries for them.
bool isWithoutBlanks(QChar c)
{
    const auto script = c.script();
    return script == QChar::Script_Han || script == QChar::Script_Hiragana || script == QChar::Script_Katakana
        || script == QChar::Script_Thai || script == QChar::Script_Lao || script == QChar::Script_Khmer
        || script == QChar::Script_Myanmar;
}

bool isWord(QStringView word)
{
    const auto letters = std::count_if(word.begin(), word.end(), [](QChar c) { return c.isLetter(); });
    return letters > 1 && word.size() <= longestWord
        && std::none_of(word.begin(), word.end(), [](QChar c) { return c.isDigit() || isWithoutBlanks(c); });
}

} // namespace

QString asInDictionaries(const QString &word)
{
    QString result = word.normalized(QString::NormalizationForm_C);
    result.replace(QChar(0x2019), QLatin1Char('\'')).remove(QChar(0xad));
    return result;
}

QList<TextRange> wordsToCheck(const QString &text)
{
    const auto skipped = machineWords(text);
    auto skip = skipped.begin();
    QList<TextRange> result;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Word, text);
    for (qsizetype begin = 0, end; (end = finder.toNextBoundary()) >= 0; begin = end) {
        while (skip != skipped.end() && skip->begin + skip->length <= begin)
            ++skip;
        if (skip != skipped.end() && skip->begin < end)
            continue;
        if (isWord(QStringView(text).sliced(begin, end - begin)))
            result << TextRange{begin, end - begin};
    }
    return result;
}

} // namespace duopost
