// SPDX-License-Identifier: GPL-3.0-or-later
// The encodings of MimeWriter.h.
#include "mailcore/lab/sample/MimeWriter.h"

#include <QStringEncoder>

namespace duopost {

namespace {

QByteArray encode(const QString &text, const QByteArray &charset)
{
    if (charset.toLower() == "us-ascii")
        return text.toLatin1();
    QStringEncoder encoder(charset.constData());
    if (!encoder.isValid()) // a Qt without ICU: the message says UTF-8 bytes under another name
        return text.toUtf8();
    QByteArray bytes = encoder(text);
    // Shift states must not leak into what follows (RFC 1468): back to ASCII.
    if (charset.toLower() == "iso-2022-jp" && bytes.lastIndexOf("\x1b(B") < bytes.lastIndexOf("\x1b$B"))
        bytes += "\x1b(B";
    return bytes;
}

bool needsEncoding(const QString &text)
{
    return text.contains(QLatin1String("=?")) || std::any_of(text.begin(), text.end(), [](QChar c) {
               return c.unicode() >= 127 || c.unicode() < 32;
           });
}

QByteArray qWord(const QByteArray &bytes)
{
    QByteArray word;
    for (const char c : bytes) {
        if (std::isalnum(static_cast<unsigned char>(c)) && static_cast<unsigned char>(c) < 128)
            word += c;
        else if (c == ' ')
            word += '_';
        else
            word += '=' + QByteArray(1, c).toHex().toUpper();
    }
    return word;
}

/// Breaks plain text at spaces, so that no header line is longer than 78.
QByteArray foldPlain(const QByteArray &text)
{
    QByteArray result;
    qsizetype column = 10;
    for (const QByteArray &word : text.split(' ')) {
        if (!result.isEmpty() && column + 1 + word.size() > 76) {
            result += "\r\n " + word;
            column = 1 + word.size();
        } else {
            result += (result.isEmpty() ? "" : " ") + word;
            column += 1 + word.size();
        }
    }
    return result;
}

} // namespace

QByteArray encodeText(const QString &text, const QByteArray &charset)
{
    QString lines = text;
    lines.replace(QLatin1String("\r\n"), QLatin1String("\n")).replace(QLatin1Char('\n'), QLatin1String("\r\n"));
    return encode(lines, charset);
}

QByteArray encodeWords(const QString &text, const QByteArray &charset, char encoding)
{
    if (!needsEncoding(text))
        return foldPlain(text.toLatin1());
    if (encoding == '8')
        return encode(text, charset);
    // Whole characters only in each word, at most 75 bytes a word (RFC 2047 sections 2 and 5).
    QByteArrayList words;
    const auto word = [&](const QString &piece) {
        const QByteArray bytes = encode(piece, charset);
        return "=?" + charset + '?' + encoding + '?' + (encoding == 'B' ? bytes.toBase64() : qWord(bytes))
            + "?=";
    };
    QString piece;
    for (qsizetype i = 0; i < text.size(); ++i) {
        QString next = piece + text[i];
        if (text[i].isHighSurrogate() && i + 1 < text.size())
            next += text[++i];
        if (word(next).size() > 72) {
            words << word(piece);
            next = next.mid(piece.size());
        }
        piece = next;
    }
    words << word(piece);
    return words.join("\r\n ");
}

QByteArray quotedPrintable(const QByteArray &bytes)
{
    QByteArray result;
    qsizetype column = 0;
    for (qsizetype i = 0; i < bytes.size(); ++i) {
        const auto c = static_cast<unsigned char>(bytes[i]);
        if (c == '\r' && i + 1 < bytes.size() && bytes[i + 1] == '\n') {
            result += "\r\n";
            column = 0;
            ++i;
            continue;
        }
        const bool lineEnds = i + 1 >= bytes.size() || bytes[i + 1] == '\r';
        const bool plain = (c > 32 && c < 127 && c != '=') || ((c == ' ' || c == '\t') && !lineEnds);
        const QByteArray token
            = plain ? QByteArray(1, bytes[i]) : '=' + QByteArray(1, bytes[i]).toHex().toUpper();
        if (column + token.size() > 75) {
            result += "=\r\n";
            column = 0;
        }
        result += token;
        column += token.size();
    }
    return result;
}

QByteArray base64Lines(const QByteArray &bytes)
{
    const QByteArray all = bytes.toBase64();
    QByteArray result;
    result.reserve(all.size() + all.size() / 38 + 4);
    for (qsizetype at = 0; at < all.size(); at += 76)
        result += all.mid(at, 76) + "\r\n";
    return result;
}

} // namespace duopost
