// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/KnownDifferences.h"

#include <QFile>
#include <QStringList>
#include <cstdio>

namespace duopost::test {

namespace {

QString key(const QString &file, const QString &what)
{
    return file + QStringLiteral(" | ") + what;
}

QStringList cells(const QString &line)
{
    QStringList result;
    for (const QString &cell : line.split(QLatin1Char('|')))
        result += cell.trimmed();
    return result;
}

} // namespace

// Rows: | corpus | files, separated by commas | what; separated by semicolons | reason |
KnownDifferences::KnownDifferences(const QString &corpus)
{
    QFile file(QStringLiteral(DUOPOST_SOURCE_DIR "/tests/data/known-differences.md"));
    if (!file.open(QIODevice::ReadOnly)) {
        m_broken = QStringLiteral("cannot read ") + file.fileName();
        return;
    }
    const QStringList lines = QString::fromUtf8(file.readAll()).split(QLatin1Char('\n'));
    for (const QString &line : lines) {
        const QStringList row = cells(line);
        if (row.size() != 6 || row[1] != corpus)
            continue;
        if (row[4].isEmpty())
            m_broken += QStringLiteral("no reason given: ") + line + QLatin1Char('\n');
        for (const QString &name : row[2].split(QLatin1Char(','))) {
            for (const QString &what : row[3].split(QLatin1Char(';')))
                m_listed.insert(key(name.trimmed(), what.trimmed()));
        }
    }
}

void KnownDifferences::found(const QString &file, const QString &what, const QString &detail)
{
    m_found.insert(key(file, what), detail);
}

bool KnownDifferences::agree() const
{
    QStringList lines;
    if (!m_broken.isEmpty())
        lines += m_broken;
    for (auto it = m_found.cbegin(); it != m_found.cend(); ++it) {
        if (!m_listed.contains(it.key()))
            lines += QStringLiteral("not listed: %1   %2").arg(it.key(), it.value());
    }
    for (const QString &listed : m_listed) {
        if (!m_found.contains(listed))
            lines += QStringLiteral("listed, but no longer different: %1").arg(listed);
    }
    for (const QString &line : std::as_const(lines))
        std::fprintf(stderr, "%s\n", qUtf8Printable(line));
    return lines.isEmpty();
}

} // namespace duopost::test
