// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/MessageFacts.h"

#include "mailcore/Change.h"

#include <algorithm>

namespace duopost {

namespace {

const LedgerEntry *entryFor(const QList<LedgerEntry> &ledger, Operation operation)
{
    const auto found = std::find_if(
        ledger.begin(), ledger.end(), [&](const LedgerEntry &entry) { return entry.operation == operation; });
    return found == ledger.end() ? nullptr : &*found;
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

std::optional<Evidence> newestOf(const LedgerEntry *entry)
{
    if (!entry || entry->evidence.isEmpty())
        return std::nullopt;
    return entry->evidence.last();
}

class FactCollector {
public:
    FactCollector(
        const Account &account, const Folder &folder, const MessageRow &row, const QList<LedgerEntry> &ledger,
        const QList<PendingAction> &pending, const QList<OutboxItem> &outbox)
        : m_row(row), m_folder(folder), m_ledger(ledger), m_outbox(outbox),
          m_marksTravel(account.protocol == Protocol::Imap && folder.where != Where::OnlyHere)
    {
        for (const auto &action : pending) {
            if (action.message == row.id)
                m_pending << action;
        }
    }

    QList<MessageFact> all()
    {
        const auto fetched = entryFor(m_ledger, Operation::FetchHeaders);
        add({MessageFactKind::Received, true, m_row.where, m_folder.asOf, {}, newestOf(fetched), m_row.date});
        mark(MessageFactKind::Read, MessageFlag::Seen, {MarkRead{}, MarkUnread{}}, Operation::MarkRead);
        mark(MessageFactKind::Answered, MessageFlag::Answered, {MarkAnswered{}}, Operation::MarkAnswered);
        mark(MessageFactKind::Starred, MessageFlag::Flagged, {Star{}, Unstar{}}, Operation::Star);
        if (m_folder.role != FolderRole::Inbox)
            filed();
        if (m_folder.role == FolderRole::Sent)
            sentCopy();
        if (m_row.removalDue.isValid())
            add(
                {MessageFactKind::Removal, true, m_row.where, m_folder.asOf, m_row.removalDue,
                 newestOf(entryFor(m_ledger, Operation::DeleteForGood))});
        return m_facts;
    }

private:
    void add(MessageFact fact)
    {
        if (fact.where == Where::OnlyHere || fact.where == Where::OnItsWay)
            fact.asOf = {}; // no server ever said so
        m_facts << std::move(fact);
    }

    const PendingAction *waiting(const QList<Change> &changes) const
    {
        const auto found = std::find_if(m_pending.begin(), m_pending.end(), [&](const PendingAction &action) {
            return std::any_of(changes.begin(), changes.end(), [&](const Change &change) {
                return changeName(change) == action.action;
            });
        });
        return found == m_pending.end() ? nullptr : &*found;
    }

    void mark(MessageFactKind kind, MessageFlag flag, const QList<Change> &changes, Operation operation)
    {
        const auto *entry = entryFor(m_ledger, operation);
        Where where = Where::OnlyHere;
        QDateTime since;
        if (m_marksTravel) {
            where = Where::ServerAndHere;
            if (const auto *action = waiting(changes)) {
                where = action->refused ? Where::Refused : Where::OnItsWay;
                since = action->since;
            } else if (m_row.where == Where::OnItsWay)
                where = Where::OnItsWay; // the message itself is not there yet
            else if (entry && entry->verdict == Verdict::Refused)
                where = Where::Refused;
        }
        add({kind, m_row.flags.testFlag(flag), where, m_folder.asOf, {}, newestOf(entry), since});
    }

    void filed()
    {
        Where where = m_folder.where == Where::OnlyHere ? Where::OnlyHere : m_row.where;
        QDateTime since;
        if (const auto *action = waiting({MoveTo{}, CopyTo{}})) {
            where = action->refused ? Where::Refused : Where::OnItsWay;
            since = action->since;
        }
        add(
            {MessageFactKind::Filed,
             true,
             where,
             m_folder.asOf,
             {},
             newestOf(entryFor(m_ledger, Operation::MoveTo)),
             since});
    }

    // By whom it was put there is not a matter of the ledger: Append is its evidence only if it was this
    // program.
    void sentCopy()
    {
        MessageFact fact{
            MessageFactKind::SentCopy,
            true,
            m_row.where,
            m_folder.asOf,
            {},
            newestOf(entryFor(m_ledger, Operation::Append))};
        const auto sent = std::find_if(m_outbox.begin(), m_outbox.end(), [this](const OutboxItem &item) {
            return !m_row.messageId.isEmpty() && item.messageId == m_row.messageId;
        });
        if (sent != m_outbox.end()) {
            fact.since = sent->copy.since;
            if (sent->copy.by == SentCopy::By::Server)
                fact.evidence = newestOf(entryFor(m_ledger, Operation::FetchHeaders));
        }
        const auto &key
            = m_row.remote.key; // a number, unless the server has not said under which one it landed
        if (m_marksTravel && fact.where != Where::OnItsWay && std::all_of(key.begin(), key.end(), isDigit))
            fact.uid = key;
        add(std::move(fact));
    }

    const MessageRow &m_row;
    const Folder &m_folder;
    const QList<LedgerEntry> &m_ledger;
    const QList<OutboxItem> &m_outbox;
    QList<PendingAction> m_pending;
    bool m_marksTravel;
    QList<MessageFact> m_facts;
};

} // namespace

QList<MessageFact> factsOf(
    const Account &account, const Folder &folder, const MessageRow &row, const QList<LedgerEntry> &ledger,
    const QList<PendingAction> &pending, const QList<OutboxItem> &outbox)
{
    return FactCollector(account, folder, row, ledger, pending, outbox).all();
}

} // namespace duopost
