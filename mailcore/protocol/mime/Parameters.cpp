// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/Parameters.h"

#include "mailcore/protocol/mime/Bytes.h"
#include "mailcore/protocol/mime/Charset.h"
#include "mailcore/protocol/mime/EncodedWords.h"
#include "mailcore/protocol/mime/Neutralise.h"

#include <algorithm>

namespace duopost::mime {

namespace {

constexpr qsizetype mostParameters = 1000;

struct Piece {
    QByteArray name, value;
    int index = -1; ///< RFC 2231 continuation number; -1 = the plain form
    bool encoded = false; ///< name ended in "*"
};

class ParameterReader {
public:
    explicit ParameterReader(QByteArrayView text) : m_text(text) { }

    QByteArray readValue()
    {
        QByteArray value;
        while (m_at < m_text.size() && m_text[m_at] != ';') {
            const char c = m_text[m_at];
            if (c == '(') {
                skipComment();
                continue;
            }
            if (isSpace(c)) {
                // "text/plain charset=x": the semicolon was forgotten
                if (!value.isEmpty() && !value.endsWith('/') && startsParameter(m_at))
                    break;
                while (m_at < m_text.size() && isSpace(m_text[m_at]))
                    ++m_at;
                continue;
            }
            if (c != '"')
                value += toLower(c);
            ++m_at;
        }
        return value;
    }

    QList<Piece> readPieces()
    {
        QList<Piece> pieces;
        while (m_at < m_text.size() && pieces.size() < mostParameters) {
            skipSeparators();
            Piece piece;
            while (m_at < m_text.size() && m_text[m_at] != '=' && m_text[m_at] != ';') {
                if (m_text[m_at] == '(') {
                    skipComment();
                    continue;
                }
                if (!isSpace(m_text[m_at]))
                    piece.name += toLower(m_text[m_at]);
                ++m_at;
            }
            if (m_at >= m_text.size() || m_text[m_at] == ';')
                continue;
            ++m_at;
            piece.value = readParameterValue();
            splitStars(piece);
            if (!piece.name.isEmpty())
                pieces += piece;
        }
        return pieces;
    }

private:
    void skipSeparators()
    {
        while (m_at < m_text.size() && (isSpace(m_text[m_at]) || m_text[m_at] == ';'))
            ++m_at;
    }

    void skipComment()
    {
        int depth = 0;
        for (; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == '\\')
                ++m_at;
            else if (m_text[m_at] == '(')
                ++depth;
            else if (m_text[m_at] == ')' && --depth == 0)
                break;
        }
        m_at = qMin(m_at + 1, m_text.size());
    }

    /// True if a blank at `at` is followed by `name=`, so that a semicolon was forgotten.
    bool startsParameter(qsizetype at) const
    {
        while (at < m_text.size() && isSpace(m_text[at]))
            ++at;
        const qsizetype begin = at;
        while (at < m_text.size()
               && (isLetter(m_text[at]) || isDigit(m_text[at]) || m_text[at] == '-' || m_text[at] == '*'))
            ++at;
        return at > begin && at < m_text.size() && m_text[at] == '='
            && !(at + 1 < m_text.size() && m_text[at + 1] == '?');
    }

    QByteArray readParameterValue()
    {
        while (m_at < m_text.size() && isSpace(m_text[m_at]))
            ++m_at;
        return m_at < m_text.size() && m_text[m_at] == '"' ? readQuoted() : readBare();
    }

    QByteArray readQuoted()
    {
        QByteArray value;
        for (++m_at; m_at < m_text.size() && m_text[m_at] != '"'; ++m_at) {
            const char c = m_text[m_at];
            // Letters and digits keep their backslash: "C:\mail\x.doc" is a path.
            const char next = m_at + 1 < m_text.size() ? m_text[m_at + 1] : 'x';
            if (c == '\\' && !isLetter(next) && !isDigit(next)) {
                value += m_text[++m_at];
            } else if (isLineEnd(c)) { // software that folds inside quotes adds blanks of its own
                while (m_at + 1 < m_text.size() && isSpace(m_text[m_at + 1]))
                    ++m_at;
                while (value.endsWith(' '))
                    value.chop(1);
                value += ' ';
            } else {
                value += c == '\t' ? ' ' : c;
            }
        }
        ++m_at;
        return value;
    }

    QByteArray readBare()
    {
        QByteArray value;
        while (m_at < m_text.size() && m_text[m_at] != ';') {
            const char c = m_text[m_at];
            if (isSpace(c)) {
                qsizetype next = m_at;
                while (next < m_text.size() && isSpace(m_text[next]))
                    ++next;
                if (startsParameter(m_at))
                    break;
                if (next < m_text.size() && m_text[next] == '(') {
                    m_at = next;
                    skipComment();
                    continue;
                }
                if (!value.isEmpty())
                    value += ' ';
                m_at = next;
                continue;
            }
            value += c;
            ++m_at;
        }
        while (value.endsWith(' '))
            value.chop(1);
        return value;
    }

    /// "filename*2*" is piece 2, encoded.
    static void splitStars(Piece &piece)
    {
        if (piece.name.endsWith('*')) {
            piece.encoded = true;
            piece.name.chop(1);
            piece.index = 0;
        }
        const qsizetype star = piece.name.lastIndexOf('*');
        if (star < 0)
            return;
        const QByteArray number = piece.name.sliced(star + 1);
        bool ok = false;
        const int index = number.toInt(&ok);
        if (!ok || index < 0)
            return;
        piece.index = index;
        piece.name.truncate(star);
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

QByteArray percentDecoded(QByteArrayView value)
{
    QByteArray result;
    for (qsizetype i = 0; i < value.size(); ++i) {
        const int high = value[i] == '%' && i + 2 < value.size() ? hexValue(value[i + 1]) : -1;
        const int low = high >= 0 ? hexValue(value[i + 2]) : -1;
        if (low >= 0) {
            result += static_cast<char>(high * 16 + low);
            i += 2;
        } else {
            result += value[i];
        }
    }
    return result;
}

/// Splits charset'language'text; a value without both quotes is all text.
QByteArrayView withoutCharset(QByteArrayView value, QByteArray &charset)
{
    const qsizetype first = value.indexOf('\'');
    const qsizetype second = first < 0 ? -1 : value.indexOf('\'', first + 1);
    if (second < 0)
        return value;
    charset = value.first(first).toByteArray();
    return value.sliced(second + 1);
}

/// Joins the pieces of one name; gaps and a missing first piece are passed over.
Parameter joined(QList<Piece> pieces)
{
    std::stable_sort(
        pieces.begin(), pieces.end(), [](const Piece &a, const Piece &b) { return a.index < b.index; });
    Parameter result{pieces.first().name, {}, {}, true};
    int lastIndex = -1;
    for (const Piece &piece : std::as_const(pieces)) {
        if (piece.index == lastIndex)
            continue;
        QByteArrayView value = piece.value;
        if (piece.encoded && lastIndex < 0)
            value = withoutCharset(value, result.charset);
        else if (piece.encoded && !result.charset.isEmpty() && startsWithNoCase(value, result.charset + '\''))
            value = value.sliced(result.charset.size() + 1); // wrongly repeated with each piece
        result.value += piece.encoded ? percentDecoded(value) : value.toByteArray();
        lastIndex = piece.index;
    }
    return result;
}

} // namespace

ParameterizedField parseParameterized(QByteArrayView raw)
{
    ParameterReader reader(raw);
    ParameterizedField field;
    field.value = reader.readValue();
    const QList<Piece> pieces = reader.readPieces();
    for (qsizetype i = 0; i < pieces.size(); ++i) {
        const Piece &piece = pieces[i];
        if (piece.index < 0) {
            const auto same = [&](const Parameter &p) { return !p.extended && p.name == piece.name; };
            const auto earlier = std::find_if(field.parameters.cbegin(), field.parameters.cend(), same);
            if (earlier == field.parameters.cend())
                field.parameters.append({piece.name, piece.value, {}, false});
            else if (earlier->value != piece.value)
                field.repeated = true;
            continue;
        }
        const auto known = [&](const Parameter &p) { return p.extended && p.name == piece.name; };
        if (std::any_of(field.parameters.cbegin(), field.parameters.cend(), known))
            continue;
        QList<Piece> family;
        std::copy_if(pieces.cbegin() + i, pieces.cend(), std::back_inserter(family), [&](const Piece &other) {
            return other.index >= 0 && other.name == piece.name;
        });
        field.parameters.append(joined(std::move(family)));
    }
    return field;
}

const Parameter *ParameterizedField::find(QByteArrayView name) const
{
    const Parameter *found = nullptr;
    for (const Parameter &parameter : parameters) {
        // RFC 6266 section 4.3: the extended form wins.
        if (parameter.name == name && (!found || (parameter.extended && !found->extended)))
            found = &parameter;
    }
    return found;
}

QByteArray ParameterizedField::bytes(QByteArrayView name) const
{
    const Parameter *parameter = find(name);
    return parameter ? parameter->value : QByteArray();
}

QString ParameterizedField::text(QByteArrayView name) const
{
    const Parameter *parameter = find(name);
    if (!parameter)
        return {};
    // Encoded words are forbidden here (RFC 2047 section 5) and usual.
    if (parameter->charset.isEmpty() && parameter->value.contains("=?"))
        return decodeUnstructured(parameter->value);
    return neutralised(decodeHeaderBytes(parameter->value, parameter->charset));
}

} // namespace duopost::mime
