// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>

namespace duopost {

/// The words a person has added: a text file, one a line, in the profile. One thread at a time.
class OwnWords {
public:
    explicit OwnWords(QString path);

    /// As it was added; one that was added in small letters also with a capital, or in capitals.
    bool contains(const QString &word) const;
    /// @throws MailError FileUnwritable
    void add(const QString &word);
    void remove(const QString &word);

private:
    QSet<QString> read() const;
    void write() const;

    QString m_path;
    QSet<QString> m_words;
};

} // namespace duopost
