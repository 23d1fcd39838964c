// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/sync/OutboxWorker.h"

#include "mailcore/sync/Watcher.h"

#include <QDateTime>

namespace duopost {

namespace {

const QString sizeFact = QStringLiteral("smtp.size");
const QString reportFact = QStringLiteral("smtp.dsn");
using Offers = Transmitter::Offers;
constexpr qint64 tellEveryMs = 100;
constexpr qint64 longestSleepMs = 3'600'000; // clocks jump, and computers sleep
constexpr qint64 storeTroubleMs = 5'000;

// What a server has not is not what it said about the message.
MailError refusalOf(const OutboxEntry &entry, const SendResult &result)
{
    OutboxItem now = entry.item;
    now.state = result.state;
    now.serverText = result.serverText;
    return MailError(
        MailError::Kind::ServerRefused, entry.item.subject,
        lackingOf(now) == Lacking::Nothing ? result.serverText : QString());
}

qint64 sooner(qint64 a, qint64 b)
{
    return a == SentFiler::never ? b : b == SentFiler::never ? a : qMin(a, b);
}

} // namespace

OutboxWorker::OutboxWorker(
    const Account &account, MailStore &store, const OutboxSetup &setup, SentFiler::Home home,
    std::optional<SentFiler::Elsewhere> elsewhere, Hooks hooks)
    : m_account(account), m_store(store), m_works(setup.works), m_hooks(std::move(hooks)),
      m_transmitter(account, setup.times),
      m_filer(store, std::move(home), std::move(elsewhere), setup.times, m_hooks.failed),
      m_credentials(setup.credentials)
{
    if (m_works == Works::ByItself)
        start();
}

// A command that sends nothing needs no thread for it.
void OutboxWorker::start()
{
    const std::lock_guard lock(m_mutex);
    if (m_thread)
        return;
    m_thread = std::make_unique<JobThread>(QStringLiteral("outbox"), JobThread::AtEnd::DropJobs);
    m_thread->post([this] { run(m_stop.get_token()); });
}

OutboxWorker::~OutboxWorker()
{
    leave();
    m_thread.reset();
}

void OutboxWorker::leave()
{
    m_stop.request_stop();
    const std::lock_guard lock(m_mutex);
    m_currentStop.request_stop();
}

void OutboxWorker::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        m_woken = true;
    }
    m_waiting.notify_all();
}

void OutboxWorker::hurry()
{
    {
        const std::lock_guard lock(m_mutex);
        m_hurrying = true;
    }
    wake();
}

void OutboxWorker::ask(OutboxId item)
{
    {
        const std::lock_guard lock(m_mutex);
        m_asked.insert(item.value);
        m_asking.insert(item.value);
    }
    start();
    m_gate.open();
    wake();
}

void OutboxWorker::stop(OutboxId item)
{
    const std::lock_guard lock(m_mutex);
    if (m_current == item)
        m_currentStop.request_stop();
}

void OutboxWorker::setCredentials(Transmitter::CredentialSource credentials)
{
    {
        const std::lock_guard lock(m_mutex);
        m_credentials = std::move(credentials);
    }
    openGate();
}

void OutboxWorker::openGate()
{
    m_gate.open();
    hurry();
}

void OutboxWorker::sleep(qint64 ms, std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    const auto wait
        = std::chrono::milliseconds(ms == SentFiler::never ? longestSleepMs : qMin(ms, longestSleepMs));
    m_waiting.wait_for(lock, stop, wait, [this] { return m_woken; });
    m_woken = false;
    m_hurry = std::exchange(m_hurrying, false);
}

void OutboxWorker::run(std::stop_token stop)
{
    bool knowsServer = false;
    while (!stop.stop_requested()) {
        qint64 pause = storeTroubleMs;
        try {
            if (!std::exchange(knowsServer, true))
                recallServer();
            pause = work(stop);
        } catch (const MailError &error) { // of the store: the outbox waits, and nothing is sent without it
            m_hooks.failed(error);
        }
        sleep(pause, stop);
    }
}

qint64 OutboxWorker::work(std::stop_token stop)
{
    m_store
        .onOutbox([](OutboxTable &table) {
            table.release(utcNow());
            return true;
        })
        .waitForFinished();
    qint64 pause = SentFiler::never;
    for (const auto &entry : m_store.outbox().result()) {
        if (stop.stop_requested())
            return 0;
        pause = sooner(pause, goOn(entry, stop));
    }
    return pause;
}

bool OutboxWorker::isAsked(OutboxId item)
{
    const std::lock_guard lock(m_mutex);
    return m_asking.remove(item.value);
}

bool OutboxWorker::isHurried()
{
    const std::lock_guard lock(m_mutex);
    return m_hurry;
}

qint64 OutboxWorker::goOn(const OutboxEntry &entry, std::stop_token stop)
{
    const auto id = entry.item.ref.item;
    {
        const std::lock_guard lock(m_mutex);
        if (m_works == Works::WhenAsked && !m_asked.contains(id.value))
            return SentFiler::never;
    }
    switch (entry.item.state) {
    case OutboxState::Waiting:
        return qMax<qint64>(0, utcNow().msecsTo(entry.item.notBefore)) + 1;
    case OutboxState::Queued:
        return sendIfDue(entry, stop);
    case OutboxState::Accepted:
    case OutboxState::Done: {
        const auto pause = m_filer.goOn(entry, isAsked(id));
        if (pause <= 0) // something has happened
            m_hooks.changed();
        return pause;
    }
    case OutboxState::Sending: // by another worker of this account, which is ending
    case OutboxState::MaybeSent:
    case OutboxState::PartlyRefused:
    case OutboxState::Refused:
        break;
    }
    return SentFiler::never;
}

qint64 OutboxWorker::sendIfDue(const OutboxEntry &entry, std::stop_token stop)
{
    const bool asked = isAsked(entry.item.ref.item);
    if (!asked) {
        if (entry.isHeld || m_gate.refusal())
            return SentFiler::never;
        // What a server said counts; that there was no way to it may be over.
        const auto wait = entry.item.nextAttempt.isValid() ? utcNow().msecsTo(entry.item.nextAttempt) : 0;
        const bool hurried = isHurried();
        if (wait > 0 && !(hurried && entry.item.serverText.isEmpty()))
            return wait;
        if (const auto offline = utcNow().msecsTo(m_offlineUntil);
            m_offlineUntil.isValid() && offline > 0 && !hurried)
            return offline;
    }
    transmit(entry, stop);
    return 0;
}

void OutboxWorker::transmit(const OutboxEntry &entry, std::stop_token leaving)
{
    const auto ref = entry.item.ref;
    const auto id = ref.item;
    auto message = entry.envelope;
    message.bytes = m_store.outgoing(id).result();
    Transmitter::CredentialSource credentials;
    std::stop_token stop;
    {
        const std::lock_guard lock(m_mutex);
        credentials = m_credentials;
        m_current = id;
        m_currentStop = std::stop_source();
        if (leaving.stop_requested())
            m_currentStop.request_stop();
        stop = m_currentStop.get_token();
    }
    // From here on it is nobody else's.
    if (!m_store.onOutbox([id](OutboxTable &table) { return table.begin(id); }).result())
        return;
    m_hooks.changed();
    auto result = m_transmitter.attempt(
        entry, message, credentials, stop, leaving,
        {.reachDot =
             [&] {
                 if (!m_store.onOutbox([id](OutboxTable &table) { return table.reachDot(id); }).result())
                     throw MailError(MailError::Kind::Cancelled);
             },
         .progress = [&](qint64 sent, qint64 of) { tellProgress(ref, sent, of); }});
    {
        const std::lock_guard lock(m_mutex);
        m_current = {};
    }
    const auto &failure = m_transmitter.failure();
    if (failure && failure->kind() == MailError::Kind::Cancelled && !leaving.stop_requested())
        result.held = true; // a person stopped it: it is not begun again before a person says so
    if (failure && isRefusedLogin(*failure)) {
        m_gate.shut(*failure);
        result.nextAttempt = {};
    }
    const bool noWay = failure && Watcher::isPassing(*failure) && failure->serverText().isEmpty();
    m_offlineUntil = noWay ? result.nextAttempt : QDateTime();
    record(entry, result, leaving);
    rememberServer();
    if (failure && failure->kind() != MailError::Kind::Cancelled && !Watcher::isPassing(*failure))
        m_hooks.failed(*failure);
    else if (!failure && result.state != OutboxState::Accepted)
        m_hooks.failed(refusalOf(entry, result));
    m_hooks.changed();
}

// What a server has said about a message is not lost to a full disk, as long as this program runs.
void OutboxWorker::record(const OutboxEntry &entry, const SendResult &result, std::stop_token leaving)
{
    const auto id = entry.item.ref.item;
    for (;;) {
        try {
            m_store.settleSending(id, result, m_account.protocol == Protocol::Imap).waitForFinished();
            break;
        } catch (const MailError &error) {
            if (leaving.stop_requested())
                throw; // the next start finds it as it is: before the end, or perhaps sent
            m_hooks.failed(error);
            sleep(storeTroubleMs, leaving);
        }
    }
    if (result.state != OutboxState::Accepted)
        return;
    const bool elsewhere = entry.origin.message && entry.origin.account != m_account.id;
    if (elsewhere && entry.relation == Composition::Relation::Answer)
        m_hooks.markElsewhere(entry.origin, MarkAnswered{});
    else if (elsewhere && entry.relation == Composition::Relation::Forward)
        m_hooks.markElsewhere(entry.origin, MarkForwarded{});
    m_hooks.marked();
}

void OutboxWorker::recallServer()
{
    const auto facts = m_store.facts().result();
    m_transmitter.setSizeLimit(facts.value(sizeFact).toLongLong());
    const auto reports = facts.value(reportFact);
    m_transmitter.setReports(
        reports == QLatin1String("yes")      ? Offers::Yes
            : reports == QLatin1String("no") ? Offers::No
                                             : Offers::NotKnown);
}

void OutboxWorker::rememberServer()
{
    const auto limit = m_transmitter.sizeLimit();
    const auto reports = m_transmitter.reports();
    const Facts now{
        {sizeFact, limit > 0 ? QString::number(limit) : QString()},
        {reportFact,
         reports == Offers::Yes      ? QStringLiteral("yes")
             : reports == Offers::No ? QStringLiteral("no")
                                     : QString()}};
    const auto stored = m_store.facts().result();
    if (stored.value(sizeFact) != now.value(sizeFact) || stored.value(reportFact) != now.value(reportFact))
        m_store.setFacts(now).waitForFinished();
}

void OutboxWorker::tellProgress(OutboxRef item, qint64 sent, qint64 of)
{
    if (m_told.isValid() && m_told.elapsed() < tellEveryMs && sent != of)
        return;
    m_told.start();
    m_hooks.progress({item, sent, of});
}

} // namespace duopost
