// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailError.h"
#include "mailcore/Spelling.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QSet>
#include <QThreadPool>
#include <QTimer>
#include <optional>

namespace duopost {

/// Spelling for windows, which never wait for it: words are looked up on a thread of its own, and what was
/// found is remembered. GUI thread.
class Spelling : public QObject {
    Q_OBJECT
public:
    /// @param ownWords file of the words a person has added
    explicit Spelling(const QString &ownWords, const QStringList &folders = dictionaryFolders());
    ~Spelling() override;

    /// "de_DE", …: there is a dictionary for them.
    const QStringList &available() const { return m_available; }
    void choose(const QStringList &languages);
    const QStringList &chosen() const { return m_chosen; }
    /// The language of the window and English, as far as there are dictionaries.
    QStringList usual(const QString &locale) const;

    /// Is it right? Empty while that is being looked up; learnt() tells when more is known.
    std::optional<bool> isRight(const QString &word);
    QFuture<QStringList> suggestions(const QString &word);
    void learn(const QString &word); ///< for good
    void ignore(const QString &word); ///< until the program ends

signals:
    void learnt(); ///< of words that were not known
    void changed(); ///< what was known may be different now
    void failed(const duopost::MailError &error);

private:
    void ask();

    QStringList m_folders, m_available, m_chosen;
    std::shared_ptr<SpellChecker> m_checker; ///< touched on the pool's one thread only
    QThreadPool m_pool;
    QHash<QString, bool> m_known;
    QSet<QString> m_wanted;
    QTimer m_askSoon;
    int m_round = 0; ///< answers of before another choice are not used
};

} // namespace duopost
