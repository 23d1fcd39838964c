// SPDX-License-Identifier: GPL-3.0-or-later
// What a person might have overlooked before a message is sent. Pure; implemented in mailcore/compose; any
// thread.
#pragma once

#include <QString>

namespace duopost {

/// The word by which a text of one's own promises a file ("im Anhang", "attached"), in German and English, as
/// it stands there; empty if it does not. Quotations and what follows "-- " are not one's own, and "ohne
/// Anhang" is no promise.
QString promisedAttachment(const QString &text);

} // namespace duopost
