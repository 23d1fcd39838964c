// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reader/print/PrintSheet.h"

#include <QFontDatabase>
#include <QPageLayout>
#include <QPagedPaintDevice>

namespace duopost {

namespace {
constexpr qreal perInch = 96, footer = 28;
}

PrintSheet::PrintSheet(QPagedPaintDevice &device, Range range) : m_device(device), m_range(range)
{
    const QSizeF points = device.pageLayout().paintRectPoints().size();
    m_width = points.width() * perInch / 72;
    m_height = points.height() * perInch / 72 - footer;
    if (!m_painter.begin(&device))
        return;
    m_painter.scale(device.logicalDpiX() / perInch, device.logicalDpiY() / perInch);
    m_painted = isWanted();
}

bool PrintSheet::isWanted() const
{
    return m_page >= m_range.first && (m_range.last <= 0 || m_page <= m_range.last);
}

void PrintSheet::next()
{
    numberPage();
    ++m_page;
    m_y = 0;
    if (!isWanted())
        return;
    if (m_painted && !m_device.newPage())
        m_failed = true;
    m_painted = true;
}

void PrintSheet::numberPage()
{
    if (!isWanted())
        return;
    QFont font = QFontDatabase::systemFont(QFontDatabase::GeneralFont);
    font.setPixelSize(11);
    m_painter.setFont(font);
    m_painter.setPen(QColor(0x55, 0x5b, 0x66));
    m_painter.drawText(
        QRectF(0, m_height + footer - 16, m_width, 16), Qt::AlignHCenter | Qt::AlignBottom,
        QString::number(m_page));
}

bool PrintSheet::end()
{
    numberPage();
    return m_painter.end() && !m_failed;
}

} // namespace duopost
