// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUrl>

class QWidget;

namespace duopost {

/// Opens a link that was clicked, in the browser or the mail program. Asks first where it is not what it looks
/// like; what is neither a web page nor a mail address is refused in words.
/// @param text what the reader sees of the link
void followLink(const QUrl &url, const QString &text, QWidget *window);

} // namespace duopost
