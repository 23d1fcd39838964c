// SPDX-License-Identifier: GPL-3.0-or-later
// The window's own actions and its menu.
#include "ui/commands/ShortcutsDialog.h"
#include "ui/compose/ComposeActions.h"
#include "ui/list/MessageListModel.h"
#include "ui/list/SortMenu.h"
#include "ui/theme/Icons.h"
#include "ui/window/ActivityBar.h"
#include "ui/window/ListPane.h"
#include "ui/window/MainWindow.h"
#include "ui/window/MessageActions.h"
#include "ui/window/ReaderActions.h"
#include "ui/words/Language.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QMenu>
#include <QMessageBox>

namespace duopost {

void MainWindow::makeActions()
{
    m_getMail = new QAction(lineIcon(QStringLiteral("get-mail")), tr("Get mail"), this);
    m_getMail->setShortcuts({QKeySequence(Qt::Key_F5), QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_T)});
    m_getMail->setToolTip(tr("Get new mail from all accounts (F5)"));
    connect(m_getMail, &QAction::triggered, this, &MainWindow::getMail);
    m_whatSyncs = new QAction(lineIcon(QStringLiteral("what-syncs")), tr("What syncs?"), this);
    m_whatSyncs->setShortcut(Qt::Key_F9);
    m_whatSyncs->setCheckable(true);
    m_whatSyncs->setToolTip(tr("What reaches the server and other devices, and how that is known (F9)"));
    connect(m_whatSyncs, &QAction::toggled, this, &MainWindow::toggleWhatSyncs);
    m_pending = new QAction(lineIcon(QStringLiteral("cloud-arrow")), tr("On its way…"), this);
    m_pending->setToolTip(tr("What was done here and the server has not confirmed yet"));
    connect(m_pending, &QAction::triggered, this, &MainWindow::showPending);
    m_newAccount = new QAction(lineIcon(QStringLiteral("account-new")), tr("New account…"), this);
    connect(m_newAccount, &QAction::triggered, this, &MainWindow::newAccount);
    m_conversations = new QAction(tr("Group by conversation"), this);
    m_conversations->setCheckable(true);
    m_conversations->setChecked(m_state.groupsConversations());
    m_conversations->setToolTip(tr("Questions and answers in one row, which unfolds in place"));
    m_messages->groupByConversation(m_conversations->isChecked());
    connect(m_conversations, &QAction::toggled, this, [this](bool group) {
        m_state.setGroupsConversations(group);
        m_messages->groupByConversation(group);
        m_listPane->sortMenu()->setConversations(group);
    });
    m_listPane->sortMenu()->setConversations(m_conversations->isChecked());
    m_quickFilter = new QAction(lineIcon(QStringLiteral("filter")), tr("Quick filter"), this);
    m_quickFilter->setCheckable(true);
    m_quickFilter->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_K);
    m_quickFilter->setToolTip(tr("Show only some messages of this folder (Ctrl+Shift+K)"));
    connect(m_quickFilter, &QAction::toggled, this, &MainWindow::showFilter);
    m_table = new QAction(lineIcon(QStringLiteral("table")), tr("List as a table"), this);
    m_table->setCheckable(true);
    m_table->setToolTip(tr("Columns instead of cards"));
    connect(m_table, &QAction::toggled, this, &MainWindow::setTable);
    m_readerBelow = new QAction(tr("Message below the list"), this);
    m_readerBelow->setCheckable(true);
    connect(m_readerBelow, &QAction::toggled, this, &MainWindow::setReaderBelow);
    m_nextPane = new QAction(this);
    m_nextPane->setShortcut(Qt::Key_F6);
    connect(m_nextPane, &QAction::triggered, this, &MainWindow::nextPane);
    addActions({m_getMail, m_whatSyncs, m_quickFilter, m_nextPane});
    m_readerActions = new ReaderActions(m_service, *m_reader, m_state, this);
    connect(m_readerActions, &ReaderActions::told, m_activity, &ActivityBar::tell);
    connect(m_readerActions, &ReaderActions::failed, this, [this](const MailError &error) {
        raiseError({}, error);
    });
    addActions(m_readerActions->all());
}

QMenu *MainWindow::makeMenu()
{
    auto *menu = new QMenu(this);
    menu->addAction(m_getMail);
    menu->addSeparator();
    menu->addAction(m_actions->undo());
    menu->addAction(m_actions->copy());
    menu->addSeparator();
    menu->addAction(m_newAccount);
    menu->addAction(m_whatSyncs);
    addComparisons(menu);
    menu->addAction(m_pending);
    menu->addSeparator();
    m_compose->addTo(menu);
    menu->addSeparator();
    menu->addMenu(m_listPane->sortMenu());
    menu->addAction(m_quickFilter);
    menu->addAction(m_conversations);
    menu->addActions({m_table, m_readerBelow});
    m_readerActions->addTo(menu);
    addReadDelay(menu);
    addNotices(menu);

    auto *theme = menu->addMenu(tr("Theme"));
    auto *themes = new QActionGroup(theme);
    const std::pair<ThemeChoice, QString> looks[] = {
        {ThemeChoice::System, tr("Like the system")},
        {ThemeChoice::Light, tr("Light")},
        {ThemeChoice::Dark, tr("Dark")},
    };
    for (const auto &[choice, text] : looks) {
        QAction *action = themes->addAction(theme->addAction(text));
        action->setCheckable(true);
        action->setChecked(m_state.theme() == choice);
        connect(action, &QAction::triggered, this, [this, choice = choice] {
            m_state.setTheme(choice);
            remember();
            emit themeChosen();
        });
    }
    auto *language = menu->addMenu(tr("Language"));
    auto *languages = new QActionGroup(language);
    const auto addLanguage = [&](const QString &code, const QString &text) {
        QAction *action = languages->addAction(language->addAction(text));
        action->setCheckable(true);
        action->setChecked(m_state.language() == code);
        connect(action, &QAction::triggered, this, [this, code] {
            m_state.setLanguage(code);
            remember();
            emit languageChosen();
        });
    };
    addLanguage({}, tr("Like the system"));
    for (const auto &[code, name] : knownLanguages())
        addLanguage(code, name);

    menu->addSeparator();
    m_allCommands = menu->addAction(lineIcon(QStringLiteral("search")), tr("All commands…"));
    m_allCommands->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_P);
    connect(m_allCommands, &QAction::triggered, this, &MainWindow::showPalette);
    m_shortcuts = menu->addAction(tr("Keyboard shortcuts"));
    m_shortcuts->setShortcut(Qt::Key_F1);
    connect(m_shortcuts, &QAction::triggered, this, [this] {
        auto *dialog = new ShortcutsDialog(*m_commands, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    QAction *about = menu->addAction(tr("About Duopost"));
    connect(about, &QAction::triggered, this, &MainWindow::showAbout);
    menu->addSeparator();
    m_quit = menu->addAction(tr("Quit"));
    m_quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
    // Every message that is being written is asked about.
    connect(m_quit, &QAction::triggered, qApp, &QApplication::closeAllWindows);
    m_menu = menu;
    return menu;
}

void MainWindow::showAbout()
{
    auto *box = new QMessageBox(this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Duopost"));
    box->setIconPixmap(QIcon(QStringLiteral(":/icons/duopost.svg")).pixmap(64, 64));
    box->setText(tr("Duopost %1").arg(QStringLiteral(DUOPOST_VERSION)));
    box->setInformativeText(tr("A mail client for people who want to know where their mail is.\n"
                               "Free software under the GNU General Public License, version 3 or later."));
    box->open();
}

} // namespace duopost
