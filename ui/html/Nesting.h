// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QString>

namespace duopost {

/// Keeps the elements of a document from nesting without end, and weighs what a parser will make of them.
/// Layout walks the tree recursively, so its depth must have a limit.
class Nesting {
public:
    /// Whether the element may be written; @p before gets the end tags that have to come first. @p columns is
    /// how many a cell takes.
    bool open(const QString &name, QString &before, int columns = 1);
    /// The end tags to write for this one; empty if nothing of that name is open.
    QString close(const QString &name);
    /// Elements there will be, with those that the parser repeats by itself.
    qint64 weight() const { return m_weight; }

private:
    QString popThrough(qsizetype index);

    struct Open {
        QString name;
        int columns = 0; ///< of a row so far, or the most in a row of a table
    };
    QList<Open> m_open;
    QHash<QString, int> m_refused;
    qint64 m_weight = 0;
    int m_repeated = 0, m_rows = 0, m_widest = 0;
};

} // namespace duopost
