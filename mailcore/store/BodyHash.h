// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace duopost {

/// SHA-256, 32 bytes: what proves that a body lies here as it came.
QByteArray bodyHash(QByteArrayView raw);

} // namespace duopost
