// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Account.h"

#include <QFrame>

class QLabel;
class QTableView;
class QTextBrowser;

namespace duopost {

class LedgerModel;
class MailService;
struct LedgerEntry;

/// "What syncs?" for one account: the table, and the evidence for the chosen row. GUI thread.
class WhatSyncsPanel : public QFrame {
    Q_OBJECT
public:
    explicit WhatSyncsPanel(MailService &service, QWidget *parent = nullptr);
    void showAccount(const Account &account);
    void refresh();

signals:
    void closeRequested();

private:
    void showEvidence(int row);

    MailService &m_service;
    Account m_account;
    int m_question = 0;
    LedgerModel *m_model;
    QLabel *m_title, *m_problem;
    QTableView *m_table;
    QTextBrowser *m_evidence;
};

/// The evidence, one paragraph each, with its transcript; every word from outside is escaped.
QString evidenceHtml(const LedgerEntry &entry);

} // namespace duopost
