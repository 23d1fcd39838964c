// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/TopBar.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenu>
#include <QToolButton>

namespace duopost {

namespace {
QHBoxLayout *row(QWidget *bar)
{
    return static_cast<QHBoxLayout *>(bar->layout());
}

/// Shows an action and keeps an accessible name; the style gives it no border until it is pointed at.
QToolButton *makeButton(QAction *action, const QString &objectName, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setObjectName(objectName); // before it is shown: the style sheet looks only then
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setIconSize({20, 20});
    button->setFocusPolicy(Qt::TabFocus);
    if (action->menu())
        button->setPopupMode(QToolButton::InstantPopup);
    const auto follow = [button, action] {
        button->setAccessibleName(action->text());
        button->setVisible(action->isVisible());
    };
    QObject::connect(action, &QAction::changed, button, follow);
    follow();
    return button;
}
} // namespace

TopBar::TopBar(QWidget *parent) : QFrame(parent)
{
    setObjectName(QStringLiteral("topBar"));
    setAccessibleName(tr("Actions"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 8, 10, 8);
    layout->setSpacing(4);
}

void TopBar::addPrimary(QAction *action)
{
    row(this)->addWidget(makeButton(action, QStringLiteral("primary"), this));
}

void TopBar::addSeparator()
{
    row(this)->addSpacing(8);
}

void TopBar::addAction(QAction *action)
{
    row(this)->addWidget(makeButton(action, {}, this));
}

void TopBar::addStretch()
{
    row(this)->addStretch(1);
}

void TopBar::addField(QWidget *field)
{
    row(this)->addSpacing(8);
    row(this)->addWidget(field, 4);
    row(this)->addSpacing(8);
}

void TopBar::addMenu(QMenu *menu)
{
    auto *button = new QToolButton(this);
    button->setIcon(lineIcon(QStringLiteral("menu")));
    button->setIconSize({20, 20});
    button->setPopupMode(QToolButton::InstantPopup);
    button->setMenu(menu);
    button->setFocusPolicy(Qt::TabFocus);
    button->setToolTip(tr("Menu (F10)"));
    button->setAccessibleName(tr("Menu"));
    auto *open = new QAction(this);
    open->setShortcut(Qt::Key_F10);
    connect(open, &QAction::triggered, button, &QToolButton::showMenu);
    QWidget::addAction(open);
    row(this)->addWidget(button);
}

} // namespace duopost
