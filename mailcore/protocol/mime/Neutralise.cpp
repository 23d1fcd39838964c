// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/Neutralise.h"

#include <algorithm>

namespace duopost::mime {

namespace {

bool isControl(char16_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || c == 0x2028 || c == 0x2029;
}

bool isInvisible(char16_t c)
{
    return c == 0x00ad || c == 0x034f || c == 0x061c || c == 0x180e || (c >= 0x200b && c <= 0x200f)
        || (c >= 0x202a && c <= 0x202e) || (c >= 0x2060 && c <= 0x206f) || c == 0xfeff
        || (c >= 0xfff9 && c <= 0xfffb);
}

bool isJoiner(char16_t c)
{
    return c == 0x200c || c == 0x200d;
}

/// Joiners mean something after Arabic, Indic and other complex scripts and inside emoji, never after Latin.
bool maySuffixJoiner(char16_t before)
{
    return before >= 0x0590 && !isInvisible(before);
}

/// U+E0000…U+E007F, "tag" characters: invisible text.
bool isTag(QStringView text, qsizetype at)
{
    return text[at].unicode() == 0xdb40 && at + 1 < text.size() && text[at + 1].unicode() >= 0xdc00
        && text[at + 1].unicode() <= 0xdc7f;
}

} // namespace

QString neutralised(QString text)
{
    const auto needsWork = [](QChar c) {
        const char16_t u = c.unicode();
        return isControl(u) || (u >= 0xad && isInvisible(u)) || u == 0xdb40;
    };
    if (std::none_of(text.cbegin(), text.cend(), needsWork))
        return text;
    QString result;
    result.reserve(text.size());
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char16_t c = text[i].unicode();
        if (isControl(c)) {
            result += QLatin1Char(' ');
        } else if (isTag(text, i)) {
            ++i;
        } else if (
            !isInvisible(c) || (isJoiner(c) && !result.isEmpty() && maySuffixJoiner(result.back().unicode()))) {
            result += QChar(c);
        }
    }
    return result;
}

} // namespace duopost::mime
