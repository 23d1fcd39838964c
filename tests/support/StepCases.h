// SPDX-License-Identifier: GPL-3.0-or-later
// What the interrupted scenarios have in common: mailboxes to begin with, and changes behind the program's
// back.
#pragma once

#include "mailcore/Lab.h"

namespace duopost::test {

/// 30 messages (<in0@example.org> …, every third one read) in INBOX, 12 (<alt0@…>) in Projekte/Alt.
void fill(Lab &lab, const LabUser &user);
/// Several windows of headers and batches of bodies: 260 in INBOX.
void fillMany(Lab &lab, const LabUser &user);
/// More for INBOX.
void deliver(Lab &lab, const LabUser &user, const QByteArray &prefix, int count);
/// Commands to a user's mailbox, past the program; each must be answered OK.
void atServer(Lab &lab, const LabUser &user, const QList<QByteArray> &commands);

QStringList split(const char *text); ///< at blanks
/// The newest so many of a folder, as the profile's cache knows them.
QStringList idsOf(const QString &profile, const QString &folder, int count);

} // namespace duopost::test
