// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace duopost {

/// Where rows of one height and the few section labels between them lie. Pure; every question is
/// logarithmic in the number of sections, whatever the number of rows.
class ListGeometry {
public:
    struct Section {
        int firstRow = 0;
        QString title;
    };

    ListGeometry() = default;
    /// @p sections sorted by firstRow, none empty.
    ListGeometry(int rows, int rowHeight, int labelHeight, QList<Section> sections);

    int rows() const { return m_rows; }
    int height() const;
    int top(int row) const; ///< of the row itself, below its label if it has one
    int rowAt(int y) const; ///< the row at, or whose label is at, y; -1 outside
    int sectionOf(int row) const; ///< index into sections(); -1 if there is none
    int labelTop(int section) const;
    const QList<Section> &sections() const { return m_sections; }

private:
    int m_rows = 0, m_rowHeight = 1, m_labelHeight = 0;
    QList<Section> m_sections;
};

} // namespace duopost
