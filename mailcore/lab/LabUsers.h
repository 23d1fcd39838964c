// SPDX-License-Identifier: GPL-3.0-or-later
// Who has a mailbox on the practice server.
#pragma once

#include "mailcore/Lab.h"

namespace duopost {

/// Every lab address ends in this; reserved by RFC 2606, so it exists nowhere.
extern const char labDomain[];

/// Anna Berger, Emma Clarke and those asked for, with passwords from the files in `passwordDir`; files that do
/// not exist are made (mode 0600, 16 random characters).
/// @throws MailError FileUnreadable, FileUnwritable
QList<LabUser> labUsers(const QString &passwordDir, const QStringList &extraNames);
QString labPasswordFile(const QString &passwordDir, const LabUser &user);

} // namespace duopost
