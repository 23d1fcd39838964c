// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/build/TransferChoice.h"

namespace duopost::mime {

namespace {

constexpr qsizetype longestWireLine = 998; // RFC 5322 section 2.1.1

}

QByteArray withCrLf(const QByteArray &text)
{
    QByteArray result;
    result.reserve(text.size() + text.size() / 32);
    for (qsizetype i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (c == '\r' || c == '\n') {
            result += "\r\n";
            i += c == '\r' && i + 1 < text.size() && text[i + 1] == '\n';
        } else if (c != '\0') {
            result += c;
        }
    }
    return result;
}

WireNeeds wireNeeds(QByteArrayView bytes)
{
    WireNeeds needs;
    qsizetype line = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const auto c = static_cast<unsigned char>(bytes[i]);
        if (c == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n') {
            ++i;
            line = 0;
            continue;
        }
        needs.eightBit |= c >= 0x80;
        needs.odd |= (c < ' ' && c != '\t') || c == 0x7f;
        needs.lineTooLong |= ++line > longestWireLine;
    }
    return needs;
}

Transfer transferOf(const QByteArray &text, Wire wire)
{
    const auto needs = wireNeeds(text);
    if (!needs.lineTooLong && !needs.odd && (!needs.eightBit || wire == Wire::EightBit))
        return needs.eightBit ? Transfer::EightBit : Transfer::SevenBit;
    qsizetype escapes = 0;
    for (const char c : text)
        escapes += static_cast<unsigned char>(c) >= 0x7f || c == '=';
    return 2 * escapes > text.size() ? Transfer::Base64 : Transfer::QuotedPrintable;
}

} // namespace duopost::mime
