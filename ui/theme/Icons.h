// SPDX-License-Identifier: GPL-3.0-or-later
// The program's own line icons, drawn in the colour of the text around them.
#pragma once

#include <QColor>
#include <QIcon>
#include <QPixmap>
#include <QString>

class QPainter;
class QRectF;

namespace duopost {

/// An icon from resources/icons that takes the current theme's text colour (or @p colour) when painted.
QIcon lineIcon(const QString &name, const QColor &colour = {});
/// Paints one icon at once, for delegates.
void paintLineIcon(QPainter &painter, const QRectF &where, const QString &name, const QColor &colour);
QPixmap linePixmap(const QString &name, int size, qreal scale, const QColor &colour);

} // namespace duopost
