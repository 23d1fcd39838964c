// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/MailError.h"

#include <QEventLoop>
#include <QTimer>
#include <stop_token>

namespace duopost {

/// Lets a worker thread wait for something of Qt's: until it is there, time is up, or somebody says stop.
class StoppableLoop {
public:
    explicit StoppableLoop(std::stop_token stop)
        : m_stop(stop), m_wake(std::move(stop), [this] {
              QMetaObject::invokeMethod(&m_loop, &QEventLoop::quit, Qt::QueuedConnection);
          })
    {
    }
    void quit() { m_loop.quit(); }
    /// whom: named by TimedOut. @throws MailError Cancelled, TimedOut
    void wait(int ms, const QString &whom)
    {
        bool late = false;
        QTimer timer;
        timer.setSingleShot(true);
        QObject::connect(&timer, &QTimer::timeout, &m_loop, [&] {
            late = true;
            m_loop.quit();
        });
        timer.start(ms);
        m_loop.exec();
        if (m_stop.stop_requested())
            throw MailError(MailError::Kind::Cancelled);
        if (late)
            throw MailError(MailError::Kind::TimedOut, whom);
    }

private:
    std::stop_token m_stop;
    QEventLoop m_loop;
    std::stop_callback<std::function<void()>> m_wake; // ends before the loop
};

} // namespace duopost
