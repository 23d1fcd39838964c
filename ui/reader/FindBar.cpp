// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/FindBar.h"

#include "ui/theme/Icons.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

namespace duopost {

FindBar::FindBar(QWidget *parent)
    : QFrame(parent), m_field(new QLineEdit(this)), m_count(new QLabel(this)),
      m_previous(new QToolButton(this)), m_next(new QToolButton(this))
{
    setObjectName(QStringLiteral("findBar"));
    setAttribute(Qt::WA_StyledBackground);
    m_field->setPlaceholderText(tr("Find in this text"));
    m_field->setAccessibleName(tr("Find in this text"));
    m_field->setClearButtonEnabled(true);
    m_field->setMaximumWidth(280);
    m_count->setObjectName(QStringLiteral("subtle"));
    m_previous->setIcon(lineIcon(QStringLiteral("chevron-up")));
    m_previous->setToolTip(tr("Previous (Shift+Enter)"));
    m_previous->setAccessibleName(tr("Previous"));
    m_next->setIcon(lineIcon(QStringLiteral("chevron-down")));
    m_next->setToolTip(tr("Next (Enter)"));
    m_next->setAccessibleName(tr("Next"));
    auto *close = new QToolButton(this);
    close->setIcon(lineIcon(QStringLiteral("close")));
    close->setToolTip(tr("Close (Esc)"));
    close->setAccessibleName(tr("Close"));
    for (QToolButton *button : {m_previous, m_next, close}) {
        button->setObjectName(QStringLiteral("flat"));
        button->setFocusPolicy(Qt::TabFocus);
    }
    connect(m_field, &QLineEdit::textChanged, this, [this] {
        m_current = -1;
        look();
    });
    connect(m_previous, &QToolButton::clicked, this, [this] { step(-1); });
    connect(m_next, &QToolButton::clicked, this, [this] { step(1); });
    connect(close, &QToolButton::clicked, this, &FindBar::leave);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(20, 6, 14, 6);
    layout->setSpacing(6);
    layout->addWidget(m_field, 1);
    layout->addWidget(m_previous);
    layout->addWidget(m_next);
    layout->addWidget(m_count);
    layout->addStretch(1);
    layout->addWidget(close);
    hide();
}

void FindBar::setPlace(const Place &place)
{
    m_place = place;
    m_current = -1;
    if (isVisibleTo(parentWidget()))
        look();
}

void FindBar::open()
{
    show();
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
    look();
}

void FindBar::leave()
{
    hide();
    if (m_place.find)
        m_place.find({});
    m_hits = 0;
    m_current = -1;
    emit left();
}

void FindBar::look()
{
    if (!m_place.find || !isVisibleTo(parentWidget()))
        return;
    m_hits = m_place.find(m_field->text());
    if (m_hits == 0) {
        m_current = -1;
    } else if (m_current < 0 || m_current >= m_hits) {
        m_current = 0;
        m_place.show(m_current);
    } else {
        m_place.show(m_current);
    }
    say();
}

void FindBar::grow()
{
    if (m_current < 0 || !m_place.find || !isVisibleTo(parentWidget()))
        return look();
    m_hits = m_place.find(m_field->text());
    m_current = qMin(m_current, m_hits - 1);
    say();
}

void FindBar::step(int by)
{
    if (m_hits == 0)
        return;
    m_current = (m_current + by + m_hits) % m_hits;
    m_place.show(m_current);
    say();
}

void FindBar::say()
{
    if (m_field->text().isEmpty())
        m_count->clear();
    else if (m_hits == 0)
        m_count->setText(tr("Not found"));
    else if (m_hits >= hitsAtMost)
        m_count->setText(tr("%L1 of more than %L2").arg(m_current + 1).arg(hitsAtMost - 1));
    else
        m_count->setText(tr("%L1 of %L2").arg(m_current + 1).arg(m_hits));
    m_previous->setEnabled(m_hits > 1);
    m_next->setEnabled(m_hits > 1);
}

void FindBar::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        step(event->modifiers() & Qt::ShiftModifier ? -1 : 1);
    else if (event->key() == Qt::Key_Escape)
        leave();
    else
        QFrame::keyPressEvent(event);
}

} // namespace duopost
