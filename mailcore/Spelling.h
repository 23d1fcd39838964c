// SPDX-License-Identifier: GPL-3.0-or-later
// Spell checking with the dictionaries that are installed on this computer (Hunspell's). Nothing is fetched.
#pragma once

#include <QList>
#include <QString>
#include <QStringList>
#include <memory>

namespace duopost {

/// Where Hunspell's dictionaries are: the folders of DICPATH, then the system's.
QStringList dictionaryFolders();

/// For which languages there is a dictionary: "de_DE", "en_US", sorted. Empty if none is installed.
QStringList spellingLanguages(const QStringList &folders = dictionaryFolders());

/// A word of a text, in UTF-16 units.
struct TextRange {
    qsizetype begin = 0, length = 0;
    bool operator==(const TextRange &) const = default;
};

/// Is a word right, and what might have been meant? A word is right if it is so in any of the chosen languages;
/// without a language every word is. Any thread, one at a time: loading a dictionary takes a tenth of a second
/// and tens of megabytes, so an object lives on a thread of its own.
class SpellChecker {
public:
    /// @param ownWords file of the words a person has added; need not be there
    explicit SpellChecker(QString ownWords, QStringList folders = dictionaryFolders());
    ~SpellChecker();

    /// Loads what is needed. A language without a dictionary, or with a damaged one, is left out.
    void choose(const QStringList &languages);
    /// Those that could be loaded.
    QStringList chosen() const;

    bool isRight(const QString &word) const;
    /// The words of @p text that are not right, in order. Not looked at: numbers and words with digits, web and
    /// mail addresses, single letters, paths.
    QList<TextRange> wrongIn(const QString &text) const;
    /// Best first, of all chosen languages. No new language is asked once @p milliseconds have passed; Hunspell
    /// itself gives up on one word after about 300.
    QStringList suggestions(const QString &word, int most = 8, int milliseconds = 300) const;

    /// From now on right, in every language. @throws MailError FileUnwritable
    void learn(const QString &word);
    /// Takes that back. @throws MailError FileUnwritable
    void forget(const QString &word);
    /// Right for as long as this object lives.
    void ignore(const QString &word);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace duopost
