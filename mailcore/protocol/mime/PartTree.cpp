// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/PartTree.h"

#include "mailcore/protocol/mime/Bytes.h"
#include "mailcore/protocol/mime/HeaderScanner.h"
#include "mailcore/protocol/mime/MediaType.h"

#include <cstring>

namespace duopost::mime {

namespace {

struct Open {
    int part;
    QByteArray boundary;
    qsizetype bodyStart;
    qsizetype textStart; ///< of the preamble, later of the epilogue
    bool sawPart = false, closed = false;
};

/// Lines in, parts out. Exactly one entity is being read at any time: a header, a leaf's body, or the text
/// before or after the parts of the innermost open multipart.
class Splitter {
public:
    explicit Splitter(QByteArrayView raw) : m_raw(raw), m_at(raw.startsWith("\xef\xbb\xbf") ? 3 : 0) { }

    PartTree split()
    {
        beginPart(-1, m_at, "text/plain");
        while (m_at < m_raw.size()) {
            const qsizetype begin = m_at;
            const auto *newline = static_cast<const char *>(
                std::memchr(m_raw.data() + begin, '\n', static_cast<size_t>(m_raw.size() - begin)));
            m_at = newline ? newline - m_raw.data() + 1 : m_raw.size();
            QByteArrayView line = m_raw.sliced(begin, m_at - begin);
            while (!line.isEmpty() && isLineEnd(line.back()))
                line.chop(1);
            if (m_open.isEmpty() || !line.startsWith("--") || !takeBoundary(line, begin)) {
                if (m_inHeader)
                    readHeaderLine(line, begin);
            }
        }
        finish();
        return std::move(m_tree);
    }

private:
    Part &current() { return m_tree.parts[m_current]; }

    void beginPart(int parent, qsizetype at, const QByteArray &defaultType)
    {
        Part part;
        part.parent = parent;
        part.type = defaultType;
        m_current = int(m_tree.parts.size());
        m_tree.parts.append(part);
        if (parent >= 0)
            m_tree.parts[parent].children.append(m_current);
        m_start = at;
        m_inHeader = true;
        m_sawField = false;
        m_inText = false;
    }

    void readHeaderLine(QByteArrayView line, qsizetype begin)
    {
        if (line.isEmpty()) {
            endHeader(begin, m_at);
        } else if (m_at - m_start > longestHeader) {
            m_tree.headerTooLong = true;
            endHeader(begin, begin);
        } else if (fieldNameLength(line) > 0) {
            m_sawField = true;
        } else if (!(m_sawField && isBlank(line[0])) && !isMboxLine(line, begin)) {
            // A stray line among fields is passed over; one with text behind it is where the body begins.
            if (m_sawField && fieldsFollow())
                m_tree.strayHeaderLines = true;
            else
                endHeader(begin, begin);
        }
    }

    /// "From john@host Mon Jan  1 00:00:00 2024", left over from a mailbox file.
    bool isMboxLine(QByteArrayView line, qsizetype begin) const
    {
        if (begin != m_start || !(line.startsWith("From ") || line.startsWith(">From ")))
            return false;
        const bool emptyNext = m_at < m_raw.size() && isLineEnd(m_raw[m_at]);
        return fieldsFollow() || (emptyNext && line.contains(':'));
    }

    /// True if the next line that is no continuation is a field.
    bool fieldsFollow() const
    {
        qsizetype at = m_at;
        constexpr int enough = 20;
        for (int lines = 0; lines < enough && at < m_raw.size(); ++lines) {
            const qsizetype end = m_raw.indexOf('\n', at);
            const QByteArrayView line = m_raw.sliced(at, (end < 0 ? m_raw.size() : end) - at);
            if (trimSpace(line).isEmpty() || line.startsWith("--"))
                return false;
            if (!isBlank(line[0]))
                return fieldNameLength(line) > 0;
            at = end < 0 ? m_raw.size() : end + 1;
        }
        return false;
    }

    void endHeader(qsizetype headerEnd, qsizetype bodyStart)
    {
        m_inHeader = false;
        Part &part = current();
        part.header = m_raw.sliced(m_start, headerEnd - m_start);
        readFields(part);
        m_start = bodyStart;
        if (!part.type.startsWith("multipart/"))
            return;
        const QByteArray boundary = boundaryOf(part);
        if (boundary.isEmpty())
            return;
        if (m_open.size() >= deepestNesting) {
            m_tree.tooDeep = true;
            return;
        }
        part.isMultipart = true;
        m_open.append({m_current, boundary, bodyStart, bodyStart});
        m_inText = true;
    }

    static void readFields(Part &part)
    {
        HeaderScanner scanner(part.header);
        RawField field;
        bool sawType = false, sawEncoding = false;
        while (scanner.next(field)) {
            if (!sawType && equalsNoCase(field.name, "content-type")) {
                sawType = true;
                part.contentType = parseParameterized(field.body);
                if (const QByteArray type = normalisedType(part.contentType.value); !type.isEmpty())
                    part.type = type;
            } else if (!sawEncoding && equalsNoCase(field.name, "content-transfer-encoding")) {
                sawEncoding = true;
                part.encoding = field.body;
            }
        }
    }

    /// Declared, or else taken from the first line that looks like one and comes again with "--" behind it or
    /// once more.
    QByteArray boundaryOf(const Part &part)
    {
        QByteArray declared = part.contentType.bytes("boundary");
        while (!declared.isEmpty() && isSpace(declared.back()))
            declared.chop(1);
        if (!declared.isEmpty())
            return declared;
        if (m_guesses++ >= 3) // each one searches the whole rest
            return {};
        qsizetype at = m_at;
        for (int lines = 0; lines < 50 && at < m_raw.size(); ++lines) {
            const qsizetype end = m_raw.indexOf('\n', at);
            const QByteArrayView line = trimSpace(m_raw.sliced(at, (end < 0 ? m_raw.size() : end) - at));
            at = end < 0 ? m_raw.size() : end + 1;
            if (line.size() > 4 && line.startsWith("--") && !line.contains(' ') && !isOpen(line.sliced(2))
                && m_raw.sliced(at).contains(line.toByteArray()))
                return line.sliced(2).toByteArray();
        }
        return {};
    }

    bool isOpen(QByteArrayView boundary) const
    {
        for (const Open &open : m_open) {
            if (boundary.startsWith(open.boundary))
                return true;
        }
        return false;
    }

    /// True if the line is a boundary of any open multipart; inner ones first, because they may have the same
    /// name.
    bool takeBoundary(QByteArrayView line, qsizetype begin)
    {
        while (!line.isEmpty() && isBlank(line.back()))
            line.chop(1);
        const QByteArrayView text = line.sliced(2);
        for (qsizetype level = m_open.size() - 1; level >= 0; --level) {
            const QByteArray &boundary = m_open[level].boundary;
            if (!text.startsWith(boundary))
                continue;
            const QByteArrayView rest = text.sliced(boundary.size());
            const bool delimiter = rest.isEmpty(), closes = rest == "--";
            if (!delimiter && !closes)
                continue;
            if (delimiter && m_tree.parts.size() >= mostParts) {
                m_tree.tooMany = true;
                return false;
            }
            if (m_open[level].closed) // after its end: old text in the epilogue
                continue;
            endContent(begin);
            while (m_open.size() > level + 1)
                closeInnermost(begin);
            boundaryOfInnermost(closes);
            return true;
        }
        return false;
    }

    void boundaryOfInnermost(bool closes)
    {
        Open &open = m_open.last();
        open.sawPart = true;
        if (closes) {
            open.closed = true;
            open.textStart = m_at;
            m_inText = true;
            m_inHeader = false;
            return;
        }
        const bool digest = m_tree.parts[open.part].type == "multipart/digest";
        beginPart(open.part, m_at, digest ? QByteArray("message/rfc822") : QByteArray("text/plain"));
    }

    /// The line end before a boundary belongs to the boundary (RFC 2046 section 5.1.1).
    QByteArrayView contentUpTo(qsizetype start, qsizetype boundary) const
    {
        qsizetype end = boundary;
        if (end > start && m_raw[end - 1] == '\n')
            --end;
        if (end > start && m_raw[end - 1] == '\r')
            --end;
        return m_raw.sliced(start, qMax<qsizetype>(0, end - start));
    }

    /// Ends the leaf, header or text that is being read.
    void endContent(qsizetype at)
    {
        if (m_inText) {
            Open &open = m_open.last();
            const QByteArrayView text = contentUpTo(open.textStart, at);
            (open.closed ? m_tree.parts[open.part].epilogue : m_tree.parts[open.part].preamble) = text;
            m_inText = false;
            return;
        }
        if (m_inHeader)
            endHeaderEarly(at);
        else if (!current().isMultipart)
            current().body = contentUpTo(m_start, at);
    }

    /// A part that is all header.
    void endHeaderEarly(qsizetype at)
    {
        m_inHeader = false;
        Part &part = current();
        part.header = contentUpTo(m_start, at);
        readFields(part);
        part.body = m_raw.sliced(at, 0);
    }

    void closeInnermost(qsizetype at)
    {
        const Open open = m_open.takeLast();
        Part &part = m_tree.parts[open.part];
        part.body = contentUpTo(open.bodyStart, at);
        part.ended = open.closed;
        if (!open.sawPart) { // no boundary at all: not a multipart but text
            part.isMultipart = false;
            part.preamble = {};
        }
    }

    void finish()
    {
        const qsizetype end = m_raw.size();
        if (m_inText) {
            Open &open = m_open.last();
            Part &part = m_tree.parts[open.part];
            (open.closed ? part.epilogue : part.preamble) = m_raw.sliced(open.textStart);
        } else if (m_inHeader) {
            Part &part = current();
            part.header = m_raw.sliced(m_start);
            readFields(part);
            part.body = m_raw.sliced(end);
        } else if (!current().isMultipart) {
            current().body = m_raw.sliced(m_start);
        }
        while (!m_open.isEmpty()) {
            const qsizetype start = m_open.last().bodyStart;
            const int index = m_open.last().part;
            closeInnermost(end);
            m_tree.parts[index].body = m_raw.sliced(start);
        }
    }

    QByteArrayView m_raw;
    PartTree m_tree;
    QList<Open> m_open;
    int m_current = 0, m_guesses = 0;
    qsizetype m_at; ///< behind the current line
    qsizetype m_start = 0; ///< of the header or body being read
    bool m_inHeader = false, m_sawField = false;
    bool m_inText = false; ///< in the preamble or epilogue of the innermost multipart
};

} // namespace

PartTree splitParts(QByteArrayView raw)
{
    return Splitter(raw).split();
}

} // namespace duopost::mime
