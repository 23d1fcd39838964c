// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/theme/Theme.h"
#include "ui/words/Language.h"

#include <QObject>
#include <memory>
#include <optional>

class QApplication;

namespace duopost {

class MailService;
class MainWindow;

/// What the command line fixes for this run, whatever is remembered.
struct LookOverride {
    std::optional<ThemeChoice> theme;
    QString language;
};

/// Owns the window on a profile and makes it again when theme or language change, so that every word and
/// colour is new at once. GUI thread.
class WindowHost : public QObject {
    Q_OBJECT
public:
    WindowHost(QApplication &app, MailService &service, QString profileDir, LookOverride look = {});
    ~WindowHost() override;
    MainWindow *window() const { return m_window.get(); }
    const QString &profileDir() const { return m_profileDir; }
    void bringToFront();

signals:
    void practiceRequested();

private:
    void makeWindow();
    void applyLook();
    void makeAgain();

    QApplication &m_app;
    MailService &m_service;
    QString m_profileDir;
    LookOverride m_override;
    Language m_language;
    std::unique_ptr<MainWindow> m_window;
};

} // namespace duopost
