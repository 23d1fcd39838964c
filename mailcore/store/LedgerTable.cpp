// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/LedgerTable.h"

#include "mailcore/store/Sql.h"

#include <QSet>
#include <optional>

namespace duopost {

namespace {

template <class Enum> std::optional<Enum> fromName(const QString &name, int count)
{
    for (int i = 0; i < count; ++i) {
        if (toString(static_cast<Enum>(i)) == name)
            return static_cast<Enum>(i);
    }
    return std::nullopt;
}

constexpr QChar separator(0x1f);

constexpr int sourceCount = static_cast<int>(EvidenceSource::Observed) + 1;

} // namespace

QList<LedgerRow> LedgerTable::all()
{
    QList<LedgerRow> result;
    SQLite::Statement row(
        m_database.handle(),
        "SELECT operation, source, supports, reason, at, transcript FROM main.ledger ORDER BY id");
    while (row.executeStep()) {
        const auto operation = fromName<Operation>(text(row, 0), operationCount);
        const auto source = fromName<EvidenceSource>(text(row, 1), sourceCount);
        if (!operation || !source)
            continue; // written by a version that knew more operations
        const auto lines = text(row, 5);
        const auto reason = text(row, 3).split(separator);
        const auto known = reasonFromString(reason.first());
        if (!known)
            continue;
        result << LedgerRow{
            *operation,
            {*source, *known, reason.mid(1),
             QDateTime::fromMSecsSinceEpoch(row.getColumn(4).getInt64(), Qt::UTC),
             lines.isEmpty() ? QStringList() : lines.split(QLatin1Char('\n')), row.getColumn(2).getInt() != 0}};
    }
    return result;
}

void LedgerTable::add(const QList<LedgerRow> &rows)
{
    auto &db = m_database.handle();
    SQLite::Statement forget(db, "DELETE FROM main.ledger WHERE operation=? AND source='advertised'");
    SQLite::Statement insert(
        db,
        "INSERT INTO main.ledger (operation, source, supports, reason, at, transcript) VALUES "
        "(?,?,?,?,?,?)");
    SQLite::Statement prune(
        db,
        "DELETE FROM main.ledger WHERE operation=?1 AND source=?2 AND id NOT IN (SELECT id FROM "
        "main.ledger "
        "WHERE "
        "operation=?1 AND source=?2 ORDER BY id DESC LIMIT 5)");
    QSet<Operation> replaced;
    for (const auto &row : rows) {
        const auto operation = toString(row.operation);
        if (row.evidence.source == EvidenceSource::Advertised && !replaced.contains(row.operation)) {
            bindAll(forget, operation);
            run(forget);
            replaced.insert(row.operation);
        }
        bindAll(
            insert, operation, toString(row.evidence.source), row.evidence.supports,
            (QStringList{toString(row.evidence.reason)} + row.evidence.arguments).join(separator),
            row.evidence.at.toMSecsSinceEpoch(), row.evidence.transcript.join(QLatin1Char('\n')));
        run(insert);
        bindAll(prune, operation, toString(row.evidence.source));
        run(prune);
    }
}

} // namespace duopost
