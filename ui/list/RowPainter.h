// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Message.h"
#include "ui/tags/TagWords.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QFont>
#include <QLocale>

class QPainter;
class QRect;

namespace duopost {

/// The words that all rows have, however they are painted.
struct RowWords {
    Q_DECLARE_TR_FUNCTIONS(duopost::RowWords)
};

/// Paints one row of the message list. Knows fonts and heights, no model.
class RowPainter {
public:
    static constexpr int iconSize = 16;
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

    explicit RowPainter(const QFont &font);
    virtual ~RowPainter() = default;
    virtual int rowHeight() const = 0;
    int labelHeight() const;
    /// Where the number of messages is drawn, and clicked on.
    virtual QRect badgeRect(const QRect &row, int count) const = 0;
    const QFont &labelFont() const { return m_label; }

    void setNow(const QDateTime &now, const QLocale &locale);
    virtual void paint(QPainter &painter, const QRect &rect, const MessageRow &row, const Look &look) const = 0;
    /// What stands in for a row whose text is not here yet.
    virtual void paintBlank(QPainter &painter, const QRect &rect, const Look &look) const = 0;

protected:
    void paintBadge(QPainter &painter, const QRect &badge, const Look &look) const;
    QSize badgeSize(int count) const;
    static void drawElided(
        QPainter &painter, const QRect &rect, const QFont &font, const QColor &colour, const QString &text);
    static QString who(const MessageRow &row, const Look &look);
    static QString about(const MessageRow &row);

    QFont m_name, m_nameBold, m_small, m_label;
    QDateTime m_now;
    QLocale m_locale;
};

} // namespace duopost
