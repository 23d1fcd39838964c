// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/InterruptedRun.h"

#include "mailcore/MailError.h"

#include <QtTest>

namespace duopost::test {

/// Fails the running test where a step led to another end; skips it where the scenario is not supported.
inline void claim(InterruptedRuns &runs, const Scenario &scenario)
{
    try {
        const auto wrong = runs.failures(scenario);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    } catch (const MailError &error) {
        if (error.kind() == MailError::Kind::NotSupported)
            QSKIP(error.what());
        QFAIL(qPrintable(
            QString::fromUtf8(error.what()) + QLatin1Char('\n') + error.serverText() + error.detail()));
    }
}

} // namespace duopost::test
