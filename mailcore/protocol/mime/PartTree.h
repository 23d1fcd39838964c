// SPDX-License-Identifier: GPL-3.0-or-later
// The structure of a MIME message (RFC 2046) as views into its raw bytes. Pure; any thread.
#pragma once

#include "mailcore/protocol/mime/Parameters.h"

#include <QList>

namespace duopost::mime {

constexpr int deepestNesting = 100;
constexpr int mostParts = 10000;

struct Part {
    int parent = -1;
    QByteArrayView header; ///< without the empty line
    QByteArrayView
        body; ///< without the line end that belongs to the next boundary; of a multipart: everything inside
    QByteArrayView preamble, epilogue; ///< of a multipart: text around its parts
    QByteArray type; ///< lower case; "text/plain" or the parent's default when none is declared
    ParameterizedField contentType;
    QByteArrayView encoding; ///< Content-Transfer-Encoding as written
    QList<int> children; ///< indexes into PartTree::parts
    bool isMultipart = false; ///< it was split
    bool ended = true; ///< its end boundary was found
};

struct PartTree {
    QList<Part> parts; ///< in the order of the message; the first is the message itself
    bool tooDeep = false, tooMany = false, headerTooLong = false, strayHeaderLines = false;
};

/// Splits without recursion in one pass over the lines. What is beyond a limit stays unsplit inside its part,
/// so every byte is in exactly one header, body, preamble or epilogue. `raw` must outlive the result; LF or
/// CRLF line ends.
///
/// vmime's parser is not used for this. See MimeReader.cpp for what was measured.
PartTree splitParts(QByteArrayView raw);

} // namespace duopost::mime
