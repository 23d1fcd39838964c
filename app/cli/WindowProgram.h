// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace duopost::cli {

/// Painting needs Qt Widgets, which this program does without: the window's program does it, without a window.
/// @return what it printed @throws MailError NotSupported if it is not there
QByteArray runWindowProgram(const QStringList &words);

} // namespace duopost::cli
