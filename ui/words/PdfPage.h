// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPageLayout>
#include <QString>

class QIODevice;

namespace duopost {

/// Prints a page of our own (simple HTML, no pictures) as a PDF document on A4. Blocks for as long as that
/// takes; what goes wrong, @p out knows.
void printPage(QIODevice &out, const QString &html, const QString &title, QPageLayout::Orientation orientation);

} // namespace duopost
