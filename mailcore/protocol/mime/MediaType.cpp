// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/MediaType.h"

#include "mailcore/protocol/mime/Bytes.h"
#include "mailcore/protocol/mime/Parameters.h"

#include <algorithm>

namespace duopost::mime {

namespace {

bool isTokenCharacter(char c)
{
    return c > ' ' && c < 0x7f && !QByteArrayView("()<>@,;:\\\"/[]?=").contains(c);
}

struct Extension {
    const char *type, *extension;
};
constexpr Extension extensions[] = {
    {"text/plain", "txt"},
    {"text/html", "html"},
    {"text/calendar", "ics"},
    {"text/csv", "csv"},
    {"text/vcard", "vcf"},
    {"text/x-vcard", "vcf"},
    {"text/directory", "vcf"},
    {"text/richtext", "txt"},
    {"text/enriched", "txt"},
    {"text/xml", "xml"},
    {"text/x-amp-html", "html"},
    {"text/watch-html", "html"},
    {"text/rfc822-headers", "txt"},
    {"text/x-patch", "patch"},
    {"text/x-diff", "patch"},
    {"text/markdown", "md"},
    {"text/rtf", "rtf"},
    {"message/rfc822", "eml"},
    {"message/global", "eml"},
    {"message/partial", "eml"},
    {"message/news", "eml"},
    {"message/delivery-status", "txt"},
    {"message/disposition-notification", "txt"},
    {"message/external-body", "txt"},
    {"image/jpeg", "jpg"},
    {"image/jpg", "jpg"},
    {"image/pjpeg", "jpg"},
    {"image/png", "png"},
    {"image/gif", "gif"},
    {"image/bmp", "bmp"},
    {"image/tiff", "tif"},
    {"image/webp", "webp"},
    {"image/heic", "heic"},
    {"image/svg+xml", "svg"},
    {"image/x-icon", "ico"},
    {"audio/mpeg", "mp3"},
    {"audio/wav", "wav"},
    {"audio/x-wav", "wav"},
    {"audio/basic", "au"},
    {"audio/ogg", "ogg"},
    {"audio/mp4", "m4a"},
    {"video/mp4", "mp4"},
    {"video/mpeg", "mpg"},
    {"video/quicktime", "mov"},
    {"application/pdf", "pdf"},
    {"application/rtf", "rtf"},
    {"application/zip", "zip"},
    {"application/x-zip-compressed", "zip"},
    {"application/gzip", "gz"},
    {"application/x-gzip", "gz"},
    {"application/json", "json"},
    {"application/xml", "xml"},
    {"application/ics", "ics"},
    {"application/msword", "doc"},
    {"application/vnd.ms-excel", "xls"},
    {"application/vnd.ms-powerpoint", "ppt"},
    {"application/vnd.openxmlformats-officedocument.wordprocessingml.document", "docx"},
    {"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx"},
    {"application/vnd.openxmlformats-officedocument.presentationml.presentation", "pptx"},
    {"application/vnd.oasis.opendocument.text", "odt"},
    {"application/vnd.oasis.opendocument.spreadsheet", "ods"},
    {"application/vnd.oasis.opendocument.presentation", "odp"},
    {"application/postscript", "ps"},
    {"application/pgp-signature", "asc"},
    {"application/pgp-encrypted", "asc"},
    {"application/pgp-keys", "asc"},
    {"application/pkcs7-signature", "p7s"},
    {"application/x-pkcs7-signature", "p7s"},
    {"application/pkcs7-mime", "p7m"},
    {"application/x-pkcs7-mime", "p7m"},
    {"application/ms-tnef", "dat"},
    {"application/vnd.ms-tnef", "dat"},
};

} // namespace

QByteArray normalisedType(QByteArrayView value)
{
    QByteArray type;
    for (const char c : value) {
        if (!isSpace(c))
            type += toLower(c);
    }
    const qsizetype slash = type.indexOf('/');
    if (slash < 0) // "text" comes from old Unix mailers, "html" from careless scripts
        return type == "text" || type == "plain" ? "text/plain" : type == "html" ? "text/html" : QByteArray();
    const auto valid = [](QByteArrayView part) {
        return !part.isEmpty() && std::all_of(part.begin(), part.end(), isTokenCharacter);
    };
    if (type == "text/")
        return "text/plain";
    const QByteArrayView view = type;
    return valid(view.first(slash)) && valid(view.sliced(slash + 1)) ? type : QByteArray();
}

QByteArray mediaTypeOf(QByteArrayView body)
{
    // The fast way for lists: no parameters wanted.
    qsizetype end = 0;
    while (end < body.size() && body[end] != ';' && !isSpace(body[end]) && body[end] != '(' && body[end] != '"')
        ++end;
    if (end == body.size() || body[end] == ';')
        return normalisedType(body.first(end));
    return normalisedType(parseParameterized(body).value);
}

QByteArray extensionFor(QByteArrayView type)
{
    for (const Extension &known : extensions) {
        if (type == known.type)
            return known.extension;
    }
    return type.startsWith("text/") ? "txt" : "bin";
}

} // namespace duopost::mime
