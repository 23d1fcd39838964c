// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/AccountExperiments.h"

#include <QDialog>

namespace duopost {

/// Says what experiments on an account would do there, and asks whether they may. GUI thread.
class ScratchConsentDialog : public QDialog {
    Q_OBJECT
public:
    ScratchConsentDialog(const ScratchPlan &plan, const QString &account, QWidget *parent);

signals:
    void agreed(const duopost::ScratchConsent &consent);
};

} // namespace duopost
