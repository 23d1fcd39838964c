// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/search/SearchQuery.h"

#include "mailcore/search/SearchOperators.h"
#include "mailcore/search/SearchValues.h"
#include "mailcore/search/WordReader.h"

namespace duopost {

namespace {

/// One thing between blanks: "-from:"Anna Berg"" is negated, from, Anna Berg, quoted.
struct Piece {
    bool negated = false;
    QString name; ///< of an operator, as typed; empty = words
    QString value;
    bool quoted = false;
};

bool isQuote(QChar c)
{
    // „…“ and “…” as keyboards and word processors make them
    return c == QLatin1Char('"') || c == QChar(0x201C) || c == QChar(0x201D) || c == QChar(0x201E);
}

class Pieces {
public:
    explicit Pieces(const QString &text) : m_text(text) { }

    std::optional<Piece> next()
    {
        while (m_at < m_text.size() && m_text.at(m_at).isSpace())
            ++m_at;
        if (m_at >= m_text.size())
            return std::nullopt;
        Piece piece;
        if (m_text.at(m_at) == QLatin1Char('-') && m_at + 1 < m_text.size() && !m_text.at(m_at + 1).isSpace()) {
            piece.negated = true;
            ++m_at;
        }
        if (const auto colon = operatorEnd(); colon > m_at) {
            piece.name = m_text.mid(m_at, colon - m_at);
            m_at = colon + 1;
        }
        if (m_at < m_text.size() && isQuote(m_text.at(m_at))) {
            piece.quoted = true;
            const auto from = ++m_at;
            while (m_at < m_text.size() && !isQuote(m_text.at(m_at)))
                ++m_at;
            piece.value = m_text.mid(from, m_at - from);
            // Without the second quote it is still being typed: the last word is a beginning.
            piece.quoted = m_at < m_text.size();
            ++m_at;
            return piece;
        }
        const auto from = m_at;
        while (m_at < m_text.size() && !m_text.at(m_at).isSpace() && !isQuote(m_text.at(m_at)))
            ++m_at;
        piece.value = m_text.mid(from, m_at - from);
        return piece;
    }

private:
    /// Where the colon of an operator is that begins here; else m_at.
    qsizetype operatorEnd() const
    {
        auto end = m_at;
        while (end < m_text.size() && m_text.at(end).isLetter())
            ++end;
        const bool known = end < m_text.size() && m_text.at(end) == QLatin1Char(':')
            && searchOperator(m_text.mid(m_at, end - m_at));
        return known ? end : m_at;
    }

    QString m_text;
    qsizetype m_at = 0;
};

bool hasWords(const QString &text)
{
    const auto prepared = preparedForWords(text);
    return WordReader(prepared).next() != nullptr;
}

std::optional<SearchTerm> words(TextTerm::Field field, const Piece &piece)
{
    if (!hasWords(piece.value))
        return std::nullopt;
    return TextTerm{field, piece.value, piece.quoted};
}

std::optional<SearchTerm> dates(SearchOperator what, const QString &value, QDate today)
{
    const auto days = daysOf(value, today);
    if (!days)
        return std::nullopt;
    if (what == SearchOperator::Before)
        return DateTerm{{}, days->first};
    if (what == SearchOperator::After)
        return DateTerm{days->first, {}};
    return DateTerm{days->first, days->second};
}

std::optional<SearchTerm> termOf(SearchOperator what, const Piece &piece, QDate today)
{
    using F = TextTerm::Field;
    switch (what) {
    case SearchOperator::From:
        return words(F::From, piece);
    case SearchOperator::To:
        return words(F::To, piece);
    case SearchOperator::Cc:
        return words(F::Cc, piece);
    case SearchOperator::Subject:
        return words(F::Subject, piece);
    case SearchOperator::Body:
        return words(F::Body, piece);
    case SearchOperator::FileName:
        return words(F::FileName, piece);
    case SearchOperator::Has:
        return isAttachmentWord(piece.value) ? std::optional<SearchTerm>(AttachmentTerm{}) : std::nullopt;
    case SearchOperator::Is:
        if (const auto state = stateOf(piece.value))
            return StateTerm{*state};
        return std::nullopt;
    case SearchOperator::In:
        return piece.value.isEmpty() ? std::nullopt : std::optional<SearchTerm>(FolderTerm{piece.value});
    case SearchOperator::Tag:
        return piece.value.isEmpty() ? std::nullopt : std::optional<SearchTerm>(TagTerm{piece.value});
    case SearchOperator::Before:
    case SearchOperator::After:
    case SearchOperator::On:
        return dates(what, piece.value, today);
    case SearchOperator::Larger:
    case SearchOperator::Smaller: {
        const auto bytes = bytesOf(piece.value);
        if (!bytes)
            return std::nullopt;
        return what == SearchOperator::Larger ? SizeTerm{*bytes, {}} : SizeTerm{{}, *bytes};
    }
    }
    return std::nullopt;
}

bool isOr(const Piece &piece)
{
    return !piece.negated && !piece.quoted && piece.name.isEmpty()
        && (piece.value == QLatin1String("OR") || piece.value == QLatin1String("ODER"));
}

} // namespace

SearchQuery parseSearch(const QString &text, QDate today)
{
    SearchQuery query;
    Pieces pieces(text);
    bool joins = false; // the next condition belongs to the group before
    while (const auto piece = pieces.next()) {
        if (isOr(*piece)) {
            joins = !query.groups.isEmpty();
            continue;
        }
        const auto what = piece->name.isEmpty() ? std::nullopt : searchOperator(piece->name);
        const auto term = what ? termOf(*what, *piece, today) : words(TextTerm::Field::Any, *piece);
        if (!term) {
            if (what && !piece->value.isEmpty())
                query.notUnderstood << piece->name + QLatin1Char(':') + piece->value;
            joins = false;
            continue;
        }
        if (!std::exchange(joins, false))
            query.groups.append(QList<SearchCondition>());
        query.groups.last() << SearchCondition{*term, piece->negated};
    }
    return query;
}

} // namespace duopost
