// SPDX-License-Identifier: GPL-3.0-or-later
// The stable names of enumerations, as scripts see them.
#include "mailcore/Switching.h"

namespace duopost {

QString toString(MatchedBy by)
{
    switch (by) {
    case MatchedBy::UidlFormula:
        return QStringLiteral("uidl-formula");
    case MatchedBy::HeaderHash:
        return QStringLiteral("header-hash");
    case MatchedBy::Content:
        return QStringLiteral("content");
    case MatchedBy::Traits:
        return QStringLiteral("traits");
    }
    return {};
}

} // namespace duopost
