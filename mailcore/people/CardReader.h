// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Writing.h"

namespace duopost {

/// Everybody with a mail address, once an address, and groups with members that have one (RFC 6350 KIND and
/// MEMBER, and what address books wrote before that). At most 20,000 cards. Pure; any thread.
QList<KnownPerson> peopleOnCards(const QByteArray &cards);

} // namespace duopost
