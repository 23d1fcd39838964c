// SPDX-License-Identifier: GPL-3.0-or-later
// The part of MailStore that keeps an archive of an IMAP account.
#include "mailcore/store/DiskProbe.h"
#include "mailcore/store/KeptTable.h"
#include "mailcore/store/MailStoreJobs.h"

namespace duopost {

namespace {

constexpr qint64 octetsAtOnce = 16 * 1024 * 1024;

} // namespace

QFuture<void> MailStore::keepArchive(bool on)
{
    return write([this, on](AccountDatabase &db, const auto &commit) {
        if (!on && !m_keeping && db.handle().execAndGet("SELECT count(*) FROM main.kept").getInt64() == 0)
            return;
        if (on)
            KeptTable(db).begin();
        else
            KeptTable(db).end();
        m_keeping = on;
        commit();
    });
}

// In a job of its own, but before anything that is asked of the store later.
void MailStore::takeKeptSoon()
{
    if (!m_keeping || std::exchange(m_taking, true))
        return;
    m_writer.post([this] {
        m_taking = false;
        if (m_ending || !m_keeping)
            return;
        try {
            guarded(m_directory, [this] {
                auto &db = writer();
                if (db.handle().execAndGet("SELECT count(*) FROM temp.kept_noted").getInt64() == 0)
                    return;
                requireRoom(m_directory, octetsAtOnce);
                SQLite::Transaction transaction(db.handle());
                auto acting = actions(db);
                KeptTable(db).take(octetsAtOnce, acting);
                const auto conversations = followConversations();
                transaction.commit();
                tellConversations(conversations);
                tellAll(acting, db);
            });
        } catch (const MailError &error) {
            // Noted still; takeKept() tries again, and its caller tells.
            qWarning("archive: %s", error.what());
        }
    });
}

QFuture<bool> MailStore::takeKept(qint64 octets)
{
    return write([this, octets](AccountDatabase &db, const auto &commit) {
        if (!m_keeping)
            return false;
        requireRoom(m_directory, octets);
        auto acting = actions(db);
        const bool more = KeptTable(db).take(octets, acting);
        commit();
        tellAll(acting, db);
        return more;
    });
}

QFuture<int> MailStore::showGone(int most)
{
    return write([this, most](AccountDatabase &db, const auto &commit) {
        if (!m_keeping)
            return 0;
        auto acting = actions(db);
        const int shown = KeptTable(db).showGone(most, acting);
        commit();
        tellAll(acting, db);
        return shown;
    });
}

QFuture<KeptArchive> MailStore::keptNumbers()
{
    return read([](AccountDatabase &db) { return KeptTable(db).numbers(); });
}

} // namespace duopost
