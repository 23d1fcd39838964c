// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailboxAnswers.h"

#include <QSet>
#include <QTimer>
#include <QWidget>

class QTextBrowser;
class QUrl;

namespace duopost {

class MailService;
class QuotaBar;

/// What people ask about a mailbox, each question with one or two sentences, and the evidence to be unfolded.
/// GUI thread.
class MailboxPage : public QWidget {
    Q_OBJECT
public:
    MailboxPage(MailService &service, QWidget *parent);
    void showAccount(AccountId account);
    void refresh(); ///< asks anew, if somebody can see it
    const MailboxFacts &facts() const { return m_facts; }
    const QList<MailboxAnswer> &answers() const { return m_answers; }

signals:
    void failed(const duopost::MailError &error);
    void changed();

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fill();
    void askForFilters();
    void follow(const QUrl &link);

    MailService &m_service;
    AccountId m_account;
    AccountId m_filtersOf; ///< the account whose filters were asked for
    int m_question = 0;
    MailboxFacts m_facts;
    QList<MailboxAnswer> m_answers;
    QSet<int> m_unfolded;
    QTimer m_again; ///< what happens often is not counted anew each time
    QuotaBar *m_quota;
    QTextBrowser *m_text;
};

} // namespace duopost
