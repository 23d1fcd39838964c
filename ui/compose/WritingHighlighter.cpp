// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/WritingHighlighter.h"

#include "ui/compose/DocumentWriter.h"
#include "ui/theme/Theme.h"

#include <QRegularExpression>
#include <QTextBlock>

#include <algorithm>

namespace duopost {

WritingHighlighter::WritingHighlighter(QTextDocument *document) : QSyntaxHighlighter(document)
{
    lookAtAll(); // now, not when the event loop comes to it
}

void WritingHighlighter::lookAtAll()
{
    m_looking = true;
    m_undecided.clear();
    rehighlight();
    m_looking = false;
}

void WritingHighlighter::setSpelling(const KnowsWord &knows)
{
    m_knows = knows;
    lookAtAll();
}

void WritingHighlighter::lookAgain()
{
    const QSet<int> undecided = std::exchange(m_undecided, {});
    m_looking = true;
    for (const int number : undecided)
        rehighlightBlock(document()->findBlockByNumber(number));
    m_looking = false;
}

void WritingHighlighter::setDimsQuotes(bool dims)
{
    if (m_dimsQuotes == dims)
        return;
    m_dimsQuotes = dims;
    lookAtAll();
}

QList<WritingHighlighter::Word> WritingHighlighter::wordsIn(const QString &line)
{
    static const QRegularExpression address(
        QStringLiteral("\\S+@\\S+|\\b[a-z]+://\\S+|\\bwww\\.\\S+"), QRegularExpression::CaseInsensitiveOption);
    static const QRegularExpression word(QStringLiteral("\\b\\p{L}[\\p{L}\\p{M}]*(?:['’]\\p{L}+)*\\b"));
    QString text = line;
    for (auto it = address.globalMatch(line); it.hasNext();) {
        const auto found = it.next();
        text.replace(
            found.capturedStart(), found.capturedLength(), QString(found.capturedLength(), QLatin1Char(' ')));
    }
    QList<Word> words;
    for (auto it = word.globalMatch(text); it.hasNext();) {
        const auto found = it.next();
        const QString one = found.captured();
        const bool digits = (found.capturedStart() > 0 && text.at(found.capturedStart() - 1).isDigit())
            || (found.capturedEnd() < text.size() && text.at(found.capturedEnd()).isDigit());
        if (one.size() > 1 && !digits && one != one.toUpper())
            words << Word{static_cast<int>(found.capturedStart()), one};
    }
    return words;
}

void WritingHighlighter::highlightBlock(const QString &text)
{
    const bool quotedLine = m_dimsQuotes && text.startsWith(QLatin1Char('>'));
    if (quotedLine) {
        QTextCharFormat dim;
        dim.setForeground(colours().subtle);
        setFormat(0, static_cast<int>(text.size()), dim);
    }
    if (!m_knows || quotedLine || quoteLevelOf(currentBlock()) > 0)
        return;
    for (const Word &word : wordsIn(text)) {
        const std::optional<bool> right = m_knows(word.text);
        if (!right)
            m_undecided << currentBlock().blockNumber();
        if (right.value_or(true))
            continue;
        QTextCharFormat wrong = format(word.start);
        wrong.setUnderlineStyle(QTextCharFormat::SpellCheckUnderline);
        wrong.setUnderlineColor(colours().bad);
        setFormat(word.start, static_cast<int>(word.text.size()), wrong);
    }
}

} // namespace duopost
