// SPDX-License-Identifier: GPL-3.0-or-later
// How a connection was protected, as it is kept from one run to the next. Pure.
#pragma once

#include "mailcore/Certificate.h"

#include <QJsonObject>
#include <optional>

namespace duopost {

/// Of the certificates only the server's own.
QJsonObject connectionToJson(const ConnectionFacts &facts);
/// Nothing where it makes no sense.
std::optional<ConnectionFacts> connectionFrom(const QJsonObject &json);

} // namespace duopost
