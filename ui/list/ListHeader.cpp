// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/list/ListHeader.h"

#include "ui/theme/Icons.h"

#include <QContextMenuEvent>
#include <QMenu>
#include <QStandardItemModel>

namespace duopost {

namespace {

constexpr int iconColumn = 30;

std::optional<SortBy> orderOf(ListColumn column, bool recipients)
{
    switch (column) {
    case ListColumn::Star:
        return SortBy::Starred;
    case ListColumn::Attachment:
        return SortBy::Attachment;
    case ListColumn::Sender:
        return recipients ? SortBy::Recipients : SortBy::Sender;
    case ListColumn::Subject:
        return SortBy::Subject;
    case ListColumn::Date:
        return SortBy::Date;
    case ListColumn::Size:
        return SortBy::Size;
    case ListColumn::Tags:
    case ListColumn::Where:
        break;
    }
    return std::nullopt;
}

} // namespace

ListHeader::ListHeader(QWidget *parent) : QHeaderView(Qt::Horizontal, parent)
{
    setObjectName(QStringLiteral("listColumns"));
    setAccessibleName(tr("Columns"));
    auto *titles = new QStandardItemModel(0, listColumns, this);
    setModel(titles);
    for (int i = 0; i < listColumns; ++i) {
        const auto column = static_cast<ListColumn>(i);
        const bool isIcon = column == ListColumn::Star || column == ListColumn::Attachment;
        titles->setHeaderData(i, Qt::Horizontal, isIcon ? QString() : columnTitle(column));
        titles->setHeaderData(i, Qt::Horizontal, columnTitle(column), Qt::ToolTipRole);
        titles->setHeaderData(i, Qt::Horizontal, columnTitle(column), Qt::AccessibleTextRole);
    }
    titles->setHeaderData(0, Qt::Horizontal, lineIcon(QStringLiteral("star")), Qt::DecorationRole);
    titles->setHeaderData(1, Qt::Horizontal, lineIcon(QStringLiteral("attachment")), Qt::DecorationRole);
    titles->setHeaderData(
        static_cast<int>(ListColumn::Size), Qt::Horizontal, int(Qt::AlignRight | Qt::AlignVCenter),
        Qt::TextAlignmentRole);
    setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setSectionsClickable(true);
    setSectionsMovable(false);
    setHighlightSections(false);
    setSortIndicatorShown(true);
    setMinimumSectionSize(iconColumn);
    setStretchLastSection(false);
    const int letter = fontMetrics().averageCharWidth();
    const int widths[] = {iconColumn,  iconColumn,  24 * letter, 40 * letter,
                          12 * letter, 15 * letter, 11 * letter, 26 * letter};
    for (int i = 0; i < listColumns; ++i)
        resizeSection(i, widths[i]);
    setSectionResizeMode(0, Fixed);
    setSectionResizeMode(1, Fixed);
    setSectionResizeMode(static_cast<int>(ListColumn::Subject), Stretch);
    connect(this, &QHeaderView::sectionClicked, this, &ListHeader::clicked);
    connect(this, &QHeaderView::sectionResized, this, &ListHeader::widthsChanged);
}

QString ListHeader::columnTitle(ListColumn column) const
{
    switch (column) {
    case ListColumn::Star:
        return tr("Star");
    case ListColumn::Attachment:
        return tr("Attachment");
    case ListColumn::Sender:
        return m_recipients ? tr("Recipient") : tr("Sender");
    case ListColumn::Subject:
        return tr("Subject");
    case ListColumn::Tags:
        return tr("Tags");
    case ListColumn::Date:
        return tr("Date");
    case ListColumn::Size:
        return tr("Size");
    case ListColumn::Where:
        return tr("Where it is");
    }
    return {};
}

void ListHeader::showRecipients(bool recipients)
{
    m_recipients = recipients;
    const int sender = static_cast<int>(ListColumn::Sender);
    for (const int role :
         {static_cast<int>(Qt::EditRole), static_cast<int>(Qt::ToolTipRole),
          static_cast<int>(Qt::AccessibleTextRole)})
        model()->setHeaderData(sender, Qt::Horizontal, columnTitle(ListColumn::Sender), role);
    showOrder(m_order);
}

void ListHeader::showOrder(const ListOrder &order)
{
    m_order = order;
    int section = -1; // unread has no column of its own
    for (int i = 0; i < listColumns; ++i) {
        if (orderOf(static_cast<ListColumn>(i), m_recipients) == order.by)
            section = i;
    }
    const bool up = order.direction == SortDirection::Ascending;
    setSortIndicator(section, up ? Qt::AscendingOrder : Qt::DescendingOrder);
}

QRect ListHeader::cell(const QRect &row, ListColumn column) const
{
    const int section = static_cast<int>(column);
    if (isSectionHidden(section))
        return {};
    return {row.left() + sectionViewportPosition(section), row.top(), sectionSize(section), row.height()};
}

void ListHeader::clicked(int section)
{
    const auto by = orderOf(static_cast<ListColumn>(section), m_recipients);
    if (!by || (!m_textOrders && ListOrder{*by}.isByText())) {
        showOrder(m_order); // the click moved the arrow
        return;
    }
    ListOrder order{*by, usualDirection(*by)};
    if (m_order == order)
        order.direction = order.direction == SortDirection::Ascending ? SortDirection::Descending
                                                                      : SortDirection::Ascending;
    emit orderWanted(order);
}

void ListHeader::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    for (int i = 0; i < listColumns; ++i) {
        const auto column = static_cast<ListColumn>(i);
        if (column == ListColumn::Subject)
            continue; // always there: it takes what room is left
        QAction *action = menu->addAction(columnTitle(column));
        action->setCheckable(true);
        action->setChecked(!isSectionHidden(i));
        connect(action, &QAction::toggled, this, [this, i](bool shown) {
            setSectionHidden(i, !shown);
            emit widthsChanged();
        });
    }
    menu->popup(event->globalPos());
}

} // namespace duopost
