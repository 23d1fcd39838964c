// SPDX-License-Identifier: GPL-3.0-or-later
// What mail is where, as text that can be compared: once as a profile's cache holds it, once as a bare client
// of the tests' own sees it on the server. Nothing in it depends on local ids, UIDs or times.
#pragma once

#include "mailcore/Account.h"

#include <QStringList>

namespace duopost::test {

struct MailState {
    /// "INBOX (3, 1 unread)", every folder that can hold messages; sorted.
    QStringList folders;
    /// "INBOX <id> \Seen \Flagged size", one a copy; sorted.
    QStringList messages;
    /// Only of a cache: "INBOX <id> server sha-256-of-the-body"; sorted.
    QStringList bodies;

    QString text() const;
};

/// Opens the profile, reads the account's cache without connecting, and closes it again.
/// @throws MailError as MailService does
MailState stateHere(const QString &profile, const QString &account);
/// Looks with EXAMINE and PEEK only. @throws MailError ServerRefused with what the server said
MailState stateThere(const Account &imapAccount);
/// What the server answers about each of these folders: in its list, in its subscriptions, asked by name, opened.
QString whatIsSaidOf(const Account &imapAccount, const QStringList &paths);

/// Lines of one that the other lacks, marked - and +; empty if equal.
QString difference(const QStringList &expected, const QStringList &actual);

} // namespace duopost::test
