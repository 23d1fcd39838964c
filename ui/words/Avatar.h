// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Message.h"

#include <QColor>

class QPainter;
class QRectF;

namespace duopost {

/// One or two letters for a person; never empty.
QString initials(const MailAddress &person);
/// A ground colour that stays the same for an address; white text on it is readable.
QColor avatarColour(const QString &address);
/// A colour for the n-th account, for its dot.
QColor accountColour(int index);
void paintAvatar(QPainter &painter, const QRectF &where, const MailAddress &person);

} // namespace duopost
