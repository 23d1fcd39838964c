// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/TopBar.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QStyleOptionToolButton>
#include <QToolButton>

namespace duopost {

namespace {
constexpr int fieldAtLeast = 240;

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
    auto *button = makeButton(action, QStringLiteral("primary"), this);
    row(this)->addWidget(button);
    m_late << button;
}

void TopBar::addSeparator()
{
    row(this)->addSpacing(8);
}

void TopBar::addAction(QAction *action)
{
    QToolButton *button = makeButton(action, {}, this);
    row(this)->addWidget(button);
    (m_field ? m_late : m_words) << button;
}

void TopBar::addStretch()
{
    row(this)->addStretch(1);
}

void TopBar::addField(QWidget *field)
{
    m_field = field;
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

void TopBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fit();
}

// How wide words are is known once the style is.
void TopBar::showEvent(QShowEvent *event)
{
    QFrame::showEvent(event);
    m_fitted.clear();
    fit();
}

void TopBar::changeEvent(QEvent *event)
{
    QFrame::changeEvent(event);
    if (isVisible() && (event->type() == QEvent::StyleChange || event->type() == QEvent::FontChange)) {
        m_fitted.clear();
        fit();
    }
}

// A button that appears, or says something else, needs other room in a bar that is as wide as before.
bool TopBar::event(QEvent *event)
{
    const bool done = QFrame::event(event);
    if (event->type() == QEvent::LayoutRequest && isVisible())
        fit();
    return done;
}

// Words go from the right, so that none is ever cut off; what an icon means, its tool tip says. The first and
// the last action keep theirs until there is no other way.
void TopBar::fit()
{
    const auto buttons = m_words + m_late;
    QStringList state{QString::number(width())};
    for (const QToolButton *button : buttons)
        state << (button->isHidden() ? QString() : button->text());
    if (state == m_fitted)
        return; // what is set below asks for a layout again
    m_fitted = state;
    for (QToolButton *button : buttons)
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    int needed = widthOf([this](const QLayoutItem *item) {
        return item->widget() == m_field && m_field ? fieldAtLeast : item->sizeHint().width();
    });
    const auto shorten = [&](const QList<QToolButton *> &list) {
        for (auto button = list.crbegin(); button != list.crend() && needed > width(); ++button) {
            if ((*button)->isHidden())
                continue;
            needed -= (*button)->sizeHint().width();
            (*button)->setToolButtonStyle(Qt::ToolButtonIconOnly);
            needed += (*button)->sizeHint().width();
        }
    };
    shorten(m_words);
    if (m_field)
        needed -= fieldAtLeast - qMin(fieldAtLeast, m_field->minimumWidth());
    shorten(m_late);
}

int TopBar::widthOf(const std::function<int(const QLayoutItem *item)> &width) const
{
    const QMargins margins = layout()->contentsMargins();
    int sum = margins.left() + margins.right();
    for (int i = 0; i < layout()->count(); ++i) {
        const QLayoutItem *item = layout()->itemAt(i);
        if (!item->widget() || !item->widget()->isHidden())
            sum += width(item) + layout()->spacing();
    }
    return sum;
}

// As with no words at all: a window is not kept wide by what would be left out.
QSize TopBar::minimumSizeHint() const
{
    const int width = widthOf([](const QLayoutItem *item) {
        const auto *button = qobject_cast<QToolButton *>(item->widget());
        if (!button)
            return item->minimumSize().width();
        QStyleOptionToolButton option;
        option.initFrom(button);
        option.iconSize = button->iconSize();
        option.toolButtonStyle = Qt::ToolButtonIconOnly;
        return button->style()
            ->sizeFromContents(QStyle::CT_ToolButton, &option, button->iconSize(), button)
            .width();
    });
    return {width, QFrame::minimumSizeHint().height()};
}

} // namespace duopost
