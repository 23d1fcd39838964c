// SPDX-License-Identifier: GPL-3.0-or-later
// Binding and reading values, in one place.
#pragma once

#include <QByteArray>
#include <QString>
#include <SQLiteCpp/SQLiteCpp.h>
#include <type_traits>

namespace duopost {

inline void bindOne(SQLite::Statement &statement, int index, const QByteArray &value)
{
    statement.bind(
        index, static_cast<const void *>(value.constData() ? value.constData() : ""),
        static_cast<int>(value.size()));
}

inline void bindOne(SQLite::Statement &statement, int index, const QString &value)
{
    statement.bind(index, value.toStdString());
}

template <class T>
requires std::is_integral_v<T> || std::is_enum_v<T>
void bindOne(SQLite::Statement &statement, int index, T value)
{
    statement.bind(index, static_cast<int64_t>(value));
}

/// Binds all parameters from 1 on; the statement is reset first.
template <class... Values> void bindAll(SQLite::Statement &statement, const Values &...values)
{
    statement.tryReset();
    int index = 0;
    (bindOne(statement, ++index, values), ...);
}

inline int run(SQLite::Statement &statement)
{
    const int changes = statement.exec();
    statement.reset();
    return changes;
}

inline QByteArray bytes(SQLite::Statement &row, int column)
{
    const auto value = row.getColumn(column);
    return {static_cast<const char *>(value.getBlob()), value.getBytes()};
}

inline QString text(SQLite::Statement &row, int column)
{
    const auto value = row.getColumn(column);
    const auto *chars = value.getText();
    return QString::fromUtf8(chars, value.getBytes());
}

} // namespace duopost
