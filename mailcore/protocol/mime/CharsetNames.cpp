// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/CharsetNames.h"

#include "mailcore/protocol/mime/Bytes.h"

#include <algorithm>
#include <iterator>

namespace duopost::mime {

namespace {

using K = CharsetKind;

struct Alias {
    const char *key; ///< lower case, letters and digits only
    const char *name;
    K kind;
};

// Keys are compared without punctuation, so "cp-850", "CP_850" and "cp850" are one. Several names stand for
// supersets, because that is what the programs that write them mean (gb2312 is GBK, ks_c_5601-1987 is
// windows-949).
constexpr Alias aliases[] = {
    {"ansix31101983", "iso-8859-1", K::Western},
    {"ansix3110", "iso-8859-1", K::Western},
    {"ansix341968", "", K::None},
    {"ansix34", "", K::None},
    {"ascii", "", K::None},
    {"usascii", "", K::None},
    {"iso646us", "", K::None},
    {"binary", "", K::None},
    {"default", "", K::None},
    {"unknown", "", K::None},
    {"unknown8bit", "", K::None},
    {"xunknown", "", K::None},
    {"8bit", "", K::None},
    {"7bit", "", K::None},
    {"none", "", K::None},
    {"utf8", "utf-8", K::Utf8},
    {"unicode11utf8", "utf-8", K::Utf8},
    {"utf8mb4", "utf-8", K::Utf8},
    {"cp65001", "utf-8", K::Utf8},
    {"utf7", "utf-7", K::SevenBit},
    {"unicode11utf7", "utf-7", K::SevenBit},
    {"xunicode11utf7", "utf-7", K::SevenBit},
    {"unicode20utf7", "utf-7", K::SevenBit},
    {"xunicode20utf7", "utf-7", K::SevenBit},
    {"cp65000", "utf-7", K::SevenBit},
    {"iso2022jp", "iso-2022-jp", K::SevenBit},
    {"iso2022jp1", "iso-2022-jp-1", K::SevenBit},
    {"iso2022jp2", "iso-2022-jp-2", K::SevenBit},
    {"iso2022jp3", "iso-2022-jp-2", K::SevenBit},
    {"csiso2022jp", "iso-2022-jp", K::SevenBit},
    {"iso2022kr", "iso-2022-kr", K::SevenBit},
    {"iso2022cn", "iso-2022-cn", K::SevenBit},
    {"hzgb2312", "hz-gb-2312", K::SevenBit},
    {"hz", "hz-gb-2312", K::SevenBit},
    {"utf16", "utf-16", K::Wide},
    {"utf16le", "utf-16le", K::Wide},
    {"utf16be", "utf-16be", K::Wide},
    {"utf32", "utf-32", K::Wide},
    {"utf32le", "utf-32le", K::Wide},
    {"utf32be", "utf-32be", K::Wide},
    {"unicode", "utf-16", K::Wide},
    {"iso10646ucs2", "utf-16", K::Wide},
    {"ucs2", "utf-16", K::Wide},
    {"iso10646ucs4", "utf-32", K::Wide},
    {"iso88591", "windows-1252", K::Western},
    {"isolatin1", "windows-1252", K::Western},
    {"latin1", "windows-1252", K::Western},
    {"l1", "windows-1252", K::Western},
    {"ibm819", "windows-1252", K::Western},
    {"cp819", "windows-1252", K::Western},
    {"windows1252", "windows-1252", K::Western},
    {"win1252", "windows-1252", K::Western},
    {"cp1252", "windows-1252", K::Western},
    {"xansi", "windows-1252", K::Western},
    {"ansi", "windows-1252", K::Western},
    {"iso885911", "windows-874", K::SingleByte},
    {"tis620", "windows-874", K::SingleByte},
    {"iso88598i", "iso-8859-8", K::SingleByte},
    {"iso88598e", "iso-8859-8", K::SingleByte},
    {"visual", "iso-8859-8", K::SingleByte},
    {"logical", "iso-8859-8", K::SingleByte},
    {"iso88599", "windows-1254", K::SingleByte},
    {"latin5", "windows-1254", K::SingleByte},
    {"koi8", "koi8-r", K::SingleByte},
    {"macintosh", "macintosh", K::SingleByte},
    {"xmacroman", "macintosh", K::SingleByte},
    {"xmaccroatian", "x-mac-centraleurroman", K::SingleByte},
    {"gb2312", "gbk", K::MultiByte},
    {"gb231280", "gbk", K::MultiByte},
    {"euccn", "gbk", K::MultiByte},
    {"xgbk", "gbk", K::MultiByte},
    {"gbk", "gbk", K::MultiByte},
    {"cp936", "gbk", K::MultiByte},
    {"windows936", "gbk", K::MultiByte},
    {"gb18030", "gb18030", K::MultiByte},
    {"big5", "big5-hkscs", K::MultiByte},
    {"big5hkscs", "big5-hkscs", K::MultiByte},
    {"cp950", "windows-950", K::MultiByte},
    {"euctw", "euc-tw", K::MultiByte},
    {"xeuctw", "euc-tw", K::MultiByte},
    {"shiftjis", "windows-31j", K::MultiByte},
    {"sjis", "windows-31j", K::MultiByte},
    {"xsjis", "windows-31j", K::MultiByte},
    {"mskanji", "windows-31j", K::MultiByte},
    {"windows31j", "windows-31j", K::MultiByte},
    {"cp932", "windows-31j", K::MultiByte},
    {"windows932", "windows-31j", K::MultiByte},
    {"eucjp", "euc-jp", K::MultiByte},
    {"xeucjp", "euc-jp", K::MultiByte},
    {"euckr", "windows-949", K::MultiByte},
    {"ksc56011987", "windows-949", K::MultiByte},
    {"ksc5601", "windows-949", K::MultiByte},
    {"uhc", "windows-949", K::MultiByte},
    {"cp949", "windows-949", K::MultiByte},
    {"windows949", "windows-949", K::MultiByte},
    {"johab", "johab", K::MultiByte},
    {"ebcdicus", "ibm-37", K::Wide},
    {"ibm037", "ibm-37", K::Wide},
    {"cp037", "ibm-37", K::Wide},
};

/// "cp850" and "ibm850" for "x-cp-850"; "windows-1251" for "win-1251", "cp1251", "1251".
QByteArray codePage(const QByteArray &key)
{
    qsizetype digits = key.size();
    while (digits > 0 && isDigit(key[digits - 1]))
        --digits;
    const QByteArray prefix = key.first(digits), number = key.sliced(digits);
    if (number.size() == 4 && number.startsWith("125")
        && (prefix.isEmpty() || prefix == "cp" || prefix == "win" || prefix == "xcp" || prefix == "windows"
            || prefix == "mswin" || prefix == "ansi"))
        return "windows-" + number;
    if (number.size() == 3 && (prefix == "cp" || prefix == "xcp" || prefix == "ibm" || prefix == "dos"))
        return "ibm-" + number;
    if (number.size() >= 5 && number.startsWith("8859") && (prefix == "iso" || prefix == "xiso"))
        return "iso-8859-" + number.sliced(4);
    if (number.size() >= 5 && number.startsWith("8859") && prefix.isEmpty())
        return "iso-8859-" + number.sliced(4);
    return {};
}

} // namespace

CharsetName charsetNamed(QByteArrayView declared)
{
    QByteArray name = lowered(trimSpace(declared));
    if (const qsizetype language = name.indexOf('*'); language >= 0) // RFC 2231 section 5
        name.truncate(language);
    QByteArray key;
    for (const char c : name) {
        if (isLetter(c) || isDigit(c))
            key += c;
    }
    if (key.isEmpty())
        return {};
    const auto *alias = std::find_if(
        std::begin(aliases), std::end(aliases), [&](const Alias &candidate) { return key == candidate.key; });
    if (alias != std::end(aliases))
        return {alias->name, alias->kind};
    if (const QByteArray page = codePage(key); !page.isEmpty()) {
        if (page == "iso-8859-1" || page == "windows-1252")
            return {"windows-1252", K::Western};
        return {page, K::SingleByte};
    }
    return {name.replace('"', "").replace('\'', "").trimmed(), K::SingleByte};
}

} // namespace duopost::mime
