// SPDX-License-Identifier: GPL-3.0-or-later
// The checksum of PNG and ZIP (ISO 3309).
#pragma once

#include <QByteArray>
#include <array>

namespace duopost {

inline quint32 crc32(const QByteArray &bytes)
{
    static constexpr auto table = [] {
        std::array<quint32, 256> result{};
        for (quint32 i = 0; i < 256; ++i) {
            quint32 value = i;
            for (int bit = 0; bit < 8; ++bit)
                value = value & 1 ? 0xedb88320u ^ (value >> 1) : value >> 1;
            result[i] = value;
        }
        return result;
    }();
    quint32 crc = 0xffffffffu;
    for (const char c : bytes)
        crc = table[(crc ^ static_cast<unsigned char>(c)) & 0xff] ^ (crc >> 8);
    return ~crc;
}

} // namespace duopost
