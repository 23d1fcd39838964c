// SPDX-License-Identifier: GPL-3.0-or-later
// Telling of new mail while the window is elsewhere.
#include "ui/folders/FolderTree.h"
#include "ui/notify/NewMailNotifier.h"
#include "ui/window/MainWindow.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QSystemTrayIcon>

namespace duopost {

namespace {

using Says = NewMailNotifier::Says;

constexpr std::pair<Says, const char *> names[]
    = {{Says::Nothing, "nothing"}, {Says::ThatThereIsMail, "mail"}, {Says::WhoAndWhat, "who"}};

Says saysOf(const QString &name)
{
    for (const auto &[says, kept] : names) {
        if (name == QLatin1String(kept))
            return says;
    }
    return Says::WhoAndWhat;
}

} // namespace

void MainWindow::connectNotices()
{
    m_notifier->setSays(saysOf(m_state.newMailSays()));
    connect(m_notifier, &NewMailNotifier::notice, this, [this](const NewMailNotice &notice) {
        if (isActiveWindow() || !QSystemTrayIcon::isSystemTrayAvailable())
            return; // whoever looks at the list sees it there
        if (!m_tray) {
            m_tray = new QSystemTrayIcon(windowIcon(), this);
            const auto comeHere = [this] {
                showNormal();
                raise();
                activateWindow();
                if (m_noticed.account)
                    m_tree->choose(m_noticed);
            };
            connect(m_tray, &QSystemTrayIcon::messageClicked, this, comeHere);
            connect(m_tray, &QSystemTrayIcon::activated, this, comeHere);
        }
        m_noticed = notice.folder;
        m_tray->setToolTip(notice.title);
        m_tray->show();
        m_tray->showMessage(notice.title, notice.text, windowIcon());
    });
}

void MainWindow::addNotices(QMenu *menu)
{
    QMenu *choices = menu->addMenu(tr("Tell of new mail"));
    auto *group = new QActionGroup(choices);
    const std::pair<Says, QString> texts[] = {
        {Says::WhoAndWhat, tr("With sender and subject")},
        {Says::ThatThereIsMail, tr("Only that there is mail")},
        {Says::Nothing, tr("Not at all")},
    };
    for (const auto &[says, text] : texts) {
        QAction *action = group->addAction(choices->addAction(text));
        action->setCheckable(true);
        action->setChecked(saysOf(m_state.newMailSays()) == says);
        connect(action, &QAction::triggered, this, [this, says = says] {
            for (const auto &[known, name] : names) {
                if (known == says)
                    m_state.setNewMailSays(QString::fromLatin1(name));
            }
            m_notifier->setSays(says);
        });
    }
}

} // namespace duopost
