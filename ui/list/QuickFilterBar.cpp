// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/list/QuickFilterBar.h"

#include "ui/theme/Icons.h"
#include "ui/words/Words.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace duopost {

QuickFilterBar::QuickFilterBar(QWidget *parent) : QFrame(parent), m_hits(new QLabel(this))
{
    setObjectName(QStringLiteral("filterBar"));
    setAccessibleName(tr("Quick filter"));
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(20, 3, 8, 3);
    layout->setSpacing(2);
    m_unread = addButton(QStringLiteral("mail-unread"), tr("Unread"), tr("Only unread messages"));
    m_starred = addButton(QStringLiteral("star"), tr("Starred"), tr("Only messages with a star"));
    m_attachment
        = addButton(QStringLiteral("attachment"), tr("Attachment"), tr("Only messages with attachments"));
    m_from = addButton(QStringLiteral("account"), tr("This sender"), {});
    m_toMe = addButton(QStringLiteral("at"), tr("To me"), tr("Only messages with one of my addresses in To"));
    layout->addStretch(1);
    m_hits->setObjectName(QStringLiteral("subtle"));
    layout->addWidget(m_hits);
    m_close = new QToolButton(this);
    m_close->setObjectName(QStringLiteral("flat"));
    m_close->setIcon(lineIcon(QStringLiteral("close")));
    m_close->setIconSize({16, 16});
    m_close->setFocusPolicy(Qt::TabFocus);
    m_close->setToolTip(tr("Show all messages and close the filter (Esc)"));
    m_close->setAccessibleName(tr("Close the filter"));
    connect(m_close, &QToolButton::clicked, this, &QuickFilterBar::closeRequested);
    layout->addWidget(m_close);
    nameSender();
    fit();
}

QToolButton *QuickFilterBar::addButton(const QString &icon, const QString &text, const QString &tip)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QStringLiteral("filterButton"));
    button->setIcon(lineIcon(icon));
    button->setIconSize({16, 16});
    button->setText(text);
    button->setToolTip(tip);
    button->setAccessibleName(text);
    button->setCheckable(true);
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::toggled, this, &QuickFilterBar::toggled);
    static_cast<QHBoxLayout *>(layout())->addWidget(button);
    m_buttons << button;
    return button;
}

void QuickFilterBar::toggled()
{
    if (sender() == m_from) {
        // The one it was switched on for, whichever is selected later.
        m_chosenSender = m_from->isChecked() ? m_sender : MailAddress();
        nameSender();
    }
    if (!m_clearing)
        emit changed();
}

QuickFilter QuickFilterBar::filter() const
{
    return {
        .unread = m_unread->isChecked(),
        .starred = m_starred->isChecked(),
        .attachment = m_attachment->isChecked(),
        .from = m_chosenSender.address,
        .to = m_toMe->isChecked() ? m_own : QStringList()};
}

void QuickFilterBar::focusFirst()
{
    m_unread->setFocus(Qt::ShortcutFocusReason);
}

void QuickFilterBar::clear()
{
    if (filter().isEmpty())
        return;
    m_clearing = true;
    for (QToolButton *button : std::as_const(m_buttons))
        button->setChecked(false);
    m_clearing = false;
    m_chosenSender = {};
    nameSender();
    emit changed();
}

void QuickFilterBar::setSender(const MailAddress &sender)
{
    m_sender = sender;
    nameSender();
}

void QuickFilterBar::setOwnAddresses(const QStringList &addresses)
{
    m_own = addresses;
    m_toMe->setEnabled(!addresses.isEmpty());
}

void QuickFilterBar::nameSender()
{
    const MailAddress &shown = m_from->isChecked() ? m_chosenSender : m_sender;
    m_from->setEnabled(m_from->isChecked() || !m_sender.address.isEmpty());
    m_from->setToolTip(
        shown.address.isEmpty() ? tr("Select a message to see only those of its sender")
                                : tr("Only messages from %1").arg(personTitle(shown)));
    m_from->setAccessibleDescription(m_from->toolTip());
}

void QuickFilterBar::showHits(int hits)
{
    m_hits->setText(hits < 0 || filter().isEmpty() ? QString() : tr("%Ln hit(s)", nullptr, hits));
    fit();
}

void QuickFilterBar::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    fit();
}

// Words beside the icons as long as there is room for all of them.
void QuickFilterBar::fit()
{
    const auto margins = layout()->contentsMargins();
    int wide = margins.left() + margins.right() + m_close->sizeHint().width() + 12 + m_hits->sizeHint().width();
    for (QToolButton *button : std::as_const(m_buttons)) {
        wide += button->fontMetrics().horizontalAdvance(button->text()) + button->iconSize().width() + 26;
    }
    const auto style = wide <= width() ? Qt::ToolButtonTextBesideIcon : Qt::ToolButtonIconOnly;
    for (QToolButton *button : std::as_const(m_buttons)) {
        if (button->toolButtonStyle() != style)
            button->setToolButtonStyle(style);
    }
}

} // namespace duopost
