// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/folders/FolderTree.h"

#include "ui/folders/FolderDelegate.h"
#include "ui/folders/FolderModel.h"
#include "ui/list/AllInboxes.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

#include <QPainter>

namespace duopost {

FolderTree::FolderTree(FolderModel &model, QWidget *parent) : QTreeView(parent), m_model(model)
{
    setObjectName(QStringLiteral("folderPane"));
    setAccessibleName(tr("Accounts and folders"));
    setModel(&model);
    setItemDelegate(new FolderDelegate(this));
    setHeaderHidden(true);
    setFrameShape(QFrame::NoFrame);
    setIndentation(16);
    setRootIsDecorated(false);
    setMouseTracking(true);
    setAttribute(Qt::WA_Hover);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSelectionMode(SingleSelection);
    setUniformRowHeights(false);
    setExpandsOnDoubleClick(true);
    setAcceptDrops(true);
    setDragEnabled(true);
    setDragDropMode(DragDrop);
    setDropIndicatorShown(false);
    setAutoExpandDelay(600);
    QPalette ground = palette();
    ground.setColor(QPalette::Base, colours().pane);
    ground.setColor(QPalette::Highlight, colours().pane); // the delegate paints the selection, rounded
    setPalette(ground);
    connect(&model, &FolderModel::accountFilled, this, &FolderTree::accountFilled);
    connect(&model, &FolderModel::dataChanged, this, [this] { scheduleDelayedItemsLayout(); });
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this, &FolderTree::currentMoved);
    // Before the row goes: else its neighbour would be chosen, and nobody chose that.
    connect(&model, &FolderModel::outboxLeaving, this, &FolderTree::leaveOutbox);
    connect(this, &QTreeView::clicked, this, &FolderTree::openOutbox);
    connect(this, &QTreeView::activated, this, &FolderTree::openOutbox);
}

void FolderTree::choose(FolderRef folder)
{
    m_current = folder;
    m_chosen = bool(folder.folder);
    const QModelIndex index = m_model.indexOf(folder);
    if (index.isValid() && index != currentIndex())
        setCurrentIndex(index);
}

// It is a window of its own; the folder that is shown stays the chosen one.
void FolderTree::openOutbox(const QModelIndex &index)
{
    if (!index.data(FolderModel::IsOutboxRole).toBool())
        return;
    leaveOutbox();
    emit outboxRequested();
}

void FolderTree::leaveOutbox()
{
    if (!currentIndex().data(FolderModel::IsOutboxRole).toBool())
        return;
    m_choosing = true;
    setCurrentIndex(m_model.indexOf(m_current));
    m_choosing = false;
}

void FolderTree::accountFilled(AccountId account)
{
    expand(m_model.indexOf(account));
    // By default the first account's inbox is shown, however late its folders come.
    const bool earlier = m_model.indexOf(account).row() <= m_model.indexOf(m_current.account).row();
    if (!m_chosen && (!m_current.account || earlier) && m_model.firstFolder(account).folder)
        m_current = m_model.firstFolder(account);
    if (m_current == allInboxes && !m_model.indexOf(allInboxes).isValid())
        m_current = m_model.firstFolder(account); // there is one account only, now
    if (m_current.account != account && m_current != allInboxes)
        return;
    QModelIndex index = m_model.indexOf(m_current);
    if (!index.isValid())
        index = m_model.indexOf(m_model.firstFolder(account));
    if (index.isValid() && index != currentIndex()) {
        m_choosing = true;
        setCurrentIndex(index);
        m_choosing = false;
    }
}

void FolderTree::currentMoved(const QModelIndex &index)
{
    const auto ref = index.data(FolderModel::FolderRefRole).value<FolderRef>();
    // Rows vanish and come back while the model is rebuilt; only a real choice counts.
    if (!ref.folder || !index.data(FolderModel::SelectableRole).toBool())
        return;
    m_current = ref;
    m_chosen = m_chosen || !m_choosing;
    emit folderChosen(ref);
}

// The base class would choose the first row where none is chosen yet: nobody asked for it.
void FolderTree::focusInEvent(QFocusEvent *event)
{
    if (currentIndex().isValid())
        return QTreeView::focusInEvent(event);
    QAbstractScrollArea::focusInEvent(event);
    viewport()->update();
}

void FolderTree::drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const
{
    if (!m_model.hasChildren(index) || !index.parent().isValid())
        return;
    const QRectF where(rect.right() - 14, rect.center().y() - 6, 12, 12);
    paintLineIcon(
        *painter, where, isExpanded(index) ? QStringLiteral("chevron-down") : QStringLiteral("chevron-right"),
        colours().subtle);
}

void FolderTree::keyboardSearch(const QString &)
{
    // Single letters are the window's shortcuts.
}

} // namespace duopost
