// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Activity.h"

#include <QFrame>
#include <QMap>
#include <QTimer>

class QAction;
class QLabel;
class QProgressBar;
class QPushButton;

namespace duopost {

class ElidedLabel;

/// The one quiet line at the bottom: what is being done and how far it is, else how fresh everything is.
class ActivityBar : public QFrame {
    Q_OBJECT
public:
    explicit ActivityBar(QWidget *parent = nullptr);
    void showActivity(const Activity &activity, const QString &accountName);
    void hint(const QString &text); ///< a link under the pointer; empty: as before
    void tell(const QString &text); ///< something that just happened, for a few seconds
    /// The same, with a button that takes it back while it is shown.
    void offer(const QString &text, QAction *undo);
    void showFreshness(const Freshness &freshness);
    void setAccount(AccountId account); ///< whose freshness is shown
    void showPending(int waiting, int refused);
    void showOutbox(int unfinished, int needingSomebody); ///< messages on their way to others
    QString text() const;

signals:
    void cancelRequested(duopost::AccountId account);
    void pendingRequested();
    void outboxRequested();

private:
    void update();
    QString idleText() const;

    struct Known {
        Activity activity;
        QString name;
    };
    QMap<qint64, Known> m_known; // by account
    QMap<qint64, Freshness> m_freshness;
    AccountId m_shown; ///< what is being done is this account's
    AccountId m_account;
    QString m_hint, m_told;
    QTimer m_forget;
    ElidedLabel *m_text;
    QLabel *m_count;
    QProgressBar *m_progress;
    QPushButton *m_cancel, *m_undo, *m_pending, *m_outbox;
    QAction *m_offered = nullptr;
};

} // namespace duopost
