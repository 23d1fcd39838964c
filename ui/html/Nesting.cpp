// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/html/Nesting.h"

#include <algorithm>

namespace duopost {

namespace {

constexpr int depthAtMost = 100;
constexpr int columnsAtMost = 80; // a table becomes a grid of its longest row
constexpr int columnsCheap = 16;

bool isIn(const QString &word, std::initializer_list<const char *> list)
{
    return std::any_of(
        list.begin(), list.end(), [&word](const char *one) { return word == QLatin1String(one); });
}

bool isVoid(const QString &name)
{
    return isIn(name, {"br", "hr", "img"});
}

/// Those the parser opens again in the next block when nobody closed them.
bool isRepeated(const QString &name)
{
    return isIn(
        name, {"a", "b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u"});
}

} // namespace

QString Nesting::popThrough(qsizetype index)
{
    QString ends;
    while (m_open.size() > index) {
        const QString last = m_open.takeLast().name;
        if (isRepeated(last))
            --m_repeated;
        ends += QLatin1String("</") + last + QLatin1Char('>');
    }
    return ends;
}

bool Nesting::open(const QString &name, QString &before, int columns)
{
    m_weight += 1 + m_repeated;
    // "p" closes itself, and body and html exist once whatever is written.
    if (isVoid(name) || isIn(name, {"p", "html", "body"}))
        return true;
    const auto endOpen
        = [&](std::initializer_list<const char *> same, std::initializer_list<const char *> within) {
              for (qsizetype i = m_open.size() - 1; i >= 0 && !isIn(m_open.at(i).name, within); --i) {
                  if (isIn(m_open.at(i).name, same)) {
                      before = popThrough(i);
                      return;
                  }
              }
          };
    if (isIn(name, {"td", "th"}))
        endOpen({"td", "th"}, {"table", "tr"});
    else if (name == QLatin1String("tr"))
        endOpen({"tr"}, {"table"});
    else if (isIn(name, {"tbody", "thead", "tfoot"}))
        endOpen({"tbody", "thead", "tfoot"}, {"table"});
    else if (name == QLatin1String("li"))
        endOpen({"li"}, {"ul", "ol", "table", "td", "th"});
    else if (isIn(name, {"dt", "dd"}))
        endOpen({"dt", "dd"}, {"dl", "table", "td", "th"});
    // All rows of a table are filled up to the longest one, whether that comes first or last.
    if (name == QLatin1String("tr")) {
        ++m_rows;
        m_weight += m_widest > columnsCheap ? m_widest / 8 : 0;
    }
    const bool cell = isIn(name, {"td", "th"});
    if (cell && !m_open.isEmpty())
        columns += m_open.last().columns;
    if (m_open.size() >= depthAtMost || (cell && columns > columnsAtMost)) {
        ++m_refused[name];
        return false;
    }
    if (cell && !m_open.isEmpty()) {
        m_open.last().columns = columns;
        if (columns > m_widest) {
            m_widest = columns;
            m_weight += columns > columnsCheap ? m_rows : 0;
        }
    }
    m_open << Open{name};
    if (isRepeated(name))
        ++m_repeated;
    return true;
}

QString Nesting::close(const QString &name)
{
    if (isIn(name, {"p", "html", "body"}))
        return QLatin1String("</") + name + QLatin1Char('>');
    if (const auto refused = m_refused.find(name); refused != m_refused.end() && *refused > 0) {
        --*refused;
        return {};
    }
    // An end tag in a cell does not close what is open around the table.
    const bool ofTable = isIn(name, {"table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption"});
    for (qsizetype i = m_open.size() - 1; i >= 0; --i) {
        if (m_open.at(i).name == name)
            return popThrough(i);
        if (m_open.at(i).name == QLatin1String("table")
            || (!ofTable && isIn(m_open.at(i).name, {"td", "th", "caption"})))
            break;
    }
    return {};
}

} // namespace duopost
