// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Account.h"

#include <QFrame>
#include <functional>

class QComboBox;
class QLabel;
class QScrollArea;
class QStackedWidget;
class QTabBar;
class QTableView;
class QTextBrowser;

namespace duopost {

class ElidedLabel;
class LedgerModel;
class MailService;
class MailboxPage;
class MessageFactList;
struct LedgerEntry;
struct MessageFact;
struct MessageRow;

/// "What syncs?" for the selected message, what is known of it; for its account the table and the evidence for
/// what was chosen, or the questions people ask about a mailbox; and the report. GUI thread.
class WhatSyncsPanel : public QFrame {
    Q_OBJECT
public:
    explicit WhatSyncsPanel(MailService &service, QWidget *parent = nullptr);
    void showAccount(const Account &account);
    void showMessage(FolderRef folder, const MessageRow &row); ///< of the shown account
    void showNoMessage();
    void refresh();

signals:
    void closeRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void showEvidence(int row);
    void showReason(const QString &title, const MessageFact &fact);
    void makeMessagePart();
    void renew(const std::function<void()> &change);
    void listComparisons();
    void compare();
    void fitMessagePart();
    void showPage(int page);
    void offerReport();

    MailService &m_service;
    Account m_account;
    int m_question = 0;
    LedgerModel *m_model;
    ElidedLabel *m_title;
    QLabel *m_problem;
    QTableView *m_table;
    QTextBrowser *m_evidence;
    QWidget *m_messagePart; ///< "This message"
    QScrollArea *m_factScroll;
    MessageFactList *m_facts;
    QComboBox *m_compare; ///< with another account, or with the other protocol
    ElidedLabel *m_differences;
    QTabBar *m_views; ///< operations, or questions
    QStackedWidget *m_pages;
    MailboxPage *m_mailbox;
    int m_comparison = 0; ///< the newest question
    bool m_showsReason = false; ///< of a fact; else of a row of the table
};

/// The evidence, one paragraph each, with its transcript; every word from outside is escaped.
QString evidenceHtml(const LedgerEntry &entry);
QString factHtml(const QString &title, const MessageFact &fact);

} // namespace duopost
