// SPDX-License-Identifier: GPL-3.0-or-later
// How a message begins: as an answer, a forwarded one, from a mailto: link. Pure; implemented in
// mailcore/compose; any thread.
#pragma once

#include "mailcore/Identity.h"
#include "mailcore/OutgoingMessage.h"

#include <QUrl>

namespace duopost {

enum class ReplyTo {
    Sender, ///< Reply-To, else From; of an own message: its recipients
    All, ///< and everybody in To and Cc, without own addresses, each once
    List, ///< the list's address (List-Post); without one as All
};

/// What is quoted: exactly what was displayed, never what was hidden (CVE-2019-10732 and others).
struct Quoted {
    QString text; ///< LF line ends
    QString html; ///< sanitised; empty = only the text is quoted
    QString attribution; ///< "On 12 March Anna Berg wrote:", in the user's language; empty = none
};

enum class QuotePlace { Below, Above }; ///< where the answer is written

struct ReplyStyle {
    QuotePlace answer = QuotePlace::Below; ///< below the quoted text, or above it
    bool html = false;
};

/// "Re: ", References and In-Reply-To as in RFC 5322 section 3.6.4; the original is not touched.
/// @param own all addresses of the user
OutgoingMessage replyTo(
    const ParsedMessage &message, ReplyTo whom, const Identity &as, const QStringList &own,
    const Quoted &quoted, const ReplyStyle &style);

/// The mailing list's address; empty if it is none.
QString listAddress(const ParsedMessage &message);

/// Text, and the attachments that were not part of the text. @param heading the forwarded header lines, in the
/// user's language
OutgoingMessage
forwardInline(const ParsedMessage &message, const Identity &as, const Quoted &quoted, const QString &heading);
/// @param raw the original's exact bytes, as message/rfc822
OutgoingMessage forwardAttached(const ParsedMessage &message, const Identity &as, const QByteArray &raw);

/// The same bytes with Resent-From, Resent-To, Resent-Date and Resent-Message-ID in front (RFC 5322 section
/// 3.6.6), and to whom. Nothing else of the original is changed; Resent-Bcc is never written.
/// @throws MailError BadUsage
BuiltMessage redirect(const QByteArray &raw, const Identity &as, const QList<MailAddress> &to);

/// To, Cc, Subject, body and In-Reply-To of a mailto: link (RFC 6068); every other field is ignored and named.
struct MailtoLink {
    OutgoingMessage message;
    QStringList ignored; ///< "attach", "from", …
};
MailtoLink fromMailto(const QUrl &link);

/// Which identity a message is answered as: the one it was sent to, else the first.
Identity identityFor(const ParsedMessage &message, const QList<Identity> &identities);

/// "Anna <a@x.org>, b@y.org; Team: c@z.org, d@z.org;" as typed or pasted: one address each. What is none stands
/// with an empty address and its words as name.
QList<MailAddress> readAddresses(const QString &typed);
/// An addr-spec that can be sent to (RFC 5321 section 4.1.2, RFC 6531), without line breaks, NUL, or what looks
/// like another one.
bool isSendable(const QString &address);
/// "Anna Berg <anna@example.org>" as typed.
QString display(const MailAddress &address);

} // namespace duopost
