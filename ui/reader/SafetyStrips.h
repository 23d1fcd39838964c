// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Safety.h"

#include <QWidget>

class QVBoxLayout;

namespace duopost {

/// What a reader should know about the sender before reading: strips above the message, where it cannot draw.
class SafetyStrips : public QWidget {
    Q_OBJECT
public:
    explicit SafetyStrips(QWidget *parent = nullptr);

    void showFor(
        const QList<SenderConcern> &concerns, const std::optional<OriginCheck> &origin,
        const std::optional<Protection> &protection);
    void clear();

private:
    QVBoxLayout *m_strips;
};

} // namespace duopost
