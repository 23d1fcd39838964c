// SPDX-License-Identifier: GPL-3.0-or-later
// Builds messages byte by byte, odd ones too, without the library the program reads them with.
#pragma once

#include "mailcore/Message.h"

namespace duopost {

enum class FileNameStyle { Plain, Rfc2231, EncodedWord };

/// A leaf with content, or a multipart with children. `content` is what the reader shall get, not encoded.
struct MimePart {
    QByteArray type; ///< with parameters: "text/plain; charset=utf-8"
    QByteArray encoding = "7bit";
    QByteArray disposition; ///< "attachment", "inline" or empty
    QString fileName;
    FileNameStyle fileNameStyle = FileNameStyle::Rfc2231;
    QByteArray contentId;
    QByteArray content;
    QList<MimePart> children;
};

struct MessageParts {
    MailAddress from;
    QList<MailAddress> to, cc;
    QString subject;
    QDateTime date; ///< written with its own offset
    QByteArray messageId, inReplyTo; ///< without angle brackets
    QList<QByteArray> references;
    QList<std::pair<QByteArray, QByteArray>> more; ///< further header lines, verbatim
    QByteArray headerCharset = "utf-8";
    char wordEncoding = 'Q'; ///< of encoded words: 'B', 'Q', or '8' for raw bytes
    MimePart body;
};

/// Text in a charset that Qt or ICU knows; CRLF line ends.
QByteArray encodeText(const QString &text, const QByteArray &charset);
QByteArray encodeWords(const QString &text, const QByteArray &charset, char encoding);
QByteArray quotedPrintable(const QByteArray &bytes);
QByteArray base64Lines(const QByteArray &bytes);

MimePart textPart(
    const QString &text, const QByteArray &charset = "utf-8", const QByteArray &encoding = "quoted-printable");
/// RFC 3676: paragraphs broken softly at 72 columns.
MimePart flowedPart(const QString &text, const QByteArray &charset, bool deleteSpace);
MimePart htmlPart(const QString &html, const QByteArray &charset = "utf-8");
MimePart filePart(const QByteArray &type, const QString &name, const QByteArray &bytes);
MimePart multipart(const QByteArray &subtype, const QList<MimePart> &children);

/// The whole message with CRLF line ends. Pure: the boundaries come from the Message-ID.
QByteArray renderMessage(const MessageParts &parts);

} // namespace duopost
