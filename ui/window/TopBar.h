// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>
#include <QList>
#include <QStringList>
#include <functional>

class QAction;
class QLayoutItem;
class QMenu;
class QToolButton;

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
    QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fit();
    int widthOf(const std::function<int(const QLayoutItem *item)> &width) const;

    QList<QToolButton *> m_words; ///< left of the field: they lose their words where there is no room
    QList<QToolButton *> m_late; ///< the first and the last: they lose them last
    QWidget *m_field = nullptr;
    QStringList m_fitted; ///< for what the words were chosen: the width, and each visible button's text
};

} // namespace duopost
