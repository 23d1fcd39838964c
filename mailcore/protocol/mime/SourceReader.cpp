// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/MessageSource.h"

#include "mailcore/protocol/mime/AttachmentName.h"
#include "mailcore/protocol/mime/Bytes.h"
#include "mailcore/protocol/mime/Charset.h"
#include "mailcore/protocol/mime/HeaderReader.h"
#include "mailcore/protocol/mime/HeaderScanner.h"
#include "mailcore/protocol/mime/PartFields.h"
#include "mailcore/protocol/mime/PartTree.h"
#include "mailcore/protocol/mime/TransferEncoding.h"

#include <algorithm>

namespace duopost {

namespace {

using Kind = SourceSpan::Kind;

/// Old Macintosh files, read as parseMessage() reads them. No byte changes its place.
QByteArray withLineFeeds(const QByteArray &raw)
{
    return raw.contains('\n') ? raw : QByteArray(raw).replace('\r', '\n');
}

class SourceReader {
public:
    explicit SourceReader(const QByteArray &raw) : m_raw(raw), m_tree(mime::splitParts(m_raw)) { }

    MessageSource read()
    {
        readFields();
        for (int i = 0; i < m_tree.parts.size(); ++i)
            addPart(i);
        addSpans();
        fillGaps();
        measureParts();
        return std::move(m_source);
    }

private:
    void readFields()
    {
        const QByteArrayView block = m_tree.parts.first().header;
        const auto decoded = mime::decodeFields(block);
        mime::HeaderScanner scanner(block);
        mime::RawField field;
        for (qsizetype i = 0; scanner.next(field); ++i)
            m_source.fields.append({field.name.toByteArray(), field.body.toByteArray(), decoded.at(i).second});
    }

    void addPart(int index)
    {
        const mime::Part &part = m_tree.parts.at(index);
        SourcePart entry;
        entry.parent = part.parent;
        if (part.parent >= 0) {
            const QByteArray &above = m_source.parts.at(part.parent).number;
            const auto place = m_tree.parts.at(part.parent).children.indexOf(index) + 1;
            entry.number = (above.isEmpty() ? QByteArray() : above + '.') + QByteArray::number(place);
        }
        entry.type = part.type;
        if (const QString name = mime::partName(part); !name.isEmpty())
            entry.name = mime::safeAttachmentName(name, part.type);
        entry.encoding = part.encoding.toByteArray().simplified().left(80);
        entry.charset = part.contentType.bytes("charset").left(80);
        entry.disposition = mime::partDisposition(part).left(40);
        entry.isMultipart = part.isMultipart;
        entry.ended = part.ended;
        m_source.parts.append(entry);
    }

    void addSpan(Kind kind, int part, QByteArrayView bytes)
    {
        if (bytes.data() == nullptr)
            return;
        const qint64 begin = bytes.data() - m_raw.constData();
        m_source.spans.append({kind, part, begin, begin + bytes.size()});
    }

    void addSpans()
    {
        for (int i = 0; i < m_tree.parts.size(); ++i) {
            const mime::Part &part = m_tree.parts.at(i);
            addSpan(Kind::Header, i, part.header);
            if (part.isMultipart) {
                addSpan(Kind::Before, i, part.preamble);
                addSpan(Kind::After, i, part.epilogue);
            } else {
                addSpan(Kind::Content, i, part.body);
                if (part.body.data())
                    m_source.parts[i].content = m_source.spans.last();
            }
        }
        // Empty ones stay for now: they say between which parts the bytes around them stand.
        std::stable_sort(
            m_source.spans.begin(), m_source.spans.end(), [](const SourceSpan &a, const SourceSpan &b) {
                return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
            });
    }

    /// Whose boundary line stands before @p next.
    int ownerBefore(const SourceSpan &next) const
    {
        return next.kind == Kind::After || next.kind == Kind::Before
            ? next.part
            : qMax(0, m_source.parts.at(next.part).parent);
    }

    void fillGaps()
    {
        QList<SourceSpan> whole;
        qint64 at = 0;
        for (const SourceSpan &span : std::as_const(m_source.spans)) {
            if (span.begin > at) {
                const bool endsHeader = !whole.isEmpty() && whole.last().kind == Kind::Header
                    && whole.last().part == span.part && span.kind != Kind::After;
                if (whole.isEmpty()) // a byte order mark
                    whole.append({Kind::Header, 0, at, span.begin});
                else if (endsHeader)
                    whole.last().end = span.begin;
                else
                    whole.append({Kind::Boundary, ownerBefore(span), at, span.begin});
            }
            at = qMax(at, span.end);
            whole.append(span);
        }
        if (at < m_raw.size())
            whole.append({Kind::Boundary, 0, at, m_raw.size()});
        whole.removeIf([](const SourceSpan &span) { return span.size() == 0; });
        m_source.spans = whole;
    }

    void measureParts()
    {
        QList<bool> seen(m_source.parts.size(), false);
        for (const SourceSpan &span : std::as_const(m_source.spans)) {
            for (int part = span.part; part >= 0; part = m_source.parts.at(part).parent) {
                SourcePart &entry = m_source.parts[part];
                if (!seen.at(part))
                    entry.begin = span.begin;
                seen[part] = true;
                entry.end = span.end;
            }
        }
    }

    QByteArray m_raw;
    mime::PartTree m_tree;
    MessageSource m_source;
};

} // namespace

MessageSource readSource(const QByteArray &raw)
{
    return SourceReader(withLineFeeds(raw)).read();
}

QByteArray contentOf(const QByteArray &raw, const SourcePart &part)
{
    const QByteArrayView body = QByteArrayView(raw).sliced(part.content.begin, part.content.size());
    mime::DecodedBody decoded = mime::decodeBody(body, part.encoding);
    if (part.type == "message/rfc822" && !decoded.warnings.isEmpty() && mime::looksLikeHeader(body))
        return body.toByteArray(); // it says base64 and was sent plain
    return decoded.bytes + decoded.trailing;
}

QString textOf(const QByteArray &raw, const SourcePart &part)
{
    const QByteArray bytes = contentOf(raw, part);
    QByteArray charset = part.charset;
    if (charset.isEmpty() && part.type == "text/html")
        charset = mime::charsetInHtml(bytes);
    return mime::decodeCharset(bytes, charset).text;
}

QString fileNameOf(const MessageSource &source, int index)
{
    const SourcePart &part = source.parts.at(index);
    if (index > 0)
        return part.name.isEmpty() ? mime::safeAttachmentName({}, part.type) : part.name;
    QString subject;
    for (const SourceField &field : source.fields) {
        if (subject.isEmpty() && field.name.compare("subject", Qt::CaseInsensitive) == 0)
            subject = field.text;
    }
    return messageFileName(subject, QStringLiteral("eml"));
}

QString messageFileName(const QString &subject, const QString &extension)
{
    QString name = subject.simplified();
    name.replace(QLatin1Char('/'), QLatin1Char('-')).replace(QLatin1Char('\\'), QLatin1Char('-'));
    if (name.isEmpty())
        name = QStringLiteral("message");
    return mime::safeAttachmentName(name + QLatin1Char('.') + extension, "message/rfc822");
}

} // namespace duopost
