// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

namespace duopost {

/// "Western (windows-1252)": what a charset is called where people choose one. Any of textCharsets().
QString charsetTitle(const QByteArray &charset);

} // namespace duopost
