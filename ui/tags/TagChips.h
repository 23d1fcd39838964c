// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/tags/TagWords.h"

#include <QIcon>
#include <QWidget>

class QPainter;

namespace duopost {

/// Paints tags side by side as small coloured chips; those for which there is no room become dots.
/// @param height of a chip; they are centred in the rectangle
/// @return how much of the width was used
int paintTagChips(QPainter &painter, const QRect &rect, const QFont &font, const QList<ShownTag> &tags);
QIcon tagIcon(const QColor &colour); ///< a dot
QColor textOn(const QColor &ground); ///< black or white, whichever is read more easily

/// A line of them. Takes no room without tags.
class TagChips : public QWidget {
    Q_OBJECT
public:
    explicit TagChips(QWidget *parent = nullptr);
    void showTags(const QList<ShownTag> &tags);
    const QList<ShownTag> &tags() const { return m_tags; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<ShownTag> m_tags;
};

} // namespace duopost
