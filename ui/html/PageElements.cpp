// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/html/PageElements.h"

#include <litehtml/el_anchor.h>
#include <litehtml/el_body.h>
#include <litehtml/el_div.h>
#include <litehtml/el_font.h>
#include <litehtml/el_image.h>
#include <litehtml/el_para.h>
#include <litehtml/el_table.h>
#include <litehtml/el_td.h>
#include <litehtml/el_tr.h>

#include <QByteArrayView>
#include <QList>

#include <vector>

namespace duopost {

namespace {

template <class Base> class Timed : public Base {
public:
    Timed(const std::shared_ptr<litehtml::document> &document, LayoutTime &time) : Base(document), m_time(time)
    {
    }

    using Base::select;
    int select(const litehtml::css_selector &selector, bool applyPseudo) override
    {
        m_time.check();
        return Base::select(selector, applyPseudo);
    }
    int render(int x, int y, int maxWidth, bool secondPass) override
    {
        m_time.check();
        // litehtml multiplies the percentages of all elements around: half of a half would be a quarter.
        const litehtml::css_length asWritten = this->m_css_width;
        if (!asWritten.is_predefined() && asWritten.units() == litehtml::css_units_percentage
            && this->m_display != litehtml::display_table_cell)
            this->m_css_width.set_value(
                static_cast<float>(asWritten.calc_percent(maxWidth)), litehtml::css_units_px);
        const int width = Base::render(x, y, maxWidth, secondPass);
        this->m_css_width = asWritten;
        return width;
    }

    void parse_styles(bool again) override
    {
        m_inherited.clear();
        Base::parse_styles(again);
    }
    /// litehtml climbs to the root for every word that is inherited, for every element and every piece of text.
    const char *get_style_property(const char *name, bool inherited, const char *otherwise) const override
    {
        if (!inherited || qstrncmp(name, "--", 2) == 0) // names of variables are not literals
            return Base::get_style_property(name, false, otherwise);
        for (const auto &[known, value] : m_inherited) {
            if (known == name)
                return value ? value : otherwise;
        }
        const char *value = Base::get_style_property(name, true, nullptr);
        m_inherited.emplace_back(name, value);
        return value ? value : otherwise;
    }

protected:
    void hint(const char *property, const char *value)
    {
        if (value && *value)
            this->m_style.add_property(property, value, nullptr, false, this);
    }
    void floatAsAligned()
    {
        const QByteArrayView align(this->get_attr("align", ""));
        if (align.compare("left", Qt::CaseInsensitive) == 0)
            hint("float", "left");
        else if (align.compare("right", Qt::CaseInsensitive) == 0)
            hint("float", "right");
    }
    /// Where the cell, division or "center" around it says so, a block stands in the middle. CSS has no word
    /// for that: text-align moves text only.
    void standAsAligned()
    {
        for (litehtml::element::ptr up = this->parent(); up; up = up->parent()) {
            const QByteArrayView tag(up->get_tagName()), align(up->get_attr("align", ""));
            if (tag == "center" || align.compare("center", Qt::CaseInsensitive) == 0) {
                hint("margin-left", "auto");
                hint("margin-right", "auto");
                return;
            }
            if (align.compare("right", Qt::CaseInsensitive) == 0) {
                hint("margin-left", "auto");
                return;
            }
            if (!align.isEmpty() || tag == "table")
                return;
        }
    }
    const litehtml::element::ptr around(const char *tag) const
    {
        litehtml::element::ptr up = this->parent();
        while (up && qstrcmp(up->get_tagName(), tag) != 0)
            up = up->parent();
        return up;
    }

private:
    LayoutTime &m_time;
    /// What an ancestor or this says of a property, by the address of its name: names are litehtml's literals.
    mutable std::vector<std::pair<const char *, const char *>> m_inherited;
};

class Table : public Timed<litehtml::el_table> {
public:
    using Timed::Timed;
    void parse_attributes() override
    {
        hint("height", get_attr("height"));
        if (qstrcmp(get_attr("border", "0"), "0") != 0) {
            hint("border-style", "solid");
            hint("border-color", "#9aa3b0");
        }
        if (qstrcmp(get_attr("align", ""), "") == 0)
            standAsAligned();
        floatAsAligned();
        Timed::parse_attributes();
    }
    void parse_styles(bool again) override
    {
        m_laidOutFor = -1;
        Timed::parse_styles(again);
    }
    /// litehtml answers with the width the table would like; outer tables would grow beyond their own.
    int render(int x, int y, int maxWidth, bool secondPass) override
    {
        if (m_laidOutFor == maxWidth) { // nothing within depends on where it stands
            m_pos.width = m_laidOut.width;
            m_pos.height = m_laidOut.height;
            m_pos.move_to(x + content_margins_left(), y + content_margins_top());
            return m_pos.width + m_padding.width() + m_borders.width();
        }
        Timed::render(x, y, maxWidth, secondPass);
        if (const QList<int> columns = unspread(); !columns.isEmpty()) {
            double wanted = 0;
            for (const int column : columns)
                wanted += m_grid->column(column).max_width;
            const double room
                = wanted + m_grid->column(columns.last()).width - m_grid->column(columns.last()).max_width;
            for (const int column : columns)
                m_grid->column(column).css_width.set_value(
                    static_cast<float>(m_grid->column(column).max_width * room / wanted),
                    litehtml::css_units_px);
            Timed::render(x, y, maxWidth, secondPass);
            for (const int column : columns)
                m_grid->column(column).css_width.predef(0);
        }
        m_laidOutFor = maxWidth;
        m_laidOut = m_pos;
        return m_pos.width + m_padding.width() + m_borders.width();
    }

private:
    /// The columns without a width, if none of them can be broken into lines: litehtml gives all room that is
    /// left to the last one then, browsers to each its part.
    QList<int> unspread() const
    {
        QList<int> columns;
        if (!m_grid || m_css_width.is_predefined())
            return columns;
        bool any = false;
        for (int i = 0; i < m_grid->cols_count(); ++i) {
            const litehtml::table_column &column = m_grid->column(i);
            if (!column.css_width.is_predefined())
                continue;
            if (column.max_width > column.min_width)
                return {};
            any = any || column.max_width > 0;
            columns << i;
        }
        if (columns.size() < 2 || !any
            || m_grid->column(columns.last()).width <= m_grid->column(columns.last()).max_width)
            return {};
        return columns;
    }

    int m_laidOutFor
        = -1; ///< the width that was offered; tables within tables are asked for the same again and again
    litehtml::position m_laidOut;
};

class Division : public Timed<litehtml::el_div> {
public:
    using Timed::Timed;
    void parse_attributes() override
    {
        standAsAligned();
        Timed::parse_attributes();
    }
};

class Cell : public Timed<litehtml::el_td> {
public:
    using Timed::Timed;
    /// Tables ask each cell how narrow it can be, whenever they are laid out; the answer is always the same.
    int render(int x, int y, int maxWidth, bool secondPass) override
    {
        if (maxWidth > 1)
            return Timed::render(x, y, maxWidth, secondPass);
        if (m_narrowest < 0) {
            m_narrowest = Timed::render(x, y, maxWidth, secondPass);
            m_narrowPlace = m_pos;
        }
        // Its height was made that of the row meanwhile, and a column of no width is not laid out again.
        m_pos = m_narrowPlace;
        return m_narrowest;
    }
    void parse_styles(bool again) override
    {
        m_narrowest = -1;
        Timed::parse_styles(again);
    }
    void parse_attributes() override
    {
        if (const litehtml::element::ptr row = around("tr"))
            hint("vertical-align", row->get_attr("valign"));
        if (const litehtml::element::ptr table = around("table")) {
            hint("padding", table->get_attr("cellpadding"));
            if (qstrcmp(table->get_attr("border", "0"), "0") != 0)
                hint("border", "1px solid #9aa3b0");
        }
        hint("height", get_attr("height"));
        Timed::parse_attributes();
    }

private:
    int m_narrowest = -1;
    litehtml::position m_narrowPlace;
};

class Font : public Timed<litehtml::el_font> {
public:
    using Timed::Timed;
    void parse_attributes() override
    {
        hint("font-family", get_attr("face"));
        Timed::parse_attributes();
    }
};

class Body : public Timed<litehtml::el_body> {
public:
    using Timed::Timed;
    void parse_attributes() override
    {
        hint("background-color", get_attr("bgcolor"));
        hint("color", get_attr("text"));
        Timed::parse_attributes();
    }
};

class Image : public Timed<litehtml::el_image> {
public:
    using Timed::Timed;
    void parse_attributes() override
    {
        floatAsAligned();
        if (const char *border = get_attr("border"); border && qstrcmp(border, "0") != 0) {
            hint("border-width", border);
            hint("border-style", "solid");
        }
        Timed::parse_attributes();
    }
};

class Heading : public Timed<litehtml::html_tag> {
public:
    using Timed::Timed;
    void parse_attributes() override
    {
        hint("text-align", get_attr("align"));
        Timed::parse_attributes();
    }
};

} // namespace

litehtml::element::ptr
makeElement(const char *tag, const std::shared_ptr<litehtml::document> &document, LayoutTime &time)
{
    const QByteArrayView name(tag);
    // These have a meaning of their own in litehtml.
    for (const char *other : {"br", "li", "style", "title", "link", "base", "script"}) {
        if (name == other)
            return nullptr;
    }
    if (name == "table")
        return std::make_shared<Table>(document, time);
    if (name == "td" || name == "th")
        return std::make_shared<Cell>(document, time);
    if (name == "tr")
        return std::make_shared<Timed<litehtml::el_tr>>(document, time);
    if (name == "font")
        return std::make_shared<Font>(document, time);
    if (name == "body")
        return std::make_shared<Body>(document, time);
    if (name == "img")
        return std::make_shared<Image>(document, time);
    if (name == "p")
        return std::make_shared<Timed<litehtml::el_para>>(document, time);
    if (name == "div")
        return std::make_shared<Division>(document, time);
    if (name == "a")
        return std::make_shared<Timed<litehtml::el_anchor>>(document, time);
    if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6')
        return std::make_shared<Heading>(document, time);
    return std::make_shared<Timed<litehtml::html_tag>>(document, time);
}

} // namespace duopost
