// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailError.h"
#include "mailcore/Outbox.h"

#include <QHash>
#include <QObject>
#include <QSet>

namespace duopost {

class MailService;

/// The outboxes of all accounts as they are now. GUI thread.
class OutboxWatch : public QObject {
    Q_OBJECT
public:
    OutboxWatch(MailService &service, QObject *parent);

    QList<OutboxItem> items() const; ///< by account, oldest first
    int unfinished() const; ///< how many are not done
    int needingSomebody() const; ///< how many wait for a decision

signals:
    void changed();
    void finished(const duopost::OutboxItem &item); ///< a server has taken it, and its copy is where it is
    void failed(duopost::AccountId account, const duopost::MailError &error);

private:
    void readAccounts();
    void read(AccountId account);
    void take(AccountId account, const QList<OutboxItem> &items);

    MailService &m_service;
    QList<AccountId> m_order;
    QHash<AccountId, QList<OutboxItem>> m_items;
    QSet<AccountId> m_asking, m_again;
};

bool needsSomebody(OutboxState state);

} // namespace duopost
