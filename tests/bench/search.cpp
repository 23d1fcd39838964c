// SPDX-License-Identifier: GPL-3.0-or-later
// The search index over many synthetic messages: time to build, size, and what single questions cost. Prints
// figures; asserts nothing. Usage: bench_search [MESSAGES [BODY_BYTES]]
#include "tests/support/SearchStore.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QRandomGenerator>
#include <algorithm>
#include <cmath>
#include <cstdio>

using namespace duopost;

namespace {

/// Words as frequent as words are: the n-th is used 1/n as often as the first.
class Vocabulary {
public:
    explicit Vocabulary(int size) : m_random(4711)
    {
        static const char *syllables[]
            = {"re",   "chen", "mül",    "ler",  "stra", "ße",      "ver",   "kauf", "an",
               "ge",   "bot",  "termin", "haus", "bau",  "grün",    "licht", "zeit", "ung",
               "lich", "keit", "auf",    "trag", "wort", "schluss", "e"};
        QList<QByteArray> all(std::begin(syllables), std::end(syllables));
        for (int i = 0; i < 400; ++i)
            all << QByteArray(1, "bcdfghjklmnprstvwz"[m_random.bounded(18)])
                    + QByteArray(1, "aeiou"[m_random.bounded(5)])
                    + QByteArray(1, "lmnrst"[m_random.bounded(6)]);
        double sum = 0;
        for (int i = 0; i < size; ++i) {
            QByteArray word;
            for (int n = 1 + m_random.bounded(4); n > 0; --n)
                word += all[m_random.bounded(static_cast<int>(all.size()))];
            m_words << word;
            m_upTo.push_back(sum += 1.0 / (i + 2));
        }
    }
    QByteArray next()
    {
        const auto at
            = std::lower_bound(m_upTo.begin(), m_upTo.end(), m_random.generateDouble() * m_upTo.back());
        return m_words[at - m_upTo.begin()];
    }

private:
    QRandomGenerator m_random;
    QList<QByteArray> m_words;
    std::vector<double> m_upTo;
};

QByteArray messageOf(int number, Vocabulary &words, int bodyBytes)
{
    const auto date = QDateTime::fromSecsSinceEpoch(1'600'000'000 + number * 600LL, Qt::UTC);
    QByteArray raw = "From: " + words.next() + ' ' + words.next() + " <person"
        + QByteArray::number(number % 300)
        + "@example.org>\r\nTo: Anna Berger <anna.berger@lab.example>\r\nSubject: " + words.next() + ' '
        + words.next() + " Nummer " + QByteArray::number(number)
        + "\r\nDate: " + QLocale::c().toString(date, QStringLiteral("ddd, dd MMM yyyy hh:mm:ss")).toLatin1()
        + " +0000\r\nMessage-ID: <" + QByteArray::number(number)
        + "@bench.example>\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: "
          "8bit\r\n\r\n";
    if (number % 14'000 == 5)
        raw += "quarzkristall ";
    if (number % 3 == 0)
        raw += "rechnung ";
    for (int line = 0; raw.size() < bodyBytes; ++line)
        raw += words.next() + (line % 10 == 9 ? "\r\n" : " ");
    return raw;
}

double seconds(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.elapsed()) / 1000;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const int count = argc > 1 ? atoi(argv[1]) : 100'000;
    const int bodyBytes = argc > 2 ? atoi(argv[2]) : 1200;
    test::SearchStore mail;
    Vocabulary words(60'000);
    QElapsedTimer timer;
    timer.start();
    qint64 bytes = 0;
    constexpr int batch = 1000;
    double headerSeconds = 0;
    for (int first = 0; first < count; first += batch) {
        FolderDelta delta;
        QList<QByteArray> raws;
        for (int i = first; i < qMin(count, first + batch); ++i) {
            raws << messageOf(i, words, bodyBytes);
            bytes += raws.last().size();
            delta.arrived << NewMessage{
                .remote = {QByteArray::number(i + 1)},
                .header = parseHeader(raws.last()),
                .size = raws.last().size(),
                .flags = i % 10 ? MessageFlags(MessageFlag::Seen) : MessageFlags()};
        }
        QElapsedTimer committing;
        committing.start();
        auto rows = mail.store->commit(mail.inbox, delta).result().changes.arrived;
        headerSeconds += seconds(committing);
        std::sort(rows.begin(), rows.end(), [](auto a, auto b) { return a.id < b.id; });
        QList<StoredBody> bodies;
        for (qsizetype i = 0; i < raws.size(); ++i)
            bodies << takeIn(rows[i].id, raws[i]);
        mail.store->storeBodies(mail.inbox, bodies).waitForFinished();
    }
    printf(
        "%d messages, %.0f MB, stored in %.1f s (%.2f s of it headers)\n", count,
        static_cast<double>(bytes) / 1e6, seconds(timer), headerSeconds);
    timer.restart();
    mail.ask(QStringLiteral("x"));
    const auto file = mail.directory.filePath(QStringLiteral("search.db"));
    printf(
        "indexed in %.1f s, %.1f MB and %.1f MB of log\n", seconds(timer),
        static_cast<double>(QFileInfo(file).size()) / 1e6,
        static_cast<double>(QFileInfo(file + QStringLiteral("-wal")).size()) / 1e6);
    for (const auto *query :
         {"quarzkristall",
          "quarz",
          "rechnung",
          "re",
          "r",
          "rechnung termin",
          "\"rechnung termin\"",
          "nummer",
          "nummer 4711",
          "müller",
          "from:person17@example.org",
          "to:anna",
          "-rechnung nummer",
          "rechnung is:unread",
          "rechnung before:2020-10",
          "is:unread",
          "is:starred",
          "nummer is:starred",
          "larger:1M",
          "rechn stra kauf",
          "angebot termin haus",
          "gibtesnicht"}) {
        QList<double> times;
        qsizetype hits = 0;
        bool more = false;
        for (int i = 0; i < 7; ++i) {
            timer.restart();
            const auto found = mail.ask(QString::fromUtf8(query));
            times << static_cast<double>(timer.nsecsElapsed()) / 1e6;
            times.last() = found.milliseconds;
            hits = found.hits.size();
            more = found.hasMore;
        }
        const auto first = times.first();
        std::sort(times.begin(), times.end());
        printf(
            "%-28s %6.1f ms (first %6.1f)  %lld%s hits\n", query, times[3], first, static_cast<long long>(hits),
            more ? "+" : "");
    }
    return 0;
}
