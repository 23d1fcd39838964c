// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/FolderPicker.h"

#include "ui/theme/Icons.h"
#include "ui/words/WhereVocabulary.h"
#include "ui/words/Words.h"

#include <QDialogButtonBox>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace duopost {

namespace {

// "Work / Customers", with the names that the window uses for special folders.
QString titleWithParents(const Folder &folder)
{
    const auto slash = folder.path.lastIndexOf(QLatin1Char('/'));
    if (folder.role != FolderRole::None || slash < 0)
        return folderTitle(folder);
    return folder.path.left(slash).replace(QLatin1Char('/'), QStringLiteral(" / ")) + QStringLiteral(" / ")
        + folder.name;
}

} // namespace

FolderPicker::FolderPicker(const QString &title, const QList<Folder> &folders, FolderId except, QWidget *parent)
    : QDialog(parent), m_find(new QLineEdit(this)), m_list(new QListWidget(this))
{
    setWindowTitle(title);
    for (const auto &folder : folders) {
        if (folder.selectable && folder.id != except)
            m_folders << folder;
    }
    m_find->setPlaceholderText(tr("Type part of the name"));
    m_find->setAccessibleName(tr("Find a folder"));
    m_find->setClearButtonEnabled(true);
    m_find->installEventFilter(this);
    m_list->setAccessibleName(tr("Folders"));
    m_list->setIconSize({18, 18});
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel, this);
    buttons->button(QDialogButtonBox::Ok)->setText(title);
    buttons->button(QDialogButtonBox::Cancel)->setText(tr("Cancel"));
    connect(m_find, &QLineEdit::textChanged, this, &FolderPicker::filter);
    connect(m_list, &QListWidget::itemDoubleClicked, this, &FolderPicker::pick);
    connect(m_list, &QListWidget::currentRowChanged, buttons, [buttons](int row) {
        buttons->button(QDialogButtonBox::Ok)->setEnabled(row >= 0);
    });
    connect(buttons, &QDialogButtonBox::accepted, this, &FolderPicker::pick);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(18, 16, 18, 16);
    layout->setSpacing(10);
    layout->addWidget(m_find);
    layout->addWidget(m_list, 1);
    layout->addWidget(buttons);
    resize(360, 420);
    filter({});
}

void FolderPicker::filter(const QString &text)
{
    m_list->clear();
    for (const auto &folder : std::as_const(m_folders)) {
        const auto title = titleWithParents(folder);
        if (!title.contains(text.trimmed(), Qt::CaseInsensitive)
            && !folder.path.contains(text.trimmed(), Qt::CaseInsensitive))
            continue;
        auto *item = new QListWidgetItem(lineIcon(folderIcon(folder.role)), title, m_list);
        item->setData(Qt::UserRole, folder.id.value);
        if (folder.where == Where::OnlyHere)
            item->setToolTip(whereWords(folder.where).sentence);
    }
    m_list->setCurrentRow(m_list->count() > 0 ? 0 : -1);
}

bool FolderPicker::eventFilter(QObject *watched, QEvent *event)
{
    // The keys that walk through the list work while the name is being typed.
    if (watched == m_find && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Up || key == Qt::Key_Down || key == Qt::Key_PageUp || key == Qt::Key_PageDown) {
            const int step = key == Qt::Key_Up ? -1 : key == Qt::Key_Down ? 1 : key == Qt::Key_PageUp ? -8 : 8;
            m_list->setCurrentRow(qBound(0, m_list->currentRow() + step, m_list->count() - 1));
            return true;
        }
    }
    return QDialog::eventFilter(watched, event);
}

void FolderPicker::pick()
{
    const auto *item = m_list->currentItem();
    if (!item)
        return;
    emit picked({item->data(Qt::UserRole).toLongLong()});
    accept();
}

} // namespace duopost
