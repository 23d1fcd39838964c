// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/Charset.h"

#include "mailcore/protocol/mime/Bytes.h"
#include "mailcore/protocol/mime/CharsetNames.h"

#include <QStringDecoder>
#include <memory>
#include <optional>
#include <uchardet.h>

namespace duopost::mime {

namespace {

// windows-1252 at 0x80…0x9f; the five holes stay C1 controls so that no byte is lost.
constexpr char16_t cp1252[32]
    = {0x20ac, 0x81,   0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
       0x2039, 0x0152, 0x8d,   0x017d, 0x8f,   0x90,   0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
       0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0x9d,   0x017e, 0x0178};

QString fromWindows1252(QByteArrayView bytes)
{
    QString text(bytes.size(), Qt::Uninitialized);
    QChar *out = text.data();
    for (const char c : bytes) {
        const auto byte = static_cast<quint8>(c);
        *out++ = QChar(byte >= 0x80 && byte < 0xa0 ? cp1252[byte - 0x80] : char16_t(byte));
    }
    return text;
}

struct Conversion {
    QString text;
    bool errors = false;
};

/// Through Qt, which asks ICU for everything beyond Unicode; nothing if the name is unknown.
std::optional<Conversion> convert(QByteArrayView bytes, const QByteArray &name)
{
    QStringDecoder decoder(name.constData());
    if (!decoder.isValid())
        return std::nullopt;
    Conversion result{decoder.decode(bytes), false};
    result.errors = decoder.hasError() || result.text.contains(QChar(QChar::ReplacementCharacter));
    return result;
}

/// UTF-8 by the book, with a count of what breaks it, so that one damaged letter in a long text is told from
/// another charset.
struct Utf8Count {
    qsizetype good = 0, bad = 0; ///< multi-byte sequences, stray bytes
    bool cutAtEnd = false; ///< the only damage is an unfinished last sequence
};

Utf8Count countUtf8(QByteArrayView bytes)
{
    Utf8Count count;
    const qsizetype size = bytes.size();
    for (qsizetype i = 0; i < size;) {
        const auto lead = static_cast<quint8>(bytes[i]);
        if (lead < 0x80) {
            ++i;
            continue;
        }
        const int length = lead >= 0xc2 && lead < 0xe0 ? 2
            : lead >= 0xe0 && lead < 0xf0              ? 3
            : lead >= 0xf0 && lead < 0xf5              ? 4
                                                       : 0;
        int seen = 1;
        while (seen < length && i + seen < size && (static_cast<quint8>(bytes[i + seen]) & 0xc0) == 0x80)
            ++seen;
        const auto second = seen > 1 ? static_cast<quint8>(bytes[i + 1]) : quint8(0);
        const bool forbidden = (lead == 0xe0 && second < 0xa0) || (lead == 0xed && second > 0x9f)
            || (lead == 0xf0 && second < 0x90) || (lead == 0xf4 && second > 0x8f);
        if (length && seen == length && !forbidden) {
            ++count.good;
            i += length;
        } else if (length && i + seen == size && count.bad == 0) {
            count.cutAtEnd = true;
            i = size;
        } else {
            ++count.bad;
            ++i;
        }
    }
    return count;
}

QByteArray guess(QByteArrayView bytes)
{
    // Too few letters make every guess a lottery ticket.
    constexpr qsizetype enough = 6, sample = 64 * 1024;
    qsizetype high = 0;
    for (const char c : bytes.first(qMin(bytes.size(), sample)))
        high += static_cast<signed char>(c) < 0;
    const bool escapes = bytes.contains('\x1b');
    if (high < enough && !escapes)
        return {};
    const std::unique_ptr<uchardet, decltype(&uchardet_delete)> detector(uchardet_new(), uchardet_delete);
    uchardet_handle_data(detector.get(), bytes.data(), static_cast<size_t>(qMin(bytes.size(), sample)));
    uchardet_data_end(detector.get());
    return lowered(QByteArray(uchardet_get_charset(detector.get())));
}

DecodedText guessed(QByteArrayView bytes)
{
    DecodedText result;
    if (const QByteArray name = guess(bytes); !name.isEmpty()) {
        const CharsetName found = charsetNamed(name);
        if (found.kind != CharsetKind::None && found.kind != CharsetKind::Western
            && found.kind != CharsetKind::Utf8) {
            if (auto conversion = convert(bytes, found.name); conversion && !conversion->errors) {
                result.text = conversion->text;
                result.charset = found.name;
                return result;
            }
        }
    }
    result.text = fromWindows1252(bytes);
    result.charset = "windows-1252";
    return result;
}

std::optional<QByteArray> byteOrderMark(QByteArrayView bytes)
{
    if (bytes.startsWith("\xef\xbb\xbf"))
        return "utf-8";
    if (bytes.startsWith(QByteArrayView("\xff\xfe\0\0", 4))
        || bytes.startsWith(QByteArrayView("\0\0\xfe\xff", 4)))
        return "utf-32";
    if (bytes.startsWith("\xff\xfe") || bytes.startsWith("\xfe\xff"))
        return "utf-16";
    return std::nullopt;
}

DecodedText fromUtf8(QByteArrayView bytes)
{
    DecodedText result;
    if (bytes.startsWith("\xef\xbb\xbf"))
        bytes = bytes.sliced(3);
    result.text = QString::fromUtf8(bytes);
    result.charset = "utf-8";
    return result;
}

/// Text in no usable declared charset.
DecodedText undeclared(QByteArrayView bytes, const Utf8Count &utf8)
{
    const bool isUtf8 = utf8.bad == 0 && (utf8.good > 0 || !utf8.cutAtEnd);
    if (isUtf8 || utf8.good > 8 * utf8.bad) {
        DecodedText result = fromUtf8(bytes);
        result.damaged = !isUtf8;
        return result;
    }
    return guessed(bytes);
}

} // namespace

DecodedText decodeCharset(QByteArrayView bytes, QByteArrayView declared)
{
    const CharsetName name = charsetNamed(declared);
    const bool overAscii = name.kind != CharsetKind::SevenBit && name.kind != CharsetKind::Wide;
    if (overAscii && isAscii(bytes) && !bytes.contains('\x1b')) {
        DecodedText result;
        result.text = QString::fromLatin1(bytes);
        result.charset = name.name.isEmpty() ? QByteArray("us-ascii") : name.name;
        return result;
    }
    if (const auto mark = byteOrderMark(bytes); mark && (name.kind != CharsetKind::MultiByte)) {
        if (*mark == "utf-8")
            return fromUtf8(bytes);
        if (auto conversion = convert(bytes, *mark); conversion && !conversion->errors) {
            DecodedText result;
            result.text = conversion->text;
            result.charset = *mark;
            return result;
        }
    }
    const Utf8Count utf8 = countUtf8(bytes);
    const bool isUtf8 = utf8.bad == 0 && utf8.good > 0;
    if (name.kind == CharsetKind::None) // pure ASCII comes here only with escape sequences
        return isAscii(bytes) ? guessed(bytes) : undeclared(bytes, utf8);
    if (name.kind == CharsetKind::Utf8) {
        DecodedText result = undeclared(bytes, utf8);
        result.lied = result.charset != "utf-8";
        return result;
    }
    // UTF-16 and UTF-32 have NUL bytes in every line end.
    if (name.kind == CharsetKind::Wide && name.name.startsWith("utf") && !bytes.contains('\0')
        && utf8.bad == 0) {
        DecodedText result = fromUtf8(bytes);
        result.lied = true;
        return result;
    }
    // Two or more letters that are valid UTF-8 hardly ever mean anything in an 8-bit charset ("Ã¼").
    if (isUtf8 && (name.kind == CharsetKind::Western || name.kind == CharsetKind::SingleByte)) {
        DecodedText result = fromUtf8(bytes);
        result.lied = true;
        return result;
    }
    DecodedText result;
    result.charset = name.name;
    if (name.kind == CharsetKind::Western) {
        result.text = fromWindows1252(bytes);
        return result;
    }
    const auto conversion = convert(bytes, name.name);
    if (!conversion) {
        result = undeclared(bytes, utf8);
        result.unknown = true;
        return result;
    }
    if (conversion->errors && isUtf8) {
        result = fromUtf8(bytes);
        result.lied = true;
        return result;
    }
    result.text = conversion->text;
    result.damaged = conversion->errors;
    return result;
}

QString decodeAs(QByteArrayView bytes, QByteArrayView charset)
{
    const CharsetName name = charsetNamed(charset);
    if (name.kind == CharsetKind::Western)
        return fromWindows1252(bytes);
    if (name.kind == CharsetKind::Utf8)
        return fromUtf8(bytes).text;
    const auto conversion = convert(bytes, name.name);
    return conversion ? conversion->text : fromWindows1252(bytes);
}

QString decodeHeaderBytes(QByteArrayView bytes, QByteArrayView declared)
{
    if (declared.isEmpty() && isAscii(bytes))
        return QString::fromLatin1(bytes);
    return decodeCharset(bytes, declared).text;
}

} // namespace duopost::mime
