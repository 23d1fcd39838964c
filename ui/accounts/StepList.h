// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Discovery.h"

#include <QTreeWidget>

namespace duopost {

/// What was asked to find the servers, with the outcome and the time of each question.
class StepList : public QTreeWidget {
    Q_OBJECT
public:
    explicit StepList(QWidget *parent);
    void show(const DiscoveryStep &step);
};

} // namespace duopost
