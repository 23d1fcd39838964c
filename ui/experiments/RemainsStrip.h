// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/AccountExperiments.h"
#include "ui/reader/Strip.h"

#include <QSet>

namespace duopost {

class MailService;

/// Says, where it happened, that an interrupted experiment has left a folder on the server of an account, and
/// removes it when asked to. Hidden otherwise. GUI thread.
class RemainsStrip : public Strip {
    Q_OBJECT
public:
    explicit RemainsStrip(MailService &service, QWidget *parent = nullptr);

    /// Looks through this computer's notes; no connection is made.
    void look();

private:
    void removeNow();
    void later();

    MailService &m_service;
    AccountId m_account; ///< whose remains it tells of
    QSet<qint64> m_later;
    QPushButton *m_remove, *m_close;
};

} // namespace duopost
