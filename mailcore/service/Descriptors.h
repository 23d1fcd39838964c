// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace duopost {

/// As many files and connections at a time as the system lets us have. With too few, the libraries below us end
/// the program in the middle of something; so it is said before anything begins.
/// @throws MailError StoreFailed, about the profile, if the limit is below what one account needs
void requireDescriptors(const QString &profile);

} // namespace duopost
