// SPDX-License-Identifier: GPL-3.0-or-later
// Where our reading of a corpus differs from the expectations that come with it: found against listed.
#pragma once

#include <QMap>
#include <QSet>
#include <QString>

namespace duopost::test {

/// Collects differences while a corpus is read and compares them with the table in
/// tests/data/known-differences.md. A difference is (file, what); both must be in the table, with a reason, and
/// nothing else may be.
class KnownDifferences {
public:
    explicit KnownDifferences(const QString &corpus);

    /// `detail` is only for the person who reads the failure.
    void found(const QString &file, const QString &what, const QString &detail = {});

    /// True if found and listed are the same; else every disagreement is printed.
    bool agree() const;

private:
    QSet<QString> m_listed;
    QMap<QString, QString> m_found;
    QString m_broken;
};

} // namespace duopost::test
