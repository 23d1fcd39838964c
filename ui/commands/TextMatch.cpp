// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/TextMatch.h"

#include <QStringList>

namespace duopost {

namespace {

/// A text without case and accents, and where each of its letters came from.
struct Folded {
    QString text;
    QList<qsizetype> from;
};

Folded fold(const QString &text)
{
    Folded folded;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QString letters = QString(text.at(i)).normalized(QString::NormalizationForm_KD).toCaseFolded();
        for (const QChar letter : letters) {
            if (letter.isMark())
                continue;
            folded.text += letter == QChar(0xdf) ? QStringLiteral("ss") : QString(letter);
            while (folded.from.size() < folded.text.size())
                folded.from << i;
        }
    }
    return folded;
}

bool beginsWord(const QString &text, qsizetype at)
{
    return at == 0 || !text.at(at - 1).isLetterOrNumber();
}

} // namespace

std::optional<TextMatch> matchWords(const QString &text, const QString &typed)
{
    const Folded folded = fold(text);
    TextMatch match;
    for (const QString &word : fold(typed).text.simplified().split(QLatin1Char(' '), Qt::SkipEmptyParts)) {
        const qsizetype first = folded.text.indexOf(word);
        if (first < 0)
            return std::nullopt;
        // Where a word begins is more likely meant than its middle.
        qsizetype at = first;
        while (at >= 0 && !beginsWord(folded.text, at))
            at = folded.text.indexOf(word, at + 1);
        match.rank += at == 0 ? 0 : at > 0 ? 1 : 3;
        if (at < 0)
            at = first;
        const qsizetype start = folded.from.at(at);
        match.pieces << Piece{start, folded.from.at(at + word.size() - 1) + 1 - start};
    }
    return match;
}

} // namespace duopost
