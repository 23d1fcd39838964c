// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/TransferEncoding.h"

#include "mailcore/protocol/mime/Base64.h"
#include "mailcore/protocol/mime/Bytes.h"
#include "mailcore/protocol/mime/QuotedPrintable.h"
#include "mailcore/protocol/mime/Uuencode.h"

namespace duopost::mime {

namespace {

/// "base64" of "Base64 (comment)", "quoted-printable" of "quoted printable;".
QByteArray encodingName(QByteArrayView written)
{
    QByteArray name;
    for (const char c : trimSpace(written)) {
        if (c == '(' || c == ';')
            break;
        if (isLetter(c) || isDigit(c))
            name += toLower(c);
    }
    return name;
}

/// Templates and broken gateways say base64 and send plain words.
bool isProse(QByteArrayView body)
{
    qsizetype odd = 0;
    char before = '\n';
    body = trimSpace(body);
    if (const qsizetype padding = body.indexOf('='); padding > 0) // a footer may follow
        body.truncate(padding);
    for (const char c : body) {
        const bool ours = isLetter(c) || isDigit(c) || c == '+' || c == '/' || c == '=' || isLineEnd(c);
        odd += isBlank(c) ? !isSpace(before) : !ours;
        before = c;
    }
    return odd > 2 && odd * 8 > body.size();
}

} // namespace

DecodedBody decodeBody(QByteArrayView body, QByteArrayView encoding)
{
    DecodedBody result;
    const QByteArray name = encodingName(encoding);
    if (name == "base64" || name == "b64" || name == "b") {
        if (isProse(body)) {
            result.bytes = body.toByteArray();
            result.warnings += QStringLiteral("A part says it is base64 but is not; it is shown as it came.");
            return result;
        }
        const Base64Result decoded = decodeBase64(body);
        result.bytes = decoded.bytes;
        result.trailing = decoded.trailing.toByteArray();
        if (decoded.damaged)
            result.warnings
                += QStringLiteral("A part's base64 encoding is damaged; what could be read is shown.");
        return result;
    }
    if (name == "quotedprintable" || name == "qp") {
        result.bytes = decodeQuotedPrintable(body).bytes;
        return result;
    }
    if (name == "xuuencode" || name == "xuue" || name == "uuencode" || name == "uue") {
        if (const QList<UuFile> files = findUuencoded(body); !files.isEmpty()) {
            result.bytes = files.first().bytes;
            const QByteArray around
                = body.first(files.first().begin).toByteArray() + body.sliced(files.first().end).toByteArray();
            if (!around.trimmed().isEmpty())
                result.trailing = around;
            return result;
        }
        result.bytes = body.toByteArray();
        result.warnings += QStringLiteral("A part's uuencoding is damaged; it is shown as it came.");
        return result;
    }
    result.bytes = body.toByteArray();
    const bool known = name.isEmpty() || name == "7bit" || name == "8bit" || name == "binary" || name == "none"
        || name == "7bits" || name == "8bits" || name == "plain" || name == "utf8";
    if (!known)
        result.warnings
            += QStringLiteral("A part is encoded as \"%1\", which is unknown; it is shown as it came.")
                   .arg(QString::fromLatin1(
                       trimSpace(encoding).first(qMin<qsizetype>(40, trimSpace(encoding).size()))));
    return result;
}

} // namespace duopost::mime
