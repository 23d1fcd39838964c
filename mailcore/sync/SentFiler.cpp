// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/sync/SentFiler.h"

#include "mailcore/store/RowKey.h"
#include "mailcore/sync/BodyIntake.h"

#include <QDateTime>

namespace duopost {

namespace {

const QString filesSentFact = QStringLiteral("sent.server-files");

// For good, as far as a server says.
bool isFinalRefusal(const MailError &error)
{
    switch (error.kind()) {
    case MailError::Kind::ServerRefused:
        return !isPassing(error.serverText());
    case MailError::Kind::NotSupported:
    case MailError::Kind::NotFound:
    case MailError::Kind::LimitExceeded:
    case MailError::Kind::MessageGone:
        return true;
    default:
        return false;
    }
}

} // namespace

SentFiler::SentFiler(
    MailStore &store, Home home, std::optional<Elsewhere> elsewhere, OutboxTimes times,
    std::function<void(const MailError &)> failed)
    : m_store(store), m_home(std::move(home)), m_elsewhere(std::move(elsewhere)), m_times(times),
      m_failed(std::move(failed))
{
}

qint64 SentFiler::goOn(const OutboxEntry &entry, bool asked)
{
    try {
        if (entry.item.state == OutboxState::Done)
            return lookLate(entry);
        if (entry.item.copy.place == SentCopy::Place::Nowhere) {
            if (!asked)
                return never; // a person was told
            auto copy = entry.item.copy;
            copy.place = entry.copyRow ? SentCopy::Place::OnItsWay : SentCopy::Place::Unknown;
            setCopy(entry, copy, false);
        }
        if (!m_home.find)
            return fileHere(entry);
        return entry.copyRow ? followUpload(entry, asked) : fileThere(entry);
    } catch (const MailError &error) {
        if (error.kind() == MailError::Kind::Cancelled)
            return pause(entry);
        if (!isFinalRefusal(error)) {
            qDebug("the copy has to wait: %s", error.what());
            return pause(entry);
        }
        setAside(entry, error);
        return never;
    }
}

// The message is sent all the same; that its copy is not where it should be is said, and stays so.
void SentFiler::setAside(const OutboxEntry &entry, const MailError &error)
{
    auto copy = entry.item.copy;
    const bool here = copy.place == SentCopy::Place::OnlyHere;
    if (entry.item.state == OutboxState::Done) {
        qDebug("late look: %s", error.what());
        const auto id = entry.item.ref.item;
        m_store
            .onOutbox([id](OutboxTable &table) {
                table.setLookAt(id, {});
                return true;
            })
            .waitForFinished();
        return;
    }
    if (!here) {
        copy.place = SentCopy::Place::Nowhere;
        copy.by = SentCopy::By::Nobody;
    }
    setCopy(entry, copy, here);
    const auto id = entry.item.ref.item;
    const auto text = error.serverText().isEmpty() ? error.summary() : error.serverText();
    m_store
        .onOutbox([id, text](OutboxTable &table) {
            table.setServerText(id, text);
            return true;
        })
        .waitForFinished();
    m_failed(error);
}

qint64 SentFiler::pause(const OutboxEntry &entry)
{
    return qMin(m_times.retryMs, m_times.firstPauseMs << qMin(m_looks[entry.item.ref.item.value]++, 16));
}

FilesSent SentFiler::learnt() const
{
    return filesSentFrom(m_store.facts().result().value(filesSentFact));
}

void SentFiler::learn(FilesSent what)
{
    if (learnt() != what)
        m_store.setFacts({{filesSentFact, toString(what)}}).waitForFinished();
}

void SentFiler::setCopy(const OutboxEntry &entry, const SentCopy &copy, bool done)
{
    const auto id = entry.item.ref.item;
    m_store
        .onOutbox([id, copy, done](OutboxTable &table) {
            table.setCopy(id, copy, done, utcNow());
            return true;
        })
        .waitForFinished();
}

WholeMessage SentFiler::copyOf(const OutboxEntry &entry) const
{
    return takeArriving(
        {.raw = m_store.outgoing(entry.item.ref.item).result(),
         .flags = MessageFlag::Seen,
         .received = entry.accepted},
        m_home.find != nullptr);
}

SentCopyPlan SentFiler::planFor(const OutboxEntry &entry, const Found &found)
{
    return planSentCopy(
        learnt(), found.ids.size(), entry.accepted.msecsTo(utcNow()), m_looks[entry.item.ref.item.value]++,
        m_times);
}

qint64 SentFiler::fileThere(const OutboxEntry &entry)
{
    const auto folder = m_home.sentFolder();
    if (!folder)
        throw MailError(MailError::Kind::NotFound, QStringLiteral("Sent folder"));
    const auto found = m_home.find(*folder, entry.item.messageId);
    const auto plan = planFor(entry, found);
    switch (plan.step) {
    case SentCopyPlan::Step::TakeTheirs:
        learn(FilesSent::Yes);
        setCopy(
            entry,
            {.place = SentCopy::Place::OnServer,
             .by = SentCopy::By::Server,
             .folder = folder->path,
             .uid = found.ids.last().key,
             .since = utcNow()},
            true);
        m_home.look(*folder);
        return never;
    case SentCopyPlan::Step::LookAgain:
        return plan.waitMs;
    case SentCopyPlan::Step::Append:
        break;
    }
    learn(FilesSent::No);
    m_store.fileSentCopy(entry.item.ref.item, *folder, copyOf(entry), true).waitForFinished();
    m_looks.remove(entry.item.ref.item.value);
    return 0; // and then it is seen on its way
}

qint64 SentFiler::followUpload(const OutboxEntry &entry, bool asked)
{
    const auto upload = [&]() -> std::optional<PendingChange> {
        for (const auto &pending : m_store.pending().result()) {
            if (std::holds_alternative<AppendMessage>(pending.kind)
                && (pending.message == entry.copyRow || pending.messageId == entry.item.messageId))
                return pending;
        }
        return std::nullopt;
    };
    QString refusal;
    if (const auto waiting = upload(); waiting && (asked || waiting->notBefore != PendingTable::never)) {
        for (const auto &result :
             m_home.performQueue(asked ? Replay::Scope::AlsoRefused : Replay::Scope::Due)) {
            if (result.id == entry.copyRow)
                refusal = result.serverText;
        }
    }
    if (const auto waiting = upload()) {
        if (waiting->notBefore != PendingTable::never)
            return pause(entry);
        throw MailError(MailError::Kind::ServerRefused, entry.item.copy.folder, refusal);
    }
    const auto place = m_store.place(entry.copyRow).result();
    auto uid = place && !isAwaiting(place->remote) ? place->remote.key : QByteArray();
    if (uid.isEmpty()) { // the server did not say
        const auto folder = m_home.sentFolder();
        const auto found = folder ? m_home.find(*folder, entry.item.messageId) : Found{};
        if (found.ids.isEmpty())
            throw MailError(MailError::Kind::MessageGone, entry.item.copy.folder);
        uid = found.ids.last().key;
    }
    auto copy = entry.item.copy;
    copy.place = SentCopy::Place::OnServer;
    copy.by = SentCopy::By::Us;
    copy.uid = uid;
    copy.since = utcNow();
    setCopy(entry, copy, true);
    const auto id = entry.item.ref.item;
    m_store
        .onOutbox([id, at = utcNow().addMSecs(m_times.lateLookMs)](OutboxTable &table) {
            table.setLookAt(id, at);
            return true;
        })
        .waitForFinished();
    return 0;
}

// A server that took its time would leave two copies; ours goes, and no other.
qint64 SentFiler::lookLate(const OutboxEntry &entry)
{
    if (!entry.lookAt.isValid() || !m_home.find)
        return never;
    if (const auto wait = utcNow().msecsTo(entry.lookAt); wait > 0)
        return wait;
    const auto folder = m_home.sentFolder();
    const auto found = folder ? m_home.find(*folder, entry.item.messageId) : Found{};
    const RemoteId ours{entry.item.copy.uid};
    auto others = found.ids;
    others.removeAll(ours);
    if (others.isEmpty() || !found.ids.contains(ours)) {
        learn(FilesSent::No);
    } else {
        learn(FilesSent::Yes);
        const auto place = m_store.place(entry.copyRow).result();
        if (place && place->remote == ours && place->folder == folder->id && m_home.hasUidPlus()) {
            m_store.change(folder->id, {entry.copyRow}, DeleteForGood{}, true).waitForFinished();
            auto copy = entry.item.copy;
            copy.by = SentCopy::By::Server;
            copy.uid = others.last().key;
            setCopy(entry, copy, true);
            m_home.look(*folder);
            m_home.performQueue(Replay::Scope::Due);
        }
    }
    const auto id = entry.item.ref.item;
    m_store
        .onOutbox([id](OutboxTable &table) {
            table.setLookAt(id, {});
            return true;
        })
        .waitForFinished();
    return never;
}

qint64 SentFiler::fileHere(const OutboxEntry &entry)
{
    if (!entry.copyRow) {
        const auto folder = m_home.sentFolder();
        if (!folder)
            throw MailError(MailError::Kind::NotFound, QStringLiteral("Sent folder"));
        m_store.fileSentCopy(entry.item.ref.item, *folder, copyOf(entry), false).waitForFinished();
        return 0;
    }
    if (m_elsewhere)
        return fileElsewhere(entry);
    setCopy(entry, entry.item.copy, true);
    return never;
}

qint64 SentFiler::fileElsewhere(const OutboxEntry &entry)
{
    const auto folder = m_elsewhere->sentFolder();
    if (!folder)
        throw MailError(MailError::Kind::NotFound, QStringLiteral("Sent folder"));
    const auto found = m_elsewhere->find(*folder, entry.item.messageId);
    const auto plan = planFor(entry, found);
    if (plan.step == SentCopyPlan::Step::LookAgain)
        return plan.waitMs;
    SentCopy copy{.place = SentCopy::Place::OnServer, .folder = folder->path};
    if (plan.step == SentCopyPlan::Step::TakeTheirs) {
        // After a crash it may be the one of an earlier attempt: who put it there is not learnt from it.
        copy.by = learnt() == FilesSent::No ? SentCopy::By::Us : SentCopy::By::Server;
        copy.uid = found.ids.last().key;
    } else {
        learn(FilesSent::No);
        copy.by = SentCopy::By::Us;
        copy.uid = m_elsewhere
                       ->append(
                           *folder,
                           {.raw = m_store.outgoing(entry.item.ref.item).result(),
                            .flags = MessageFlag::Seen,
                            .date = entry.accepted.toMSecsSinceEpoch(),
                            .messageId = entry.item.messageId,
                            .again = true})
                       .key;
    }
    copy.since = utcNow();
    setCopy(entry, copy, true);
    return never;
}

} // namespace duopost
