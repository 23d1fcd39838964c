// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Icons.h"

#include "ui/theme/Theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace duopost {

namespace {

class LineIconEngine : public QIconEngine {
public:
    LineIconEngine(QString name, QColor colour) : m_name(std::move(name)), m_colour(colour) { }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal scale = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
        painter->drawPixmap(rect, scaledPixmap(rect.size() * scale, mode, state, scale));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }
    QPixmap scaledPixmap(const QSize &size, QIcon::Mode mode, QIcon::State, qreal) override
    {
        return linePixmap(m_name, qMin(size.width(), size.height()), 1.0, colourFor(mode));
    }
    QIconEngine *clone() const override { return new LineIconEngine(m_name, m_colour); }

private:
    QColor colourFor(QIcon::Mode mode) const
    {
        QColor colour = m_colour.isValid() ? m_colour : colours().text;
        if (mode == QIcon::Disabled) {
            colour = colours().subtle;
            colour.setAlphaF(0.55F);
        } else if (mode == QIcon::Selected && !m_colour.isValid()) {
            colour = colours().selectionText;
        }
        return colour;
    }

    QString m_name;
    QColor m_colour;
};

} // namespace

QIcon lineIcon(const QString &name, const QColor &colour)
{
    return QIcon(new LineIconEngine(name, colour));
}

QPixmap linePixmap(const QString &name, int size, qreal scale, const QColor &colour)
{
    const int pixels = qMax(1, qRound(size * scale));
    const QString key
        = QStringLiteral("line/%1/%2/%3/%4")
              .arg(name, colour.name(QColor::HexArgb), QString::number(pixels), QString::number(scale));
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile file(QStringLiteral(":/icons/%1.svg").arg(name));
    pixmap = QPixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    if (file.open(QIODevice::ReadOnly)) {
        QSvgRenderer svg(file.readAll().replace("currentColor", colour.name().toLatin1()));
        QPainter painter(&pixmap);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setOpacity(colour.alphaF());
        svg.render(&painter);
    }
    pixmap.setDevicePixelRatio(scale);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

void paintLineIcon(QPainter &painter, const QRectF &where, const QString &name, const QColor &colour)
{
    const qreal scale = painter.device() ? painter.device()->devicePixelRatio() : 1.0;
    painter.drawPixmap(where.topLeft(), linePixmap(name, qRound(where.width()), scale, colour));
}

} // namespace duopost
