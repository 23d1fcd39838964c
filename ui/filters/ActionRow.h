// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Filters.h"

#include <QWidget>

class QComboBox;
class QLineEdit;
class QToolButton;

namespace duopost {

/// A folder as people and as scripts call it.
struct FilterFolder {
    QString title, name;
};

/// One thing that a rule does.
class ActionRow : public QWidget {
    Q_OBJECT
public:
    explicit ActionRow(QWidget *parent);
    void setFolders(const QList<FilterFolder> &folders);
    void setValue(const FilterAction &action);
    FilterAction value() const;
    bool isComplete() const;
    QList<QWidget *> stops() const; ///< of the Tab key

signals:
    void edited();
    void removeRequested();

private:
    void showParts();

    QComboBox *m_kind, *m_folder;
    QLineEdit *m_address;
    QToolButton *m_remove;
    QList<FilterFolder> m_folders;
};

} // namespace duopost
