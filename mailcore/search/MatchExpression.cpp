// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/search/MatchExpression.h"

#include "mailcore/search/WordReader.h"

#include <algorithm>

namespace duopost {

namespace {

QByteArray columnOf(TextTerm::Field field)
{
    switch (field) {
    case TextTerm::Field::Subject:
        return "subject : ";
    case TextTerm::Field::From:
        return "sender : ";
    case TextTerm::Field::To:
        return "{receiver copies} : ";
    case TextTerm::Field::Cc:
        return "copies : ";
    case TextTerm::Field::Body:
        return "body : ";
    case TextTerm::Field::FileName:
        return "files : ";
    case TextTerm::Field::Any:
        break;
    }
    return {};
}

QByteArray quoted(const QByteArray &words, bool beginning)
{
    return '"' + words + '"' + (beginning ? " *" : "");
}

bool isText(const SearchCondition &condition)
{
    return std::holds_alternative<TextTerm>(condition.term);
}

QByteArray either(const QList<QByteArray> &expressions)
{
    return expressions.size() == 1 ? expressions.first() : '(' + expressions.join(" OR ") + ')';
}

} // namespace

QByteArray matchExpression(const TextTerm &term)
{
    const auto text = preparedForWords(term.text);
    WordReader reader(text);
    QByteArray words, whole, otherWhole;
    int count = 0;
    qsizetype wholeEnd = 0, end = 0;
    size_t longest = 0;
    while (const auto *word = reader.next()) {
        if (count++ > 0)
            words += ' ';
        // As it was written: the tokenizer knows both spellings of an umlaut.
        words += QStringView(text).mid(word->begin, word->end - word->begin).toUtf8();
        longest = word->form.size();
        end = word->end;
        if (count == 1) {
            whole = QByteArray::fromStdString(word->whole);
            otherWhole = QByteArray::fromStdString(word->otherWhole);
            wholeEnd = word->wholeEnd;
        }
    }
    if (count == 0)
        return {};
    // The beginning of a word, but not everything that begins with one letter.
    const bool beginning = !term.exact && longest > 1;
    QList<QByteArray> alternatives{quoted(words, beginning)};
    if (!whole.isEmpty() && wholeEnd == end) { // "E-Mail" is also "email"
        alternatives << quoted(whole, !term.exact);
        if (!otherWhole.isEmpty())
            alternatives << quoted(otherWhole, !term.exact);
    }
    return columnOf(term.field) + either(alternatives);
}

MatchPlan planMatch(const SearchQuery &query)
{
    MatchPlan plan;
    QList<QByteArray> all, none;
    for (const auto &group : query.groups) {
        const bool onlyText = std::all_of(group.begin(), group.end(), isText);
        const bool anyNegated
            = std::any_of(group.begin(), group.end(), [](const auto &condition) { return condition.negated; });
        if (!onlyText || (anyNegated && group.size() > 1)) {
            plan.rest << group;
            continue;
        }
        QList<QByteArray> expressions;
        for (const auto &condition : group)
            expressions << matchExpression(std::get<TextTerm>(condition.term));
        (anyNegated ? none : all)
            << (expressions.size() == 1 ? '(' + expressions.first() + ')' : either(expressions));
    }
    if (all.isEmpty()) { // the index can only leave out of something
        for (const auto &group : query.groups) {
            if (group.size() == 1 && group.first().negated && isText(group.first()))
                plan.rest << group;
        }
        return plan;
    }
    plan.expression = all.join(" AND ");
    if (!none.isEmpty())
        plan.expression = '(' + plan.expression + ") NOT " + either(none);
    return plan;
}

} // namespace duopost
