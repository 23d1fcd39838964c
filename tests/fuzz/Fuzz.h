// SPDX-License-Identifier: GPL-3.0-or-later
// A fuzzer's entry: what must hold for every input is checked, because a crash is not the only kind of defect.
#pragma once

#include <QByteArray>
#include <QString>

#include <cstddef>
#include <cstdint>
#include <cstdlib>

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

namespace duopost::fuzz {

inline void require(bool condition)
{
    if (!condition)
        std::abort();
}

inline QByteArray bytesOf(const uint8_t *data, size_t size)
{
    return {reinterpret_cast<const char *>(data), static_cast<qsizetype>(size)};
}

/// Fit for one line of a window: nothing that ends it, reorders it or hides in it.
inline bool isHarmlessLine(const QString &text)
{
    for (const QChar c : text) {
        const ushort u = c.unicode();
        if (u < 0x20 || u == 0x7f || (u >= 0x202a && u <= 0x202e) || (u >= 0x2066 && u <= 0x2069))
            return false;
    }
    return true;
}

} // namespace duopost::fuzz
