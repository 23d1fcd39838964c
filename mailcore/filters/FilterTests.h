// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Filters.h"
#include "mailcore/filters/SieveSyntax.h"

namespace duopost {

/// Thrown while reading: there is more in the script than the form can show.
struct NotUnderstood {
    QString why;
};

[[noreturn]] inline void refuse(const QString &why)
{
    throw NotUnderstood{why};
}

/// The conditions of a rule, if this test is nothing else. @throws NotUnderstood
void readConditions(const SieveTest &test, FilterRule &rule);
/// From and until of a notice, if this test asks for nothing but the date. @throws NotUnderstood
void readDates(const SieveTest &test, AbsenceNotice &notice);

} // namespace duopost
