// SPDX-License-Identifier: GPL-3.0-or-later
// An account's data for another device. Never with a password.
#pragma once

#include "mailcore/Account.h"

#include <QByteArray>

namespace duopost {

/// A configuration profile (.mobileconfig) that iPhone, iPad and Mac install: one mail account, unsigned; the
/// device asks for the password. The same account gives the same identifiers, so that installing it again
/// replaces what was installed before. Source: Apple's Device Management reference, profile
/// "com.apple.mail.managed".
QByteArray appleProfile(const Account &account);

/// "mail-anna@example.org.mobileconfig", safe as a file name.
QString appleProfileName(const Account &account);

} // namespace duopost
