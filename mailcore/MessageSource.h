// SPDX-License-Identifier: GPL-3.0-or-later
// A message as it was sent: its bytes, and which part each of them belongs to. Pure; implemented in
// mailcore/protocol; any thread.
#pragma once

#include "mailcore/Message.h"

namespace duopost {

struct SourceField {
    QByteArray name; ///< as written; empty for a line that is no field
    QByteArray raw; ///< its body, still folded
    QString text; ///< unfolded and decoded
};

/// A run of bytes. Those of a message stand one behind the other and leave nothing out.
struct SourceSpan {
    enum class Kind {
        Header, ///< with the empty line that ends it
        Content,
        Before, ///< text of a multipart before its first part
        Boundary, ///< a line between parts, with the line end in front of it that belongs to it
        After, ///< text of a multipart after its last part
    };
    Kind kind{};
    int part = 0; ///< whose; index into MessageSource::parts
    qint64 begin = 0, end = 0;
    qint64 size() const { return end - begin; }
    bool operator==(const SourceSpan &) const = default;
};

struct SourcePart {
    QByteArray number; ///< "1.2" as IMAP counts; empty for the message itself
    int parent = -1;
    QByteArray type; ///< "text/plain", lower case
    QString name; ///< made safe; empty if none was given
    QByteArray encoding; ///< as written, one line; empty if none
    QByteArray charset; ///< as declared; empty if none
    QByteArray disposition; ///< "attachment", "inline" or empty
    bool isMultipart = false;
    bool ended = true; ///< false: a multipart whose end is missing
    qint64 begin = 0, end = 0; ///< all of it, its own parts included
    SourceSpan content; ///< of a part that was not taken apart; still encoded
};

struct MessageSource {
    QList<SourceField> fields; ///< of the message's own header, in order
    QList<SourcePart> parts; ///< in the order of the message; the first is the message itself
    QList<SourceSpan> spans; ///< in order, from 0 to the last byte
};

MessageSource readSource(const QByteArray &raw);

/// What a part that was not taken apart holds, its transfer encoding undone.
QByteArray contentOf(const QByteArray &raw, const SourcePart &part);

/// The same as text: in its declared charset, else the one it seems to be in.
QString textOf(const QByteArray &raw, const SourcePart &part);

/// What a part is called as a file; the message itself as messageFileName() says.
QString fileNameOf(const MessageSource &source, int part);

/// A safe name for the file of a message, made from its subject.
QString messageFileName(const QString &subject, const QString &extension);

} // namespace duopost
