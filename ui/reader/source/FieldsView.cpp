// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/source/FieldsView.h"

#include "ui/reader/source/RawView.h"

#include <QFontDatabase>
#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace duopost {

namespace {

constexpr qsizetype cellAtMost = 1000;

QString visibleLines(const QByteArray &raw)
{
    QStringList lines;
    for (QByteArrayView line : raw.split('\n')) {
        if (line.endsWith('\r'))
            line.chop(1);
        lines << visibleLine(line);
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

FieldsView::FieldsView(QWidget *parent)
    : QWidget(parent), m_list(new QTreeWidget(this)), m_asSent(new QPlainTextEdit(this))
{
    m_list->setHeaderLabels({tr("Field"), tr("Read as")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setObjectName(QStringLiteral("roomy"));
    m_list->setAlternatingRowColors(false);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Header fields"));
    m_list->header()->setStretchLastSection(true);
    m_list->header()->resizeSection(0, 220);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &FieldsView::showChosen);
    m_asSent->setReadOnly(true);
    m_asSent->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_asSent->setFrameShape(QFrame::NoFrame);
    m_asSent->document()->setDocumentMargin(10);
    m_asSent->setAccessibleName(tr("The field as it was sent"));
    m_asSent->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto *below = new QWidget(this);
    auto *title = new QLabel(tr("As it was sent"), below);
    title->setObjectName(QStringLiteral("subtle"));
    title->setContentsMargins(12, 6, 12, 0);
    auto *stack = new QVBoxLayout(below);
    stack->setContentsMargins(0, 0, 0, 0);
    stack->setSpacing(2);
    stack->addWidget(title);
    stack->addWidget(m_asSent, 1);
    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setHandleWidth(1);
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_list);
    splitter->addWidget(below);
    splitter->setStretchFactor(0, 3);
    splitter->setStretchFactor(1, 1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(splitter);
}

void FieldsView::showFields(const QList<SourceField> &fields)
{
    m_fields = fields;
    m_list->clear();
    QList<QTreeWidgetItem *> items;
    for (const SourceField &field : fields) {
        const QString name = field.name.isEmpty() ? tr("(no field)") : visibleLine(field.name.left(cellAtMost));
        items << new QTreeWidgetItem({name, visibleLine(field.text.left(cellAtMost).toUtf8())});
    }
    m_list->addTopLevelItems(items);
    if (!items.isEmpty())
        m_list->setCurrentItem(items.first());
}

void FieldsView::showChosen()
{
    const int row = m_list->indexOfTopLevelItem(m_list->currentItem());
    if (row < 0 || row >= m_fields.size()) {
        m_asSent->clear();
        return;
    }
    const SourceField &field = m_fields.at(row);
    m_asSent->setPlainText(visibleLines(field.name.isEmpty() ? field.raw : field.name + ": " + field.raw));
}

} // namespace duopost
