// SPDX-License-Identifier: GPL-3.0-or-later
// A message as the list shows it, and as the reader shows it.
#pragma once

#include "mailcore/Folder.h"
#include "mailcore/Ids.h"
#include "mailcore/Protection.h"

#include <QByteArray>
#include <QDateTime>
#include <QFlags>
#include <QList>
#include <QString>
#include <memory>

namespace duopost {

enum class MessageFlag : quint32 {
    Seen = 1 << 0,
    Answered = 1 << 1,
    Flagged = 1 << 2,
    Deleted = 1 << 3,
    Draft = 1 << 4,
    Forwarded = 1 << 5,
    Junk = 1 << 6,
    NotJunk = 1 << 7,
};
Q_DECLARE_FLAGS(MessageFlags, MessageFlag)
Q_DECLARE_OPERATORS_FOR_FLAGS(MessageFlags)

/// IMAP spelling ("\\Seen", "$Forwarded"), in a fixed order; for scripts and evidence.
QStringList toImapNames(MessageFlags flags);

struct MailAddress {
    QString name; ///< decoded, control and bidi characters neutralised; may be empty
    QString address; ///< addr-spec exactly as written, never decoded
    bool operator==(const MailAddress &) const = default;
};

/// The fields of a header that lists, threads and matching need. Made by parseHeader().
struct MessageHeader {
    QString subject;
    QList<MailAddress> from, sender, to, cc, bcc, replyTo;
    QDateTime date; ///< the Date field with its own offset; invalid if missing or senseless
    QByteArray messageId; ///< without angle brackets
    QList<QByteArray> inReplyTo, references;
    QByteArray contentType; ///< "text/plain", lower case
};

/// The marks the server reports for a message.
struct RemoteFlags {
    RemoteId remote;
    MessageFlags flags;
    QByteArray keywords; ///< those that are no MessageFlag; blank-separated, sorted
};

/// One row of a message list. Values only; about 300 bytes.
struct MessageRow {
    MessageId id;
    FolderId folder;
    RemoteId remote; ///< UID (IMAP) or unique-id (POP3)
    QByteArray messageId;
    QString subject;
    MailAddress from; ///< first From address
    QString to; ///< display form of the recipients, for Sent
    QString preview; ///< first words of the text; empty until the body is here
    QDateTime date; ///< what the list is sorted by: Date, else arrival
    qint64 size = 0;
    MessageFlags flags;
    QByteArray keywords; ///< IMAP keywords that are no MessageFlag; blank-separated, sorted
    bool hasAttachments = false;
    bool bodyHere = false;
    Where where = Where::ServerAndHere;
    QDateTime removalDue; ///< POP3: when it will be removed from the server; invalid = it will not
};

struct Attachment {
    QString name; ///< made safe: a base name without control, bidi or reserved characters; never empty
    QByteArray type; ///< "application/pdf", lower case
    QByteArray contentId; ///< without angle brackets
    QByteArray content; ///< decoded bytes
    bool isInline = false; ///< belongs into the HTML: referred to by cid:, or a picture sent inline beside it
    QByteArray sha256() const; ///< lower-case hex
};

/// A message opened. Every byte of the body belongs to text, html or an attachment.
struct ParsedMessage {
    MessageHeader header;
    QString text; ///< LF line ends; from text/plain, or made from the HTML when there is none
    QString html; ///< as sent, NOT sanitised; empty if there is none
    bool textIsFlowed = false; ///< format=flowed: text is already unwrapped
    bool textMadeFromHtml = false;
    QList<Attachment> attachments;
    QStringList warnings; ///< English, for people: what was odd and what was done about it
    QList<QPair<QByteArray, QString>> headerFields; ///< all fields in order, unfolded and decoded
    /// Signed or encrypted? Filled by MailService::openMessage(); parseMessage() leaves it empty.
    std::optional<Protection> protection;
};

using ParsedMessagePtr = std::shared_ptr<const ParsedMessage>;

} // namespace duopost

Q_DECLARE_METATYPE(duopost::MessageRow)
