// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gui/LabSession.h"
#include "app/gui/NetworkWatch.h"
#include "app/gui/SingleInstance.h"
#include "ui/window/WindowHost.h"

#include <memory>

namespace duopost {

/// Builds what runs: a service on a profile, the window on the service, and the practice server when asked for.
class Program : public QObject {
    Q_OBJECT
public:
    /// @param link a mailto: link that a message is begun from; empty = none
    Program(QApplication &app, QString profileDir, LookOverride look, QUrl link = {});
    ~Program() override;

    /// False if another instance has the profile: it was raised.
    /// @throws MailError when the profile cannot be opened
    bool openProfile();
    /// The same for the practice profile, with the practice server.
    bool openPractice(const QString &practiceDir);

private:
    bool open(const QString &profileDir);
    void openLink(const QUrl &mailto);
    void startLab();
    void switchToPractice();

    QApplication &m_app;
    QString m_profileDir;
    LookOverride m_look;
    QUrl m_link; ///< until it is opened
    // In this order: the window asks the service, the service asks the practice server.
    LabSession m_lab;
    std::unique_ptr<SingleInstance> m_instance;
    std::unique_ptr<MailService> m_service;
    std::unique_ptr<NetworkWatch> m_network;
    std::unique_ptr<WindowHost> m_host;
};

} // namespace duopost
