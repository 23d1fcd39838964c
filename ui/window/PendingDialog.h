// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Account.h"
#include "mailcore/MailError.h"
#include "mailcore/PendingAction.h"

#include <QDialog>
#include <QTimer>

class QLabel;
class QPushButton;
class QTreeWidget;

namespace duopost {

class MailService;

/// What was done here and the server has not confirmed: since when, how often it was tried, what it refused.
class PendingDialog : public QDialog {
    Q_OBJECT
public:
    PendingDialog(MailService &service, QWidget *parent);
    void reload();

signals:
    void failed(duopost::AccountId account, const duopost::MailError &error);

private:
    void show(const Account &account, const QList<PendingAction> &actions);
    void tryNow();

    MailService &m_service;
    QTreeWidget *m_list;
    QLabel *m_none;
    QPushButton *m_tryNow;
    QTimer m_reloadSoon; ///< a commit after the other: one look for all of them
};

/// "Move", "Mark as read": the user's word for an action of the queue.
QString pendingTitle(const QString &action);

} // namespace duopost
