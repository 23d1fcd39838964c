// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ShortcutsDialog.h"

#include "ui/theme/Theme.h"

#include <QGridLayout>
#include <QKeySequence>
#include <QLabel>
#include <QPushButton>

namespace duopost {

namespace {
QLabel *keyLabel(const QString &keys, QWidget *parent)
{
    auto *label = new QLabel(keys, parent);
    label->setAlignment(Qt::AlignCenter);
    label->setStyleSheet(
        QStringLiteral("border: 1px solid %1; border-radius: 5px; padding: 2px 8px; background: %2;")
            .arg(colours().line.name(), colours().base.name()));
    return label;
}
} // namespace

ShortcutsDialog::ShortcutsDialog(QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Keyboard shortcuts"));
    const auto native = [](QKeySequence keys) { return keys.toString(QKeySequence::NativeText); };
    const std::pair<QString, QString> rows[] = {
        {native(Qt::CTRL | Qt::Key_N), tr("Write a new message")},
        {native(Qt::Key_R), tr("Answer the sender")},
        {native(Qt::Key_A), tr("Answer the sender and all recipients")},
        {native(Qt::CTRL | Qt::SHIFT | Qt::Key_L), tr("Answer the mailing list")},
        {native(Qt::Key_F), tr("Forward")},
        {native(Qt::SHIFT | Qt::Key_B), tr("Redirect")},
        {native(Qt::CTRL | Qt::Key_E), tr("Edit as new")},
        {native(Qt::CTRL | Qt::Key_Return), tr("Send, while writing")},
        {native(Qt::CTRL | Qt::Key_S), tr("Save the draft, while writing")},
        {native(Qt::Key_F5), tr("Get mail")},
        {QStringLiteral("J  /  ↓"), tr("Next message")},
        {QStringLiteral("K  /  ↑"), tr("Previous message")},
        {native(Qt::Key_Space), tr("Read on, then the next unread message")},
        {native(Qt::Key_Return), tr("Go to the text of the message")},
        {native(Qt::Key_U), tr("Mark as read or unread")},
        {native(Qt::Key_S), tr("Add or remove the star")},
        {QStringLiteral("1 … 9"), tr("Add or remove a tag")},
        {native(Qt::Key_0), tr("Remove all tags")},
        {native(Qt::SHIFT | Qt::Key_J), tr("Mark as junk or not junk")},
        {native(Qt::Key_E), tr("Move to the archive")},
        {native(Qt::Key_Delete) + QStringLiteral("  /  #"), tr("Move to the trash")},
        {native(Qt::SHIFT | Qt::Key_Delete), tr("Delete for good")},
        {native(Qt::Key_V), tr("Move into another folder")},
        {native(Qt::CTRL | Qt::Key_Z), tr("Undo the last action")},
        {QStringLiteral("/  ") + native(Qt::CTRL | Qt::Key_K), tr("Search")},
        {native(Qt::CTRL | Qt::SHIFT | Qt::Key_K), tr("Quick filter")},
        {native(Qt::CTRL | Qt::Key_F), tr("Find in the text of the message")},
        {native(Qt::CTRL | Qt::Key_Plus) + QStringLiteral("  /  −  /  0"), tr("Larger, smaller, normal text")},
        {native(Qt::CTRL | Qt::Key_U), tr("Source of the message")},
        {native(Qt::CTRL | Qt::Key_S), tr("Save the message")},
        {native(Qt::CTRL | Qt::Key_P), tr("Print the message")},
        {native(Qt::Key_F6), tr("Next pane")},
        {native(Qt::Key_F9), tr("What syncs?")},
        {native(Qt::Key_F1), tr("This list")},
        {native(Qt::CTRL | Qt::Key_Q), tr("Quit")},
    };
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(18);
    grid->setVerticalSpacing(8);
    const int half = (static_cast<int>(std::size(rows)) + 1) / 2;
    int row = 0;
    for (const auto &[keys, what] : rows) {
        const int column = row / half * 3; // one is left free between the two halves
        grid->addWidget(keyLabel(keys, this), row % half, column);
        grid->addWidget(new QLabel(what, this), row++ % half, column + 1);
    }
    grid->setColumnMinimumWidth(2, 18);
    auto *close = new QPushButton(tr("Close"), this);
    close->setDefault(true);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(24, 20, 24, 18);
    layout->setSpacing(18);
    layout->addLayout(grid);
    layout->addWidget(close, 0, Qt::AlignRight);
}

} // namespace duopost
