// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/HeaderScanner.h"

#include "mailcore/protocol/mime/Bytes.h"

#include <cstring>

namespace duopost::mime {

namespace {

qsizetype lineEnd(QByteArrayView text, qsizetype from)
{
    const auto *found = static_cast<const char *>(
        std::memchr(text.data() + from, '\n', static_cast<size_t>(text.size() - from)));
    return found ? found - text.data() : text.size();
}

} // namespace

qsizetype fieldNameLength(QByteArrayView line)
{
    qsizetype i = 0;
    while (i < line.size() && line[i] > ' ' && line[i] < 0x7f && line[i] != ':')
        ++i;
    const qsizetype length = i;
    while (i < line.size() && isBlank(line[i]))
        ++i;
    return i < line.size() && line[i] == ':' ? length : 0;
}

bool HeaderScanner::next(RawField &field)
{
    if (m_at >= m_block.size())
        return false;
    const qsizetype begin = m_at;
    qsizetype end = lineEnd(m_block, begin);
    const QByteArrayView first = m_block.sliced(begin, end - begin);
    if (first.isEmpty() || first == "\r") {
        m_at = m_block.size();
        return false;
    }
    while (end + 1 < m_block.size() && isBlank(m_block[end + 1])) // folded
        end = lineEnd(m_block, end + 1);
    m_at = qMin(end + 1, m_block.size());
    const QByteArrayView whole = m_block.sliced(begin, end - begin);
    const qsizetype name = fieldNameLength(first);
    field.name = whole.first(name);
    QByteArrayView body = whole.sliced(name);
    if (name > 0)
        body = body.sliced(body.indexOf(':') + 1);
    field.body = trimSpace(body);
    return true;
}

} // namespace duopost::mime
