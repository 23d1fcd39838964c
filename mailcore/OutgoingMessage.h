// SPDX-License-Identifier: GPL-3.0-or-later
// A message that is being written, and what becomes of it on the wire. Values.
#pragma once

#include "mailcore/Ids.h"
#include "mailcore/Message.h"

namespace duopost {

/// A file, or a picture inside the text: its bytes as they were when it was attached, whatever becomes of the
/// file.
struct OutgoingPart {
    QString name; ///< as the receiver sees it
    QByteArray type; ///< "image/png"
    QByteArray content;
    QByteArray contentId; ///< without angle brackets; not empty = a picture the HTML refers to by cid:
    bool operator==(const OutgoingPart &) const = default;
};

struct OutgoingMessage {
    MailAddress from;
    QList<MailAddress> to, cc, bcc, replyTo;
    QString subject;
    QString text; ///< LF line ends, unwrapped: a paragraph is one line; quotes begin with "> "
    QString html; ///< empty = plain text only
    QList<OutgoingPart> parts;
    QByteArray messageId; ///< without angle brackets; empty = made when it is built
    QDateTime date; ///< invalid = now, when it is built
    QList<QByteArray> inReplyTo, references; ///< without angle brackets
    QByteArray forwarded; ///< the id of the message that is passed on; kept with a draft, never sent
    bool operator==(const OutgoingMessage &) const = default;
};

/// Ready for a submission server.
struct BuiltMessage {
    QByteArray bytes; ///< CRLF line ends, lines of at most 998 octets, no bare CR or LF, no Bcc
    QByteArray messageId; ///< without angle brackets
    QByteArray sender; ///< for MAIL FROM: the addr-spec, domain in A-labels
    QList<QByteArray> recipients; ///< for RCPT TO, each once: to, cc and bcc
    bool needsSmtpUtf8 = false; ///< an address has more than ASCII in front of its @
    bool has8Bit = false; ///< only if asked for
};

enum class Wire {
    SevenBit, ///< quoted-printable or base64 for all else
    EightBit, ///< the server has 8BITMIME: text with short lines goes as it is
};

/// vmime makes it; Message-ID and Date name neither this computer nor its user.
/// @throws MailError BadUsage: an address that is none (subject(): it), no recipient, a line break or NUL where
/// none can be
BuiltMessage buildMessage(const OutgoingMessage &message, Wire wire = Wire::SevenBit);

/// The same with Bcc, as a draft keeps it; recipients may be missing or half typed.
QByteArray buildDraft(const OutgoingMessage &message);

/// Random, with the domain of the sender; tells nothing about this computer.
QByteArray newMessageId(const QString &fromAddress);

/// What a draft, a template or a received message says, to be written further. Bcc included.
OutgoingMessage editAsNew(const ParsedMessage &message);

} // namespace duopost
