// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/html/PageText.h"

#include <algorithm>

namespace duopost {

namespace {

constexpr qsizetype linkTextAtMost = 2000;

QRect rectOf(const litehtml::position &p)
{
    return {p.x, p.y, p.width, p.height};
}

bool is(const litehtml::element &element, const char *tag)
{
    return qstrcmp(element.get_tagName(), tag) == 0;
}

} // namespace

struct PageText::Walk {
    PageText &page;
    PageFonts &fonts;
    QString gap; // what stands between the last word and the next

    void need(QLatin1String separator)
    {
        if (page.m_text.isEmpty() || separator.isEmpty())
            return;
        const QLatin1String order[]
            = {QLatin1String(""), QLatin1String(" "), QLatin1String("\t"), QLatin1String("\n"),
               QLatin1String("\n\n")};
        if (std::find(std::begin(order), std::end(order), separator)
            > std::find(std::begin(order), std::end(order), gap))
            gap = separator;
    }

    /// The children of @p element are placed relative to @p origin.
    void children(litehtml::element &element, QPoint origin, int link)
    {
        for (int i = 0; i < static_cast<int>(element.get_children_count()); ++i)
            visit(*element.get_child(i), origin, link);
    }

    void visit(litehtml::element &element, QPoint origin, int link)
    {
        const litehtml::style_display display = element.get_display();
        if (display == litehtml::display_inline_text) {
            word(element, origin, link);
            return;
        }
        if (!element.is_visible() && display == litehtml::display_none)
            return;
        const QRect rect = rectOf(element.get_position()).translated(origin);
        if (is(element, "a")) {
            if (const char *href = element.get_attr("href")) {
                link = static_cast<int>(page.m_links.size());
                page.m_links.append({QString::fromUtf8(href), {}});
                linkBoxes(element, display, origin, rect);
            }
        } else if (is(element, "img")) {
            page.m_pictures << rect;
            if (link >= 0)
                page.m_links[link].areas << rect;
        }
        if (is(element, "br")) {
            need(gap.startsWith(QLatin1Char('\n')) ? QLatin1String("\n\n") : QLatin1String("\n"));
            return;
        }
        const bool cell = display == litehtml::display_table_cell;
        const bool flows = display == litehtml::display_inline || display == litehtml::display_inline_block;
        const bool apart = is(element, "p") || is(element, "table");
        const QLatin1String around(flows ? "" : cell ? "\t" : apart ? "\n\n" : "\n");
        need(around);
        // Rows and their groups have no place of their own: cells are placed in the table.
        const bool placed = display != litehtml::display_table_row
            && display != litehtml::display_table_row_group && display != litehtml::display_table_header_group
            && display != litehtml::display_table_footer_group;
        children(element, placed ? rect.topLeft() : origin, link);
        need(around);
    }

    void linkBoxes(litehtml::element &element, litehtml::style_display display, QPoint origin, QRect rect)
    {
        QList<QRect> &areas = page.m_links.last().areas;
        if (display == litehtml::display_inline) {
            litehtml::position::vector boxes;
            element.get_inline_boxes(boxes);
            for (const litehtml::position &box : boxes)
                areas << rectOf(box).translated(origin);
            return;
        }
        const litehtml::margins padding = element.get_paddings(), border = element.get_borders();
        areas << rect.adjusted(
            -padding.left - border.left, -padding.top - border.top, padding.right + border.right,
            padding.bottom + border.bottom);
    }

    void word(litehtml::element &element, QPoint origin, int link)
    {
        litehtml::tstring utf8;
        element.get_text(utf8);
        const QString text = QString::fromStdString(utf8);
        if (element.is_white_space() || text.trimmed().isEmpty()) {
            const bool kept = element.get_white_space() == litehtml::white_space_pre
                || element.get_white_space() == litehtml::white_space_pre_wrap;
            need(kept && text.contains(QLatin1Char('\n')) ? QLatin1String("\n") : QLatin1String(" "));
            return;
        }
        if (element.skip())
            return;
        if (link >= 0 && page.m_links[link].text.size() < linkTextAtMost)
            page.m_links[link].text += (page.m_links[link].text.isEmpty() ? QString() : gap) + text;
        page.m_text += gap;
        gap.clear();
        Word word;
        word.rect = rectOf(element.get_position()).translated(origin);
        word.start = page.m_text.size();
        word.length = static_cast<int>(text.size());
        word.font = fonts.at(element.get_font());
        page.m_wordAt.insert(word.rect.topLeft(), page.m_words.size());
        page.m_words << word;
        page.m_text += text;
        if (link >= 0)
            page.m_links[link].areas << word.rect;
    }
};

void PageText::read(const litehtml::element::ptr &root, PageFonts &fonts)
{
    clear();
    if (root)
        Walk{*this, fonts, {}}.visit(*root, {0, 0}, -1);
}

void PageText::mirror(int width)
{
    const auto flip = [width](QRect &rect) { rect.moveLeft(width - rect.left() - rect.width()); };
    m_wordAt.clear();
    for (qsizetype i = 0; i < m_words.size(); ++i) {
        flip(m_words[i].rect);
        m_wordAt.insert(m_words.at(i).rect.topLeft(), i);
    }
    for (Link &link : m_links)
        std::for_each(link.areas.begin(), link.areas.end(), flip);
    std::for_each(m_pictures.begin(), m_pictures.end(), flip);
}

bool PageText::followsInLine(qsizetype index) const
{
    const Word &word = m_words.at(index), &before = m_words.at(index - 1);
    const auto between
        = QStringView(m_text).mid(before.start + before.length, word.start - before.start - before.length);
    const int gap = qMax(word.rect.left(), before.rect.left())
        - qMin(word.rect.left() + word.rect.width(), before.rect.left() + before.rect.width());
    return !between.contains(QLatin1Char('\n')) && !between.contains(QLatin1Char('\t'))
        && word.rect.top() < before.rect.top() + before.rect.height()
        && before.rect.top() < word.rect.top() + word.rect.height() && gap < 2 * word.rect.height();
}

void PageText::turnRuns(WordDirection page)
{
    QList<WordDirection> directions;
    bool other = false;
    for (Word &word : m_words) {
        directions << directionOf(QStringView(m_text).mid(word.start, word.length));
        word.fromRight = directions.last() == WordDirection::RightToLeft;
        other |= directions.last() != WordDirection::None && directions.last() != page;
    }
    if (!other)
        return;
    for (qsizetype i = 0; i < m_words.size(); ++i) {
        if (directions.at(i) == WordDirection::None || directions.at(i) == page)
            continue;
        qsizetype last = i; // numbers behind such words, and signs between them, belong to them
        for (qsizetype next = i + 1;
             next < m_words.size() && followsInLine(next) && directions.at(next) != page; ++next) {
            const auto text = QStringView(m_text).mid(m_words.at(next).start, m_words.at(next).length);
            const bool isNumber = std::any_of(text.cbegin(), text.cend(), [](QChar c) { return c.isDigit(); });
            if (directions.at(next) != WordDirection::None || isNumber)
                last = next;
        }
        if (last > i)
            turn(i, last);
        i = last;
    }
}

void PageText::turn(qsizetype first, qsizetype last)
{
    int left = m_words.at(first).rect.left(), right = left;
    for (qsizetype i = first; i <= last; ++i) {
        left = qMin(left, m_words.at(i).rect.left());
        right = qMax(right, m_words.at(i).rect.left() + m_words.at(i).rect.width());
        m_wordAt.remove(m_words.at(i).rect.topLeft());
    }
    for (qsizetype i = first; i <= last; ++i) {
        QRect &rect = m_words[i].rect;
        const int before = rect.left();
        const QPoint laid = rect.topLeft();
        rect.moveLeft(left + right - before - rect.width());
        m_shifts.insert(laid, rect.left() - before);
        for (Link &link : m_links) {
            for (QRect &area : link.areas) {
                if (area.topLeft() == laid && area.size() == rect.size())
                    area.moveLeft(rect.left());
            }
        }
    }
    for (qsizetype i = first; i <= last; ++i)
        m_wordAt.insert(m_words.at(i).rect.topLeft(), i);
}

int PageText::linkAt(QPoint at) const
{
    for (qsizetype i = 0; i < m_links.size(); ++i) {
        for (const QRect &area : m_links.at(i).areas) {
            if (area.contains(at))
                return static_cast<int>(i);
        }
    }
    return -1;
}

qsizetype PageText::positionAt(QPoint at) const
{
    const Word *best = nullptr;
    qint64 bestDistance = 0;
    for (const Word &word : m_words) {
        const qint64 dx = std::max({word.rect.left() - at.x(), at.x() - word.rect.right(), 0});
        const qint64 dy = std::max({word.rect.top() - at.y(), at.y() - word.rect.bottom(), 0});
        const qint64 distance = dx + dy * 20; // the same line first
        if (!best || distance < bestDistance) {
            best = &word;
            bestDistance = distance;
        }
    }
    if (!best)
        return 0;
    if (best->fromRight ? at.x() <= best->rect.left() : at.x() >= best->rect.right())
        return best->start + best->length;
    qsizetype position = best->start;
    while (position < best->start + best->length) {
        const int middle = (xOf(*best, position) + xOf(*best, position + 1)) / 2;
        if (best->fromRight ? middle <= at.x() : middle >= at.x())
            break;
        ++position;
    }
    return position;
}

std::pair<qsizetype, qsizetype> PageText::wordAround(qsizetype position) const
{
    for (const Word &word : m_words) {
        if (position <= word.start + word.length)
            return {word.start, word.start + word.length};
    }
    return {position, position};
}

int PageText::xOf(const Word &word, qsizetype position) const
{
    const int left = word.rect.left(), width = word.rect.width();
    int along = 0;
    if (position >= word.start + word.length)
        along = width;
    else if (position > word.start && word.font)
        along = qMin(
            width, qRound(word.font->metrics.horizontalAdvance(m_text.mid(word.start, position - word.start))));
    return word.fromRight ? left + width - along : left + along;
}

std::pair<qsizetype, qsizetype> PageText::spanAt(QPoint topLeft) const
{
    const auto found = m_wordAt.constFind(topLeft);
    if (found == m_wordAt.cend())
        return {0, 0};
    const Word &word = m_words.at(*found);
    return {word.start, word.start + word.length};
}

QRect PageText::areaOf(qsizetype from, qsizetype to) const
{
    const auto word = std::partition_point(
        m_words.cbegin(), m_words.cend(), [from](const Word &one) { return one.start + one.length <= from; });
    return word != m_words.cend() && word->start < to ? word->rect : QRect();
}

QRect PageText::selectedPart(QPoint topLeft, qsizetype from, qsizetype to) const
{
    const auto found = m_wordAt.constFind(topLeft);
    if (found == m_wordAt.cend())
        return {};
    const Word &word = m_words.at(*found);
    if (word.start >= to || word.start + word.length <= from)
        return {};
    QRect part = word.rect;
    const int begin = xOf(word, qMax(from, word.start)), end = xOf(word, qMin(to, word.start + word.length));
    part.setLeft(qMin(begin, end));
    part.setRight(qMax(begin, end) - 1);
    if (to < word.start + word.length || *found + 1 >= m_words.size())
        return part;
    // The space to the next word, if that is selected too and stands beside it.
    const Word &next = m_words.at(*found + 1);
    const int after = next.rect.left() - (word.rect.left() + word.rect.width());
    const int before = word.rect.left() - (next.rect.left() + next.rect.width());
    if (next.start >= to || next.rect.top() != word.rect.top())
        return part;
    if (after > 0 && after < word.rect.height())
        part.setRight(next.rect.left() - 1);
    else if (before > 0 && before < word.rect.height())
        part.setLeft(next.rect.left() + next.rect.width());
    return part;
}

} // namespace duopost
