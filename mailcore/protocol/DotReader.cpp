// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/DotReader.h"

#include <cstring>

namespace duopost {

DotReader::State DotReader::feed(QByteArrayView &data)
{
    qsizetype i = 0;
    while (i < data.size()) {
        const char c = data[i];
        switch (m_at) {
        case At::LineStart:
            if (c == '.') {
                m_at = At::AfterDot; // held back: stuffing, or the end
                ++i;
            } else {
                m_at = At::Inside;
            }
            break;
        case At::AfterDot:
            if (c == '\r') {
                m_at = At::AfterDotCr;
                ++i;
            } else {
                m_at = At::Inside; // the dot was stuffing; what follows it is content, a second dot included
                if (c == '.') {
                    m_content += c;
                    ++i;
                }
            }
            break;
        case At::AfterDotCr:
            if (c == '\n') {
                data = data.sliced(i + 1);
                return State::Done;
            }
            m_content += '\r';
            m_at = c == '\r' ? At::AfterDotCr : At::Inside;
            if (c == '\r')
                ++i;
            break;
        case At::AfterCr:
            m_content += c;
            ++i;
            m_at = c == '\n' ? At::LineStart : c == '\r' ? At::AfterCr : At::Inside;
            break;
        case At::Inside: {
            const auto *from = data.data() + i;
            const auto *cr
                = static_cast<const char *>(memchr(from, '\r', static_cast<size_t>(data.size() - i)));
            const auto length = cr ? cr - from + 1 : data.size() - i;
            m_content.append(from, length);
            i += length;
            if (cr)
                m_at = At::AfterCr;
            break;
        }
        }
    }
    data = {};
    return State::More;
}

} // namespace duopost
