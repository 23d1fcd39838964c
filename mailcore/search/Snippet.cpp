// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/search/Snippet.h"

#include "mailcore/search/WordReader.h"

#include <algorithm>

namespace duopost {

namespace {

constexpr qsizetype lookedThrough = 200'000; // characters: a snippet is a line

struct Found {
    int begin = 0, end = 0;
};

struct Spelled {
    QByteArray form, other;
    qsizetype begin = 0, end = 0;
};

bool isWord(const Spelled &word, const QByteArray &wanted, bool beginning)
{
    const auto fits = [&](const QByteArray &form) {
        return !form.isEmpty() && (beginning ? form.startsWith(wanted) : form == wanted);
    };
    return fits(word.form) || fits(word.other);
}

QList<Spelled> wordsOf(const QString &text)
{
    QList<Spelled> result;
    WordReader reader(text);
    while (const auto *word = reader.next())
        result << Spelled{
            QByteArray::fromStdString(word->form), QByteArray::fromStdString(word->other), word->begin,
            word->end};
    return result;
}

} // namespace

Marker::Marker(const SearchQuery &query, const QList<TextTerm::Field> &fields)
{
    for (const auto &group : query.groups) {
        for (const auto &condition : group) {
            const auto *term = std::get_if<TextTerm>(&condition.term);
            if (!term || condition.negated || !fields.contains(term->field))
                continue;
            const auto words = wordsOf(preparedForWords(term->text));
            // Both spellings, so that "müller" also marks "Mueller".
            for (const bool other : {false, true}) {
                Sequence sequence;
                for (const auto &word : words)
                    sequence.words << (other && !word.other.isEmpty() ? word.other : word.form);
                sequence.beginning = !term->exact && !words.isEmpty() && words.last().form.size() > 1;
                if (!sequence.words.isEmpty())
                    m_sequences << sequence;
            }
            WordReader reader(term->text);
            if (const auto *first = reader.next(); first && !first->whole.empty())
                m_sequences << Sequence{{QByteArray::fromStdString(first->whole)}, !term->exact};
        }
    }
}

QList<QPair<int, int>> Marker::marks(const QString &text, int most) const
{
    QList<Found> found;
    if (m_sequences.isEmpty())
        return {};
    const auto words = wordsOf(text.size() > lookedThrough ? text.left(lookedThrough) : text);
    for (qsizetype at = 0; at < words.size() && found.size() < most; ++at) {
        for (const auto &sequence : m_sequences) {
            const auto length = sequence.words.size();
            if (at + length > words.size())
                continue;
            bool fits = true;
            for (qsizetype i = 0; i < length && fits; ++i)
                fits = isWord(words[at + i], sequence.words[i], sequence.beginning && i == length - 1);
            if (!fits)
                continue;
            const Found one{static_cast<int>(words[at].begin), static_cast<int>(words[at + length - 1].end)};
            if (!found.isEmpty() && found.last().end >= one.begin)
                found.last().end = qMax(found.last().end, one.end);
            else
                found << one;
        }
    }
    QList<QPair<int, int>> result;
    for (const auto &one : std::as_const(found))
        result.append({one.begin, one.end - one.begin});
    return result;
}

SearchSnippet Marker::snippet(const QString &text, int length) const
{
    const auto all = marks(text);
    int start = 0;
    qsizetype best = 0;
    for (qsizetype i = 0; i < all.size(); ++i) {
        qsizetype inside = i;
        while (inside < all.size() && all[inside].first + all[inside].second <= all[i].first + length)
            ++inside;
        if (inside - i > best) {
            best = inside - i;
            start = all[i].first;
        }
    }
    SearchSnippet result;
    // A few words before what was found, from a word's beginning.
    start = qMax(0, start - qMin(length / 4, 16)); // what is found must be seen in a narrow list too
    if (start > 0) {
        while (start < text.size() && !text.at(start).isSpace())
            ++start;
    }
    bool blank = true;
    qsizetype next = 0;
    if (start > 0)
        result.text = QStringLiteral("… ");
    const int end = static_cast<int>(qMin<qsizetype>(text.size(), start + length));
    for (int at = start; at < end; ++at) {
        while (next < all.size() && all[next].first < at)
            ++next;
        if (next < all.size() && all[next].first == at)
            result.marks.append({static_cast<int>(result.text.size()), qMin(all[next].second, end - at)});
        const QChar c = text.at(at);
        if (!c.isSpace())
            result.text += c;
        else if (!blank)
            result.text += QLatin1Char(' ');
        blank = c.isSpace();
    }
    if (end < text.size())
        result.text += QStringLiteral(" …");
    return result;
}

QList<QPair<int, int>> searchMarks(const QString &text, const QString &query)
{
    using F = TextTerm::Field;
    return Marker(parseSearch(query), {F::Any, F::Subject, F::From, F::To, F::Cc, F::Body, F::FileName})
        .marks(preparedForWords(text));
}

} // namespace duopost
