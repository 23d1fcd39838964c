// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QObject>

namespace duopost {

/// One window per profile folder: a later start asks the first one to come to the front, and ends.
class SingleInstance : public QObject {
    Q_OBJECT
public:
    explicit SingleInstance(const QString &profileDir);
    /// True if another instance has this profile and was asked to show itself. Waits half a second at most.
    bool raiseOther() const;
    void listen();

signals:
    void raiseRequested();

private:
    QString m_name;
    QLocalServer m_server;
};

} // namespace duopost
