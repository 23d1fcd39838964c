// SPDX-License-Identifier: GPL-3.0-or-later
// POP3: what the next connection would remove from the server, and whether a person is asked first.
#pragma once

#include "mailcore/Ids.h"

#include <QMetaType>

namespace duopost {

struct RemovalPlan {
    AccountId account;
    int listed = 0; ///< messages on the server now
    int arrived = 0; ///< new ones
    int toRemove = 0;
    bool settingChanged = false; ///< the rule was changed since these messages were fetched
    bool clockJumped = false; ///< nothing is removed by age until the clock can be trusted again
    bool needsConsent = false;
    bool operator==(const RemovalPlan &) const = default;
};

} // namespace duopost

Q_DECLARE_METATYPE(duopost::RemovalPlan)
