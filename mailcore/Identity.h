// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace duopost {

struct Account;

/// Whom a message is written as.
struct Identity {
    QString id; ///< random, never shown; empty for the account's own one
    QString name; ///< the person's; may be empty
    QString address;
    QString replyTo; ///< an address for answers; empty = none
    bool bccSelf = false; ///< every message also goes to address as a blind copy
    QString signature; ///< plain text, LF line ends, without "-- "; empty = none
    QString signatureHtml; ///< the same with its look; empty = made from signature
    bool operator==(const Identity &) const = default;
};

/// At least one; the first is what is written as if nothing else is said.
QList<Identity> identitiesOf(const Account &account);

} // namespace duopost
