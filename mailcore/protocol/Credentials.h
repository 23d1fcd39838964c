// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace duopost {

struct Credentials {
    QByteArray user; ///< UTF-8
    QByteArray password; ///< UTF-8
};

} // namespace duopost
