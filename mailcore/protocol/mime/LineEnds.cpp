// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/LineEnds.h"

namespace duopost::mime {

QByteArray withCrLf(QByteArrayView text)
{
    QByteArray result;
    result.reserve(text.size() + text.size() / 32);
    char before = 0;
    for (const char c : text) {
        if (c == '\n' && before != '\r')
            result += '\r';
        result += c;
        before = c;
    }
    return result;
}

} // namespace duopost::mime
