// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/build/HeaderText.h"

#include "mailcore/protocol/mime/Bytes.h"
#include "mailcore/protocol/mime/Neutralise.h"
#include "mailcore/protocol/mime/build/WireAddress.h"

#include <algorithm>

namespace duopost::mime {

namespace {

// RFC 2047 section 2 allows 75, and lines of 76: so one fits beside every field name.
constexpr qsizetype longestWord = 60;
constexpr qsizetype longestHeaderLine = 78; // RFC 5322 section 2.1.1
constexpr const char *prefixes[] = {"=?utf-8?Q?", "=?utf-8?B?"};
constexpr qsizetype prefixLength = 10;

// What stands for itself in a "Q" word in a display name (RFC 2047 section 5 (3)); good everywhere else too.
bool isPlainInQ(char c)
{
    return isLetter(c) || isDigit(c) || c == '!' || c == '*' || c == '+' || c == '-' || c == '/';
}

QByteArray inQ(const QByteArray &bytes)
{
    QByteArray result;
    for (const char c : bytes) {
        if (isPlainInQ(c))
            result += c;
        else if (c == ' ')
            result += '_';
        else
            result += '=' + QByteArray(1, c).toHex().toUpper();
    }
    return result;
}

/// Q where most of it stays readable, else Base64; cut between characters.
QByteArrayList encodedWords(const QString &text)
{
    const QByteArray all = text.toUtf8();
    const bool base64 = 2
            * std::count_if(all.begin(), all.end(),
                            [](char c) {
                                return !isAscii({&c, 1});
                            })
        > all.size();
    const qsizetype room = longestWord - prefixLength - 2;
    QByteArrayList words;
    QByteArray bytes;
    const auto flush = [&] {
        if (!bytes.isEmpty())
            words += QByteArray(prefixes[base64 ? 1 : 0]) + (base64 ? bytes.toBase64() : inQ(bytes)) + "?=";
        bytes.clear();
    };
    qsizetype used = 0;
    for (const char32_t character : text.toUcs4()) {
        const QByteArray next = QString::fromUcs4(&character, 1).toUtf8();
        used = base64 ? (bytes.size() + next.size() + 2) / 3 * 4 : used + inQ(next).size();
        if (used > room) {
            flush();
            used = inQ(next).size();
        }
        bytes += next;
    }
    flush();
    return words;
}

bool needsEncoding(const QString &word)
{
    return !isAscii(word.toUtf8()) || word.contains(QLatin1String("=?")) || word.size() > longestWord
        || word.isEmpty();
}

bool isAtomWord(const QString &word)
{
    return !word.isEmpty() && std::all_of(word.cbegin(), word.cend(), [](QChar c) {
        return c.unicode() < 0x80
            && (isLetter(c.toLatin1()) || isDigit(c.toLatin1())
                || QLatin1String("!#$%&'*+-/=?^_`{|}~").contains(c));
    });
}

QByteArray quoted(const QString &name)
{
    QByteArray result = "\"";
    for (const char c : name.toLatin1()) {
        if (c == '"' || c == '\\')
            result += '\\';
        result += c;
    }
    return result + '"';
}

} // namespace

QByteArrayList encodedText(const QString &text)
{
    const QString safe = neutralised(text);
    const auto words = safe.split(QLatin1Char(' '));
    // An empty word is one of several blanks, which would not survive being folded.
    auto first = std::find_if(words.begin(), words.end(), needsEncoding);
    if (safe.isEmpty() || first == words.end()) {
        QByteArrayList result;
        for (const auto &word : words)
            result += word.toLatin1();
        return safe.isEmpty() ? QByteArrayList() : result;
    }
    auto last = std::find_if(words.rbegin(), words.rend(), needsEncoding).base();
    if (first->isEmpty() && first != words.begin()) // blanks alone make no word
        --first;
    if ((last - 1)->isEmpty() && last != words.end())
        ++last;
    QByteArrayList result;
    for (auto word = words.begin(); word != first; ++word)
        result += word->toLatin1();
    result += encodedWords(QStringList(first, last).join(QLatin1Char(' ')));
    for (auto word = last; word != words.end(); ++word)
        result += word->toLatin1();
    return result;
}

QByteArrayList encodedPhrase(const QString &name)
{
    const QString safe = neutralised(name);
    if (safe.isEmpty())
        return {};
    const auto words = safe.split(QLatin1Char(' '));
    if (std::any_of(words.begin(), words.end(), [](const QString &word) {
            return !word.isEmpty() && needsEncoding(word);
        }))
        return encodedWords(safe);
    if (std::all_of(words.begin(), words.end(), isAtomWord)) {
        QByteArrayList result;
        for (const auto &word : words)
            result += word.toLatin1();
        return result;
    }
    const auto inQuotes = quoted(safe);
    return inQuotes.size() <= longestWord ? QByteArrayList{inQuotes} : encodedWords(safe);
}

QByteArrayList encodedMailbox(const MailAddress &address)
{
    const auto wire = wireAddress(address.address);
    if (!wire) {
        auto group = encodedPhrase((address.name + QLatin1Char(' ') + address.address).simplified());
        if (!group.isEmpty())
            group.last() += ":;";
        return group;
    }
    auto result = encodedPhrase(address.name);
    result += result.isEmpty() ? wire->text : '<' + wire->text + '>';
    return result;
}

QByteArray foldedField(const QByteArray &name, const QByteArrayList &pieces)
{
    QByteArray result = name + ':';
    qsizetype line = result.size();
    bool empty = true; // the line holds nothing but the name
    for (const auto &piece : pieces) {
        // The first piece stays beside the name unless it is too long for that: some readers take a field
        // whose first line is blank for an empty one.
        const bool fits
            = line + 1 + piece.size() <= longestHeaderLine || (empty && piece.size() + name.size() < 200);
        if (!fits) {
            result += "\r\n";
            line = 0;
        }
        result += ' ' + piece;
        line += 1 + piece.size();
        empty = false;
    }
    return result;
}

QByteArray addressField(const QByteArray &name, const QList<MailAddress> &addresses)
{
    QByteArrayList pieces;
    for (const auto &address : addresses) {
        const auto mailbox = encodedMailbox(address);
        if (mailbox.isEmpty())
            continue;
        if (!pieces.isEmpty())
            pieces.last() += ',';
        pieces += mailbox;
    }
    return foldedField(name, pieces);
}

} // namespace duopost::mime
