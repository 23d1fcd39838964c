// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string>
#include <vector>

namespace duopost {

/// Text as WordReader wants it: composed characters, compatibility forms resolved. Most text is so already.
QString preparedForWords(const QString &text);

/// Cuts text into words as the search index and queries know them, one pass, any thread. Case, accents and
/// width do not count. An umlaut has two forms ("muller", "mueller"), ß is ss. What is joined by hyphens or
/// apostrophes ("E-Mail") is its parts, and the first part also carries the whole ("email"). Scripts written
/// without blanks give a word for each character.
class WordReader {
public:
    struct Word {
        qsizetype begin = 0, end = 0; ///< in the text
        std::string form; ///< UTF-8, at most longest bytes
        std::string other; ///< with ae, oe, ue; empty if that is no different
        std::string whole, otherWhole; ///< of the joined word that begins here
        qsizetype wholeEnd = 0; ///< where the joined word ends
    };
    static constexpr size_t longest = 64;

    /// @param text prepared; outlives this
    explicit WordReader(QStringView text) : m_text(text) { }

    /// @return null at the end; valid until the next call
    const Word *next();

private:
    void readChain();
    bool readWord(Word &word);

    QStringView m_text;
    qsizetype m_at = 0;
    std::vector<Word> m_chain;
    size_t m_given = 0, m_read = 0;
};

} // namespace duopost
