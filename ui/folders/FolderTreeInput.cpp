// SPDX-License-Identifier: GPL-3.0-or-later
// The tree's context menu, and messages dropped on folders.
#include "ui/folders/FolderModel.h"
#include "ui/folders/FolderTree.h"
#include "ui/list/MessageMime.h"

#include <QContextMenuEvent>
#include <QDragMoveEvent>

namespace duopost {

void FolderTree::contextMenuEvent(QContextMenuEvent *event)
{
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard;
    const QModelIndex index = byKey ? currentIndex() : indexAt(event->pos());
    if (!index.isValid())
        return;
    emit menuRequested(
        index.data(FolderModel::AccountIdRole).value<AccountId>(),
        index.data(FolderModel::FolderRefRole).value<FolderRef>(),
        byKey ? viewport()->mapToGlobal(visualRect(index).bottomLeft()) : event->globalPos());
}

// Within one account: between accounts a message would have to travel through this computer.
FolderRef FolderTree::dropTarget(const QDropEvent &event) const
{
    const auto messages = messagesIn(event.mimeData());
    const QModelIndex index = indexAt(event.position().toPoint());
    const auto onto = index.data(FolderModel::FolderRefRole).value<FolderRef>();
    const bool fits = messages && onto.folder && onto.account == messages->folder.account
        && onto != messages->folder && index.data(FolderModel::SelectableRole).toBool();
    return fits ? onto : FolderRef();
}

void FolderTree::dragEnterEvent(QDragEnterEvent *event)
{
    if (messagesIn(event->mimeData()))
        event->acceptProposedAction();
}

void FolderTree::dragMoveEvent(QDragMoveEvent *event)
{
    QTreeView::dragMoveEvent(event); // scrolls at the edges and opens what is hovered over
    if (dropTarget(*event).folder)
        event->acceptProposedAction();
    else
        event->ignore();
}

void FolderTree::dropEvent(QDropEvent *event)
{
    const auto messages = messagesIn(event->mimeData());
    const auto onto = dropTarget(*event);
    stopAutoScroll();
    setState(NoState);
    viewport()->update();
    if (!messages || !onto.folder)
        return event->ignore();
    event->acceptProposedAction();
    emit messagesDropped(
        messages->folder, messages->ids, onto, event->modifiers().testFlag(Qt::ControlModifier));
}

} // namespace duopost
