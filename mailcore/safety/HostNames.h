// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace duopost {

/// Whether its letters could be mistaken for others. @param host in Unicode, lower case
bool looksLikeAnother(const QString &host);
/// Lower case, in Unicode; unchanged where it is no host name.
QString unicodeHost(const QString &host);
/// Its ACE form, lower case; as it stands where it is no host name.
QString aceHost(const QString &host);
/// Whether they belong to one party. Without a registration, as inside a company, the whole host has to agree.
bool sameSite(const QString &one, const QString &other);
/// The part behind the last "@"; empty if there is none.
QString hostOfAddress(const QString &address);

} // namespace duopost
