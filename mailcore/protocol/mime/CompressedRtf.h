// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <optional>

namespace duopost::mime {

/// Rich text as Outlook packs it (MS-OXRTFCP). Empty: it is none, or would be larger than 16 MiB. Cut-off text
/// comes as far as it goes. Pure; any thread.
std::optional<QByteArray> decompressRtf(QByteArrayView packed);

} // namespace duopost::mime
