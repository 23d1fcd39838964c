// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/discovery/StepLog.h"

namespace duopost {

using State = DiscoveryStep::State;
using Reason = DiscoveryStep::Reason;

StepLog::StepLog()
{
    m_clock.start();
}

int StepLog::add(DiscoverySource source, const QString &what)
{
    DiscoveryStep step;
    step.id = static_cast<int>(m_steps.size());
    step.source = source;
    step.what = what;
    m_steps << step;
    m_begun << m_clock.elapsed();
    emit changed(step);
    return step.id;
}

void StepLog::begin(int id)
{
    m_begun[id] = m_clock.elapsed();
    m_steps[id].state = State::Running;
    emit changed(m_steps[id]);
}

void StepLog::found(int id, const QString &detail)
{
    end(id, State::Found, Reason::None, detail);
}

void StepLog::without(int id, Reason reason, const QString &detail)
{
    const bool nothing = reason >= Reason::NotListed && reason <= Reason::UnknownExchanger;
    end(id, nothing ? State::NothingThere : State::Failed, reason, detail);
}

void StepLog::failed(int id, const MailError &error)
{
    if (!isOpen(id))
        return;
    m_steps[id].error = error;
    // A name that does not exist is the usual case for a source that is not there.
    const bool noName = error.kind() == MailError::Kind::UnknownHost;
    end(id, noName ? State::NothingThere : State::Failed,
        noName ? Reason::NoSuchName : Reason::ConnectionFailed,
        error.serverText().isEmpty() ? error.detail() : error.serverText());
}

void StepLog::skipped(int id, Reason reason)
{
    end(id, State::Skipped, reason, {});
}

bool StepLog::isOpen(int id) const
{
    return m_steps[id].state == State::Waiting || m_steps[id].state == State::Running;
}

void StepLog::end(int id, State state, Reason reason, const QString &detail)
{
    if (!isOpen(id))
        return;
    auto &step = m_steps[id];
    step.state = state;
    step.reason = reason;
    step.detail = detail.left(300);
    step.ms = m_clock.elapsed() - m_begun[id];
    emit changed(step);
}

} // namespace duopost
