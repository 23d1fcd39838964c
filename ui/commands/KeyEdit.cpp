// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/KeyEdit.h"

#include <QKeyEvent>

namespace duopost {

void KeyEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        emit givenUp();
        return;
    }
    QKeySequenceEdit::keyPressEvent(event);
    const QKeySequence now = keySequence();
    if (now.isEmpty())
        return; // only a modifier, so far
    const QKeySequence key(now[0]);
    setKeySequence(key); // else it would wait for a second one
    emit typed(key);
}

} // namespace duopost
