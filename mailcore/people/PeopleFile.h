// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/people/PeopleBook.h"

namespace duopost {

/// Empty if there is no file. A damaged one is put aside under another name and never overwritten.
/// @throws MailError FileUnreadable
PeopleBook loadPeople(const QString &path);

/// Whole or not at all, readable by nobody else. Not on the GUI thread. @throws MailError FileUnwritable
void savePeople(const QString &path, const PeopleBook &people);

} // namespace duopost
