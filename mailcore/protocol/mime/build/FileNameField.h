// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace duopost::mime {

/// "; filename=…" for a Content-Disposition, folded: a token or quoted where that is enough, else RFC 2231, and
/// nothing twice (vmime writes an RFC 2047 form beside it, which is against section 5 of that). The name is
/// made safe as a received one is.
QByteArray fileNameParameter(const QString &name, const QByteArray &type);

} // namespace duopost::mime
