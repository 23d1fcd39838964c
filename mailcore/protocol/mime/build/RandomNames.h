// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace duopost::mime {

/// 32 lower-case hexadecimal digits from OpenSSL's generator: vmime's reads random bytes without looking
/// whether it got any. @throws MailError BadUsage if the system has no random numbers
QByteArray randomName();

/// What cannot be part of a quoted-printable or base64 text.
QByteArray newBoundary();

} // namespace duopost::mime
