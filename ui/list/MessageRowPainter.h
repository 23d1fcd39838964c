// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/list/RowPainter.h"

namespace duopost {

/// A card: sender and date, subject, first words.
class MessageRowPainter : public RowPainter {
public:
    explicit MessageRowPainter(const QFont &font);
    int rowHeight() const override;
    QRect badgeRect(const QRect &row, int count) const override;
    void paint(QPainter &painter, const QRect &rect, const MessageRow &row, const Look &look) const override;
    void paintBlank(QPainter &painter, const QRect &rect, const Look &look) const override;

private:
    void paintGround(QPainter &painter, const QRect &rect, const Look &look) const;
    void paintMarked(QPainter &painter, const QRect &rect, const MessageRow &row, const Look &look) const;

    int m_line = 0, m_smallLine = 0;
};

} // namespace duopost
