// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Message.h"

#include <QWidget>

class QVBoxLayout;

namespace duopost {

/// What a reader should know about the sender before reading: strips above the message, where it cannot draw.
class SafetyStrips : public QWidget {
    Q_OBJECT
public:
    explicit SafetyStrips(QWidget *parent = nullptr);

    /// @param ownHosts of the account, see originCheckOf()
    void showFor(const ParsedMessage &message, const QStringList &ownHosts);
    void clear();

private:
    QVBoxLayout *m_strips;
};

} // namespace duopost
