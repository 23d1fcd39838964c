// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Account.h"
#include "mailcore/MessageFacts.h"

#include <QTimer>
#include <QWidget>

class QVBoxLayout;

namespace duopost {

class ElidedLabel;
class FactLine;
class MailService;

/// "This message": what is known of the selected message and where each thing is recorded. Hidden while no
/// message is selected. GUI thread.
class MessageFactList : public QWidget {
    Q_OBJECT
public:
    MessageFactList(MailService &service, QWidget *parent);
    void setAccount(const Account &account, const QList<LedgerEntry> &ledger);
    void showMessage(FolderRef folder, const MessageRow &row);
    void showNothing();
    void refresh(); ///< folders and what is pending are asked for again
    /// Somebody can see it; else nothing is asked for.
    void setWatching(bool on);
    QList<MessageFact> facts() const { return m_facts; }

signals:
    void chosen(const QString &title, const duopost::MessageFact &fact);
    void resized(); ///< there are more lines, or fewer

private:
    void update();
    FactLine *lineAt(qsizetype place);

    MailService &m_service;
    Account m_account;
    QList<LedgerEntry> m_ledger;
    QList<PendingAction> m_pending;
    QList<OutboxItem> m_outbox;
    QList<Folder> m_folders;
    FolderRef m_shown;
    MessageRow m_row;
    QList<MessageFact> m_facts;
    QTimer m_again;
    bool m_watching = false;
    int m_question = 0;
    ElidedLabel *m_subject;
    QVBoxLayout *m_lines;
    QList<FactLine *> m_all;
};

} // namespace duopost
