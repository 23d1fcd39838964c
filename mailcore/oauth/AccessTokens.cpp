// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/oauth/AccessTokens.h"

#include "mailcore/MailError.h"

#include <QDateTime>

namespace duopost {

namespace {
// A token that ends on the way is refused like a wrong one. The wall clock: a monotonic one stands still while
// a computer sleeps, and a clock that is set is caught by refused().
constexpr qint64 marginMs = 60'000;
} // namespace

std::shared_ptr<AccessTokens::Entry> AccessTokens::entry(const QString &key)
{
    auto &found = m_entries[key];
    if (!found)
        found = std::make_shared<Entry>();
    return found;
}

AccessTokens::Given AccessTokens::give(const QString &key, const Source &source)
{
    std::unique_lock lock(m_mutex);
    const auto mine = entry(key);
    const auto cancels = mine->cancels;
    lock.unlock();
    const std::lock_guard asking(mine->asking);
    lock.lock();
    if (mine->cancels != cancels)
        throw MailError(MailError::Kind::Cancelled);
    if (mine->token && QDateTime::currentMSecsSinceEpoch() < mine->until - marginMs)
        return {*mine->token, mine->serial};
    mine->stop = std::stop_source();
    const auto stop = mine->stop.get_token();
    lock.unlock();

    const auto answer = refreshAccess(source.provider, source.refreshToken(), stop);

    lock.lock();
    mine->token = answer.access;
    mine->until = answer.until;
    const Given given{answer.access, ++mine->serial};
    lock.unlock();
    if (!answer.refresh.isEmpty())
        source.replaced(answer.refresh);
    return given;
}

void AccessTokens::keep(const QString &key, const TokenAnswer &tokens)
{
    const std::lock_guard lock(m_mutex);
    const auto mine = entry(key);
    mine->token = tokens.access;
    mine->until = tokens.until;
    ++mine->serial;
}

void AccessTokens::refused(const QString &key, quint64 serial)
{
    const std::lock_guard lock(m_mutex);
    const auto mine = entry(key);
    if (mine->serial == serial)
        mine->token.reset();
}

void AccessTokens::cancel(const QString &key)
{
    const std::lock_guard lock(m_mutex);
    const auto mine = entry(key);
    ++mine->cancels;
    mine->stop.request_stop();
}

void AccessTokens::forget(const QString &key)
{
    const std::lock_guard lock(m_mutex);
    m_entries.erase(key);
}

} // namespace duopost
