// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <optional>

namespace duopost {

/// A cursor over one IMAP response. Tolerant: raw 8-bit, extra spaces and unknown items are skipped, nesting is
/// limited to 100 without recursion. Views point into the response.
class ImapScanner {
public:
    explicit ImapScanner(QByteArrayView response) : m_text(response) { }

    bool atEnd() const { return m_position >= m_text.size(); }
    char peek() const { return atEnd() ? '\0' : m_text[m_position]; }
    void skipSpaces();
    /// Skips spaces, then c if it comes next.
    bool take(char c);
    /// Up to a space or parenthesis; brackets are kept whole ("BODY[HEADER.FIELDS (DATE)]<0>").
    QByteArrayView atom();
    /// The next atom as a number; nothing if it is none or above 2^63-1.
    std::optional<quint64> number();
    /// Quoted string, literal, or an atom standing where a string should; nothing for NIL.
    std::optional<QByteArray> string();
    /// Like string(), but a view without unescaping: for literals and plain quoted strings. Null view for NIL.
    QByteArrayView rawString();
    /// One value of any shape. @return false when nested deeper than 100 or cut off
    bool skipValue();
    QByteArrayView rest() const { return m_text.sliced(m_position); }
    qsizetype position() const { return m_position; }
    void seek(qsizetype position) { m_position = position; }

private:
    QByteArrayView m_text;
    qsizetype m_position = 0;
};

bool equalsNoCase(QByteArrayView a, QByteArrayView b);

} // namespace duopost
