// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/FolderOverlay.h"

#include <algorithm>

namespace duopost {

namespace {

using Shown = FolderOverlay::Shown;

Shown *find(QList<Shown> &folders, const QByteArray &name)
{
    for (auto &one : folders) {
        if (one.folder.remoteName == name && !one.deleted)
            return &one;
    }
    return nullptr;
}

// The folder of that name, unless the queue knows it as another one already.
Shown *claim(QList<Shown> &folders, const QByteArray &name, FolderId row)
{
    auto *one = find(folders, name);
    if (!one || (one->row && one->row != row))
        return nullptr;
    one->row = row;
    return one;
}

void waitFor(QList<Shown> &folders, const QByteArray &name, FolderId row)
{
    Shown waiting{.row = row, .listed = false};
    waiting.folder.remoteName = name;
    if (!folders.isEmpty())
        waiting.folder.delimiter = folders.first().folder.delimiter;
    folders << waiting;
}

} // namespace

bool liesIn(const QByteArray &name, const QByteArray &folder, char delimiter)
{
    return name == folder || (delimiter && name.startsWith(folder) && name[folder.size()] == delimiter);
}

QByteArray renamedIn(const QByteArray &name, const QByteArray &from, const QByteArray &to, char delimiter)
{
    return liesIn(name, from, delimiter) ? to + name.mid(from.size()) : name;
}

FolderOverlay::FolderOverlay(const QList<PendingChange> &queue)
{
    for (const auto &pending : queue) {
        if (const auto *change = std::get_if<FolderChange>(&pending.kind))
            m_steps << Step{pending.id, *change, pending.folder, pending.remoteName, pending.argument};
    }
}

void FolderOverlay::rename(QList<Shown> &folders, const Step &step)
{
    if (!claim(folders, step.name, step.row)) {
        // It got through unheard, or another device was quicker: the answer to ours will tell.
        if (!find(folders, step.newName))
            waitFor(folders, step.newName, step.row);
        else
            claim(folders, step.newName, step.row);
        return;
    }
    QHash<QByteArray, QByteArray> names;
    for (const auto &one : std::as_const(folders)) {
        if (!one.deleted && liesIn(one.folder.remoteName, step.name, one.folder.delimiter))
            names.insert(one.folder.remoteName, step.newName + one.folder.remoteName.mid(step.name.size()));
    }
    // A name that another device took meanwhile: what is shown is what was wanted here, until the server says
    // no.
    folders.removeIf([&](const Shown &one) {
        return !one.deleted && !names.contains(one.folder.remoteName)
            && std::find(names.cbegin(), names.cend(), one.folder.remoteName) != names.cend();
    });
    for (auto &one : folders) {
        const auto name = names.constFind(one.folder.remoteName);
        if (one.deleted || name == names.cend())
            continue;
        one.folder.remoteName = *name;
        one.renamed = true;
    }
}

QList<Shown> FolderOverlay::over(const QList<ListedFolder> &listed) const
{
    QList<Shown> result;
    for (const auto &folder : listed)
        result << Shown{.folder = folder};
    for (const auto &step : m_steps) {
        if (std::holds_alternative<CreateFolder>(step.change)) {
            if (!claim(result, step.name, step.row))
                waitFor(result, step.name, step.row);
        } else if (std::holds_alternative<RenameFolder>(step.change)) {
            rename(result, step);
        } else if (std::holds_alternative<DeleteFolder>(step.change)) {
            if (auto *one = claim(result, step.name, step.row))
                one->deleted = true;
        } else if (auto *one = claim(result, step.name, step.row)) {
            one->folder.subscribed = std::holds_alternative<SubscribeFolder>(step.change);
        }
    }
    return result;
}

std::optional<QByteArray>
FolderOverlay::nameBefore(qint64 entry, QByteArray name, char delimiter, qint64 asOf) const
{
    for (auto step = m_steps.crbegin(); step != m_steps.crend() && step->entry > entry; ++step) {
        if (step->entry >= asOf)
            continue;
        if (std::holds_alternative<RenameFolder>(step->change))
            name = renamedIn(name, step->newName, step->name, delimiter);
        else if (std::holds_alternative<CreateFolder>(step->change) && step->name == name)
            return std::nullopt;
    }
    return name;
}

} // namespace duopost
