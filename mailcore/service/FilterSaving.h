// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Filters.h"
#include "mailcore/protocol/SieveSession.h"

#include <functional>

namespace duopost {

/// Called before each command that changes something, with its name; may throw, as a connection may break.
using FilterStep = std::function<void(const char *step)>;

/// All scripts and what the server offers. Blocking, as all of these.
FilterState readFilterState(SieveSession &session, const ServerAddress &server);
/// @throws MailError NotSupported
FilterVerdict checkFilterScript(SieveSession &session, const QByteArray &script);
/// See Filters::save. The state of the result is left to the caller.
FilterSaved saveFilterScript(SieveSession &session, const FilterSave &wish, const FilterStep &step = {});
/// Numbers of lines that a server's words name.
QList<int> namedLines(const QString &words);

} // namespace duopost
