// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/compare/ScratchTidying.h"

#include "mailcore/compare/MailboxSide.h"

#include <algorithm>

namespace duopost {

namespace {

QList<RemoteFolder> innermostFirst(QList<RemoteFolder> folders)
{
    for (auto &folder : folders)
        folder.status.reset(); // what was counted a moment ago is no reason not to look
    std::sort(folders.begin(), folders.end(), [](const RemoteFolder &a, const RemoteFolder &b) {
        return a.name.size() > b.name.size();
    });
    return folders;
}

/// One folder, emptied of what is ours.
class Emptying {
public:
    Emptying(Session &session, const ScratchNote &note) : m_session(session), m_note(note) { }

    /// @return messages that are not ours
    qsizetype run(const RemoteFolder &folder)
    {
        Targets ours{.folder = folder};
        const auto strangers = sort(folder, ours);
        if (ours.ids.isEmpty())
            return strangers;
        const auto performed = m_session.perform(DeleteForGood{}, ours);
        removed += static_cast<int>(ours.ids.size() - performed.markedOnly.size());
        left += performed.markedOnly.size();
        Targets none{.folder = folder};
        return sort(folder, none); // something may have come meanwhile
    }

    int removed = 0;
    qsizetype left = 0; ///< of ours

private:
    qsizetype sort(const RemoteFolder &folder, Targets &ours)
    {
        qsizetype strangers = 0;
        const auto side = readImapFolder(m_session, folder);
        for (const auto &message : side.messages) {
            if (!m_note.isOurs(message.traits.messageId)) {
                ++strangers;
                continue;
            }
            ours.uidValidity = message.uidValidity;
            ours.ids << message.remote;
            ours.likeness.insert(message.remote.key, {message.traits.messageId, message.traits.size});
        }
        return strangers;
    }

    Session &m_session;
    const ScratchNote &m_note;
};

} // namespace

Tidied tidyScratch(Session &session, const ScratchNote &note, TidyUp what)
{
    Tidied result{.cleanup = {.folder = note.path}};
    auto &left = result.cleanup.left;
    Emptying emptying(session, note);
    QList<QByteArray> kept;
    for (const auto &folder : innermostFirst(session.folders())) {
        const auto strangers = folder.selectable ? emptying.run(folder) : 0;
        if (strangers > 0) {
            left << QStringLiteral("%1: %2 message(s) that are not from the experiment")
                        .arg(folder.path)
                        .arg(strangers);
            kept << folder.name;
            continue;
        }
        const bool holdsOthers = std::any_of(
            kept.begin(), kept.end(), [&](const QByteArray &name) { return name.startsWith(folder.name); });
        if (holdsOthers || (what == TidyUp::WhatIsInIt && folder.name == note.name))
            continue;
        try {
            session.perform(FolderTask{.kind = FolderTask::Kind::Delete, .name = folder.name});
        } catch (const MailError &error) {
            if (error.kind() != MailError::Kind::ServerRefused)
                throw;
            // What is no mailbox of its own goes with what was in it; the last look tells.
            if (folder.selectable) {
                left << folder.path + QStringLiteral(": ") + error.serverText();
                kept << folder.name;
                result.oursLeft = true;
            }
        }
    }
    result.cleanup.removed = emptying.removed;
    result.oursLeft = result.oursLeft || emptying.left > 0;
    const auto there = session.folders();
    result.cleanup.gone = there.isEmpty();
    for (const auto &folder : there) {
        const bool told = std::any_of(
            kept.begin(), kept.end(), [&](const QByteArray &name) { return name.startsWith(folder.name); });
        if (what == TidyUp::Everything && !told) {
            left << folder.path;
            result.oursLeft = result.oursLeft || folder.selectable;
        }
    }
    return result;
}

} // namespace duopost
