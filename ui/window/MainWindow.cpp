// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/MainWindow.h"

#include "mailcore/MailService.h"
#include "ui/commands/CommandPalette.h"
#include "ui/commands/Commands.h"
#include "ui/compose/ComposeActions.h"
#include "ui/compose/WritingStrips.h"
#include "ui/experiments/RemainsStrip.h"
#include "ui/folders/FolderMenu.h"
#include "ui/folders/FolderModel.h"
#include "ui/folders/FolderTree.h"
#include "ui/folders/RivalStrips.h"
#include "ui/list/MessageListModel.h"
#include "ui/list/MessageListView.h"
#include "ui/list/QuickFilterBar.h"
#include "ui/notify/NewMailNotifier.h"
#include "ui/reader/Placeholder.h"
#include "ui/reader/ReaderPane.h"
#include "ui/search/SavedSearchList.h"
#include "ui/search/SearchField.h"
#include "ui/search/SearchPane.h"
#include "ui/tags/TagActions.h"
#include "ui/theme/Icons.h"
#include "ui/whatsyncs/WhatSyncsPanel.h"
#include "ui/window/ActivityBar.h"
#include "ui/window/ErrorStrips.h"
#include "ui/window/ListPane.h"
#include "ui/window/MailCheck.h"
#include "ui/window/MessageActions.h"
#include "ui/window/ReadDelay.h"
#include "ui/window/TopBar.h"
#include "ui/words/ErrorText.h"
#include "ui/words/Futures.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

namespace duopost {

MainWindow::MainWindow(MailService &service, const QString &profileDir)
    : m_service(service), m_state(profileDir), m_folders(new FolderModel(service, this)),
      m_messages(new MessageListModel(service, this)), m_actions(new MessageActions(service, this)),
      m_tags(new TagActions(service, this)), m_pages(new QStackedWidget(this)),
      m_welcome(new Placeholder(this)), m_topBar(new TopBar(this)),
      m_splitter(new QSplitter(Qt::Horizontal, this)), m_center(new QSplitter(Qt::Horizontal, this)),
      m_search(new SearchField(this)), m_middle(new QStackedWidget(this)),
      m_results(new SearchPane(service, this)), m_left(new QWidget(this)),
      m_tree(new FolderTree(*m_folders, this)), m_saved(new SavedSearchList(service, this)),
      m_listPane(new ListPane(*m_messages, this)), m_reader(new ReaderPane(service, this)),
      m_panel(new WhatSyncsPanel(service, this)), m_errors(new ErrorStrips(this)),
      m_activity(new ActivityBar(this)), m_check(new MailCheck(service, this))
{
    m_folderMenu = new FolderMenu(service, this);
    m_rivals = new RivalStrips(profileDir, this);
    m_commands = new Commands(profileDir, this);
    m_palette = new CommandPalette(this);
    m_readDelay = new ReadDelay(this);
    m_notifier = new NewMailNotifier(service, this);
    setWindowTitle(QStringLiteral("Duopost"));
    setWindowIcon(QIcon(QStringLiteral(":/icons/duopost.svg")));
    m_compose = new ComposeActions(service, *m_reader, profileDir, this);
    makeActions();
    makePanes();
    connectService();
    connectPanes();
    connect(
        m_check, &MailCheck::due, this, [this](AccountId account) { synchronize(account, Asked::ByTimer); });
    connectActions();
    connectListPane();
    connectTags();
    connectWriting();
    connectSearch();
    connectAccounts();
    makeCommands();
    restore();
    accountsChanged();
}

MainWindow::~MainWindow() = default;

void MainWindow::makePanes()
{
    m_topBar->addPrimary(m_compose->write());
    m_topBar->addAction(m_getMail);
    m_topBar->addSeparator();
    for (QAction *action : {m_compose->reply(), m_compose->replyAll(), m_compose->forward()})
        m_topBar->addAction(action);
    m_topBar->addSeparator();
    for (QAction *action :
         {m_actions->archive(), m_actions->trash(), m_actions->junk(), m_actions->move(), m_actions->read(),
          m_actions->star(), m_tags->button()})
        m_topBar->addAction(action);
    m_topBar->addStretch();
    m_topBar->addField(m_search);
    m_topBar->addAction(m_whatSyncs);
    m_topBar->addMenu(makeMenu());

    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    auto *left = new QVBoxLayout(m_left);
    left->setContentsMargins(0, 0, 0, 0);
    left->setSpacing(0);
    left->addWidget(m_tree, 1);
    left->addWidget(m_saved);
    m_middle->addWidget(m_listPane);
    m_middle->addWidget(m_results);
    m_center->setChildrenCollapsible(false);
    m_center->setHandleWidth(1);
    m_center->addWidget(m_middle);
    m_center->addWidget(m_reader);
    m_center->setStretchFactor(1, 1);
    for (QWidget *pane : {m_left, static_cast<QWidget *>(m_center), static_cast<QWidget *>(m_panel)})
        m_splitter->addWidget(pane);
    m_left->setMinimumWidth(170);
    m_middle->setMinimumWidth(260);
    m_reader->setMinimumWidth(300);
    m_panel->setMinimumWidth(270); // 1024 pixels are enough for all four
    m_middle->setMinimumHeight(140);
    m_reader->setMinimumHeight(140);
    m_splitter->setStretchFactor(1, 1);
    m_panel->hide();

    m_welcome->setObjectName(QStringLiteral("welcome"));
    m_welcome->setAttribute(Qt::WA_StyledBackground);
    m_pages->addWidget(m_splitter);
    m_pages->addWidget(m_welcome);
    showPracticeStarting(false);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_topBar);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_rivals);
    layout->addWidget(new RemainsStrip(m_service, this));
    layout->addWidget(m_compose->strips());
    layout->addWidget(m_errors);
    layout->addWidget(m_activity);
    setTabOrder(m_tree, m_listPane->list());
    setTabOrder(m_listPane->list(), m_reader);
}

void MainWindow::connectService()
{
    connect(&m_service, &MailService::accountsChanged, this, &MainWindow::accountsChanged);
    connect(&m_service, &MailService::errorRaised, this, &MainWindow::raiseError);
    connect(&m_service, &MailService::activityChanged, this, [this](const Activity &activity) {
        m_activity->showActivity(activity, accountName(activity.account));
        m_folders->showActivity(activity);
        if (activity.step == Activity::Step::Idle && activity.asOf.isValid()) {
            m_errors->settle(activity.account);
            m_panel->refresh();
            learnFolders(activity.account); // what was empty may not be so any more
        }
    });
}

void MainWindow::connectPanes()
{
    connect(m_tree, &FolderTree::folderChosen, this, &MainWindow::showFolder);
    connect(m_folders, &FolderModel::dataChanged, this, [this] {
        m_listPane->showFolder(m_folders->folder(m_messages->folder()));
    });
    connect(m_folders, &FolderModel::inboxesChanged, this, [this] {
        m_messages->setInboxes(m_folders->inboxes());
        if (m_messages->isUnified() && !m_accountShown)
            showAccountOf(m_folders->inboxes().value(0));
    });
    connect(m_folders, &FolderModel::failed, this, &MainWindow::raiseError);
    connectList(m_listPane->list(), m_messages);
    connectList(m_results->list(), &m_results->model());
    connect(m_messages, &MessageListModel::failed, this, [this](FolderRef folder, const MailError &error) {
        m_errors->raise(
            folder.account, accountName(folder.account), error, ErrorStrips::Until::Dismissed,
            [this] { m_messages->reload(); });
    });
    connect(m_listPane, &ListPane::getMailRequested, this, &MainWindow::getMail);
    connect(m_listPane, &ListPane::reloadRequested, m_messages, &MessageListModel::reload);
    connectReadDelay();
    connectNotices();
    connect(m_reader, &ReaderPane::linkHovered, m_activity, &ActivityBar::hint);
    connect(m_reader, &ReaderPane::saved, m_activity, [this](const QString &where) {
        m_activity->tell(tr("Saved: %1").arg(where));
    });
    connect(m_reader, &ReaderPane::failed, this, [this](const MailError &error) { raiseError({}, error); });
    connect(m_actions, &MessageActions::told, m_activity, &ActivityBar::tell);
    connect(m_actions, &MessageActions::failed, this, &MainWindow::raiseError);
    connect(m_activity, &ActivityBar::cancelRequested, this, [this](AccountId account) {
        m_service.cancel(account);
    });
    connect(m_panel, &WhatSyncsPanel::closeRequested, this, [this] { m_whatSyncs->setChecked(false); });
    connect(m_welcome, &Placeholder::clicked, this, &MainWindow::newAccount);
    connect(m_welcome, &Placeholder::secondClicked, this, &MainWindow::practiceRequested);
}

QString MainWindow::accountName(AccountId account) const
{
    const Account *known = m_folders->account(account);
    return known ? known->name : QString();
}

void MainWindow::accountsChanged()
{
    const bool any = !m_service.accounts().isEmpty();
    const bool first = any && m_pages->currentIndex() == 1;
    m_pages->setCurrentIndex(any ? 0 : 1);
    if (first)
        m_listPane->takeKeyboard();
    m_search->setVisible(any);
    // Nothing that could not work is offered.
    for (QAction *action : m_actions->all())
        action->setVisible(any);
    for (QAction *action : {m_tags->button(), m_getMail, m_whatSyncs, m_pending})
        action->setVisible(any);
    for (QAction *action :
         {m_compose->write(), m_compose->reply(), m_compose->replyAll(), m_compose->forward(),
          m_compose->outbox()})
        action->setVisible(any && m_service.writing());
    m_rivals->setAccounts(m_service.accounts());
    tellWriting(shownList());
    watchAccounts();
    QStringList own;
    for (const Account &account : m_service.accounts())
        own << account.address;
    m_listPane->filterBar()->setOwnAddresses(own);
    m_accountShown = {}; // names and protocols may be others now
    const bool known = m_messages->isUnified() ? m_service.accounts().size() > 1
                                               : m_folders->account(m_messages->folder().account) != nullptr;
    if (!known)
        m_messages->showFolder({});
}

void MainWindow::showPracticeStarting(bool running)
{
    m_welcome->say(
        QStringLiteral("duopost"), tr("Welcome to Duopost"),
        running ? tr("The practice server is being started. Its mail appears here in a moment.")
                : tr("Your address and password are enough to begin. The practice mailbox has sample mail on a "
                     "private "
                     "server on this computer, reachable over IMAP and over POP3: a place to look around "
                     "without any "
                     "risk."),
        tr("Set up an account"));
    m_welcome->offerAlso(tr("Open the practice mailbox"));
    m_welcome->setBusy(running);
}

void MainWindow::showFolder(FolderRef folder)
{
    if (folder != m_messages->folder())
        leaveSearch();
    m_listPane->showFolder(m_folders->folder(folder));
    if (folder == m_messages->folder())
        return; // the tree was read again; what is open stays open
    m_messages->showFolder(folder, {m_state.order(folder), {}});
    m_listPane->filterBar()->clear(); // it chose among the messages of another folder
    m_state.setFolder(folder);
    showAccountOf(folder);
    m_reader->showNothing();
    selectionChanged();
}

void MainWindow::showAccountOf(FolderRef folder)
{
    const Account *account = m_folders->account(folder.account);
    if (!account || account->id == m_accountShown)
        return;
    m_accountShown = account->id;
    m_activity->setAccount(account->id);
    m_panel->showAccount(*account);
}

void MainWindow::connectList(MessageListView *list, MessageListModel *model)
{
    const auto whenShown = [this, list](auto job) {
        return [this, list, job] {
            if (list == shownList())
                (this->*job)();
        };
    };
    const auto changed = whenShown(&MainWindow::selectionChanged);
    connect(list->selectionModel(), &QItemSelectionModel::selectionChanged, this, changed);
    connect(list->selectionModel(), &QItemSelectionModel::currentChanged, this, changed);
    connect(model, &MessageListModel::modelReset, this, changed);
    connect(
        model, &MessageListModel::dataChanged, this,
        [this, list](const QModelIndex &first, const QModelIndex &last) {
            const int row = list->currentIndex().row();
            if (list == shownList() && row >= first.row() && row <= last.row())
                showCurrent();
        });
    connect(model, &MessageListModel::rowsRemoved, this, [this, list] {
        // Of several accounts one may be quicker than the one of the current message.
        if (list != shownList() || (m_messages->isUnified() && list->currentIndex().isValid()))
            return;
        if (std::exchange(m_stepOn, false) && !list->currentIndex().isValid())
            list->step(1);
    });
    // Conversations come and go as a whole list; another one may do so first.
    connect(model, &MessageListModel::modelReset, this, [this, list] {
        if (list != shownList() || !m_stepOn || list->currentIndex().isValid())
            return;
        m_stepOn = false;
        list->step(1);
    });
    connect(list, &MessageListView::openRequested, this, &MainWindow::openCurrent);
    connect(list, &MessageListView::pageRequested, this, &MainWindow::readOn);
    connect(list, &MessageListView::menuRequested, this, &MainWindow::showMessageMenu);
}

void MainWindow::selectionChanged()
{
    const MessageListView *list = shownList();
    const auto &selection = list->selectionModel()->selection();
    int selected = 0;
    for (const QItemSelectionRange &range : selection)
        selected += range.height();
    if (selected == 1)
        return showCurrent();
    m_reader->showNothing(selected);
    tellSelection();
}

void MainWindow::showCurrent()
{
    const MessageListView *list = shownList();
    const MessageRow *found = shownModel()->rowAt(list->currentIndex().row());
    if (!found && isSearching())
        return; // comes again when the row is here, which says where the message is
    const FolderRef folder = folderInUse();
    if (m_messages->isUnified())
        showAccountOf(folder);
    tellSelection();
    const auto &selection = list->selectionModel()->selection();
    const bool isOne = selection.size() == 1 && selection.first().height() == 1
        && selection.first().top() == list->currentIndex().row();
    if (!found || !isOne)
        return;
    MessageRow row = *found;
    row.id = refOf(found->id).message;
    m_reader->showMessage(folder, row);
}

void MainWindow::readOn()
{
    if (m_reader->pageDown())
        return;
    shownList()->stepToUnread();
}

void MainWindow::nextPane()
{
    QWidget *panes[] = {m_tree, shownList(), m_reader};
    for (size_t i = 0; i < std::size(panes); ++i) {
        const QWidget *focus = QApplication::focusWidget();
        if (!focus || (focus != panes[i] && !panes[i]->isAncestorOf(focus)))
            continue;
        QWidget *next = panes[(i + 1) % std::size(panes)];
        if (next == m_reader)
            m_reader->focusText();
        else
            next->setFocus(Qt::ShortcutFocusReason);
        return;
    }
    shownList()->setFocus(Qt::ShortcutFocusReason);
}

void MainWindow::getMail()
{
    for (const Account &account : m_service.accounts()) {
        if (account.enabled)
            synchronize(account.id, Asked::ByUser);
    }
}

void MainWindow::synchronize(AccountId account, Asked asked)
{
    m_check->started(account);
    whenFinished(
        m_service.synchronize(
            account, {.depth = SyncDepth::RecentBodies, .automatic = asked == Asked::ByTimer}),
        this,
        [this, account](const SyncReport &) {
            m_check->succeeded(account);
            m_folders->showError(account, {});
            m_errors->settle(account);
            m_panel->refresh();
        },
        [this, account](const MailError &error) {
            m_check->failed(account, error);
            if (error.kind() == MailError::Kind::Cancelled
                || error.kind() == MailError::Kind::RemovalNeedsConsent)
                return; // the user knows, or is being asked
            m_folders->showError(account, errorText(error));
            showProblem(account, error, ErrorStrips::Until::Settled);
            m_panel->refresh();
        });
}

void MainWindow::raiseError(AccountId account, const MailError &error)
{
    if (error.kind() == MailError::Kind::Cancelled || error.kind() == MailError::Kind::RemovalNeedsConsent)
        return; // the user knows, or is being asked
    showProblem(
        account, error,
        account && endsWithNextConnection(error) ? ErrorStrips::Until::Settled : ErrorStrips::Until::Dismissed);
}

void MainWindow::showProblem(AccountId account, const MailError &error, ErrorStrips::Until until)
{
    if (askForPassword(account, error))
        return;
    ErrorStrips::Retry retry;
    if (account)
        retry = [this, account] { synchronize(account, Asked::ByUser); };
    QString button;
    if (const auto certificate = error.certificate(); account && certificate && !certificate->isTrusted()) {
        retry = [this, account, certificate] { askAboutCertificate(account, certificate); };
        button = tr("Look at the certificate…");
    }
    if (const Account *known = m_folders->account(account);
        known && error.kind() == MailError::Kind::LoginWeaker) {
        retry = [this, account, server = known->incoming] { acceptWeakerLogin(account, server); };
        button = tr("Log in all the same");
    }
    if (const Account *known = m_folders->account(account); known && wantsSignIn(*known, error)) {
        retry = [this, account, error] { signIn(account, error); };
        button = tr("Sign in…");
    }
    m_errors->raise(account, accountName(account), error, until, retry, button);
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    remember();
    event->accept();
}

void MainWindow::remember()
{
    m_state.setGeometry(saveGeometry());
    m_state.setPanes(m_splitter->saveState());
    m_state.setWhatSyncsShown(m_whatSyncs->isChecked());
}

void MainWindow::restore()
{
    resize(1280, 800);
    m_splitter->setSizes({240, 1040, 430});
    setReaderBelow(m_readerBelow->isChecked());
    if (const QByteArray geometry = m_state.geometry(); !geometry.isEmpty())
        restoreGeometry(geometry);
    if (const QByteArray panes = m_state.panes(); !panes.isEmpty())
        m_splitter->restoreState(panes);
    m_whatSyncs->setChecked(m_state.whatSyncsShown());
    toggleWhatSyncs(m_whatSyncs->isChecked());
    m_tree->choose(m_state.folder());
    m_listPane->takeKeyboard(); // the first key is Down, and letters are shortcuts, no search
}

void MainWindow::toggleWhatSyncs(bool shown)
{
    m_panel->setVisible(shown);
    if (shown)
        m_panel->refresh();
}

} // namespace duopost
