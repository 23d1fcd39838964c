// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace duopost {

/// Takes the dots out of a POP3 multi-line answer (RFC 1939 section 3), whatever way the network cuts it.
/// Only CRLF "." CRLF ends it: a lone LF never makes a line here, so "\n.\n" is content.
class DotReader {
public:
    enum class State { More, Done };

    /// Takes bytes from the front of data; data is what was not used (after the end) on return.
    State feed(QByteArrayView &data);
    void reserve(qsizetype size) { m_content.reserve(size); }
    /// The content so far, CRLF line ends as received.
    const QByteArray &content() const { return m_content; }
    QByteArray take() { return std::move(m_content); }

private:
    enum class At { LineStart, AfterDot, AfterDotCr, Inside, AfterCr };
    QByteArray m_content;
    At m_at = At::LineStart;
};

} // namespace duopost
