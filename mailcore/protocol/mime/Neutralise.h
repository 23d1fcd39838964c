// SPDX-License-Identifier: GPL-3.0-or-later
// Makes decoded header text safe to show on one line. Pure; any thread.
#pragma once

#include <QString>

namespace duopost::mime {

/// Control characters become blanks; direction overrides and invisible characters go. Zero-width joiners stay
/// where scripts and emoji need them. Without this a name could rearrange what stands beside it (Mailsploit,
/// "gpj.exe").
QString neutralised(QString text);

} // namespace duopost::mime
