// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/PartFields.h"

#include "mailcore/protocol/mime/Bytes.h"
#include "mailcore/protocol/mime/HeaderScanner.h"

#include <QUrl>

namespace duopost::mime {

namespace {

QByteArrayView fieldBody(const Part &part, QByteArrayView name)
{
    HeaderScanner scanner(part.header);
    RawField field;
    while (scanner.next(field)) {
        if (equalsNoCase(field.name, name))
            return field.body;
    }
    return {};
}

} // namespace

QByteArray partDisposition(const Part &part)
{
    return parseParameterized(fieldBody(part, "content-disposition")).value;
}

QString partName(const Part &part)
{
    const QString name = parseParameterized(fieldBody(part, "content-disposition")).text("filename");
    return name.isEmpty() ? part.contentType.text("name") : name;
}

bool hasPartName(const Part &part)
{
    return !partName(part).isEmpty();
}

QByteArray partContentId(const Part &part)
{
    QByteArrayView id = fieldBody(part, "content-id");
    if (id.startsWith('<'))
        id = id.sliced(1);
    if (id.endsWith('>'))
        id.chop(1);
    return trimSpace(id).toByteArray();
}

bool looksLikeHeader(QByteArrayView text)
{
    const qsizetype end = text.indexOf('\n');
    return fieldNameLength(end < 0 ? text : text.first(end)) > 0;
}

QByteArray charsetInHtml(QByteArrayView html)
{
    constexpr qsizetype head = 4096;
    const QByteArray start = lowered(html.first(qMin(html.size(), head)));
    const qsizetype meta = start.indexOf("<meta");
    const qsizetype found = meta < 0 ? -1 : start.indexOf("charset=", meta);
    if (found < 0)
        return {};
    QByteArray name;
    for (qsizetype i = found + 8; i < start.size(); ++i) {
        const char c = start[i];
        if (isLetter(c) || isDigit(c) || c == '-' || c == '_' || c == '.' || c == ':')
            name += c;
        else if (!name.isEmpty() || (c != '"' && c != '\'' && c != ' '))
            break;
    }
    // A document that can be read this far is not in UTF-16, whatever it says.
    return name.startsWith("utf-16") ? QByteArray() : name;
}

QSet<QString> contentIdsIn(const QString &html)
{
    QSet<QString> ids;
    qsizetype at = 0;
    while ((at = html.indexOf(QLatin1String("cid:"), at, Qt::CaseInsensitive)) >= 0) {
        const qsizetype begin = at + 4;
        qsizetype end = begin;
        while (end < html.size() && !html[end].isSpace() && !QStringLiteral("\"'<>)").contains(html[end]))
            ++end;
        QString id = html.sliced(begin, end - begin);
        ids.insert(id);
        id.replace(QLatin1String("&amp;"), QLatin1String("&"));
        ids.insert(QUrl::fromPercentEncoding(id.toUtf8())); // RFC 2392
        at = end;
    }
    return ids;
}

} // namespace duopost::mime
