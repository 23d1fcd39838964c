// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Ids.h"

#include <QTreeView>

namespace duopost {

class FolderModel;

/// The left pane. Remembers what is open and which folder is chosen while the model is rebuilt below it.
class FolderTree : public QTreeView {
    Q_OBJECT
public:
    explicit FolderTree(FolderModel &model, QWidget *parent = nullptr);
    FolderRef currentFolder() const { return m_current; }
    void choose(FolderRef folder); ///< also before it is in the model

signals:
    void folderChosen(duopost::FolderRef folder);
    void outboxRequested();
    /// folder is none for the account itself.
    void menuRequested(duopost::AccountId account, duopost::FolderRef folder, const QPoint &globalPosition);
    void messagesDropped(
        duopost::FolderRef from, const QList<duopost::MessageId> &ids, duopost::FolderRef onto, bool copy);
    void accountDropped(duopost::AccountId account, int place); ///< place: row it is to have afterwards

protected:
    void focusInEvent(QFocusEvent *event) override;
    void drawBranches(QPainter *painter, const QRect &rect, const QModelIndex &index) const override;
    void keyboardSearch(const QString &search) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragMoveEvent(QDragMoveEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void startDrag(Qt::DropActions actions) override;

private:
    void accountFilled(AccountId account);
    void currentMoved(const QModelIndex &index);
    void openOutbox(const QModelIndex &index);
    void leaveOutbox();
    FolderRef dropTarget(const QDropEvent &event) const;
    int placeFor(const QDropEvent &event) const;

    FolderModel &m_model;
    FolderRef m_current;
    bool m_choosing = false; ///< the tree itself moves the current index
    bool m_chosen = false; ///< by the user or from memory, not by default
};

} // namespace duopost
