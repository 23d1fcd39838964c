// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/list/RowPainter.h"

namespace duopost {

class ListHeader;

/// A row of the list as a table: one line, in the header's columns.
class TableRowPainter : public RowPainter {
public:
    TableRowPainter(const QFont &font, const ListHeader &header);
    int rowHeight() const override;
    QRect badgeRect(const QRect &row, int count) const override;
    void paint(QPainter &painter, const QRect &rect, const MessageRow &row, const Look &look) const override;
    void paintBlank(QPainter &painter, const QRect &rect, const Look &look) const override;

private:
    void paintGround(QPainter &painter, const QRect &rect, const Look &look) const;
    void paintIcons(QPainter &painter, const QRect &rect, const MessageRow &row, const Look &look) const;
    void paintSubject(QPainter &painter, const QRect &rect, const MessageRow &row, const Look &look) const;

    const ListHeader &m_header;
};

} // namespace duopost
