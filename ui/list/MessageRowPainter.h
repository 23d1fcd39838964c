// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Message.h"
#include "ui/tags/TagWords.h"

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
        int count = 1; ///< of messages in the conversation that this row stands for
        bool isUnfolded = false, isMember = false;
        bool hidesUnread = false; ///< something in the folded conversation is unread
        QString elsewhere; ///< the folder it is in, if that is not the one shown
        QList<QPair<int, int>> marks; ///< in the preview: what was searched for
        QList<ShownTag> tags;
        QString place; ///< the folder, where rows are of several
    };

    explicit MessageRowPainter(const QFont &font);
    int rowHeight() const;
    int labelHeight() const;
    /// Where the number of messages is drawn, and clicked on.
    QRect badgeRect(const QRect &row, int count) const;
    const QFont &labelFont() const { return m_label; }

    void setNow(const QDateTime &now, const QLocale &locale);
    void paint(QPainter &painter, const QRect &rect, const MessageRow &row, const Look &look) const;
    /// What stands in for a row whose text is not here yet.
    void paintBlank(QPainter &painter, const QRect &rect, const Look &look) const;

private:
    void paintGround(QPainter &painter, const QRect &rect, const Look &look) const;
    void paintBadge(QPainter &painter, const QRect &rect, const Look &look, const QColor &quiet) const;
    void paintMarked(QPainter &painter, const QRect &rect, const MessageRow &row, const Look &look) const;

    QFont m_name, m_nameBold, m_small, m_label;
    int m_line = 0, m_smallLine = 0;
    QDateTime m_now;
    QLocale m_locale;
};

} // namespace duopost
