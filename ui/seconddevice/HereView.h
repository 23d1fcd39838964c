// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Account.h"
#include "mailcore/Capability.h"
#include "mailcore/MailError.h"
#include "mailcore/MessageFacts.h"
#include "mailcore/SecondDevice.h"

#include <QHash>
#include <QObject>
#include <QTimer>

namespace duopost {

class MailService;

/// What this computer has of an account's Inbox and Sent, and what is known about it; follows the service.
/// GUI thread.
class HereView : public QObject {
    Q_OBJECT
public:
    HereView(MailService &service, const Account &account, QObject *parent);

    bool isKnown() const; ///< everything was read once
    const QList<DeviceMessage> &messages() const { return m_messages; }
    int folderCount() const { return static_cast<int>(m_folders.size()); }
    QDateTime asOf() const; ///< of the inbox
    const QList<LedgerEntry> &ledger() const { return m_ledger; }
    /// Of a message that is here; empty if it is not.
    QList<MessageFact> factsFor(const DeviceMessage &message) const;

signals:
    void changed(); ///< never before isKnown()
    void failed(const duopost::MailError &error);

private:
    void tell();
    struct Part {
        Folder folder;
        QList<MessageRow> rows;
    };
    void read();
    void readFolder(const Folder &folder, int question);
    void take(const Folder &folder, const QList<MessageRow> &rows);
    template <class T, class Done> void ask(const QFuture<T> &future, int question, Done done);

    MailService &m_service;
    const Account m_account;
    QTimer m_again;
    int m_question = 0;
    bool m_answered = false;
    QList<Folder> m_folders;
    QHash<FolderId, Part> m_parts;
    QList<DeviceMessage> m_messages;
    QList<LedgerEntry> m_ledger;
    QList<PendingAction> m_pending;
    QList<OutboxItem> m_outbox; ///< for the time of copies that were sent
};

} // namespace duopost
