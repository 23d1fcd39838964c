// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Account.h"
#include "mailcore/Certificate.h"
#include "mailcore/MailError.h"
#include "mailcore/Message.h"
#include "mailcore/RemovalPlan.h"
#include "ui/window/ErrorStrips.h"
#include "ui/window/WindowState.h"

#include <QTimer>
#include <QWidget>
#include <map>

class QAction;
class QMenu;
class QSplitter;
class QStackedWidget;
class QSystemTrayIcon;

namespace duopost {

class ActivityBar;
class CommandPalette;
class Commands;
class ComposeActions;
class FolderMenu;
class FolderModel;
class FolderTree;
class ListPane;
class MailCheck;
class MailService;
class MessageActions;
class MessageListModel;
class MessageListView;
class Placeholder;
class NewMailNotifier;
class ReadDelay;
class ReaderActions;
class ReaderPane;
class SavedSearchList;
class SearchField;
class SearchPane;
class RivalStrips;
class TagActions;
class TopBar;
class WhatSyncsPanel;

/// The window on one profile: accounts and folders, messages, reader. Only the service is asked, and never
/// waited for. GUI thread.
class MainWindow : public QWidget {
    Q_OBJECT
public:
    /// @param profileDir the folder whose window.ini remembers the layout
    MainWindow(MailService &service, const QString &profileDir);
    ~MainWindow() override;

    void getMail(); ///< synchronises all accounts
    void raiseError(AccountId account, const MailError &error);
    /// The practice mailbox is being prepared: the welcome page says so. @p running false: it can be asked for
    /// again.
    void showPracticeStarting(bool running);

    FolderTree *folderTree() const { return m_tree; }
    ListPane *listPane() const { return m_listPane; }
    ReaderPane *reader() const { return m_reader; }
    ErrorStrips *errorStrips() const { return m_errors; }
    ActivityBar *activityBar() const { return m_activity; }
    MailCheck *mailCheck() const { return m_check; }
    MessageListModel *messages() const { return m_messages; }
    SearchField *searchField() const { return m_search; }
    SearchPane *searchPane() const { return m_results; }
    SavedSearchList *savedSearches() const { return m_saved; }
    ComposeActions *writing() const { return m_compose; }
    RivalStrips *rivalStrips() const { return m_rivals; }
    ReadDelay *readDelay() const { return m_readDelay; }
    NewMailNotifier *notifier() const { return m_notifier; }
    Commands *commands() const { return m_commands; }
    CommandPalette *palettePopup() const { return m_palette; }
    bool isSearching() const;

signals:
    void practiceRequested();
    /// Another one was chosen and remembered: make the window again to show it everywhere.
    void themeChosen();
    void languageChosen();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    void makeActions();
    QMenu *makeMenu();
    void makeCommands();
    void nameTags();
    void showPalette();
    void connectReadDelay();
    void addReadDelay(QMenu *menu);
    void connectNotices();
    void addNotices(QMenu *menu);
    void makePanes();
    void connectService();
    void connectPanes();
    void showFolder(FolderRef folder);
    void connectListPane();
    void showFilter(bool shown);
    void applyFilter();
    void setTable(bool table);
    void setReaderBelow(bool below);
    void connectTags();
    void connectWriting();
    void mergeFolders(FolderRef from, FolderId into);
    void openCurrent(); ///< a draft to go on with, any other message to read
    void tellWriting(const MessageListView *list);
    void editTags();
    void tellSelection();
    void connectList(MessageListView *list, MessageListModel *model);
    MessageListView *shownList() const; ///< the folder's, or what was found
    MessageListModel *shownModel() const;
    FolderRef folderInUse() const; ///< of the message that actions are for
    MessageRef refOf(MessageId id) const; ///< an id of the shown list
    void connectSearch();
    void showResults(const QString &text);
    void leaveSearch();
    void showCurrent();
    void selectionChanged();
    void accountsChanged();
    void readOn();
    void nextPane();
    enum class Asked { ByUser, ByTimer };
    void synchronize(AccountId account, Asked asked);
    void connectActions();
    void learnFolders(AccountId account);
    void showAccountOf(FolderRef folder);
    void watchAccounts();
    void showFolderMenu(AccountId account, FolderRef folder, const QPoint &where);
    void showMessageMenu(const QPoint &where);
    void showPending();
    void countPending();
    void askAboutRemoval(const RemovalPlan &plan);
    void toggleWhatSyncs(bool shown);
    void showAbout();
    void newAccount();
    void connectAccounts();
    void showSwitch(AccountId account);
    void addComparisons(QMenu *menu);
    void showExperiments();
    void showSecondDevice(AccountId account);
    void showFilters(AccountId account);
    void showAccountSettings(AccountId account);
    void moveAccount(AccountId account, int place);
    void showProblem(AccountId account, const MailError &error, ErrorStrips::Until until);
    void acceptWeakerLogin(AccountId account, const ServerAddress &server);
    bool askForPassword(AccountId account, const MailError &error);
    void signIn(AccountId account, const MailError &why);
    void askAboutCertificate(AccountId account, const CertificateFactsPtr &certificate);
    void restore();
    void remember();
    QString accountName(AccountId account) const;

    MailService &m_service;
    WindowState m_state;
    FolderModel *m_folders;
    MessageListModel *m_messages;
    MessageActions *m_actions;
    TagActions *m_tags;
    ReaderActions *m_readerActions;
    ComposeActions *m_compose;
    FolderMenu *m_folderMenu;
    RivalStrips *m_rivals;
    QAction *m_getMail, *m_whatSyncs, *m_pending, *m_newAccount, *m_conversations, *m_quickFilter, *m_table,
        *m_readerBelow, *m_nextPane, *m_searchFor, *m_allCommands, *m_shortcuts, *m_quit;
    QMenu *m_menu;
    Commands *m_commands;
    CommandPalette *m_palette;
    ReadDelay *m_readDelay;
    NewMailNotifier *m_notifier;
    QSystemTrayIcon *m_tray = nullptr; ///< from the first notice on
    FolderRef m_noticed;
    QStackedWidget *m_pages;
    Placeholder *m_welcome;
    TopBar *m_topBar;
    QSplitter *m_splitter, *m_center; ///< all panes; list and reader
    SearchField *m_search;
    QStackedWidget *m_middle; ///< the folder's list, and what was found
    SearchPane *m_results;
    QWidget *m_left;
    FolderTree *m_tree;
    SavedSearchList *m_saved;
    ListPane *m_listPane;
    ReaderPane *m_reader;
    WhatSyncsPanel *m_panel;
    ErrorStrips *m_errors;
    ActivityBar *m_activity;
    MailCheck *m_check;
    QTimer m_countPending;
    std::map<AccountId, std::pair<int, int>> m_pendingCounts; ///< waiting and refused
    AccountId m_accountShown; ///< in the panel and the line at the bottom
    bool m_stepOn = false; ///< the current message goes because the user said so: the next one follows
};

} // namespace duopost
