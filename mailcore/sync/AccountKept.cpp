// SPDX-License-Identifier: GPL-3.0-or-later
// The archive of an IMAP account, as far as synchronising it goes: everything is fetched, everything fetched is
// taken in, and what the server has no more is shown.
#include "mailcore/sync/AccountEngine.h"

namespace duopost {

namespace {

// Bounded, so that what the user does meanwhile is stored in between.
constexpr qint64 octetsAtOnce = 32 * 1024 * 1024;
constexpr int messagesAtOnce = 200;

void requireGoing(const std::stop_token &stop)
{
    if (stop.stop_requested())
        throw MailError(MailError::Kind::Cancelled);
}

} // namespace

KeepOffline AccountEngine::keptOfFolder(const Folder &folder) const
{
    if (archives())
        return {KeepOffline::Extent::Everything};
    return keptOf(folder.keep, m_account.keep);
}

void AccountEngine::takeIntoArchive(std::stop_token stop)
{
    while (archives() && m_store.takeKept(octetsAtOnce).result())
        requireGoing(stop);
}

// Only after all folders were looked through: what went from one may have come into another.
void AccountEngine::showArchived(std::stop_token stop)
{
    if (!archives())
        return;
    takeIntoArchive(stop);
    int shown = 0, now = 0;
    do {
        now = m_store.showGone(messagesAtOnce).result();
        shown += now;
        requireGoing(stop);
    } while (now == messagesAtOnce);
    if (shown > 0)
        m_listener.foldersChanged(); // they may be in new ones
}

KeptArchive AccountEngine::keptNow()
{
    auto numbers = m_store.keptNumbers().result();
    numbers.on = archives();
    return numbers;
}

QFuture<KeptArchive> AccountEngine::keptArchive()
{
    return m_parseThread.post([this] { return keptNow(); });
}

} // namespace duopost
