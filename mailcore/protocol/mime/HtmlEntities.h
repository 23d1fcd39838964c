// SPDX-License-Identifier: GPL-3.0-or-later
// Character references of HTML. Pure; any thread.
#pragma once

#include <QString>

namespace duopost::mime {

struct HtmlEntity {
    QString text;
    qsizetype length = 0; ///< characters used of the input; 0 = no entity
};

/// The character reference at the start of `html` ("&auml;", "&#228;", "&#xe4;"), with or without its
/// semicolon.
HtmlEntity htmlEntityAt(QStringView html);

} // namespace duopost::mime
