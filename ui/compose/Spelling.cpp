// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/compose/Spelling.h"

#include "ui/words/Futures.h"

#include <QPromise>

#include <algorithm>

namespace duopost {

namespace {

constexpr qsizetype rememberedAtMost = 100'000;

template <class T, class Work> QFuture<T> run(QThreadPool &pool, Work work)
{
    auto promise = std::make_shared<QPromise<T>>();
    promise->start();
    pool.start([promise, work] {
        try {
            promise->addResult(work());
        } catch (...) {
            promise->setException(std::current_exception());
        }
        promise->finish();
    });
    return promise->future();
}

} // namespace

Spelling::Spelling(const QString &ownWords, const QStringList &folders)
    : m_folders(folders), m_available(spellingLanguages(folders)),
      m_checker(std::make_shared<SpellChecker>(ownWords, folders))
{
    m_pool.setMaxThreadCount(1);
    m_askSoon.setSingleShot(true);
    m_askSoon.setInterval(30);
    connect(&m_askSoon, &QTimer::timeout, this, &Spelling::ask);
}

Spelling::~Spelling()
{
    m_pool.clear();
    m_pool.waitForDone();
}

void Spelling::choose(const QStringList &languages)
{
    if (languages == m_chosen)
        return;
    m_chosen = languages;
    ++m_round;
    m_known.clear();
    m_wanted.clear();
    m_pool.start([checker = m_checker, languages] { checker->choose(languages); });
    emit changed();
}

QStringList Spelling::usual(const QString &locale) const
{
    QStringList usual;
    for (const QString &wanted : {locale, QStringLiteral("en_US")}) {
        const QString language = wanted.section(QLatin1Char('_'), 0, 0);
        QString best;
        for (const QString &one : m_available) {
            if (one == wanted || (best.isEmpty() && one.section(QLatin1Char('_'), 0, 0) == language))
                best = one;
        }
        const bool there = std::any_of(usual.cbegin(), usual.cend(), [&](const QString &one) {
            return one.section(QLatin1Char('_'), 0, 0) == language;
        });
        if (!best.isEmpty() && !there)
            usual << best;
    }
    return usual;
}

std::optional<bool> Spelling::isRight(const QString &word)
{
    if (m_chosen.isEmpty())
        return true;
    if (const auto known = m_known.constFind(word); known != m_known.cend())
        return *known;
    m_wanted << word;
    if (!m_askSoon.isActive())
        m_askSoon.start();
    return std::nullopt;
}

void Spelling::ask()
{
    if (m_wanted.isEmpty())
        return;
    const QSet<QString> words = std::exchange(m_wanted, {});
    using Found = QHash<QString, bool>;
    const auto lookUp = [checker = m_checker, words] {
        Found found;
        for (const QString &word : words)
            found.insert(word, checker->isRight(word));
        return found;
    };
    whenFinished(
        run<Found>(m_pool, lookUp), this,
        [this, round = m_round](const Found &found) {
            if (round != m_round)
                return;
            if (m_known.size() > rememberedAtMost)
                m_known.clear();
            m_known.insert(found);
            emit learnt();
        },
        [this](const MailError &error) { emit failed(error); });
}

QFuture<QStringList> Spelling::suggestions(const QString &word)
{
    return run<QStringList>(m_pool, [checker = m_checker, word] { return checker->suggestions(word); });
}

void Spelling::learn(const QString &word)
{
    m_known.insert(word, true);
    emit changed();
    whenFinished(
        run<bool>(
            m_pool,
            [checker = m_checker, word] {
                checker->learn(word);
                return true;
            }),
        this, [](bool) {}, [this](const MailError &error) { emit failed(error); });
}

void Spelling::ignore(const QString &word)
{
    m_known.insert(word, true);
    m_pool.start([checker = m_checker, word] { checker->ignore(word); });
    emit changed();
}

} // namespace duopost
