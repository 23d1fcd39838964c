// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSyntaxHighlighter>
#include <functional>

namespace duopost {

/// Dims the quoted lines of plain text, and underlines words that a dictionary does not know; quoted ones
/// never.
class WritingHighlighter : public QSyntaxHighlighter {
    Q_OBJECT
public:
    using KnowsWord = std::function<bool(const QString &word)>;

    explicit WritingHighlighter(QTextDocument *document);
    void setSpelling(const KnowsWord &knows); ///< null: nothing is underlined
    void setDimsQuotes(bool dims);

    struct Word {
        int start = 0;
        QString text;
    };
    /// Words to look at: without addresses, numbers and what is in capitals.
    static QList<Word> wordsIn(const QString &line);

protected:
    void highlightBlock(const QString &text) override;

private:
    KnowsWord m_knows;
    bool m_dimsQuotes = true;
};

} // namespace duopost
