// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QAction;
class QMenu;

namespace duopost {

/// Buttons for what works, left to right, and the menu at the right end.
class TopBar : public QFrame {
    Q_OBJECT
public:
    explicit TopBar(QWidget *parent = nullptr);
    void addPrimary(QAction *action);
    void addSeparator();
    void addAction(QAction *action); ///< with a menu: opens it
    void addStretch();
    void addField(QWidget *field); ///< takes what room there is, up to its maximum
    void addMenu(QMenu *menu);
};

} // namespace duopost
