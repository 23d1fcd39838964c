// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/Spelling.h"
#include "mailcore/spelling/Dictionary.h"
#include "mailcore/spelling/OwnWords.h"
#include "mailcore/spelling/SpellWords.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QHash>
#include <QRegularExpression>
#include <algorithm>
#include <utility>
#include <vector>

namespace duopost {

namespace {

constexpr qsizetype longestToSuggestFor = 50;
constexpr qsizetype mostRemembered = 20'000;

QString fileOf(const QStringList &folders, const QString &language, const char *suffix)
{
    for (const auto &folder : folders) {
        const auto base = QDir(folder).filePath(language);
        if (QFile::exists(base + QStringLiteral(".aff")) && QFile::exists(base + QStringLiteral(".dic")))
            return base + QLatin1String(suffix);
    }
    return {};
}

} // namespace

QStringList dictionaryFolders()
{
    QStringList folders = qEnvironmentVariable("DICPATH").split(QDir::listSeparator(), Qt::SkipEmptyParts);
    for (const char *system :
         {"/usr/share/hunspell", "/usr/local/share/hunspell", "/usr/share/myspell", "/usr/share/myspell/dicts",
          "/Library/Spelling"})
        folders << QString::fromLatin1(system);
    return folders;
}

QStringList spellingLanguages(const QStringList &folders)
{
    static const QRegularExpression name(QStringLiteral("^[a-z]{2,3}([_-][A-Za-z0-9_@.-]+)?$"));
    QStringList languages;
    for (const auto &folder : folders) {
        for (const auto &file : QDir(folder).entryInfoList({QStringLiteral("*.aff")}, QDir::Files)) {
            const auto language = file.completeBaseName();
            if (name.match(language).hasMatch() && !fileOf({folder}, language, ".dic").isEmpty())
                languages << language;
        }
    }
    languages.removeDuplicates();
    languages.sort();
    return languages;
}

struct SpellChecker::Private {
    struct Language {
        QString name;
        std::unique_ptr<Dictionary> dictionary;
    };
    QStringList folders;
    OwnWords own;
    QSet<QString> ignored;
    std::vector<Language> languages;
    mutable QHash<QString, bool> remembered; ///< what the dictionaries said; a text says the same words again

    bool known(const QString &word) const
    {
        if (const auto it = remembered.constFind(word); it != remembered.constEnd())
            return *it;
        const bool is = std::any_of(languages.begin(), languages.end(), [&](const Language &language) {
            // "z.B" is known with the dot that ends it.
            return language.dictionary->knows(word)
                || (word.contains(u'.') && language.dictionary->knows(word + u'.'));
        });
        if (remembered.size() >= mostRemembered)
            remembered.clear();
        remembered.insert(word, is);
        return is;
    }
};

SpellChecker::SpellChecker(QString ownWords, QStringList folders)
    : d(new Private{std::move(folders), OwnWords(std::move(ownWords)), {}, {}, {}})
{
}

SpellChecker::~SpellChecker() = default;

void SpellChecker::choose(const QStringList &languages)
{
    std::vector<Private::Language> loaded;
    for (const auto &name : languages) {
        const auto old = std::find_if(d->languages.begin(), d->languages.end(), [&](const auto &language) {
            return language.name == name;
        });
        auto dictionary = old != d->languages.end()
            ? std::move(old->dictionary)
            : Dictionary::load(fileOf(d->folders, name, ".aff"), fileOf(d->folders, name, ".dic"));
        if (dictionary)
            loaded.push_back({name, std::move(dictionary)});
    }
    d->languages = std::move(loaded);
    d->remembered.clear();
}

QStringList SpellChecker::chosen() const
{
    QStringList names;
    for (const auto &language : d->languages)
        names << language.name;
    return names;
}

bool SpellChecker::isRight(const QString &word) const
{
    const auto plain = asInDictionaries(word);
    if (d->languages.empty() || plain.isEmpty() || plain.size() > longestWord || d->ignored.contains(plain)
        || d->own.contains(plain) || d->known(plain))
        return true;
    // "and/or", "Hin-", "e.g": what is joined is right if its parts are.
    static const QRegularExpression joint(QStringLiteral("[-/.\\x{2010}\\x{2011}]"));
    const auto parts = plain.split(joint, Qt::SkipEmptyParts);
    return parts.size() > 1 && std::all_of(parts.begin(), parts.end(), [this](const QString &part) {
               return part.size() == 1 || d->own.contains(part) || d->ignored.contains(part) || d->known(part);
           });
}

QList<TextRange> SpellChecker::wrongIn(const QString &text) const
{
    QList<TextRange> result;
    if (d->languages.empty())
        return result;
    for (const auto &range : wordsToCheck(text)) {
        if (!isRight(text.mid(range.begin, range.length)))
            result << range;
    }
    return result;
}

QStringList SpellChecker::suggestions(const QString &word, int most, int milliseconds) const
{
    const auto plain = asInDictionaries(word);
    if (plain.isEmpty() || plain.size() > longestToSuggestFor)
        return {};
    QElapsedTimer timer;
    timer.start();
    std::vector<QStringList> each;
    for (const auto &language : d->languages) {
        if (!each.empty() && timer.elapsed() > milliseconds)
            break;
        each.push_back(language.dictionary->suggestions(plain));
    }
    QStringList result;
    for (qsizetype rank = 0; result.size() < most; ++rank) { // the best of each, then the second best
        bool any = false;
        for (const auto &list : each) {
            if (rank >= list.size())
                continue;
            any = true;
            if (!result.contains(list[rank]) && result.size() < most)
                result << list[rank];
        }
        if (!any)
            break;
    }
    return result;
}

void SpellChecker::learn(const QString &word)
{
    d->own.add(asInDictionaries(word));
}

void SpellChecker::forget(const QString &word)
{
    d->own.remove(asInDictionaries(word));
}

void SpellChecker::ignore(const QString &word)
{
    d->ignored.insert(asInDictionaries(word));
}

} // namespace duopost
