// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/AccountTest.h"

namespace duopost {

QString AccountTestStep::name() const
{
    constexpr const char *names[testStepCount] = {"connect", "certificate", "log-in", "folders", "submission"};
    return QString::fromLatin1(names[static_cast<size_t>(step)]);
}

} // namespace duopost
