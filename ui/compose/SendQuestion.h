// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/compose/SendCheck.h"

#include <QDialog>

namespace duopost {

QString concernText(const SendConcern &concern);

/// Everything that should be looked at before a message goes, asked once. Sends nothing itself.
class SendQuestion : public QDialog {
    Q_OBJECT
public:
    SendQuestion(const QList<SendConcern> &concerns, QWidget *parent);

signals:
    void sendWanted(); ///< all the same
    void bccWanted(); ///< the recipients are not to see each other
    void attachWanted();
};

} // namespace duopost
