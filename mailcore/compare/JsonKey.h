// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace duopost {

inline QString key(const char *name)
{
    return QString::fromLatin1(name);
}

} // namespace duopost
