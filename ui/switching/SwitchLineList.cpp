// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/switching/SwitchLineList.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/words/Words.h"

#include <QDialog>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace duopost {

SwitchLineList::SwitchLineList(QWidget *parent) : QWidget(parent), m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(10);
}

void SwitchLineList::setLines(const QList<SwitchLine> &lines)
{
    while (auto *item = m_rows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const SwitchLine &line : lines)
        addLine(line);
    m_rows->addStretch(1);
}

void SwitchLineList::addLine(const SwitchLine &line)
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(10);
    auto *icon = new QLabel(row);
    const QColor colour = line.weight == SwitchLine::Weight::Good ? colours().good
        : line.weight == SwitchLine::Weight::Warning              ? colours().waiting
                                                                  : colours().neutral;
    icon->setPixmap(lineIcon(line.icon, colour).pixmap(QSize(20, 20)));
    icon->setFixedWidth(22);
    auto *text = new QLabel(line.text, row);
    text->setTextFormat(Qt::PlainText); // names of folders are somebody else's words
    text->setWordWrap(true);
    layout->addWidget(icon, 0, Qt::AlignTop);
    layout->addWidget(text, 1);
    if (!line.messages.isEmpty()) {
        auto *list = new QPushButton(tr("Show…"), row);
        list->setObjectName(QStringLiteral("small"));
        list->setAutoDefault(false);
        list->setAccessibleName(tr("Show: %1").arg(line.text));
        connect(list, &QPushButton::clicked, this, [this, line] { showMessages(line); });
        layout->addWidget(list, 0, Qt::AlignTop);
    }
    m_rows->addWidget(row);
}

void SwitchLineList::showMessages(const SwitchLine &line)
{
    auto *dialog = new QDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("switchMessages"));
    dialog->setWindowTitle(tr("Messages"));
    auto *title = new QLabel(line.text, dialog);
    title->setTextFormat(Qt::PlainText);
    title->setWordWrap(true);
    auto *list = new QTreeWidget(dialog);
    list->setObjectName(QStringLiteral("roomy"));
    list->setAccessibleName(line.text);
    list->setRootIsDecorated(false);
    list->setUniformRowHeights(true);
    list->setHeaderLabels({tr("Date"), tr("From"), tr("Subject"), tr("Folder"), tr("Size")});
    QList<QTreeWidgetItem *> rows;
    for (const SwitchMessage &message : line.messages)
        rows << new QTreeWidgetItem(
            {locale().toString(message.date.toLocalTime().date(), QLocale::ShortFormat),
             personTitle(message.from), message.subject, message.folder,
             locale().formattedDataSize(message.size)});
    list->addTopLevelItems(rows);
    list->setColumnWidth(0, 100);
    list->setColumnWidth(1, 170);
    list->setColumnWidth(2, 260);
    list->setColumnWidth(3, 130);
    auto *buttons = new QDialogButtonBox(dialog);
    buttons->addButton(tr("Close"), QDialogButtonBox::RejectRole);
    connect(buttons, &QDialogButtonBox::rejected, dialog, &QDialog::reject);
    auto *layout = new QVBoxLayout(dialog);
    layout->setContentsMargins(20, 18, 20, 16);
    layout->setSpacing(12);
    layout->addWidget(title);
    layout->addWidget(list, 1);
    layout->addWidget(buttons);
    dialog->resize(780, 460);
    dialog->open();
}

} // namespace duopost
