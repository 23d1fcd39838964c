// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/search/SearchOperators.h"

#include "mailcore/Search.h"
#include "mailcore/search/SearchValues.h"

#include <utility>

namespace duopost {

namespace {

struct Name {
    SearchOperator what;
    const char16_t *english, *german, *germanAlso;
};

// The first two are what completion offers. German words lose their umlaut only where people type them so.
constexpr Name names[] = {
    {SearchOperator::From, u"from", u"von", u"absender"},
    {SearchOperator::To, u"to", u"an", u"empfänger"},
    {SearchOperator::Cc, u"cc", u"kopie", nullptr},
    {SearchOperator::Subject, u"subject", u"betreff", nullptr},
    {SearchOperator::Body, u"body", u"text", u"inhalt"},
    {SearchOperator::FileName, u"filename", u"datei", u"dateiname"},
    {SearchOperator::Has, u"has", u"hat", u"mit"},
    {SearchOperator::Is, u"is", u"ist", nullptr},
    {SearchOperator::In, u"in", u"ordner", nullptr},
    {SearchOperator::Tag, u"tag", u"schlagwort", u"label"},
    {SearchOperator::Before, u"before", u"vor", nullptr},
    {SearchOperator::After, u"after", u"nach", u"seit"},
    {SearchOperator::On, u"on", u"am", nullptr},
    {SearchOperator::Larger, u"larger", u"größer", u"groesser"},
    {SearchOperator::Smaller, u"smaller", u"kleiner", nullptr},
};

QString string(const char16_t *text)
{
    return QString::fromUtf16(text);
}

QStringList valuesOf(SearchOperator what, bool german)
{
    switch (what) {
    case SearchOperator::Has:
        return {german ? QStringLiteral("anhang") : QStringLiteral("attachment")};
    case SearchOperator::Is:
        return stateWords(german);
    case SearchOperator::Before:
    case SearchOperator::After:
    case SearchOperator::On:
        return german ? QStringList{QStringLiteral("heute"), QStringLiteral("gestern"), QStringLiteral("7t")}
                      : QStringList{QStringLiteral("today"), QStringLiteral("yesterday"), QStringLiteral("7d")};
    case SearchOperator::Larger:
    case SearchOperator::Smaller:
        return {QStringLiteral("1MB"), QStringLiteral("10MB")};
    default:
        return {};
    }
}

} // namespace

std::optional<SearchOperator> searchOperator(const QString &name)
{
    for (const auto &known : names) {
        for (const auto *spelled : {known.english, known.german, known.germanAlso}) {
            if (spelled && name.compare(string(spelled), Qt::CaseInsensitive) == 0)
                return known.what;
        }
    }
    return std::nullopt;
}

QList<SearchOperatorHelp> searchOperatorHelp(const QString &language)
{
    const bool german = language.startsWith(QLatin1String("de"));
    QList<SearchOperatorHelp> result;
    for (const auto &known : names)
        result << SearchOperatorHelp{
            string(german ? known.german : known.english), valuesOf(known.what, german)};
    return result;
}

SearchCoverage &SearchCoverage::operator+=(const SearchCoverage &other)
{
    headers += other.headers;
    bodies += other.bodies;
    notHere += other.notHere;
    waiting += other.waiting;
    isBeingRebuilt = isBeingRebuilt || other.isBeingRebuilt;
    return *this;
}

} // namespace duopost
