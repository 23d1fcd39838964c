// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/sync/WaitingLine.h"

#include "mailcore/store/FolderOverlay.h"

#include <algorithm>

namespace duopost {

namespace {

QList<QByteArray> namesIn(const PendingChange &change)
{
    QList<QByteArray> names{change.remoteName};
    if (change.is<MoveTo>() || change.is<CopyTo>() || std::holds_alternative<FolderChange>(change.kind))
        names << change.argument;
    names.removeAll(QByteArray());
    return names;
}

} // namespace

void WaitingLine::add(const PendingChange &change)
{
    if (change.message)
        m_messages.insert(change.message);
    if (std::holds_alternative<FolderChange>(change.kind))
        m_changed += namesIn(change);
    else if (change.notBefore < PendingTable::held) // what waits for a person, or behind it, holds nothing up
        m_used += namesIn(change);
}

bool WaitingLine::isBehind(const PendingChange &change) const
{
    if (change.notBefore == PendingTable::held)
        return true; // nobody's wish can take the old version away before the new one is there
    if (change.message && m_messages.contains(change.message))
        return true;
    if (touches(m_changed, change))
        return true;
    // A message that is to leave a folder must have left before that is deleted.
    const auto *folderChange = std::get_if<FolderChange>(&change.kind);
    return folderChange && std::holds_alternative<DeleteFolder>(*folderChange) && touches(m_used, change);
}

bool WaitingLine::touches(const QList<QByteArray> &names, const PendingChange &change) const
{
    const auto own = namesIn(change);
    return std::any_of(own.begin(), own.end(), [&](const QByteArray &one) {
        return std::any_of(names.begin(), names.end(), [&](const QByteArray &other) {
            return liesIn(one, other, m_delimiter) || liesIn(other, one, m_delimiter);
        });
    });
}

} // namespace duopost
