// SPDX-License-Identifier: GPL-3.0-or-later
// All that is known about a mailbox, as one page for people who help. Pure but for the clock of the facts.
#pragma once

#include "mailcore/Redaction.h"

#include <QLocale>

class QIODevice;

namespace duopost {

enum class ReportMedium { Screen, Print };

/// Without what the choice hides and without secrets; everything from outside is escaped; no script, no
/// picture, nothing to load.
QString supportReport(
    const MailboxFacts &facts, const ReportChoice &choice, const QLocale &locale,
    ReportMedium medium = ReportMedium::Screen);

/// Writes it, as HTML or, if the file's name ends in ".pdf", as a PDF document (A4).
/// @throws MailError FileUnwritable
void saveSupportReport(
    const QString &file, const MailboxFacts &facts, const ReportChoice &choice, const QLocale &locale);

} // namespace duopost
