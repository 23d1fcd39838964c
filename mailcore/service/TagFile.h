// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Tag.h"
#include "mailcore/search/SearchQuery.h"

namespace duopost {

/// The well-known tags are always among them.
QList<Tag> loadTags(const QString &path);
/// @throws MailError FileUnwritable
void saveTags(const QString &path, const QList<Tag> &tags);

/// "tag:" takes the names people see, or their beginning; what is stored with messages are keywords.
SearchQuery withKeywords(SearchQuery query, const QList<Tag> &tags);

} // namespace duopost
