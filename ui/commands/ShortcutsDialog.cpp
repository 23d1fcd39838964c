// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/ShortcutsDialog.h"

#include "ui/commands/Commands.h"
#include "ui/commands/KeyEdit.h"
#include "ui/commands/TextMatch.h"
#include "ui/theme/Theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QStyle>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace duopost {

namespace {

constexpr int idRole = Qt::UserRole;

QString shown(const QList<QKeySequence> &keys)
{
    QStringList texts;
    for (const QKeySequence &key : keys)
        texts << key.toString(QKeySequence::NativeText);
    return texts.join(QStringLiteral("   "));
}

} // namespace

ShortcutsDialog::ShortcutsDialog(Commands &commands, QWidget *parent)
    : QDialog(parent), m_commands(commands), m_find(new QLineEdit(this)), m_list(new QTreeWidget(this)),
      m_what(new QLabel(this)), m_said(new QLabel(this)), m_edit(new KeyEdit(this)),
      m_remove(new QPushButton(tr("Remove"), this)), m_reset(new QPushButton(tr("Reset"), this)),
      m_resetAll(new QPushButton(tr("Reset all"), this))
{
    setWindowTitle(tr("Keyboard shortcuts"));
    m_find->setPlaceholderText(tr("Find an action or a key"));
    m_find->setAccessibleName(tr("Find an action or a key"));
    m_find->setClearButtonEnabled(true);
    m_list->setObjectName(QStringLiteral("roomy"));
    m_list->setAccessibleName(tr("Actions and their keys"));
    m_list->setHeaderLabels({tr("Action"), tr("Shortcut")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAllColumnsShowFocus(true);
    m_list->header()->setStretchLastSection(false);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->setTabKeyNavigation(false);
    auto *close = new QPushButton(tr("Close"), this);
    for (QPushButton *button : {m_remove, m_reset, m_resetAll, close})
        button->setAutoDefault(false); // Enter in the list goes to the key
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_resetAll);
    buttons->addStretch(1);
    buttons->addWidget(close);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(10);
    layout->addWidget(m_find);
    layout->addWidget(m_list, 1);
    layout->addLayout(makeEditor());
    layout->addWidget(m_said);
    layout->addLayout(buttons);
    resize(620, 620);

    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    connect(m_find, &QLineEdit::textChanged, this, &ShortcutsDialog::filter);
    connect(m_list, &QTreeWidget::currentItemChanged, this, [this] {
        say({});
        showCurrent();
    });
    connect(m_list, &QTreeWidget::itemActivated, this, [this] {
        if (m_edit->isEnabled())
            m_edit->setFocus(Qt::OtherFocusReason);
    });
    connect(m_edit, &KeyEdit::typed, this, &ShortcutsDialog::take);
    connect(m_edit, &KeyEdit::givenUp, this, [this] {
        say({});
        showCurrent();
        m_list->setFocus(Qt::OtherFocusReason);
    });
    connect(m_remove, &QPushButton::clicked, this, &ShortcutsDialog::removeKeys);
    connect(m_reset, &QPushButton::clicked, this, &ShortcutsDialog::reset);
    connect(m_resetAll, &QPushButton::clicked, this, &ShortcutsDialog::resetAll);
    fill();
    m_list->setCurrentItem(m_list->topLevelItem(0));
    m_find->setFocus();
}

QLayout *ShortcutsDialog::makeEditor()
{
    m_what->setBuddy(m_edit);
    m_what->setTextFormat(Qt::PlainText);
    m_edit->setAccessibleName(tr("New key"));
    if (auto *field = m_edit->findChild<QLineEdit *>()) {
        field->setPlaceholderText(tr("Press a key"));
        field->setAccessibleName(tr("New key"));
    }
    m_edit->setFixedWidth(170);
    m_said->setTextFormat(Qt::PlainText);
    m_said->setWordWrap(true);
    m_said->setMinimumHeight(2 * fontMetrics().height()); // nothing jumps when something is said
    m_said->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(m_what, 1);
    row->addWidget(m_edit);
    row->addWidget(m_remove);
    row->addWidget(m_reset);
    return row;
}

void ShortcutsDialog::fill()
{
    const QString current = currentId();
    m_list->clear();
    const auto add = [this](const QString &title, const QList<QKeySequence> &keys, const QString &id) {
        auto *item = new QTreeWidgetItem(m_list, {title, shown(keys)});
        item->setData(0, idRole, id);
        item->setSizeHint(0, {0, fontMetrics().height() + 10});
        return item;
    };
    for (const Command &command : m_commands.all()) {
        QTreeWidgetItem *item = add(command.title, m_commands.keys(command.id), command.id);
        if (!m_commands.isChanged(command.id))
            continue;
        QFont font = m_list->font();
        font.setBold(true);
        item->setFont(1, font);
        item->setToolTip(1, tr("Changed. Was: %1").arg(shown(command.standard)));
    }
    for (const FixedKey &fixed : m_commands.fixed()) {
        QTreeWidgetItem *item = add(fixed.title, fixed.keys, {});
        item->setForeground(1, colours().subtle);
        item->setToolTip(1, tr("This key cannot be changed."));
    }
    filter();
    choose(current);
}

bool ShortcutsDialog::choose(const QString &id)
{
    for (int i = 0; i < m_list->topLevelItemCount() && !id.isEmpty(); ++i) {
        if (m_list->topLevelItem(i)->data(0, idRole).toString() == id) {
            m_list->setCurrentItem(m_list->topLevelItem(i));
            return true;
        }
    }
    return false;
}

QString ShortcutsDialog::said() const
{
    return m_said->text();
}

QString ShortcutsDialog::currentId() const
{
    const QTreeWidgetItem *item = m_list->currentItem();
    return item ? item->data(0, idRole).toString() : QString();
}

void ShortcutsDialog::filter()
{
    QTreeWidgetItem *first = nullptr;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem *item = m_list->topLevelItem(i);
        item->setHidden(!matchWords(item->text(0) + QLatin1Char(' ') + item->text(1), m_find->text()));
        if (!first && !item->isHidden())
            first = item;
    }
    if (!m_list->currentItem() || m_list->currentItem()->isHidden())
        m_list->setCurrentItem(first);
}

void ShortcutsDialog::showCurrent()
{
    const QString id = currentId();
    const QTreeWidgetItem *item = m_list->currentItem();
    const QList<QKeySequence> keys = m_commands.keys(id);
    m_what->setText(item ? item->text(0) : QString());
    m_edit->setKeySequence(keys.value(0));
    m_edit->setEnabled(!id.isEmpty());
    m_remove->setEnabled(!keys.isEmpty());
    m_reset->setEnabled(!id.isEmpty() && m_commands.isChanged(id));
    bool any = false;
    for (const Command &command : m_commands.all())
        any = any || m_commands.isChanged(command.id);
    m_resetAll->setEnabled(any);
    if (item && id.isEmpty())
        say(tr("This key cannot be changed."));
}

void ShortcutsDialog::take(const QKeySequence &key)
{
    const QString id = currentId();
    const QString name = key.toString(QKeySequence::NativeText);
    if (const QString holder = m_commands.holder(key, id); !holder.isEmpty()) {
        m_edit->setKeySequence(m_commands.keys(id).value(0));
        return say(tr("%1 already means “%2”. Press another key.").arg(name, holder), true);
    }
    QList<QKeySequence> keys = m_commands.keys(id);
    keys.removeAll(key);
    if (!keys.isEmpty())
        keys.removeFirst(); // it takes the place of the one that is shown; others stay
    keys.prepend(key);
    m_commands.setKeys(id, keys);
    fill();
    say(tr("“%1” is now %2.").arg(m_what->text(), name));
}

void ShortcutsDialog::removeKeys()
{
    m_commands.setKeys(currentId(), {});
    fill();
    say(tr("“%1” has no key now.").arg(m_what->text()));
    m_list->setFocus(Qt::OtherFocusReason);
}

void ShortcutsDialog::reset()
{
    const QString id = currentId();
    for (const Command &command : m_commands.all()) {
        if (command.id != id)
            continue;
        for (const QKeySequence &key : command.standard) {
            if (const QString holder = m_commands.holder(key, id); !holder.isEmpty())
                return say(
                    tr("%1 means “%2” now. Give that another key first.")
                        .arg(key.toString(QKeySequence::NativeText), holder),
                    true);
        }
    }
    m_commands.reset(id);
    fill();
    say(tr("“%1” is as it was in the beginning.").arg(m_what->text()));
    m_list->setFocus(Qt::OtherFocusReason);
}

void ShortcutsDialog::resetAll()
{
    m_commands.resetAll();
    fill();
    say(tr("All keys are as they were in the beginning."));
    m_list->setFocus(Qt::OtherFocusReason);
}

void ShortcutsDialog::say(const QString &text, bool problem)
{
    m_said->setObjectName(problem ? QStringLiteral("problem") : QStringLiteral("subtle"));
    m_said->style()->unpolish(m_said);
    m_said->style()->polish(m_said);
    m_said->setText(text);
}

} // namespace duopost
