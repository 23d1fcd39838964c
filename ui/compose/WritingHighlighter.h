// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QSyntaxHighlighter>
#include <functional>
#include <optional>

namespace duopost {

/// Dims the quoted lines of plain text, and underlines words that a dictionary does not know; quoted ones
/// never.
class WritingHighlighter : public QSyntaxHighlighter {
    Q_OBJECT
public:
    /// Is the word right? Empty while nobody knows yet.
    using KnowsWord = std::function<std::optional<bool>(const QString &word)>;

    explicit WritingHighlighter(QTextDocument *document);
    void setSpelling(const KnowsWord &knows); ///< null: nothing is underlined
    void lookAgain(); ///< more is known of words that were not known
    void lookAtAll();
    bool isLooking() const { return m_looking; } ///< what the document tells now is no change of its words
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
    bool m_dimsQuotes = true, m_looking = false;
    QSet<int> m_undecided; ///< paragraphs with words that nobody knew
};

} // namespace duopost
