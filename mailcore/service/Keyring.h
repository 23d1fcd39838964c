// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/Secret.h"

#include <QString>
#include <optional>

namespace duopost {

/// The system's keyring. Blocking, any thread but the GUI's; the keyring may ask the user and take its time.
class Keyring {
public:
    struct Answer {
        bool ok = false;
        bool notThere = false; ///< the keyring works, and has nothing of this name
        QString reason; ///< the keyring's own words, if not ok
        Secret secret; ///< of read()
    };
    static Answer read(const QString &name);
    static Answer write(const QString &name, const Secret &secret);
    static Answer remove(const QString &name);
};

} // namespace duopost
