// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/FakeArchives.h"

namespace duopost::test {

/// The part of a service that knows about a mailbox as a whole: answers at once what it was told.
class FakeFacts : public FakeArchives {
public:
    using FakeArchives::FakeArchives;

    QFuture<MailboxFacts> mailboxFacts(AccountId account) override
    {
        auto facts = mailbox;
        facts.at = QDateTime::currentDateTimeUtc();
        for (const auto &one : accounts()) {
            if (one.id == account)
                facts.account = one;
        }
        if (serverSaid != ServerFacts{})
            facts.server = serverSaid;
        if (!m_ledger.isEmpty())
            facts.ledger = m_ledger;
        facts.connections += connections(account);
        facts.exceptions += certificateExceptions();
        return QtFuture::makeReadyFuture(facts);
    }
    void setLedger(const QList<LedgerEntry> &ledger) { m_ledger = ledger; }

    MailboxFacts mailbox; ///< folders, place, errors, …; what the other questions are told comes on top
    ServerFacts serverSaid;

protected:
    QList<LedgerEntry> m_ledger;
};

} // namespace duopost::test
