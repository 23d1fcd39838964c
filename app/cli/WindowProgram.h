// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace duopost::cli {

/// Painting needs Qt Widgets, which this program does without: the window's program does it, without a window.
/// @return what it printed @throws MailError NotSupported if it is not there
QByteArray runWindowProgram(const QStringList &words);

/// The same for a report: "--report FILE" and @p options.
/// @return where it is @throws MailError what the program said, or NotSupported if it said nothing of use
QString writeReport(const QString &file, const QStringList &options);

} // namespace duopost::cli
