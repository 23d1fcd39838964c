// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequenceEdit>

namespace duopost {

/// Takes one key with its modifiers. Escape gives up, Tab goes on: one can always get out of it.
class KeyEdit : public QKeySequenceEdit {
    Q_OBJECT
public:
    using QKeySequenceEdit::QKeySequenceEdit;

signals:
    void typed(const QKeySequence &key);
    void givenUp();

protected:
    void keyPressEvent(QKeyEvent *event) override;
};

} // namespace duopost
