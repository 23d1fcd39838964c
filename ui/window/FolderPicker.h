// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Folder.h"

#include <QDialog>

class QLineEdit;
class QListWidget;

namespace duopost {

/// Choosing a folder of one account by typing a few letters of its name or by the arrow keys.
class FolderPicker : public QDialog {
    Q_OBJECT
public:
    /// @param except the folder the messages are in: moving there would do nothing
    FolderPicker(const QString &title, const QList<Folder> &folders, FolderId except, QWidget *parent);

signals:
    void picked(duopost::FolderId folder);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void filter(const QString &text);
    void pick();

    QList<Folder> m_folders;
    QLineEdit *m_find;
    QListWidget *m_list;
};

} // namespace duopost
