// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/list/TableRowPainter.h"

#include "ui/list/ListHeader.h"
#include "ui/tags/TagChips.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/words/Dates.h"
#include "ui/words/WhereVocabulary.h"

#include <QFontMetrics>
#include <QPainter>

namespace duopost {

namespace {

constexpr int inside = 6; // left and right of a cell's text
constexpr int indent = 18; // of the messages of an unfolded conversation
constexpr int dot = 8;

QRectF iconAt(int x, const QRect &row)
{
    return QRectF(
        x, row.center().y() - RowPainter::iconSize / 2 + 1, RowPainter::iconSize, RowPainter::iconSize);
}

bool isUnread(const MessageRow &row, const RowPainter::Look &look)
{
    return !row.flags.testFlag(MessageFlag::Seen) || look.hidesUnread;
}

} // namespace

TableRowPainter::TableRowPainter(const QFont &font, const ListHeader &header)
    : RowPainter(font), m_header(header)
{
}

int TableRowPainter::rowHeight() const
{
    return QFontMetrics(m_nameBold).height() + 11;
}

QRect TableRowPainter::badgeRect(const QRect &row, int count) const
{
    const QRect cell = m_header.cell(row, ListColumn::Subject);
    const QSize size = badgeSize(count);
    return {QPoint(cell.left() + inside, row.center().y() - size.height() / 2 + 1), size};
}

void TableRowPainter::paintGround(QPainter &painter, const QRect &rect, const Look &look) const
{
    const Colours &c = colours();
    if (look.selected)
        painter.fillRect(rect, c.selection);
    else if (look.hovered)
        painter.fillRect(rect, c.pane);
    if (look.selected && look.focused)
        painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), c.accent);
    painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), c.line);
}

void TableRowPainter::paint(QPainter &painter, const QRect &rect, const MessageRow &row, const Look &look) const
{
    const Colours &c = colours();
    paintGround(painter, rect, look);
    const bool unread = isUnread(row, look);
    const bool deleted = row.flags.testFlag(MessageFlag::Deleted);
    const QColor quiet = look.selected ? c.selectionText : c.subtle;
    const QColor text = deleted ? quiet : look.selected ? c.selectionText : c.text;
    const auto cell
        = [&](ListColumn column) { return m_header.cell(rect, column).adjusted(inside, 0, -inside, 0); };
    paintIcons(painter, rect, row, look);
    if (QRect sender = cell(ListColumn::Sender); sender.width() > 0) {
        sender.setLeft(sender.left() + (look.isMember ? indent : 0));
        if (unread) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(Qt::NoPen);
            painter.setBrush(c.accent);
            painter.drawEllipse(QRectF(sender.left(), sender.center().y() - 3.5, dot, dot));
        }
        sender.setLeft(sender.left() + dot + inside);
        QFont font = unread ? m_nameBold : m_name;
        font.setStrikeOut(deleted);
        drawElided(painter, sender, font, text, who(row, look));
    }
    paintSubject(painter, rect, row, look);
    if (const QRect tags = cell(ListColumn::Tags); tags.width() > 0 && !look.tags.isEmpty())
        paintTagChips(painter, tags, m_label, look.tags);
    if (const QRect date = cell(ListColumn::Date); date.width() > 0)
        drawElided(
            painter, date, m_small, unread && !look.selected ? c.link : quiet,
            listDate(row.date, m_now, m_locale));
    if (const QRect size = cell(ListColumn::Size); size.width() > 0) {
        painter.setFont(m_small);
        painter.setPen(quiet);
        painter.drawText(
            size, Qt::AlignRight | Qt::AlignVCenter,
            m_locale.formattedDataSize(row.size, 0, QLocale::DataSizeTraditionalFormat));
    }
    if (const QRect where = cell(ListColumn::Where); where.width() > 0) {
        const WhereWords words = whereWords(row.where);
        paintLineIcon(painter, iconAt(where.left(), rect), words.icon, look.selected ? quiet : words.colour);
        drawElided(
            painter, where.adjusted(iconSize + inside, 0, 0, 0), m_small, quiet,
            look.place.isEmpty() ? words.shortText : look.place);
    }
}

void TableRowPainter::paintIcons(
    QPainter &painter, const QRect &rect, const MessageRow &row, const Look &look) const
{
    const Colours &c = colours();
    const QColor quiet = look.selected ? c.selectionText : c.subtle;
    const auto centred = [&](ListColumn column, const QString &name, const QColor &colour) {
        const QRect cell = m_header.cell(rect, column);
        if (cell.width() > 0)
            paintLineIcon(painter, iconAt(cell.center().x() - iconSize / 2 + 1, rect), name, colour);
    };
    if (row.flags.testFlag(MessageFlag::Flagged))
        centred(ListColumn::Star, QStringLiteral("star-filled"), c.here);
    else if (look.hovered)
        centred(ListColumn::Star, QStringLiteral("star"), quiet);
    if (row.hasAttachments)
        centred(ListColumn::Attachment, QStringLiteral("attachment"), quiet);
}

void TableRowPainter::paintSubject(
    QPainter &painter, const QRect &rect, const MessageRow &row, const Look &look) const
{
    const Colours &c = colours();
    const QColor quiet = look.selected ? c.selectionText : c.subtle;
    const bool deleted = row.flags.testFlag(MessageFlag::Deleted);
    QRect subject = m_header.cell(rect, ListColumn::Subject).adjusted(inside, 0, -inside, 0);
    if (look.count > 1) {
        const QRect badge = badgeRect(rect, look.count);
        paintBadge(painter, badge, look);
        subject.setLeft(badge.right() + inside);
    }
    if (look.isMember)
        subject.setLeft(subject.left() + indent);
    for (const auto &[flag, name] :
         {std::pair(MessageFlag::Answered, "answered"), std::pair(MessageFlag::Forwarded, "forwarded"),
          std::pair(MessageFlag::Junk, "junk")}) {
        if (!row.flags.testFlag(flag))
            continue;
        paintLineIcon(
            painter, iconAt(subject.left(), rect), QString::fromLatin1(name),
            flag == MessageFlag::Junk && !look.selected ? c.bad : quiet);
        subject.setLeft(subject.left() + iconSize + 4);
    }
    QFont font = isUnread(row, look) ? m_nameBold : m_name;
    font.setStrikeOut(deleted);
    const QColor text = deleted ? quiet : look.selected ? c.selectionText : c.text;
    drawElided(painter, subject, font, text, about(row));
    // The first words follow where there is room for them.
    const int used = QFontMetrics(font).horizontalAdvance(about(row).left(300)) + 2 * inside;
    QString more
        = look.elsewhere.isEmpty() ? row.preview : look.elsewhere + QStringLiteral(" · ") + row.preview;
    if (subject.width() - used > 80 && !more.isEmpty())
        drawElided(painter, subject.adjusted(used, 0, 0, 0), m_small, quiet, more);
}

void TableRowPainter::paintBlank(QPainter &painter, const QRect &rect, const Look &look) const
{
    paintGround(painter, rect, look);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours().hover);
    for (const auto column : {ListColumn::Sender, ListColumn::Subject, ListColumn::Date}) {
        const QRect cell = m_header.cell(rect, column).adjusted(inside, 7, -inside, -7);
        if (cell.width() > 20)
            painter.drawRoundedRect(QRectF(cell.left(), cell.top(), cell.width() * 0.7, cell.height()), 4, 4);
    }
}

} // namespace duopost
