// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace duopost {

/// Whether its letters could be mistaken for others. @param host in Unicode, lower case
bool looksLikeAnother(const QString &host);
/// Lower case, in Unicode; unchanged where it is no host name.
QString unicodeHost(const QString &host);
/// The part behind the last "@"; empty if there is none.
QString hostOfAddress(const QString &address);

} // namespace duopost
