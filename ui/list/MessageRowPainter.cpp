// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/list/MessageRowPainter.h"

#include "ui/tags/TagChips.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/words/Dates.h"
#include "ui/words/WhereVocabulary.h"

#include <QFontMetrics>
#include <QPainter>

namespace duopost {

namespace {

constexpr int padding = 9;
constexpr int gutter = 24; // left of the text; the unread dot lies in it
constexpr int right = 14;
constexpr int memberIndent = 20; // of the messages of an unfolded conversation

} // namespace

MessageRowPainter::MessageRowPainter(const QFont &font) : RowPainter(font)
{
    m_line = QFontMetrics(m_nameBold).height() + 1;
    m_smallLine = QFontMetrics(m_small).height();
}

int MessageRowPainter::rowHeight() const
{
    return 2 * m_line + m_smallLine + 2 * padding + 2;
}

void MessageRowPainter::paintGround(QPainter &painter, const QRect &rect, const Look &look) const
{
    const Colours &c = colours();
    if (look.selected)
        painter.fillRect(rect, c.selection);
    else if (look.hovered)
        painter.fillRect(rect, c.pane);
    if (look.selected && look.focused)
        painter.fillRect(QRect(rect.left(), rect.top(), 3, rect.height()), c.accent);
    const int left = gutter + (look.isMember ? memberIndent : 0);
    painter.fillRect(QRect(rect.left() + left, rect.bottom(), rect.width() - left, 1), c.line);
    if (look.isMember) // they hang on the conversation above
        painter.fillRect(QRect(rect.left() + gutter, rect.top(), 2, rect.height()), c.line);
}

QRect MessageRowPainter::badgeRect(const QRect &row, int count) const
{
    const QSize size = badgeSize(count);
    const int top = row.top() + padding + m_line + (m_line - size.height()) / 2 + 1;
    return {QPoint(row.right() + 1 - right - size.width(), top), size};
}

void MessageRowPainter::paint(
    QPainter &painter, const QRect &rect, const MessageRow &row, const Look &look) const
{
    const Colours &c = colours();
    paintGround(painter, rect, look);
    const bool unread = !row.flags.testFlag(MessageFlag::Seen) || look.hidesUnread;
    const bool deleted = row.flags.testFlag(MessageFlag::Deleted);
    const QColor quiet = look.selected ? c.selectionText : c.subtle;
    const QColor text = deleted ? quiet : look.selected ? c.selectionText : c.text;
    const auto struck = [deleted](QFont font) {
        font.setStrikeOut(deleted);
        return font;
    };
    const QFont title = struck(unread ? m_nameBold : m_name);
    const int in = look.isMember ? memberIndent : 0;
    QRect line(rect.left() + gutter + in, rect.top() + padding, rect.width() - gutter - in - right, m_line);

    if (unread) {
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        painter.setBrush(c.accent);
        painter.drawEllipse(QRectF(rect.left() + 10 + in, line.center().y() - 3.5, 8, 8));
    }
    QString when = listDate(row.date, m_now, m_locale);
    if (!look.elsewhere.isEmpty())
        when = QFontMetrics(m_small).elidedText(look.elsewhere, Qt::ElideRight, line.width() / 3)
            + QStringLiteral(" · ") + when;
    painter.setFont(m_small);
    painter.setPen(unread && !look.selected ? c.link : quiet);
    painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, when);
    const int whenWidth = QFontMetrics(m_small).horizontalAdvance(when) + 10;
    const QString person = look.recipients ? RowWords::tr("To: %1").arg(who(row, look)) : who(row, look);
    drawElided(painter, line.adjusted(0, 0, -whenWidth, 0), title, text, person);

    line.translate(0, m_line);
    QRect subject = line;
    for (const auto &[flag, name] :
         {std::pair(MessageFlag::Answered, "answered"), std::pair(MessageFlag::Forwarded, "forwarded")}) {
        if (!row.flags.testFlag(flag))
            continue;
        paintLineIcon(
            painter, QRectF(subject.left(), subject.center().y() - iconSize / 2 + 1, iconSize, iconSize),
            QString::fromLatin1(name), quiet);
        subject.setLeft(subject.left() + iconSize + 4);
    }
    if (look.count > 1) {
        paintBadge(painter, badgeRect(rect, look.count), look);
        subject.setRight(badgeRect(rect, look.count).left() - 2);
    }
    const auto badge = [&](const QString &name, const QColor &colour) {
        subject.setRight(subject.right() - iconSize - 3);
        paintLineIcon(
            painter, QRectF(subject.right() + 4, subject.center().y() - iconSize / 2 + 1, iconSize, iconSize),
            name, colour);
    };
    if (row.flags.testFlag(MessageFlag::Flagged))
        badge(QStringLiteral("star-filled"), c.here);
    if (row.hasAttachments)
        badge(QStringLiteral("attachment"), quiet);
    if (row.flags.testFlag(MessageFlag::Junk))
        badge(QStringLiteral("junk"), c.bad);
    if (row.where != Where::ServerAndHere && row.where != Where::OnlyOnServer) {
        const WhereWords words = whereWords(row.where);
        badge(words.icon, words.colour);
    }
    drawElided(painter, subject.adjusted(0, 0, -4, 0), title, text, about(row));

    line.translate(0, m_line + 1);
    line.setHeight(m_smallLine);
    if (!look.place.isEmpty()) {
        painter.setFont(m_small);
        painter.setPen(quiet);
        const QFontMetrics metrics(m_small);
        const QString place = metrics.elidedText(look.place, Qt::ElideMiddle, line.width() / 2);
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, place);
        line.setRight(line.right() - metrics.horizontalAdvance(place) - 12);
    }
    if (!look.tags.isEmpty()) {
        const QRect chips(line.left(), line.top(), line.width() * 3 / 5, line.height());
        line.setLeft(line.left() + paintTagChips(painter, chips, m_label, look.tags) + 4);
    }
    if (look.marks.isEmpty())
        drawElided(painter, line, struck(m_small), quiet, row.preview);
    else
        paintMarked(painter, line, row, look);
}

// Piece by piece, each beginning where the one before ended; what was found stands on a ground of its own.
void MessageRowPainter::paintMarked(
    QPainter &painter, const QRect &rect, const MessageRow &row, const Look &look) const
{
    const Colours &c = colours();
    QFont bold = m_small;
    bold.setWeight(QFont::DemiBold);
    painter.save();
    painter.setClipRect(rect);
    int x = rect.left();
    const auto piece = [&](qsizetype from, qsizetype length, bool found) {
        const QString text = row.preview.mid(from, length);
        const QFont &font = found ? bold : m_small;
        const int width = QFontMetrics(font).horizontalAdvance(text);
        const QRect place(x, rect.top(), width, rect.height());
        if (found && !look.selected)
            painter.fillRect(place.adjusted(-1, 1, 1, -1), c.warnGround);
        painter.setFont(font);
        painter.setPen(look.selected ? c.selectionText : found ? c.text : c.subtle);
        painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
        x += width;
    };
    qsizetype at = 0;
    for (const auto &[begin, length] : look.marks) {
        if (begin < at || begin + length > row.preview.size() || x > rect.right())
            break;
        piece(at, begin - at, false);
        piece(begin, length, true);
        at = begin + length;
    }
    if (x <= rect.right())
        piece(at, row.preview.size() - at, false);
    painter.restore();
}

void MessageRowPainter::paintBlank(QPainter &painter, const QRect &rect, const Look &look) const
{
    paintGround(painter, rect, look);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours().hover);
    const int width = rect.width() - gutter - right;
    const int heights[] = {m_line, m_line, m_smallLine};
    const int widths[] = {width * 2 / 5, width * 3 / 4, width * 9 / 10};
    int y = rect.top() + padding;
    for (int i = 0; i < 3; ++i) {
        painter.drawRoundedRect(QRectF(rect.left() + gutter, y + 4, widths[i], heights[i] - 8), 4, 4);
        y += heights[i];
    }
}

} // namespace duopost
