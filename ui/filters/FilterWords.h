// SPDX-License-Identifier: GPL-3.0-or-later
// The user's words for rules and scripts, in the window's language.
#pragma once

#include "mailcore/Filters.h"

#include <QLocale>

namespace duopost {

QString fieldTitle(FilterCondition::Field field); ///< "Subject"
/// "contains", "does not contain", …
QString matchTitle(FilterCondition::Match match, bool negated);
QString actionTitle(FilterAction::Kind kind); ///< "Move to folder"
/// What a rule without a name is called: "Subject: invoice → Bills".
QString ruleTitle(const FilterRule &rule);
/// "Active: “duopost”. 5 rules, 1 of them switched off. …"
QString summarySentence(const FilterSummary &summary, const QLocale &locale);
/// What has to be said about filters to somebody with this protocol.
QString filterWarning(Protocol protocol);
QString missingSentence(const QStringList &extensions); ///< what the server would have to offer

} // namespace duopost
