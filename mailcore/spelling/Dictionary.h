// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <memory>

class Hunspell;

namespace duopost {

/// One of Hunspell's dictionaries, whatever charset it is in. One thread at a time.
class Dictionary {
public:
    /// Null if its files cannot be read, or are in a charset nobody knows.
    static std::unique_ptr<Dictionary> load(const QString &affixFile, const QString &wordFile);
    ~Dictionary();

    bool knows(const QString &word);
    QStringList suggestions(const QString &word);

private:
    Dictionary();
    std::unique_ptr<Hunspell> m_hunspell;
    void *m_to = nullptr; ///< iconv_t; null: it is in UTF-8
    void *m_from = nullptr;
};

} // namespace duopost
