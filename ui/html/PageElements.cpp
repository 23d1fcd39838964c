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
        return Base::render(x, y, maxWidth, secondPass);
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
    /// litehtml answers with the width the table would like; outer tables would grow beyond their own.
    int render(int x, int y, int maxWidth, bool secondPass) override
    {
        Timed::render(x, y, maxWidth, secondPass);
        return m_pos.width + m_padding.width() + m_borders.width();
    }
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
