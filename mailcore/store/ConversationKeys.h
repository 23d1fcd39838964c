// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace duopost {

/// By what a message is known to belong to a conversation. Messages that share a key belong together, whichever
/// came first; so references in a circle, to oneself, or to messages that are not here need no care.
struct ConversationKeys {
    QList<qint64> ids; ///< of its own Message-ID and of those it refers to, each once, in no order
    /// Subjects, for answers that say nothing about what they answer. 0 and empty: it has none.
    qint64 offered = 0; ///< what such an answer may look for
    qint64 sought = 0; ///< it is such an answer: under this key the messages look that come after it
    /// Where to look, nearest first: an answer for what was offered, the others for what was sought.
    QList<qint64> lookedFor;
};

/// Pure. The work is bounded, however much the header says.
/// @param references blank-separated, without angle brackets; of very many the first and the last count
/// @param date ms since 1970 UTC: subjects mean the same within about a month
ConversationKeys conversationKeys(
    const QByteArray &messageId, const QByteArray &references, const QString &subject, qint64 date);

struct BaseSubject {
    QString text; ///< without prefixes, blanks simplified, case folded
    bool isAnswer = false; ///< it had a prefix of an answer or a forwarded message
};
BaseSubject baseSubject(const QString &subject);

/// The same for copies of a message in several folders, and, as a rule, for nothing else.
qint64 likenessKey(
    const QByteArray &messageId, const QString &subject, const QString &fromAddress, qint64 date, qint64 size);

} // namespace duopost
