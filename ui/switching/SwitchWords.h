// SPDX-License-Identifier: GPL-3.0-or-later
// What a switch of protocol means, in the user's words. Pure, in the window's language.
#pragma once

#include "mailcore/KeptArchive.h"
#include "mailcore/Switching.h"

#include <QLocale>

namespace duopost {

/// One line of a plan or a receipt; those with messages can be opened as a list.
struct SwitchLine {
    QString icon; ///< for lineIcon()
    QString text;
    enum class Weight { Normal, Good, Warning };
    Weight weight = Weight::Normal;
    QList<SwitchMessage> messages;
};

/// What would happen, most important first.
QList<SwitchLine> planLines(const SwitchPlan &plan, const QLocale &locale);
/// What happened; every message is in one of the lines.
QList<SwitchLine> receiptLines(const SwitchReceipt &receipt, const QLocale &locale);
/// What the archive of an account holds, and what is still to come.
QList<SwitchLine> archiveLines(const KeptArchive &archive, const QLocale &locale);
QString stepWords(SwitchProgress::Step step);

} // namespace duopost
