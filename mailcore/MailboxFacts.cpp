// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/MailboxFacts.h"

#include <algorithm>
#include <numeric>

namespace duopost {

qint64 MailboxFacts::onlyHere() const
{
    const auto waiting = std::count_if(outbox.begin(), outbox.end(), [](const OutboxItem &item) {
        return item.state != OutboxState::Accepted && item.state != OutboxState::Done;
    });
    return std::accumulate(
        folders.begin(), folders.end(), static_cast<qint64>(waiting),
        [](qint64 sum, const FolderCounts &counts) { return sum + counts.onlyHere + counts.onItsWay; });
}

qint64 MailboxFacts::there() const
{
    return std::accumulate(
        folders.begin(), folders.end(), qint64(0),
        [](qint64 sum, const FolderCounts &counts) { return sum + counts.there; });
}

QDateTime MailboxFacts::asOf() const
{
    QDateTime result;
    for (const auto &counts : folders) {
        if (counts.folder.role == FolderRole::Inbox)
            return counts.folder.asOf;
        if (counts.folder.asOf.isValid() && (!result.isValid() || counts.folder.asOf > result))
            result = counts.folder.asOf;
    }
    return result;
}

} // namespace duopost
