// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/spelling/OwnWords.h"

#include "mailcore/files/PrivateFile.h"

#include <QFile>
#include <QStringList>
#include <algorithm>

namespace duopost {

namespace {

constexpr qsizetype longestFile = 4 * 1024 * 1024;

}

OwnWords::OwnWords(QString path) : m_path(std::move(path)), m_words(read()) { }

QSet<QString> OwnWords::read() const
{
    QSet<QString> words;
    QFile file(m_path);
    if (m_path.isEmpty() || !file.open(QIODevice::ReadOnly))
        return words; // none yet; one that cannot be read costs some red lines, and is not written over
    for (const auto &line : QString::fromUtf8(file.read(longestFile)).split(u'\n')) {
        if (const auto word = line.trimmed(); !word.isEmpty())
            words.insert(word);
    }
    return words;
}

bool OwnWords::contains(const QString &word) const
{
    if (m_words.contains(word))
        return true;
    const auto small = word.toLower();
    const bool capitals = word == word.toUpper() || word.mid(1) == small.mid(1);
    return capitals && m_words.contains(small);
}

void OwnWords::add(const QString &word)
{
    const auto one = word.simplified();
    if (one.isEmpty())
        return;
    m_words.unite(read()); // another window may have added some
    m_words.insert(one);
    write();
}

void OwnWords::remove(const QString &word)
{
    m_words.unite(read());
    if (m_words.remove(word.simplified()))
        write();
}

void OwnWords::write() const
{
    if (m_path.isEmpty())
        return;
    QStringList sorted(m_words.begin(), m_words.end());
    std::sort(sorted.begin(), sorted.end());
    writePrivateFile(m_path, sorted.isEmpty() ? QByteArray() : sorted.join(u'\n').toUtf8() + '\n');
}

} // namespace duopost
