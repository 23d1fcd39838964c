// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/smime/ProtectedPart.h"

#include "mailcore/protocol/mime/Envelope.h"
#include "mailcore/protocol/mime/TransferEncoding.h"

#include <algorithm>

namespace duopost::smime {

namespace {

using mime::Part;
using mime::PartTree;

bool isBlank(QByteArrayView text)
{
    return std::all_of(
        text.begin(), text.end(), [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; });
}

bool isOneOf(QByteArrayView type, std::initializer_list<const char *> names)
{
    return std::any_of(names.begin(), names.end(), [type](const char *name) { return type == name; });
}

// Header and body lie next to each other in the message, with the empty line between them.
QByteArrayView wholePart(const Part &part)
{
    const char *begin = part.header.data();
    return {begin, part.body.data() + part.body.size() - begin};
}

std::optional<ProtectedPart> fromMultipart(const PartTree &tree, const Part &part)
{
    ProtectedPart found;
    if (part.type == "multipart/encrypted") {
        found.kind = Protection::Kind::OpenPgpEncrypted;
        return found;
    }
    if (part.type != "multipart/signed" || part.children.size() < 2)
        return {};
    const Part &content = tree.parts[part.children[0]];
    const Part &signature = tree.parts[part.children[1]];
    found.partly = part.children.size() > 2 || !isBlank(part.epilogue);
    found.content = wholePart(content);
    if (isOneOf(signature.type, {"application/pkcs7-signature", "application/x-pkcs7-signature"})) {
        found.kind = Protection::Kind::SmimeSigned;
        found.cms = mime::decodeBody(signature.body, signature.encoding).bytes;
        return found;
    }
    if (signature.type == "application/pgp-signature") {
        found.kind = Protection::Kind::OpenPgpSigned;
        return found;
    }
    return {};
}

std::optional<ProtectedPart> fromEnvelope(const Part &part)
{
    if (!mime::isEnvelopeType(part.type))
        return {};
    ProtectedPart found;
    found.cms = mime::decodeBody(part.body, part.encoding).bytes;
    switch (mime::envelopeContent(found.cms)) {
    case mime::EnvelopeContent::Signed:
        found.kind = Protection::Kind::SmimeSigned;
        return found;
    case mime::EnvelopeContent::Encrypted:
        found.kind = Protection::Kind::SmimeEncrypted;
        return found;
    case mime::EnvelopeContent::Other:
        return {};
    case mime::EnvelopeContent::Unreadable:
        break;
    }
    // What cannot be read is what the sender calls it.
    const bool saysSigned
        = part.contentType.text("smime-type").compare(QLatin1String("signed-data"), Qt::CaseInsensitive) == 0;
    found.kind = saysSigned ? Protection::Kind::SmimeSigned : Protection::Kind::SmimeEncrypted;
    return found;
}

std::optional<ProtectedPart> fromText(const QString &text)
{
    const auto has = [&text](QLatin1String line) {
        return text.startsWith(line) || text.contains(QLatin1Char('\n') + line);
    };
    ProtectedPart found;
    found.partly = !text.startsWith(QLatin1String("-----BEGIN PGP "));
    if (has(QLatin1String("-----BEGIN PGP SIGNED MESSAGE-----"))) {
        found.kind = Protection::Kind::OpenPgpSigned;
        return found;
    }
    if (has(QLatin1String("-----BEGIN PGP MESSAGE-----"))) {
        found.kind = Protection::Kind::OpenPgpEncrypted;
        return found;
    }
    return {};
}

} // namespace

std::optional<ProtectedPart> findProtected(const PartTree &tree, const ParsedMessage &message)
{
    for (int i = 0; i < tree.parts.size(); ++i) {
        const Part &part = tree.parts[i];
        auto found = part.isMultipart ? fromMultipart(tree, part) : fromEnvelope(part);
        if (!found)
            continue;
        found->partly = found->partly || i > 0;
        return found;
    }
    return fromText(message.text);
}

} // namespace duopost::smime
