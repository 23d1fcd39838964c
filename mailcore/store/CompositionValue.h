// SPDX-License-Identifier: GPL-3.0-or-later
// What is being written, as bytes. Pure.
#pragma once

#include "mailcore/Writing.h"

#include <optional>

namespace duopost {

/// A composition without the contents of its parts, which are named by their hashes, and those.
struct CompositionValue {
    QByteArray bytes; ///< CBOR with a version
    QList<std::pair<QByteArray, QByteArray>> parts; ///< SHA-256 and content, in the order of the parts
};
CompositionValue toValue(const Composition &composition);

/// The hashes it names, in the order of its parts; empty if it cannot be read.
QList<QByteArray> partsOf(const QByteArray &value);
/// @param contents of the parts, in their order; nothing if a newer version of this program wrote it
std::optional<Composition> compositionFrom(const QByteArray &value, const QList<QByteArray> &contents);

} // namespace duopost
