// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/EncodedWords.h"

#include "mailcore/protocol/mime/Base64.h"
#include "mailcore/protocol/mime/Bytes.h"
#include "mailcore/protocol/mime/Charset.h"
#include "mailcore/protocol/mime/Neutralise.h"
#include "mailcore/protocol/mime/QuotedPrintable.h"

#include <optional>

namespace duopost::mime {

namespace {

struct Word {
    QByteArrayView charset, text;
    char encoding = 0; ///< 'b' or 'q'
    qsizetype length = 0;
};

constexpr qsizetype longestWord = 64 * 1024; // RFC 2047 allows 75; nobody keeps to it
constexpr int mostFailures = 1000; // bounds the work on a megabyte of "=?"

/// The "?=" that ends a Q text. In "what?=20now?=" the first one is a question mark and an encoded blank.
qsizetype findEnd(QByteArrayView text, qsizetype from, char encoding)
{
    qsizetype end = text.indexOf("?=", from);
    while (encoding == 'q' && end >= 0 && end + 3 < text.size() && hexValue(text[end + 2]) >= 0
           && hexValue(text[end + 3]) >= 0) {
        const qsizetype later = text.indexOf("?=", end + 2);
        if (later < 0 || text.sliced(end, later - end).contains(' ')
            || text.sliced(end, later - end).contains(QByteArrayView("=?")))
            break;
        end = later;
    }
    return end;
}

std::optional<Word> wordAt(QByteArrayView text)
{
    if (!text.startsWith("=?"))
        return std::nullopt;
    text.truncate(qMin(text.size(), longestWord));
    qsizetype i = 2;
    while (i < text.size() && text[i] != '?' && text[i] > ' ' && text[i] != '=')
        ++i;
    // Behind the charset come "?", one letter and "?".
    if (i == 2 || i + 3 > text.size() || text[i] != '?' || text[i + 2] != '?')
        return std::nullopt;
    Word word;
    word.charset = text.sliced(2, i - 2);
    word.encoding = toLower(text[i + 1]);
    if (word.encoding != 'b' && word.encoding != 'q')
        return std::nullopt;
    const qsizetype start = i + 3, end = findEnd(text, start, word.encoding);
    if (end < 0)
        return std::nullopt;
    word.text = text.sliced(start, end - start);
    // A word that was never closed must not swallow the next one.
    if (word.text.contains(QByteArrayView("=?")) && word.text.contains(' '))
        return std::nullopt;
    word.length = end + 2;
    return word;
}

/// Folds become one blank, other line ends too; the ends are trimmed.
QByteArray unfolded(QByteArrayView raw)
{
    QByteArray result;
    result.reserve(raw.size());
    for (qsizetype i = 0; i < raw.size(); ++i) {
        if (!isLineEnd(raw[i])) {
            result += raw[i];
            continue;
        }
        while (i + 1 < raw.size() && isSpace(raw[i + 1]))
            ++i;
        while (result.endsWith(' ') || result.endsWith('\t'))
            result.chop(1);
        result += ' ';
    }
    return result;
}

/// A fold inside a word was put there by software that saw only a long line.
QByteArray withoutFolds(QByteArrayView text)
{
    QByteArray result;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (!isLineEnd(text[i])) {
            result += text[i];
            continue;
        }
        while (i + 1 < text.size() && isSpace(text[i + 1]))
            ++i;
    }
    return result;
}

QByteArray decodedBytes(const Word &word)
{
    return word.encoding == 'b' ? decodeBase64(word.text).bytes : decodeQ(withoutFolds(word.text));
}

QString decodeWords(QByteArrayView text)
{
    QString result;
    QByteArray pending; // bytes of adjacent words, not yet converted
    QByteArray pendingCharset;
    qsizetype plainFrom = 0;
    bool afterWord = false;
    int failures = 0;
    const auto flushWords = [&] {
        if (!pending.isEmpty())
            result += decodeHeaderBytes(pending, pendingCharset);
        pending.clear();
    };
    for (qsizetype i = 0; i < text.size();) {
        i = text.indexOf("=?", i);
        if (i < 0 || failures == mostFailures)
            break;
        const auto word = wordAt(text.sliced(i));
        if (!word) {
            ++failures;
            i += 2;
            continue;
        }
        const QByteArrayView between = text.sliced(plainFrom, i - plainFrom);
        const bool adjacent = afterWord && trimSpace(between).isEmpty(); // RFC 2047 section 6.2
        if (!adjacent) {
            flushWords();
            result += decodeHeaderBytes(unfolded(between));
        }
        const QByteArray charset = lowered(word->charset);
        if (charset != pendingCharset)
            flushWords();
        pendingCharset = charset;
        pending += decodedBytes(*word);
        i += word->length;
        plainFrom = i;
        afterWord = true;
    }
    flushWords();
    const QByteArrayView rest = text.sliced(plainFrom);
    result += decodeHeaderBytes(unfolded(rest));
    return result;
}

} // namespace

qsizetype encodedWordLength(QByteArrayView text)
{
    const auto word = wordAt(text);
    return word ? word->length : 0;
}

QString decodeUnstructured(QByteArrayView raw)
{
    raw = trimSpace(raw);
    if (raw.contains(QByteArrayView("=?")))
        return neutralised(decodeWords(raw)).trimmed();
    if (raw.contains('\n') || raw.contains('\r'))
        return neutralised(decodeHeaderBytes(unfolded(raw)));
    return neutralised(decodeHeaderBytes(raw));
}

} // namespace duopost::mime
