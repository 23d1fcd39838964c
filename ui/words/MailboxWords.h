// SPDX-License-Identifier: GPL-3.0-or-later
// The user's words for what is known about a mailbox, in the window's language.
#pragma once

#include "mailcore/MailboxAnswers.h"

#include <QColor>
#include <QLocale>

namespace duopost {

QString questionTitle(MailboxQuestion question); ///< "Where is my mail stored?"
QString answerSentence(const AnswerPart &part, const QLocale &locale);
/// All sentences of an answer.
QString answerText(const MailboxAnswer &answer, const QLocale &locale);
QString purposeTitle(ConnectionFor purpose); ///< "Incoming mail"
QString sizeTitle(qint64 octets, const QLocale &locale); ///< "1.4 GB"
QString toneIcon(MailboxAnswer::Tone tone);
QColor toneColour(MailboxAnswer::Tone tone);

} // namespace duopost
