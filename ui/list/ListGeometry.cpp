// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/list/ListGeometry.h"

#include <algorithm>

namespace duopost {

ListGeometry::ListGeometry(int rows, int rowHeight, int labelHeight, QList<Section> sections)
    : m_rows(rows), m_rowHeight(rowHeight), m_labelHeight(labelHeight), m_sections(std::move(sections))
{
}

int ListGeometry::height() const
{
    return m_rows * m_rowHeight + static_cast<int>(m_sections.size()) * m_labelHeight;
}

int ListGeometry::sectionOf(int row) const
{
    const auto after = std::partition_point(
        m_sections.cbegin(), m_sections.cend(), [row](const Section &s) { return s.firstRow <= row; });
    return static_cast<int>(after - m_sections.cbegin()) - 1;
}

int ListGeometry::top(int row) const
{
    return row * m_rowHeight + (sectionOf(row) + 1) * m_labelHeight;
}

int ListGeometry::labelTop(int section) const
{
    return m_sections.at(section).firstRow * m_rowHeight + section * m_labelHeight;
}

int ListGeometry::rowAt(int y) const
{
    if (y < 0 || y >= height())
        return -1;
    int low = 0, high = static_cast<int>(m_sections.size());
    while (low < high) { // the last section whose label begins at or above y
        const int middle = (low + high) / 2;
        if (labelTop(middle) <= y)
            low = middle + 1;
        else
            high = middle;
    }
    const int section = low - 1;
    const int inRows = y - low * m_labelHeight;
    const int first = section < 0 ? 0 : m_sections.at(section).firstRow;
    return std::clamp(inRows < 0 ? first : inRows / m_rowHeight, first, m_rows - 1);
}

} // namespace duopost
