// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/AddressList.h"

#include "mailcore/protocol/mime/Bytes.h"
#include "mailcore/protocol/mime/Charset.h"
#include "mailcore/protocol/mime/EncodedWords.h"
#include "mailcore/protocol/mime/Neutralise.h"

#include <algorithm>

namespace duopost::mime {

namespace {

constexpr int mostFailuresPerField = 100; // bounds the work on a field full of "=?"

/// Reads one field from left to right, collecting words until "<", "," or the end says what they were.
class AddressReader {
public:
    explicit AddressReader(QByteArrayView text) : m_text(text) { }

    QList<MailAddress> read()
    {
        while (m_at < m_text.size() && m_result.size() < mostAddresses)
            step();
        flush();
        if (m_result.isEmpty() && !m_comment.isEmpty()) // "(nobody in particular)"
            add(decodeUnstructured(m_comment), {});
        return std::move(m_result);
    }

private:
    void step()
    {
        const char c = m_text[m_at];
        switch (c) {
        case '(':
            readComment();
            break;
        case '"':
            readQuoted();
            break;
        case '<':
            readAngle();
            break;
        case '[':
            readDomainLiteral();
            break;
        case ',':
            ++m_at;
            flush();
            m_unnamed = false;
            if (!m_result.isEmpty())
                m_comment = {};
            break;
        case ';': // ends a group; some programs separate addresses with it
            ++m_at;
            flush();
            m_unnamed = false;
            if (!m_groupName.isEmpty() && m_groupIsEmpty)
                add(decodeUnstructured(m_groupName), {});
            m_groupName.clear();
            break;
        case ':':
            ++m_at;
            beginGroup();
            break;
        case '>': // without its "<"
        case ')':
            ++m_at;
            break;
        default:
            if (isSpace(c)) {
                ++m_at;
                m_blankBefore = true;
            } else {
                readAtom();
            }
        }
    }

    /// Nested comments are counted, not recursed into; an open one ends with the field.
    void readComment()
    {
        int depth = 0;
        const qsizetype begin = m_at + 1;
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '\\')
                ++m_at;
            else if (c == '(')
                ++depth;
            else if (c == ')' && --depth == 0)
                break;
        }
        const qsizetype end = qMin(m_at, m_text.size());
        m_at = qMin(m_at + 1, m_text.size());
        m_comment = m_text.sliced(qMin(begin, end), qMax<qsizetype>(0, end - begin));
        nameLast(m_comment);
        m_blankBefore = true;
    }

    /// The unescaped content of the quoted string at m_at, which moves behind it.
    QByteArray takeQuoted()
    {
        QByteArray content;
        for (++m_at; m_at < m_text.size() && m_text[m_at] != '"'; ++m_at) {
            if (m_text[m_at] == '\\' && m_at + 1 < m_text.size())
                ++m_at;
            content += m_text[m_at];
        }
        ++m_at;
        return content;
    }

    void readQuoted()
    {
        const qsizetype begin = m_at;
        const QByteArray content = takeQuoted();
        appendWord(content, m_text.sliced(begin, qMin(m_at, m_text.size()) - begin));
    }

    void readDomainLiteral()
    {
        const qsizetype end = m_openLiteral ? -1 : m_text.indexOf(']', m_at);
        m_openLiteral = end < 0;
        const QByteArrayView literal = end < 0 ? m_text.sliced(m_at, 1) : m_text.sliced(m_at, end + 1 - m_at);
        m_at += literal.size();
        appendWord(literal, literal);
    }

    void readAtom()
    {
        const qsizetype begin = m_at;
        // A comma inside "=?utf-8?q?Doe,_John?=" is wrong and common.
        if (m_text[m_at] == '=' && m_failures < mostFailuresPerField) {
            const qsizetype length = encodedWordLength(m_text.sliced(m_at));
            m_failures += length == 0;
            m_at += length;
        }
        while (m_at < m_text.size() && !isSpace(m_text[m_at]) && !isSpecial(m_text[m_at]))
            ++m_at;
        const QByteArrayView atom = m_text.sliced(begin, m_at - begin);
        appendWord(atom, atom);
    }

    static bool isSpecial(char c)
    {
        return c == '(' || c == ')' || c == '<' || c == '>' || c == ',' || c == ';' || c == ':' || c == '"'
            || c == '[';
    }

    /// `value` is for the name, `written` for an address: "a b"@host keeps its quotes.
    void appendWord(QByteArrayView value, QByteArrayView written)
    {
        if (m_blankBefore && !m_phrase.isEmpty())
            m_phrase += ' ';
        m_phrase += value;
        // RFC 5322 section 4.4: blanks around "." and "@"
        const bool joins = !m_words.isEmpty()
            && (!m_blankBefore || m_words.last().endsWith('@') || m_words.last().endsWith('.')
                || written.startsWith('@') || written.startsWith('.'));
        if (joins)
            m_words.last() += written;
        else
            m_words += written.toByteArray();
        m_blankBefore = false;
    }

    void readAngle()
    {
        ++m_at;
        QByteArray address;
        bool closed = false;
        while (m_at < m_text.size() && !closed) {
            const char c = m_text[m_at];
            if (c == '>') {
                closed = true;
                ++m_at;
            } else if (c == '"') {
                const qsizetype begin = m_at;
                takeQuoted();
                address += m_text.sliced(begin, qMin(m_at, m_text.size()) - begin);
            } else if (c == '(') {
                const QByteArrayView comment = m_comment;
                readComment();
                m_comment = comment;
            } else if (c == '<') { // "<<a@b>>"
                ++m_at;
            } else if (c == ',' && !address.startsWith('@')) { // never closed
                break;
            } else {
                if (!isSpace(c))
                    address += c;
                ++m_at;
            }
        }
        if (address.startsWith('@')) { // source route, RFC 5322 section 4.4
            if (const qsizetype colon = address.indexOf(':'); colon >= 0)
                address.remove(0, colon + 1);
        }
        if (address.isEmpty() && m_phrase.contains('@') && !m_phrase.contains(' '))
            address = m_phrase;
        const QString name = decodeUnstructured(m_phrase.isEmpty() ? m_comment : QByteArrayView(m_phrase));
        add(name, address);
        m_unnamed = name.isEmpty() && !address.isEmpty();
        clearWords();
    }

    /// "<john@host> (John Doe)" and "<john@host> John Doe"
    bool nameLast(QByteArrayView words)
    {
        if (!m_unnamed || m_result.isEmpty())
            return false;
        m_result.last().name = decodeUnstructured(words);
        m_unnamed = false;
        m_comment = {};
        return true;
    }

    void beginGroup()
    {
        if (!m_phrase.isEmpty()) {
            m_groupName = m_phrase;
            m_groupIsEmpty = true;
        }
        // "mailto:a@b" is no group.
        clearWords();
    }

    void flush()
    {
        if (m_phrase.isEmpty())
            return;
        const auto address = std::find_if(m_words.cbegin(), m_words.cend(), hasDomain);
        if (address != m_words.cend() && m_words.size() == 1) { // the old form: john@host (John Doe)
            add(decodeUnstructured(m_comment), *address);
        } else if (address != m_words.cend()) { // "John Doe john@host": the rest is the name
            QByteArrayList name = m_words;
            name.removeAt(address - m_words.cbegin());
            add(decodeUnstructured(name.join(' ')), *address);
        } else if (m_words.size() == 1 && !m_phrase.startsWith("=?") && !m_words.first().startsWith('"')) {
            add(decodeUnstructured(m_comment), m_words.first()); // a user of the local system
        } else if (!nameLast(m_phrase)) {
            add(decodeUnstructured(m_phrase), {});
        }
        clearWords();
    }

    /// An "@" outside quotes.
    static bool hasDomain(const QByteArray &word)
    {
        bool quoted = false;
        for (qsizetype i = 0; i < word.size(); ++i) {
            if (quoted && word[i] == '\\')
                ++i;
            else if (word[i] == '"')
                quoted = !quoted;
            else if (word[i] == '@' && !quoted)
                return true;
        }
        return false;
    }

    void add(const QString &name, QByteArrayView address)
    {
        m_groupIsEmpty = false;
        if (name.isEmpty() && address.isEmpty())
            return;
        m_result.append({name, neutralised(decodeHeaderBytes(address))});
    }

    void clearWords()
    {
        m_phrase.clear();
        m_words.clear();
        m_comment = {};
        m_blankBefore = false;
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    QByteArray m_phrase; ///< words so far, unquoted: a name if "<" follows
    QByteArrayList m_words; ///< the same as written: an address among them if none follows
    int m_failures = 0; ///< of looking for encoded words
    bool m_openLiteral = false; ///< there is no "]" in the rest
    QByteArrayView m_comment; ///< the last one
    QByteArray m_groupName;
    bool m_groupIsEmpty = true;
    bool m_blankBefore = false;
    bool m_unnamed = false; ///< the last result has an address, no name, and no comma behind it yet
    QList<MailAddress> m_result;
};

} // namespace

QList<MailAddress> parseAddressList(QByteArrayView raw)
{
    return AddressReader(trimSpace(raw)).read();
}

} // namespace duopost::mime
