// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/list/MessageListAccessible.h"

#include "ui/list/MessageListModel.h"
#include "ui/list/MessageListView.h"

#include <QAccessibleWidget>
#include <QHash>
#include <QPointer>

namespace duopost {

namespace {

/// One row on the screen.
class RowItem : public QAccessibleInterface, public QAccessibleActionInterface {
public:
    RowItem(MessageListView *view, int row) : m_view(view), m_row(row) { }

    bool isValid() const override { return m_view && index().isValid(); }
    QObject *object() const override { return nullptr; }
    QWindow *window() const override { return m_view ? m_view->window()->windowHandle() : nullptr; }
    QAccessibleInterface *parent() const override { return QAccessible::queryAccessibleInterface(m_view); }
    QAccessibleInterface *child(int) const override { return nullptr; }
    QAccessibleInterface *childAt(int, int) const override { return nullptr; }
    int childCount() const override { return 0; }
    int indexOfChild(const QAccessibleInterface *) const override { return -1; }
    void setText(QAccessible::Text, const QString &) override { }
    QAccessible::Role role() const override { return QAccessible::ListItem; }
    int row() const { return m_row; }

    QString text(QAccessible::Text kind) const override
    {
        return kind == QAccessible::Name && isValid() ? index().data(Qt::AccessibleTextRole).toString()
                                                      : QString();
    }
    QRect rect() const override
    {
        if (!isValid())
            return {};
        const QRect inView = m_view->visualRect(index());
        return {m_view->viewport()->mapToGlobal(inView.topLeft()), inView.size()};
    }
    QAccessible::State state() const override
    {
        QAccessible::State state;
        state.invalid = !isValid();
        state.selectable = state.focusable = state.multiSelectable = true;
        if (isValid()) {
            state.selected = m_view->selectionModel()->isSelected(index());
            state.focused = m_view->hasFocus() && m_view->currentIndex() == index();
            state.expandable = index().data(MessageListModel::ExpandableRole).toBool();
            state.expanded = state.expandable && index().data(MessageListModel::ExpandedRole).toBool();
            state.collapsed = state.expandable && !state.expanded;
        }
        return state;
    }

    void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface *>(this) : nullptr;
    }
    QStringList actionNames() const override
    {
        return state().expandable ? QStringList{showMenuAction(), toggleAction()}
                                  : QStringList{showMenuAction()};
    }
    void doAction(const QString &name) override
    {
        if (!isValid())
            return;
        if (name == toggleAction())
            m_view->setUnfolded(m_row, !state().expanded);
        else if (name == showMenuAction())
            emit m_view->menuRequested(rect().center());
    }
    QStringList keyBindingsForAction(const QString &) const override { return {}; }

private:
    QModelIndex index() const { return m_view->model()->index(m_row, 0); }

    QPointer<MessageListView> m_view;
    int m_row;
};

class ListItems : public QAccessibleWidget {
public:
    explicit ListItems(MessageListView *view) : QAccessibleWidget(view, QAccessible::List) { }
    ~ListItems() override
    {
        for (const QAccessible::Id id : std::as_const(m_items))
            QAccessible::deleteAccessibleInterface(id);
    }

    int childCount() const override { return view()->visibleRows().second; }
    QAccessibleInterface *child(int index) const override
    {
        const auto [first, count] = view()->visibleRows();
        if (index < 0 || index >= count)
            return nullptr;
        const int row = first + index;
        if (!m_items.contains(row))
            m_items.insert(row, QAccessible::registerAccessibleInterface(new RowItem(view(), row)));
        return QAccessible::accessibleInterface(m_items.value(row));
    }
    int indexOfChild(const QAccessibleInterface *child) const override
    {
        const auto *item = dynamic_cast<const RowItem *>(child);
        return item ? item->row() - view()->visibleRows().first : -1;
    }
    QAccessibleInterface *childAt(int x, int y) const override
    {
        const QModelIndex index = view()->indexAt(view()->viewport()->mapFromGlobal(QPoint(x, y)));
        return index.isValid() ? child(index.row() - view()->visibleRows().first) : nullptr;
    }
    QAccessibleInterface *focusChild() const override
    {
        return view()->currentIndex().isValid()
            ? child(view()->currentIndex().row() - view()->visibleRows().first)
            : nullptr;
    }

private:
    MessageListView *view() const { return static_cast<MessageListView *>(object()); }

    mutable QHash<int, QAccessible::Id> m_items; // by row; as many as a reader has looked at
};

QAccessibleInterface *makeInterface(const QString &, QObject *object)
{
    auto *view = qobject_cast<MessageListView *>(object);
    return view ? new ListItems(view) : nullptr;
}

} // namespace

void installMessageListAccessibility()
{
    QAccessible::installFactory(makeInterface); // does nothing if it is installed already
}

} // namespace duopost
