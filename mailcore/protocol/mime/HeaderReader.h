// SPDX-License-Identifier: GPL-3.0-or-later
// The pieces of parseHeader() that parseMessage() needs too. Pure; any thread.
#pragma once

#include "mailcore/Message.h"

namespace duopost::mime {

/// "<a@b> <c@d>" → a@b, c@d. Words without brackets count only if there are no others. At most 1,000: the first
/// and the last ones.
QList<QByteArray> parseMessageIds(QByteArrayView raw);

/// All fields, unfolded and decoded, in order; address fields keep their addresses as written.
QList<QPair<QByteArray, QString>> decodeFields(QByteArrayView block);

/// English sentences about what is wrong with a header (several From fields, …).
QStringList headerWarnings(QByteArrayView block);

} // namespace duopost::mime
