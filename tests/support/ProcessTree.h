// SPDX-License-Identifier: GPL-3.0-or-later
// Which processes a process has started, from /proc.
#pragma once

#include <QList>
#include <QString>
#include <QtGlobal>

namespace duopost::test {

struct ProcessMark {
    qint64 pid = 0;
    QByteArray startTime; ///< tells a process from a later one with the same number
    QByteArray name;
};

/// Children, their children, and so on.
QList<ProcessMark> descendantsOf(qint64 pid);
/// Those of them that still live (a zombie does not), by name.
QString stillRunning(const QList<ProcessMark> &processes);

} // namespace duopost::test
