// SPDX-License-Identifier: GPL-3.0-or-later
// Address fields (RFC 5322 section 3.4 and 4.4) as they really look. Pure, iterative; any thread.
#pragma once

#include "mailcore/Message.h"

namespace duopost::mime {

constexpr qsizetype mostAddresses = 2000;

/// All mailboxes in order, groups flattened at any depth; an empty group ("undisclosed-recipients:;") becomes
/// one entry with a name and no address. The address is taken as written and never decoded: what an encoded
/// word pretends to be is a name. What is behind `mostAddresses` is left out.
QList<MailAddress> parseAddressList(QByteArrayView raw);

} // namespace duopost::mime
