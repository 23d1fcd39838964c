// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Ids.h"
#include "mailcore/MailError.h"

#include <QDateTime>
#include <QObject>
#include <QSet>

class QTimer;

namespace duopost {

class MailService;

/// Says every five minutes which accounts are due for a look at the server. An account whose user has to act
/// first (password, certificate) is left alone until mail is asked for by hand: repeated attempts lock
/// accounts. GUI thread.
class MailCheck : public QObject {
    Q_OBJECT
public:
    explicit MailCheck(MailService &service, QObject *parent = nullptr);

    void started(AccountId account) { m_running.insert(account); }
    void succeeded(AccountId account);
    void failed(AccountId account, const MailError &error);
    void tick(); ///< what the timer does
    QDateTime nextCheck() const;

signals:
    void due(duopost::AccountId account);

private:
    MailService &m_service;
    QSet<AccountId> m_running, m_paused;
    QTimer *m_timer;
};

} // namespace duopost
