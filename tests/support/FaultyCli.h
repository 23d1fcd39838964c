// SPDX-License-Identifier: GPL-3.0-or-later
// duopost-cli as a child process, undisturbed or under the fault shim (tests/support/shim/FaultPlan.h).
#pragma once

#include <QHash>
#include <QJsonObject>
#include <QProcessEnvironment>
#include <QStringList>

namespace duopost::test {

struct CliResult {
    int exit = -1; ///< meaningless if killed
    bool killed = false; ///< by SIGKILL, which is what the shim sends
    bool crashed = false; ///< by any other signal
    bool timedOut = false;
    QByteArray out, err;
    QHash<QByteArray, int> steps; ///< counted by the shim, by class; empty if killed
    double cpuSeconds = 0; ///< user and system time of the process
    double seconds = 0;

    QJsonObject json() const; ///< of standard output
    QString errorKind() const; ///< of the last JSON error on standard error
    QString describe() const; ///< for a failing test
};

struct CliRun {
    QStringList words; ///< after --profile DIR
    QString fault; ///< DUOPOST_FAULT; empty = undisturbed, though counted
    QString clock; ///< DUOPOST_FAULT_CLOCK
    QString under; ///< DUOPOST_FAULT_UNDER; empty = the profile
    QString trace; ///< DUOPOST_FAULT_TRACE
    QStringList wrapper; ///< program and arguments to put before it ("prlimit", "--nofile=20")
    int patienceMs = 60'000;
};

CliResult runCli(const QString &profile, const CliRun &run);
/// What a person types to see the same again.
QString replayLine(const QString &profile, const CliRun &run);

} // namespace duopost::test
