// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Switching.h"

#include <QSet>

namespace duopost {

/// What a switch has begun and how it ended, in a file of the profile that is replaced as a whole: enough to go
/// on after being killed at any point, and to go back. Blocks; one thread.
class SwitchJournal {
public:
    struct Entry {
        bool unfinished = false;
        SwitchWish wish; ///< of the unfinished one
        QString directory; ///< of the store that is being made, or, of a finished one, that is used now
        QSet<qint64> begun; ///< messages of the kept store whose upload was begun
        QSet<qint64> moved; ///< likewise, whose move on the server was queued
        qint64 marked = 0;
        /// Messages of a POP3 store that the server had when the account left it, and which store: what is
        /// missing later was deleted there.
        QSet<qint64> onServer;
        QString onServerIn;
        std::optional<SwitchReceipt> last;
    };

    /// @throws MailError FileUnreadable
    explicit SwitchJournal(QString path);

    const Entry &entry() const { return m_entry; }
    /// Durable when it returns. @throws MailError FileUnwritable, StoreFull
    void save(const Entry &entry);

private:
    QString m_path;
    Entry m_entry;
};

} // namespace duopost
