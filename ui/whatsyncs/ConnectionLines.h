// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Certificate.h"

#include <QLocale>
#include <QPair>

namespace duopost {

/// How a connection was protected, line by line: what it is, and how it is. Nothing is escaped.
QList<QPair<QString, QString>> connectionLines(const ConnectionFacts &facts, const QLocale &locale);

} // namespace duopost
