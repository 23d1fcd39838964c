// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainter>
#include <QString>

class QPagedPaintDevice;

namespace duopost {

/// Paper, page after page, in CSS px (1/96 inch). Pages outside the wanted range are gone through and not
/// painted.
class PrintSheet {
public:
    struct Range {
        int first = 0, last = 0; ///< 0 = no limit
    };
    PrintSheet(QPagedPaintDevice &device, Range range);

    bool isOpen() const { return m_painter.isActive(); }
    qreal width() const { return m_width; }
    qreal height() const { return m_height; } ///< of what can be written on; the page number stands below
    qreal y() const { return m_y; }
    qreal room() const { return m_height - m_y; }
    void advance(qreal by) { m_y += by; }
    void next(); ///< a new page
    bool end(); ///< false if the paper could not be written

    QPainter *painter() { return isWanted() ? &m_painter : nullptr; } ///< null on a page nobody wants

private:
    bool isWanted() const;
    void numberPage();

    QPagedPaintDevice &m_device;
    Range m_range;
    QPainter m_painter;
    qreal m_width = 0, m_height = 0, m_y = 0;
    int m_page = 1;
    bool m_painted = false; ///< a page was begun on the device
    bool m_failed = false;
};

} // namespace duopost
