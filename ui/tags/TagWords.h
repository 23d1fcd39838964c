// SPDX-License-Identifier: GPL-3.0-or-later
// Tags as people see them.
#pragma once

#include "mailcore/Tag.h"

#include <QColor>

namespace duopost {

struct ShownTag {
    QByteArray keyword;
    QString name;
    QColor colour;
    bool operator==(const ShownTag &) const = default;
};

/// Its own name, or the usual one in the user's language.
QString tagName(const Tag &tag);
ShownTag shownTag(const Tag &tag);
/// Of a message's keywords those that are tags: known ones in their order, then what else somebody gave it.
QList<ShownTag> shownTags(const QByteArray &keywords, const QList<Tag> &known);
QString tagNames(const QList<ShownTag> &tags); ///< "Important, Work"

} // namespace duopost
