// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/SavedSearch.h"

#include <QList>

namespace duopost {

/// What cannot be read is left out: a search is quickly saved again.
QList<SavedSearch> loadSearches(const QString &path);
/// @throws MailError FileUnwritable
void saveSearches(const QString &path, const QList<SavedSearch> &searches);

} // namespace duopost
