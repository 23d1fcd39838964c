// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/WindowHost.h"

#include "ui/compose/ComposeWindow.h"
#include "ui/window/MainWindow.h"

#include <QApplication>
#include <QStyleHints>

namespace duopost {

WindowHost::WindowHost(QApplication &app, MailService &service, QString profileDir, LookOverride look)
    : m_app(app), m_service(service), m_profileDir(std::move(profileDir)), m_override(std::move(look))
{
    applyLook();
    makeWindow();
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, this, [this] {
        if (WindowState(m_profileDir).theme() == ThemeChoice::System && !m_override.theme)
            makeAgain();
    });
#endif
}

WindowHost::~WindowHost()
{
    qDeleteAll(ComposeWindow::all()); // what they write is kept; the service goes after this
}

void WindowHost::applyLook()
{
    const WindowState state(m_profileDir);
    m_language.use(m_override.language.isEmpty() ? state.language() : m_override.language);
    applyTheme(m_app, m_override.theme.value_or(state.theme()));
}

void WindowHost::makeWindow()
{
    m_window = std::make_unique<MainWindow>(m_service, m_profileDir);
    connect(m_window.get(), &MainWindow::practiceRequested, this, &WindowHost::practiceRequested);
    // Queued: the menu that asked belongs to the window that goes. What is chosen in it counts more than what
    // the program was started with.
    const auto themeChosen = [this] {
        m_override.theme.reset();
        makeAgain();
    };
    const auto languageChosen = [this] {
        m_override.language.clear();
        makeAgain();
    };
    connect(m_window.get(), &MainWindow::themeChosen, this, themeChosen, Qt::QueuedConnection);
    connect(m_window.get(), &MainWindow::languageChosen, this, languageChosen, Qt::QueuedConnection);
}

void WindowHost::makeAgain()
{
    applyLook();
    const std::unique_ptr<MainWindow> old = std::move(m_window);
    makeWindow();
    m_window->show();
}

void WindowHost::bringToFront()
{
    m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

} // namespace duopost
