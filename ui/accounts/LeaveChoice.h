// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Account.h"

#include <QWidget>

class QButtonGroup;
class QLabel;
class QSpinBox;

namespace duopost {

/// What POP3 does with messages on the server: four rules, each with what it means for other devices.
class LeaveChoice : public QWidget {
    Q_OBJECT
public:
    explicit LeaveChoice(QWidget *parent);

    void setValue(const LeaveRule &rule);
    LeaveRule value() const;

signals:
    void edited();

private:
    void explain();

    QButtonGroup *m_kinds;
    QSpinBox *m_days;
    QLabel *m_meaning;
};

} // namespace duopost
