// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/list/SortMenu.h"

#include "ui/theme/Icons.h"

#include <QActionGroup>

namespace duopost {

namespace {

SortBy fieldOf(const QAction *action)
{
    return static_cast<SortBy>(action->data().toInt());
}

} // namespace

SortMenu::SortMenu(QWidget *parent)
    : QMenu(tr("Sort by"), parent), m_fields(new QActionGroup(this)), m_directions(new QActionGroup(this))
{
    addField(SortBy::Date, tr("Date"));
    addField(SortBy::Sender, tr("Sender"));
    m_sender = m_fields->actions().last();
    addField(SortBy::Recipients, tr("Recipient"));
    m_recipients = m_fields->actions().last();
    addField(SortBy::Subject, tr("Subject"));
    m_subject = m_fields->actions().last();
    addField(SortBy::Size, tr("Size"));
    addField(SortBy::Unread, tr("Unread"));
    addField(SortBy::Starred, tr("Star"));
    addField(SortBy::Attachment, tr("Attachment"));
    addSeparator();
    m_down = m_directions->addAction(QString());
    m_up = m_directions->addAction(QString());
    for (QAction *action : {m_down, m_up}) {
        action->setCheckable(true);
        addAction(action);
        connect(action, &QAction::triggered, this, [this, action] {
            emit chosen({m_order.by, action == m_up ? SortDirection::Ascending : SortDirection::Descending});
        });
    }
    addSeparator();
    m_note = addAction(tr("In this order there are no conversations"));
    m_note->setEnabled(false);
    update();
}

void SortMenu::addField(SortBy by, const QString &text)
{
    QAction *action = m_fields->addAction(text);
    action->setCheckable(true);
    action->setData(static_cast<int>(by));
    addAction(action);
    connect(action, &QAction::triggered, this, [this, by] {
        if (by != m_order.by)
            emit chosen({by, usualDirection(by)});
    });
}

void SortMenu::showOrder(const ListOrder &order, People people)
{
    m_order = order;
    m_sender->setVisible(people == People::Senders);
    m_recipients->setVisible(people == People::Recipients);
    m_subject->setVisible(people != People::Nobody);
    update();
}

void SortMenu::setConversations(bool wanted)
{
    m_conversations = wanted;
    update();
}

void SortMenu::update()
{
    switch (m_order.by) {
    case SortBy::Date:
        m_down->setText(tr("Newest first"));
        m_up->setText(tr("Oldest first"));
        break;
    case SortBy::Sender:
    case SortBy::Recipients:
    case SortBy::Subject:
        m_down->setText(tr("Z to A"));
        m_up->setText(tr("A to Z"));
        break;
    case SortBy::Size:
        m_down->setText(tr("Largest first"));
        m_up->setText(tr("Smallest first"));
        break;
    case SortBy::Unread:
        m_down->setText(tr("Unread first"));
        m_up->setText(tr("Unread last"));
        break;
    case SortBy::Starred:
        m_down->setText(tr("Starred first"));
        m_up->setText(tr("Starred last"));
        break;
    case SortBy::Attachment:
        m_down->setText(tr("With attachment first"));
        m_up->setText(tr("With attachment last"));
        break;
    }
    for (QAction *action : m_fields->actions())
        action->setChecked(fieldOf(action) == m_order.by);
    (m_order.direction == SortDirection::Ascending ? m_up : m_down)->setChecked(true);
    m_note->setVisible(m_conversations && m_order != ListOrder());
}

QString SortMenu::summary() const
{
    const QAction *field = m_fields->checkedAction();
    const QAction *direction = m_directions->checkedAction();
    return field && direction
        ? tr("%1, %2", "what it is sorted by, direction").arg(field->text(), direction->text())
        : QString();
}

} // namespace duopost
