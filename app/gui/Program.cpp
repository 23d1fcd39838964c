// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gui/Program.h"

#include "app/gui/PracticeProfile.h"
#include "ui/compose/ComposeActions.h"
#include "ui/window/MainWindow.h"

#include <QApplication>

namespace duopost {

Program::Program(QApplication &app, QString profileDir, LookOverride look, QUrl link)
    : m_app(app), m_profileDir(std::move(profileDir)), m_look(std::move(look)), m_link(std::move(link))
{
    connect(&m_lab, &LabSession::ready, this, [this] { m_lab.fill(*m_service); });
    connect(&m_lab, &LabSession::filled, this, [this] {
        m_host->window()->showPracticeStarting(false);
        m_host->window()->getMail();
    });
    connect(&m_lab, &LabSession::failed, this, [this](const MailError &error) {
        m_host->window()->showPracticeStarting(false);
        m_host->window()->raiseError({}, error);
    });
}

Program::~Program() = default;

bool Program::openProfile()
{
    if (!open(m_profileDir))
        return false;
    m_host->window()->getMail();
    return true;
}

bool Program::openPractice(const QString &practiceDir)
{
    if (SingleInstance(practiceDir).raiseOther(m_link))
        return false;
    {
        std::optional<Language> language; // for the words of the error, as long as no window has installed one
        if (!m_host)
            language.emplace().use(m_look.language);
        preparePracticeProfile(practiceDir);
    }
    if (!open(practiceDir))
        return false;
    startLab();
    return true;
}

bool Program::open(const QString &profileDir)
{
    auto instance = std::make_unique<SingleInstance>(profileDir);
    if (instance->raiseOther(m_link))
        return false;
    std::unique_ptr<MailService> service = MailService::open(profileDir, Perform::AtOnce);
    instance->listen();
    // Only now is anything replaced: a profile that cannot be opened leaves the old window as it was.
    m_host.reset();
    m_network.reset();
    m_service = std::move(service);
    m_instance = std::move(instance);
    m_network = std::make_unique<NetworkWatch>(*m_service);
    m_host = std::make_unique<WindowHost>(m_app, *m_service, profileDir, m_look);
    connect(m_instance.get(), &SingleInstance::raiseRequested, m_host.get(), &WindowHost::bringToFront);
    connect(
        m_host.get(), &WindowHost::practiceRequested, this, &Program::switchToPractice, Qt::QueuedConnection);
    connect(m_instance.get(), &SingleInstance::linkGiven, this, &Program::openLink);
    m_host->window()->show();
    openLink(std::exchange(m_link, {}));
    return true;
}

void Program::openLink(const QUrl &mailto)
{
    if (!mailto.isEmpty())
        m_host->window()->writing()->openLink(mailto);
}

void Program::startLab()
{
    m_host->window()->showPracticeStarting(true);
    m_lab.start();
}

void Program::switchToPractice()
{
    try {
        const QString practiceDir = practiceDirFor(m_profileDir);
        if (m_instance && isPracticeProfile(m_host->profileDir()))
            startLab(); // it is open already; the server could not be started the last time
        else if (!openPractice(practiceDir))
            m_app.quit(); // another window shows it
    } catch (const MailError &error) {
        m_host->window()->raiseError({}, error);
    }
}

} // namespace duopost
