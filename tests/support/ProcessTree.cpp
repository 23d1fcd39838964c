// SPDX-License-Identifier: GPL-3.0-or-later
#include "ProcessTree.h"

#include <QDir>
#include <QFile>
#include <QStringList>
#include <optional>

namespace duopost::test {

namespace {

struct Stat {
    ProcessMark mark;
    qint64 parent = 0;
    char state = '?';
};

std::optional<Stat> readStat(qint64 pid)
{
    QFile file(QStringLiteral("/proc/%1/stat").arg(pid));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray text = file.readAll();
    // The name stands in parentheses and may hold anything, spaces and parentheses too (proc(5)).
    const qsizetype open = text.indexOf('('), close = text.lastIndexOf(')');
    const QList<QByteArray> fields = text.mid(close + 2).split(' ');
    if (open < 0 || close < open || fields.size() < 20)
        return {};
    return Stat{{pid, fields[19], text.mid(open + 1, close - open - 1)}, fields[1].toLongLong(), fields[0][0]};
}

} // namespace

QList<ProcessMark> descendantsOf(qint64 pid)
{
    QList<Stat> all;
    for (const QString &name : QDir(QStringLiteral("/proc")).entryList(QDir::Dirs)) {
        bool number = false;
        const qint64 each = name.toLongLong(&number);
        if (!number)
            continue;
        if (const auto stat = readStat(each))
            all << *stat;
    }
    QList<ProcessMark> found;
    QList<qint64> open{pid};
    while (!open.isEmpty()) {
        const qint64 parent = open.takeFirst();
        for (const Stat &stat : all) {
            if (stat.parent == parent) {
                found << stat.mark;
                open << stat.mark.pid;
            }
        }
    }
    return found;
}

QString stillRunning(const QList<ProcessMark> &processes)
{
    QStringList names;
    for (const ProcessMark &mark : processes) {
        const auto stat = readStat(mark.pid);
        if (stat && stat->mark.startTime == mark.startTime && stat->state != 'Z')
            names << QStringLiteral("%1 (%2)").arg(QString::fromLocal8Bit(mark.name)).arg(mark.pid);
    }
    return names.join(QStringLiteral(", "));
}

} // namespace duopost::test
