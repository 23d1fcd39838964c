// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Account.h"
#include "mailcore/MailError.h"

#include <QCoreApplication>
#include <QString>

namespace duopost {

/// The user's sentence for an error, in the window's language, made from its kind and subject. The server's
/// own words are not in it: they are shown below, verbatim.
QString errorText(const MailError &error);
/// What can be done about it; empty where trying again is all there is.
QString errorAdvice(const MailError &error);
/// True for trouble that is over as soon as the account can be reached again.
bool endsWithNextConnection(const MailError &error);
/// True if signing in with the browser again is the way out.
bool wantsSignIn(const Account &account, const MailError &error);
/// The server's own text and the technical reason, as lines to show below the sentence; may be empty.
QString errorDetails(const MailError &error);

} // namespace duopost
