// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/ChangeSet.h"

#include <QSet>
#include <condition_variable>
#include <mutex>

namespace duopost {

/// What the store tells and the search index has not looked at yet. From any thread.
class SearchFeed {
public:
    struct Work {
        QList<MessageId> touched; ///< newest first
        bool everything = false; ///< compare all of it
        bool ends = false;
    };

    void tell(const ChangeSet &changes);
    void askForEverything();
    void end();
    /// Waits for work, and, unless somebody hurries it, until nothing was told for a while: what is under way
    /// shall not be slowed down by an index that could as well come a moment later.
    Work wait();
    void hurry(); ///< somebody waits for the index to be complete
    qint64 waiting() const;

private:
    mutable std::mutex m_mutex;
    std::condition_variable m_wake;
    QSet<MessageId> m_touched;
    bool m_everything = false, m_ends = false, m_hurries = false;
    quint64 m_told = 0;
};

} // namespace duopost
