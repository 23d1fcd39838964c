// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

namespace duopost::mime {

/// Numbers and pieces out of bytes, lowest byte first. Reading beyond the end gives nothing, and failed().
class LittleEndian {
public:
    explicit LittleEndian(QByteArrayView bytes) : m_bytes(bytes) { }

    qsizetype left() const { return m_bytes.size() - m_at; }
    bool failed() const { return m_failed; }
    quint8 u8() { return static_cast<quint8>(number(1)); }
    quint16 u16() { return static_cast<quint16>(number(2)); }
    quint32 u32() { return number(4); }
    QByteArrayView take(quint32 size)
    {
        if (m_failed || size > left()) {
            m_failed = true;
            return {};
        }
        m_at += size;
        return m_bytes.sliced(m_at - size, size);
    }
    void skip(qint64 size)
    {
        if (m_failed || size > left())
            m_failed = true;
        else
            m_at += size;
    }
    void align(int to)
    {
        const qsizetype over = m_at % to;
        if (over > 0)
            m_at = qMin(m_at + to - over, m_bytes.size()); // the last one may lack its padding
    }

private:
    quint32 number(quint32 size)
    {
        const QByteArrayView bytes = take(size);
        quint32 value = 0;
        for (qsizetype i = bytes.size() - 1; i >= 0; --i)
            value = value << 8 | static_cast<unsigned char>(bytes[i]);
        return value;
    }

    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    bool m_failed = false;
};

} // namespace duopost::mime
