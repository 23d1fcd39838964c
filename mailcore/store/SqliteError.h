// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailError.h"

namespace SQLite {
class Exception;
}

namespace duopost {

/// Translates once, at the boundary: damaged, full, read-only, or failed.
MailError toMailError(const SQLite::Exception &error, const QString &path);

} // namespace duopost
