// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace duopost {

/// A little room kept in a profile for the day the disk is full: SQLite needs some to open a database even for
/// reading (its shared memory file), and what cannot be opened cannot be read. Any thread.
class Ballast {
public:
    explicit Ballast(const QString &directory);

    /// Makes it, if there is room; that there is none is no error.
    void load() const;
    /// @return whether there was any to throw off
    bool throwOff() const;

private:
    QString m_path;
};

} // namespace duopost
