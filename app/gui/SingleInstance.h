// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLocalServer>
#include <QObject>
#include <QUrl>

class QLocalSocket;

namespace duopost {

/// One window per profile folder: a later start asks the first one to come to the front, gives it the link it
/// was started with, and ends.
class SingleInstance : public QObject {
    Q_OBJECT
public:
    explicit SingleInstance(const QString &profileDir);
    /// True if another instance has this profile and was asked to show itself. Waits half a second at most for
    /// each step.
    /// @param link a mailto: link for it; empty = none
    bool raiseOther(const QUrl &link = {}) const;
    void listen();

signals:
    void raiseRequested();
    void linkGiven(const QUrl &mailto);

private:
    void listenTo(QLocalSocket *socket);

    QString m_name;
    QLocalServer m_server;
};

} // namespace duopost
