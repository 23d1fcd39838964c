// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

namespace duopost {

inline constexpr qint64 dayMs = 86'400'000;

} // namespace duopost
