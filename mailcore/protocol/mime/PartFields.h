// SPDX-License-Identifier: GPL-3.0-or-later
// What a part's own header and content say about it. Pure; any thread.
#pragma once

#include "mailcore/protocol/mime/PartTree.h"

#include <QSet>

namespace duopost::mime {

/// "attachment", "inline", another word in lower case, or empty.
QByteArray partDisposition(const Part &part);

/// The name the sender gave the file, not made safe; empty if none.
QString partName(const Part &part);
bool hasPartName(const Part &part);

/// Without angle brackets.
QByteArray partContentId(const Part &part);

/// True if the text begins with a header field.
bool looksLikeHeader(QByteArrayView text);

/// The charset an HTML document names in its head; empty if none.
QByteArray charsetInHtml(QByteArrayView html);

/// All "cid:" references of a document.
QSet<QString> contentIdsIn(const QString &html);

} // namespace duopost::mime
