// SPDX-License-Identifier: GPL-3.0-or-later
// The MIME tree of a message, built by vmime. Header fields in which vmime's writer is wrong (names, words,
// file names) are handed to it finished. Any thread; one thread an object.
#pragma once

#include "mailcore/protocol/mime/build/TransferChoice.h"

#include <memory>

namespace vmime {
class bodyPart;
}

namespace duopost::mime {

using PartPtr = std::shared_ptr<vmime::bodyPart>;

/// A field as it goes on the wire: "Subject: …", folded, without CRLF at the end.
void addField(const PartPtr &part, const QByteArray &field);

/// What all of a message has to say about itself, collected while it is built.
struct BuiltParts {
    Wire wire = Wire::SevenBit;
    bool has8Bit = false;
};

/// text/plain, format=flowed. @param text LF line ends
void writePlainText(const PartPtr &part, const QString &text, BuiltParts &built);
/// text/html as it is.
void writeHtml(const PartPtr &part, const QString &html, BuiltParts &built);
/// A file, or a picture with a Content-ID.
void writeFile(const PartPtr &part, const OutgoingPart &file, BuiltParts &built);
/// multipart/@p subtype. @param parameters more of them: name, value
void writeMultipart(
    const PartPtr &part, const char *subtype, const QList<PartPtr> &children,
    const QList<QPair<QByteArray, QByteArray>> &parameters = {});

PartPtr newPart();
/// The whole message, or part of one. CRLF line ends.
QByteArray bytesOf(const PartPtr &part);

} // namespace duopost::mime
