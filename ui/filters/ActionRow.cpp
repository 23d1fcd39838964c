// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/filters/ActionRow.h"

#include "ui/filters/FilterWords.h"
#include "ui/theme/Icons.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QToolButton>

namespace duopost {

namespace {

using Kind = FilterAction::Kind;

bool files(Kind kind)
{
    return kind == Kind::MoveTo || kind == Kind::CopyTo;
}

bool forwards(Kind kind)
{
    return kind == Kind::Forward || kind == Kind::ForwardCopy;
}

} // namespace

ActionRow::ActionRow(QWidget *parent)
    : QWidget(parent), m_kind(new QComboBox(this)), m_folder(new QComboBox(this)),
      m_address(new QLineEdit(this)), m_remove(new QToolButton(this))
{
    // Throwing away for good is not offered: a rule may be wrong, and nobody would ever know.
    for (const auto kind :
         {Kind::MoveTo, Kind::CopyTo, Kind::MarkRead, Kind::Star, Kind::ForwardCopy, Kind::Forward, Kind::Keep})
        m_kind->addItem(actionTitle(kind), static_cast<int>(kind));
    m_kind->setObjectName(QStringLiteral("kind"));
    m_kind->setAccessibleName(tr("What is done"));
    m_kind->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_folder->setObjectName(QStringLiteral("folder"));
    m_folder->setAccessibleName(tr("Folder"));
    m_folder->setEditable(true);
    m_folder->setInsertPolicy(QComboBox::NoInsert);
    m_folder->setMinimumWidth(160);
    m_folder->lineEdit()->setAccessibleName(m_folder->accessibleName());
    m_address->setObjectName(QStringLiteral("address"));
    m_address->setAccessibleName(tr("Address"));
    m_address->setPlaceholderText(tr("name@example.org"));
    m_remove->setIcon(lineIcon(QStringLiteral("close")));
    m_remove->setToolTip(tr("Remove this action"));
    m_remove->setAccessibleName(m_remove->toolTip());
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(8);
    layout->addWidget(m_kind);
    layout->addWidget(m_folder, 1);
    layout->addWidget(m_address, 1);
    layout->addStretch(0);
    layout->addWidget(m_remove);
    connect(m_kind, &QComboBox::activated, this, [this] {
        showParts();
        emit edited();
    });
    connect(m_folder, &QComboBox::editTextChanged, this, &ActionRow::edited);
    connect(m_address, &QLineEdit::textEdited, this, &ActionRow::edited);
    connect(m_remove, &QToolButton::clicked, this, &ActionRow::removeRequested);
    showParts();
}

void ActionRow::setFolders(const QList<FilterFolder> &folders)
{
    const auto before = value();
    const QSignalBlocker quiet(m_folder);
    m_folders = folders;
    m_folder->clear();
    for (const auto &folder : folders)
        m_folder->addItem(folder.title);
    setValue(before);
}

void ActionRow::setValue(const FilterAction &action)
{
    const QSignalBlocker quiet(m_folder);
    auto at = m_kind->findData(static_cast<int>(action.kind));
    if (at < 0) { // shown as it is, though it is not offered
        m_kind->addItem(actionTitle(action.kind), static_cast<int>(action.kind));
        at = m_kind->count() - 1;
    }
    m_kind->setCurrentIndex(at);
    if (files(action.kind)) {
        QString title = action.target;
        for (const auto &folder : m_folders)
            title = folder.name == action.target ? folder.title : title;
        m_folder->setEditText(title);
    }
    m_address->setText(forwards(action.kind) ? action.target : QString());
    showParts();
}

FilterAction ActionRow::value() const
{
    FilterAction action{.kind = static_cast<Kind>(m_kind->currentData().toInt())};
    if (files(action.kind)) {
        action.target = m_folder->currentText().trimmed();
        for (const auto &folder : m_folders) {
            if (folder.title == action.target) {
                action.target = folder.name;
                break;
            }
        }
    }
    if (forwards(action.kind))
        action.target = m_address->text().trimmed();
    return action;
}

bool ActionRow::isComplete() const
{
    const auto action = value();
    if (forwards(action.kind))
        return action.target.contains(QLatin1Char('@')) && !action.target.contains(QLatin1Char(' '));
    return !files(action.kind) || !action.target.isEmpty();
}

QList<QWidget *> ActionRow::stops() const
{
    return {m_kind, m_folder, m_address, m_remove};
}

void ActionRow::showParts()
{
    const auto kind = static_cast<Kind>(m_kind->currentData().toInt());
    m_folder->setVisible(files(kind));
    m_address->setVisible(forwards(kind));
}

} // namespace duopost
