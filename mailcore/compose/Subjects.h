// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace duopost {

/// "Re: " in front, whatever stood there for an answer ("AW: ", "SV: ", "Re[2]: ", several of them) gone.
QString answerSubject(const QString &subject);

/// "Fwd: " in front, whatever stood there for a forwarded message gone.
QString forwardSubject(const QString &subject);

} // namespace duopost
