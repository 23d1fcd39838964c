// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/CompressedRtf.h"

#include "mailcore/protocol/mime/LittleEndian.h"

#include <array>
#include <cstring>

namespace duopost::mime {

namespace {

constexpr quint32 packedMark = 0x75465a4c; // "LZFu"
constexpr quint32 plainMark = 0x414c454d; // "MELA"
constexpr quint32 largest = 16 * 1024 * 1024;
constexpr int ring = 4096;

// What the dictionary holds at the beginning (MS-OXRTFCP 2.1.2.1).
constexpr char initial[]
    = "{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript "
      "\\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par "
      "\\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";

QByteArray unpack(LittleEndian in, quint32 size)
{
    std::array<char, ring> dictionary{};
    std::memcpy(dictionary.data(), initial, sizeof initial - 1);
    int write = sizeof initial - 1;
    QByteArray text;
    const auto put = [&](char c) {
        text += c;
        dictionary[static_cast<size_t>(write)] = c;
        write = (write + 1) % ring;
    };
    while (in.left() > 0 && text.size() < size) {
        const quint8 control = in.u8();
        for (int bit = 0; bit < 8 && in.left() > 0; ++bit) {
            if (!(control & (1 << bit))) {
                put(static_cast<char>(in.u8()));
                continue;
            }
            const quint8 high = in.u8(), low = in.u8();
            if (in.failed())
                return text;
            const int offset = high << 4 | low >> 4;
            if (offset == write)
                return text; // the end
            const int length = (low & 0xf) + 2;
            for (int i = 0; i < length; ++i)
                put(dictionary[static_cast<size_t>((offset + i) % ring)]);
        }
    }
    return text;
}

} // namespace

std::optional<QByteArray> decompressRtf(QByteArrayView packed)
{
    LittleEndian in(packed);
    in.u32(); // how long it is packed
    const quint32 size = in.u32();
    const quint32 mark = in.u32();
    in.u32(); // a checksum of something older writers left zero
    if (in.failed() || size > largest)
        return {};
    if (mark == plainMark)
        return in.take(static_cast<quint32>(qMin<qsizetype>(size, in.left()))).toByteArray();
    if (mark != packedMark)
        return {};
    QByteArray text = unpack(in, size);
    text.truncate(size);
    return text;
}

} // namespace duopost::mime
