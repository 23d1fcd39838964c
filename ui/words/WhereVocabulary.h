// SPDX-License-Identifier: GPL-3.0-or-later
// The one vocabulary for "where is it": one icon, one colour and one sentence each, used everywhere.
#pragma once

#include "mailcore/Folder.h"

#include <QColor>
#include <QString>

namespace duopost {

struct WhereWords {
    QString icon; ///< for lineIcon()
    QColor colour;
    QString shortText; ///< two or three words
    QString sentence;
};

/// In the window's language and the theme's colours, so ask again after either changed.
WhereWords whereWords(Where where);

} // namespace duopost
