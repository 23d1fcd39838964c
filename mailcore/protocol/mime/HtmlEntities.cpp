// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/HtmlEntities.h"

#include <algorithm>
#include <iterator>

namespace duopost::mime {

namespace {

// U+00A0…U+00FF in order.
constexpr const char *latin1[]
    = {"nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",    "copy",
       "ordf",   "laquo",  "not",    "shy",    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",
       "acute",  "micro",  "para",   "middot", "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12",
       "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde", "Auml",   "Aring",  "AElig",  "Ccedil",
       "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",   "ETH",    "Ntilde",
       "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",
       "Uuml",   "Yacute", "THORN",  "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",
       "aelig",  "ccedil", "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",
       "eth",    "ntilde", "ograve", "oacute", "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave",
       "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

struct Named {
    const char *name;
    char16_t value;
};
constexpr Named others[] = {
    {"amp", '&'},       {"lt", '<'},        {"gt", '>'},        {"quot", '"'},      {"apos", '\''},
    {"OElig", 0x152},   {"oelig", 0x153},   {"Scaron", 0x160},  {"scaron", 0x161},  {"Yuml", 0x178},
    {"fnof", 0x192},    {"circ", 0x2c6},    {"tilde", 0x2dc},   {"Alpha", 0x391},   {"Beta", 0x392},
    {"Gamma", 0x393},   {"Delta", 0x394},   {"Theta", 0x398},   {"Lambda", 0x39b},  {"Pi", 0x3a0},
    {"Sigma", 0x3a3},   {"Phi", 0x3a6},     {"Psi", 0x3a8},     {"Omega", 0x3a9},   {"alpha", 0x3b1},
    {"beta", 0x3b2},    {"gamma", 0x3b3},   {"delta", 0x3b4},   {"epsilon", 0x3b5}, {"lambda", 0x3bb},
    {"mu", 0x3bc},      {"pi", 0x3c0},      {"sigma", 0x3c3},   {"tau", 0x3c4},     {"phi", 0x3c6},
    {"omega", 0x3c9},   {"ensp", 0x2002},   {"emsp", 0x2003},   {"thinsp", 0x2009}, {"zwnj", 0x200c},
    {"zwj", 0x200d},    {"lrm", 0x200e},    {"rlm", 0x200f},    {"ndash", 0x2013},  {"mdash", 0x2014},
    {"lsquo", 0x2018},  {"rsquo", 0x2019},  {"sbquo", 0x201a},  {"ldquo", 0x201c},  {"rdquo", 0x201d},
    {"bdquo", 0x201e},  {"dagger", 0x2020}, {"Dagger", 0x2021}, {"bull", 0x2022},   {"hellip", 0x2026},
    {"permil", 0x2030}, {"prime", 0x2032},  {"Prime", 0x2033},  {"lsaquo", 0x2039}, {"rsaquo", 0x203a},
    {"oline", 0x203e},  {"frasl", 0x2044},  {"euro", 0x20ac},   {"trade", 0x2122},  {"larr", 0x2190},
    {"uarr", 0x2191},   {"rarr", 0x2192},   {"darr", 0x2193},   {"harr", 0x2194},   {"rArr", 0x21d2},
    {"hArr", 0x21d4},   {"forall", 0x2200}, {"part", 0x2202},   {"exist", 0x2203},  {"empty", 0x2205},
    {"isin", 0x2208},   {"prod", 0x220f},   {"sum", 0x2211},    {"minus", 0x2212},  {"radic", 0x221a},
    {"infin", 0x221e},  {"cap", 0x2229},    {"cup", 0x222a},    {"int", 0x222b},    {"asymp", 0x2248},
    {"ne", 0x2260},     {"equiv", 0x2261},  {"le", 0x2264},     {"ge", 0x2265},     {"loz", 0x25ca},
    {"spades", 0x2660}, {"clubs", 0x2663},  {"hearts", 0x2665}, {"diams", 0x2666},  {"check", 0x2713},
    {"star", 0x2606},   {"starf", 0x2605},  {"phone", 0x260e},  {"lpar", '('},      {"rpar", ')'},
    {"comma", ','},     {"period", '.'},    {"colon", ':'},     {"semi", ';'},      {"num", '#'},
    {"dollar", '$'},    {"percnt", '%'},    {"excl", '!'},      {"quest", '?'},     {"commat", '@'},
    {"NewLine", '\n'},  {"Tab", '\t'},      {"hyphen", 0x2010}, {"lowbar", '_'},    {"sol", '/'},
};

char32_t codePointNamed(QStringView name)
{
    const auto *found = std::find_if(
        std::begin(latin1), std::end(latin1), [&](const char *n) { return name == QLatin1String(n); });
    if (found != std::end(latin1))
        return char32_t(0xa0 + (found - std::begin(latin1)));
    const auto *other = std::find_if(
        std::begin(others), std::end(others), [&](const Named &n) { return name == QLatin1String(n.name); });
    return other != std::end(others) ? char32_t(other->value) : 0;
}

HtmlEntity numeric(QStringView html)
{
    const bool hex = html.size() > 2 && html[2].toLower() == QLatin1Char('x');
    const qsizetype begin = hex ? 3 : 2;
    qsizetype end = begin;
    char32_t value = 0;
    for (; end < html.size(); ++end) {
        const char16_t c = html[end].unicode();
        const int digit = c >= '0' && c <= '9'              ? c - '0'
            : hex && (c | 0x20) >= 'a' && (c | 0x20) <= 'f' ? (c | 0x20) - 'a' + 10
                                                            : -1;
        if (digit < 0)
            break;
        value = qMin<char32_t>(0x110000, value * (hex ? 16 : 10) + char32_t(digit));
    }
    if (end == begin)
        return {};
    const qsizetype length = end + (end < html.size() && html[end] == QLatin1Char(';') ? 1 : 0);
    if (value == 0 || value > 0x10ffff || (value >= 0xd800 && value < 0xe000))
        value = QChar::ReplacementCharacter;
    if (value >= 0x80 && value < 0xa0) // written by programs that mean windows-1252
        return {QString::fromUcs4(U"\ufffd", 1), length};
    return {QString::fromUcs4(&value, 1), length};
}

} // namespace

HtmlEntity htmlEntityAt(QStringView html)
{
    if (html.size() < 3 || html[0] != QLatin1Char('&'))
        return {};
    if (html[1] == QLatin1Char('#'))
        return numeric(html);
    constexpr qsizetype longest = 10;
    qsizetype end = 1;
    while (end < html.size() && end <= longest && html[end].isLetterOrNumber() && html[end].unicode() < 0x80)
        ++end;
    const char32_t value = codePointNamed(html.sliced(1, end - 1));
    if (!value)
        return {};
    const qsizetype length = end + (end < html.size() && html[end] == QLatin1Char(';') ? 1 : 0);
    return {QString::fromUcs4(&value, 1), length};
}

} // namespace duopost::mime
