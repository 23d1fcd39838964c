// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Writing.h"

#include <QTimer>
#include <functional>

namespace duopost {

/// Keeps what is being written on this computer: soon after the first change, then every few seconds as long
/// as there are changes, and at once when asked. Never two at the same time. GUI thread.
class Keeper : public QObject {
    Q_OBJECT
public:
    Keeper(Writing *writing, std::function<Composition()> what, QObject *parent);

    void touch(); ///< something has changed
    void now(); ///< what is not kept yet
    void stop(); ///< it is being sent, saved or discarded: what came later would stay behind
    void resume(); ///< that did not succeed
    bool hasUnkept() const { return m_changed; }
    bool isKeeping() const { return m_keeping; }
    bool hasKept() const { return m_kept; }
    void setHasKept() { m_kept = true; }

    int firstMs = 2000, laterMs = 5000;

signals:
    void kept(const QDateTime &when);
    void failed(const duopost::MailError &error);

private:
    void begin();

    Writing *m_writing;
    std::function<Composition()> m_what;
    QTimer m_soon;
    bool m_changed = false, m_keeping = false, m_kept = false, m_again = false, m_stopped = false;
};

} // namespace duopost
