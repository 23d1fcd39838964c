// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Message.h"

#include <QDateTime>
#include <QFont>
#include <QLocale>

class QPainter;
class QRect;

namespace duopost {

/// Paints one card of the message list. Knows fonts and heights, no model.
class MessageRowPainter {
public:
    struct Look {
        bool selected = false, focused = false, hovered = false, recipients = false;
        QList<QPair<int, int>> marks; ///< in the preview: what was searched for
        QString place; ///< the folder, where rows are of several
    };

    explicit MessageRowPainter(const QFont &font);
    int rowHeight() const;
    int labelHeight() const;
    const QFont &labelFont() const { return m_label; }

    void setNow(const QDateTime &now, const QLocale &locale);
    void paint(QPainter &painter, const QRect &rect, const MessageRow &row, const Look &look) const;
    /// What stands in for a row whose text is not here yet.
    void paintBlank(QPainter &painter, const QRect &rect, const Look &look) const;

private:
    void paintGround(QPainter &painter, const QRect &rect, const Look &look) const;
    void paintMarked(QPainter &painter, const QRect &rect, const MessageRow &row, const Look &look) const;

    QFont m_name, m_nameBold, m_small, m_label;
    int m_line = 0, m_smallLine = 0;
    QDateTime m_now;
    QLocale m_locale;
};

} // namespace duopost
