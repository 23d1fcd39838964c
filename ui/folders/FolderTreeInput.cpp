// SPDX-License-Identifier: GPL-3.0-or-later
// The tree's context menu, and messages dropped on folders.
#include "ui/folders/FolderModel.h"
#include "ui/folders/FolderTree.h"
#include "ui/list/MessageMime.h"

#include <QContextMenuEvent>
#include <QDrag>
#include <QDragMoveEvent>
#include <QMimeData>

namespace duopost {

namespace {
const QString accountMime = QStringLiteral("application/x-duopost-account");
}

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

// Accounts are put into another order by dragging them.
void FolderTree::startDrag(Qt::DropActions)
{
    const QModelIndex index = currentIndex();
    if (!index.data(FolderModel::IsAccountRole).toBool() || m_model.rowCount() < 2)
        return;
    auto *mime = new QMimeData;
    mime->setData(
        accountMime, QByteArray::number(index.data(FolderModel::AccountIdRole).value<AccountId>().value));
    QDrag drag(this);
    drag.setMimeData(mime);
    drag.exec(Qt::MoveAction);
}

// The row an account is to have that is dropped here: before the one in whose upper half it is.
int FolderTree::placeFor(const QDropEvent &event) const
{
    QModelIndex index = indexAt(event.position().toPoint());
    while (index.parent().isValid())
        index = index.parent();
    if (!index.isValid() || index.data(FolderModel::IsOutboxRole).toBool())
        return m_model.accountCount() - 1;
    return qMax(0, index.row() - m_model.rowsBeforeAccounts());
}

void FolderTree::dragEnterEvent(QDragEnterEvent *event)
{
    if (messagesIn(event->mimeData()) || event->mimeData()->hasFormat(accountMime))
        event->acceptProposedAction();
}

void FolderTree::dragMoveEvent(QDragMoveEvent *event)
{
    QTreeView::dragMoveEvent(event); // scrolls at the edges and opens what is hovered over
    if (dropTarget(*event).folder || event->mimeData()->hasFormat(accountMime))
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
    if (event->mimeData()->hasFormat(accountMime)) {
        event->acceptProposedAction();
        emit accountDropped({event->mimeData()->data(accountMime).toLongLong()}, placeFor(*event));
        return;
    }
    if (!messages || !onto.folder)
        return event->ignore();
    event->acceptProposedAction();
    emit messagesDropped(
        messages->folder, messages->ids, onto, event->modifiers().testFlag(Qt::ControlModifier));
}

} // namespace duopost
