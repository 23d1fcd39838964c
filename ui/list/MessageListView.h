// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/ChangeSet.h"
#include "mailcore/Message.h"
#include "ui/list/ListGeometry.h"
#include "ui/list/MessageMime.h"

#include <QAbstractItemView>
#include <QDate>

namespace duopost {

class ListHeader;
class MessageListModel;
class RowPainter;

/// The middle pane: cards of one height, or a table's rows, with slim date labels between them. Nothing it does
/// grows with the number of rows. Selection and the rows on the screen stay where they are while mail arrives.
class MessageListView : public QAbstractItemView {
    Q_OBJECT
public:
    explicit MessageListView(MessageListModel &model, QWidget *parent = nullptr);
    ~MessageListView() override;

    QRect visualRect(const QModelIndex &index) const override;
    void scrollTo(const QModelIndex &index, ScrollHint hint = EnsureVisible) override;
    QModelIndex indexAt(const QPoint &point) const override;

    QPair<int, int> visibleRows() const; ///< first row on the screen, and how many
    /// What an action is done to. Of a folded conversation all its messages in this folder; messages of other
    /// folders only where nothing else is selected, and of one folder.
    using Chosen = MessagesOf;
    Chosen chosen() const;
    /// The same by folders, where rows are of several: that of the current message first.
    QList<Chosen> chosenByFolder() const;
    QList<MessageId> selectedIds() const { return chosen().ids; }
    MessageFlags chosenFlags() const; ///< of the current row: a folded conversation is read if all of it is
    void setUnfolded(int row, bool unfolded);
    void selectMessage(const SpineRow &row);
    void step(int rows); ///< makes the row so many further down current
    bool stepToUnread(); ///< next unread among the rows that are here; false if there is none
    enum class Layout { Cards, Table };
    void setLayout(Layout layout);
    Layout listLayout() const { return m_layout; }
    ListHeader *header() const { return m_header; } ///< of the table
    void showRecipients(bool recipients); ///< "To" instead of the sender, for Sent and Drafts

signals:
    void openRequested();
    void starRequested(int row); ///< the table's star was clicked
    void pageRequested(); ///< Space: read on
    void menuRequested(const QPoint &globalPosition);

protected:
    QModelIndex moveCursor(CursorAction action, Qt::KeyboardModifiers modifiers) override;
    int horizontalOffset() const override { return 0; }
    int verticalOffset() const override;
    bool isIndexHidden(const QModelIndex &) const override { return false; }
    void setSelection(const QRect &rect, QItemSelectionModel::SelectionFlags flags) override;
    QRegion visualRegionForSelection(const QItemSelection &selection) const override;
    void paintEvent(QPaintEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void updateGeometries() override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void keyboardSearch(const QString &) override { }
    void changeEvent(QEvent *event) override;
    void rowsAboutToBeRemoved(const QModelIndex &parent, int start, int end) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void startDrag(Qt::DropActions actions) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    struct Anchor {
        SpineRow row;
        int offset = 0; ///< of the row's top above the top of the viewport
    };
    void relayout();
    void makePainter();
    void keepAnchor();
    void restoreAnchor();
    bool foldByKey(int key);
    int badgeAt(const QPoint &point) const; ///< the row whose count is there; -1
    void rememberSelection();
    QHash<MessageId, int> placesNow() const;
    void restoreSelection();
    void paintLabel(QPainter &painter, int y, const QString &title) const;
    void paintSkeleton(QPainter &painter) const;

    MessageListModel &m_model;
    ListHeader *m_header;
    Layout m_layout = Layout::Cards;
    std::unique_ptr<RowPainter> m_painter;
    ListGeometry m_geometry;
    QList<Anchor> m_anchors; ///< where the rows on the screen were
    bool m_pinnedToTop = true;
    bool m_recipients = false;
    QList<SpineRow> m_selectedBefore;
    SpineRow m_currentBefore;
    int m_arrangement = 0; ///< that the list is shown in
    int m_rowBefore = -1;
    int m_resumeRow = -1; ///< where the current message was before it vanished
    QDate m_sectionsMadeOn;
    QPersistentModelIndex m_hovered;
};

} // namespace duopost
