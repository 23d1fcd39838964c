// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/filters/FilterTests.h"

namespace duopost {

namespace {

using Field = FilterCondition::Field;
using Match = FilterCondition::Match;
using Kind = SieveArgument::Kind;

/// A test's arguments taken apart: tags (with the value behind those that have one), strings, numbers.
struct Arguments {
    QStringList tags;
    QString comparator;
    QString value; ///< behind :value
    QList<QStringList> strings;
    std::optional<qint64> number;

    static Arguments of(const SieveTest &test)
    {
        Arguments result;
        const auto &all = test.arguments;
        for (qsizetype i = 0; i < all.size(); ++i) {
            const auto &one = all[i];
            const auto takesNext = [&](const char *tag) {
                return one.kind == Kind::Tag && one.tag == QLatin1String(tag) && i + 1 < all.size()
                    && all[i + 1].kind == Kind::Strings && all[i + 1].strings.size() == 1;
            };
            if (takesNext("comparator"))
                result.comparator = all[++i].strings.first();
            else if (takesNext("value"))
                result.value = all[++i].strings.first();
            else if (one.kind == Kind::Tag)
                result.tags << one.tag;
            else if (one.kind == Kind::Strings)
                result.strings << one.strings;
            else
                result.number = one.number;
        }
        return result;
    }
};

bool same(const QStringList &list, std::initializer_list<const char *> names)
{
    if (list.size() != static_cast<qsizetype>(names.size()))
        return false;
    qsizetype i = 0;
    for (const auto *name : names)
        if (list[i++].compare(QLatin1String(name), Qt::CaseInsensitive) != 0)
            return false;
    return true;
}

Match matchOf(QStringList &tags, const QString &comparator)
{
    if (!comparator.isEmpty() && comparator != QLatin1String("i;ascii-casemap"))
        refuse(QStringLiteral("the comparator %1").arg(comparator));
    Match match = Match::Is; // RFC 5228 section 2.7.1
    for (const auto &[name, meant] :
         {std::pair{"contains", Match::Contains}, std::pair{"is", Match::Is},
          std::pair{"matches", Match::Matches}})
        if (tags.removeAll(QLatin1String(name)) > 0)
            match = meant;
    return match;
}

void refuseTags(const QStringList &tags)
{
    if (!tags.isEmpty())
        refuse(QStringLiteral(":%1").arg(tags.first()));
}

// Each header with each text: any of them.
QList<FilterCondition> ofHeaders(const SieveTest &test)
{
    auto arguments = Arguments::of(test);
    const bool address = test.name == QLatin1String("address");
    const auto match = matchOf(arguments.tags, arguments.comparator);
    if (address)
        arguments.tags.removeAll(QStringLiteral("all"));
    refuseTags(arguments.tags);
    if (arguments.strings.size() != 2 || arguments.number || !arguments.value.isEmpty())
        refuse(QStringLiteral("the arguments of %1").arg(test.name));
    const auto &headers = arguments.strings[0];
    QList<FilterCondition> result;
    for (const auto &text : arguments.strings[1]) {
        FilterCondition condition{.match = match, .text = text};
        if (same(headers, {"from"})) {
            condition.field = address ? Field::FromAddress : Field::From;
        } else if (same(headers, {"to", "cc"})) {
            condition.field = address ? Field::ToAddress : Field::To;
        } else if (address) {
            refuse(QStringLiteral("addresses of %1").arg(headers.join(QLatin1Char(','))));
        } else if (same(headers, {"subject"})) {
            condition.field = Field::Subject;
        } else if (same(headers, {"list-id"})) {
            condition.field = Field::ListId;
        } else {
            for (const auto &header : headers) {
                condition.field = Field::Header;
                condition.header = header;
                result << condition;
            }
            continue;
        }
        result << condition;
    }
    return result;
}

FilterCondition ofSize(const SieveTest &test)
{
    const auto arguments = Arguments::of(test);
    if (!arguments.number || arguments.tags.size() != 1 || !arguments.strings.isEmpty())
        refuse(QStringLiteral("the arguments of size"));
    FilterCondition condition{.field = Field::Size, .bytes = *arguments.number};
    if (arguments.tags.first() == QLatin1String("over"))
        condition.match = Match::Larger;
    else if (arguments.tags.first() == QLatin1String("under"))
        condition.match = Match::Smaller;
    else
        refuseTags(arguments.tags);
    return condition;
}

// As FilterWriting writes it, with or without the score.
bool isSpamTest(const SieveTest &test)
{
    if (test.name != QLatin1String("anyof") || test.tests.size() < 2 || test.tests.size() > 3)
        return false;
    const auto is = [](const SieveTest &one, const char *tag, const char *header, const char *text) {
        const auto arguments = Arguments::of(one);
        return one.name == QLatin1String("header") && same(arguments.tags, {tag})
            && arguments.comparator.isEmpty() && arguments.strings.size() == 2
            && same(arguments.strings[0], {header}) && same(arguments.strings[1], {text});
    };
    if (!is(test.tests[0], "contains", "X-Spam-Flag", "YES")
        || !is(test.tests[1], "matches", "X-Spam-Status", "Yes*"))
        return false;
    if (test.tests.size() == 2)
        return true;
    const auto score = Arguments::of(test.tests[2]);
    return test.tests[2].name == QLatin1String("spamtest") && score.value == QLatin1String("ge")
        && score.comparator == QLatin1String("i;ascii-numeric") && score.strings.size() == 1
        && same(score.strings[0], {"5"}) && score.tags.isEmpty();
}

/// What one test says, and how its parts are to be joined if there are several.
struct Parts {
    QList<FilterCondition> conditions;
    FilterRule::Combine joined = FilterRule::Combine::Any;
};

Parts partsOf(const SieveTest &test)
{
    Parts parts;
    if (isSpamTest(test)) {
        parts.conditions << FilterCondition{.field = Field::Spam, .match = Match::Is};
    } else if (test.name == QLatin1String("not") && test.tests.size() == 1 && test.arguments.isEmpty()) {
        parts = partsOf(test.tests.first());
        parts.joined
            = parts.joined == FilterRule::Combine::Any ? FilterRule::Combine::All : FilterRule::Combine::Any;
        for (auto &condition : parts.conditions) {
            if (condition.negated)
                refuse(QStringLiteral("not not"));
            condition.negated = true;
        }
    } else if (!test.tests.isEmpty()) {
        refuse(QStringLiteral("%1 inside of another test").arg(test.name));
    } else if (test.name == QLatin1String("header") || test.name == QLatin1String("address")) {
        parts.conditions = ofHeaders(test);
    } else if (test.name == QLatin1String("exists")) {
        const auto arguments = Arguments::of(test);
        if (arguments.strings.size() != 1 || !arguments.tags.isEmpty())
            refuse(QStringLiteral("the arguments of exists"));
        parts.joined = FilterRule::Combine::All;
        for (const auto &header : arguments.strings[0])
            parts.conditions << FilterCondition{
                .field = Field::Header, .header = header, .match = Match::Exists};
    } else if (test.name == QLatin1String("size")) {
        parts.conditions << ofSize(test);
    } else {
        refuse(QStringLiteral("the test %1").arg(test.name));
    }
    return parts;
}

} // namespace

void readConditions(const SieveTest &test, FilterRule &rule)
{
    using Combine = FilterRule::Combine;
    if (test.name == QLatin1String("true") && test.tests.isEmpty() && test.arguments.isEmpty()) {
        rule.combine = Combine::Always;
        return;
    }
    const bool all = test.name == QLatin1String("allof");
    const bool list = (all || test.name == QLatin1String("anyof")) && !isSpamTest(test);
    if (!list) {
        const auto parts = partsOf(test);
        rule.conditions = parts.conditions;
        rule.combine = parts.conditions.size() > 1 ? parts.joined : Combine::All;
        return;
    }
    rule.combine = all ? Combine::All : Combine::Any;
    for (const auto &one : test.tests) {
        const auto parts = partsOf(one);
        if (parts.conditions.size() > 1 && parts.joined != rule.combine)
            refuse(QStringLiteral("“any” inside of “all”"));
        rule.conditions << parts.conditions;
    }
}

void readDates(const SieveTest &test, AbsenceNotice &notice)
{
    if (test.name == QLatin1String("true") && test.tests.isEmpty())
        return;
    if (test.name == QLatin1String("allof") && test.arguments.isEmpty()) {
        for (const auto &one : test.tests) {
            if (one.name == QLatin1String("allof"))
                refuse(QStringLiteral("“all” inside of “all”"));
            readDates(one, notice);
        }
        return;
    }
    const auto arguments = Arguments::of(test);
    if (test.name != QLatin1String("currentdate") || !arguments.tags.isEmpty() || !test.tests.isEmpty()
        || arguments.strings.size() != 2 || !same(arguments.strings[0], {"date"})
        || arguments.strings[1].size() != 1
        || (!arguments.comparator.isEmpty() && arguments.comparator != QLatin1String("i;ascii-casemap")))
        refuse(QStringLiteral("the condition of the notice"));
    const auto text = arguments.strings[1].first();
    const auto date = QDate::fromString(text, Qt::ISODate);
    if (!date.isValid() || date.toString(Qt::ISODate) != text)
        refuse(QStringLiteral("not a date"));
    if (arguments.value == QLatin1String("ge") && !notice.from)
        notice.from = date;
    else if (arguments.value == QLatin1String("le") && !notice.until)
        notice.until = date;
    else
        refuse(QStringLiteral("the condition of the notice"));
}

} // namespace duopost
