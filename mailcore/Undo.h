// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>

namespace duopost {

/// The action that undo() would take back.
struct UndoStep {
    QString change; ///< changeName(); empty = there is nothing to take back
    int messages = 0;
    bool operator==(const UndoStep &) const = default;
};

} // namespace duopost

Q_DECLARE_METATYPE(duopost::UndoStep)
