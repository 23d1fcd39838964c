// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/RemovalPlan.h"

#include <QMessageBox>

namespace duopost {

/// POP3 would remove more than it may unasked: the numbers, the reason, and the choice. Nothing has been
/// removed while it is open.
class RemovalQuestion : public QMessageBox {
    Q_OBJECT
public:
    RemovalQuestion(const RemovalPlan &plan, const QString &accountName, QWidget *parent);

signals:
    void agreed(const duopost::RemovalPlan &plan);
};

} // namespace duopost
