// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Writing.h"

#include <QHash>
#include <QTimer>
#include <QWidget>

class QVBoxLayout;

namespace duopost {

class Strip;

/// Above the bottom of the window: what was being written when the program ended, and what can still be taken
/// back. GUI thread.
class WritingStrips : public QWidget {
    Q_OBJECT
public:
    explicit WritingStrips(QWidget *parent = nullptr);
    void offerKept(const Composition &composition);
    void forgetKept(const QString &id); ///< it is being written again
    void showWaiting(const QList<OutboxItem> &items);
    QList<const Strip *> strips() const;

signals:
    void continueWanted(const duopost::Composition &composition);
    void discardWanted(const duopost::Composition &composition);
    void undoWanted(duopost::OutboxRef item);

private:
    void countDown();
    void drop(Strip *strip);

    struct Waiting {
        OutboxItem item;
        Strip *strip;
    };
    QList<Waiting> m_waiting;
    QHash<QString, Strip *> m_kept; ///< by Composition::id
    QTimer m_second;
    QVBoxLayout *m_layout;
};

} // namespace duopost
