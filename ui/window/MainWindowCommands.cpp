// SPDX-License-Identifier: GPL-3.0-or-later
// Everything the window can be asked for: its keys, and the palette that finds it by name.
#include "ui/commands/CommandPalette.h"
#include "ui/commands/Commands.h"
#include "ui/commands/ShortcutsDialog.h"
#include "ui/compose/ComposeActions.h"
#include "ui/folders/FolderModel.h"
#include "ui/folders/FolderTree.h"
#include "ui/tags/TagActions.h"
#include "ui/window/MainWindow.h"
#include "ui/window/MessageActions.h"
#include "ui/window/ReaderActions.h"

#include <QAction>
#include <QMenu>
#include <QSet>

namespace duopost {

namespace {

using Keys = QList<QKeySequence>; // of Qt::Key it would be a number of them

QString plainText(const QAction &action)
{
    return QString(action.text()).remove(QLatin1Char('&'));
}

/// What a menu and the menus in it offer, as they are when they are opened.
class MenuOffers {
public:
    void add(QMenu &menu, const QString &context, bool enabled)
    {
        emit menu.aboutToShow(); // some are made only then
        for (QAction *action : menu.actions()) {
            if (QMenu *inside = action->menu(); inside && action->isVisible())
                add(*inside, context.isEmpty() ? plainText(*action) : context + inner(*action),
                    enabled && action->isEnabled());
            else if (!action->isSeparator() && action->isVisible())
                add(*action, plainText(*action), context, enabled);
        }
    }

    void add(QAction &action, const QString &title, const QString &context, bool enabled)
    {
        if (title.isEmpty() || m_seen.contains({title, context}))
            return;
        m_seen.insert({title, context});
        Offer offer;
        offer.title = title;
        offer.context = context;
        offer.keys = action.shortcut().toString(QKeySequence::NativeText);
        offer.enabled = enabled && action.isEnabled();
        offer.checked = action.isCheckable() && action.isChecked();
        offer.run = [target = QPointer<QAction>(&action)] {
            if (target)
                target->trigger();
        };
        m_actions.insert(&action);
        offers << offer;
    }

    bool has(const QAction *action) const { return m_actions.contains(action); }

    QList<Offer> offers;

private:
    static QString inner(const QAction &action) { return QStringLiteral(" / ") + plainText(action); }

    QSet<std::pair<QString, QString>> m_seen;
    QSet<const QAction *> m_actions;
};

void addFolders(const FolderModel &model, const QModelIndex &parent, FolderTree *tree, QList<Offer> &offers)
{
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        const auto ref = index.data(FolderModel::FolderRefRole).value<FolderRef>();
        if (!index.data(FolderModel::IsAccountRole).toBool() && !index.data(FolderModel::IsOutboxRole).toBool()
            && index.data(FolderModel::SelectableRole).toBool()) {
            Offer offer;
            offer.title = index.data(Qt::DisplayRole).toString();
            offer.icon = index.data(FolderModel::IconRole).toString();
            // Where it is: the folders above it and the account, from the outside to the inside.
            QStringList above;
            for (QModelIndex up = parent; up.isValid(); up = up.parent())
                above.prepend(up.data(Qt::DisplayRole).toString());
            offer.context = above.join(QLatin1String(" / "));
            offer.run = [tree = QPointer<FolderTree>(tree), ref] {
                if (tree)
                    tree->choose(ref);
            };
            offers << offer;
        }
        addFolders(model, index, tree, offers);
    }
}

} // namespace

void MainWindow::makeCommands()
{
    const auto add = [this](const char *id, QAction *action, const QString &title) {
        m_commands->add(QLatin1String(id), action, title);
    };
    const auto addAsNamed = [this](const char *group, const QList<QAction *> &actions) {
        for (QAction *action : actions)
            m_commands->add(QLatin1String(group) + action->objectName(), action, plainText(*action));
    };
    add("write.new", m_compose->write(), ShortcutsDialog::tr("Write a new message"));
    const QList<QAction *> answers = m_compose->ofMessage();
    const std::pair<const char *, QString> named[] = {
        {"write.reply", ShortcutsDialog::tr("Answer the sender")},
        {"write.replyAll", ShortcutsDialog::tr("Answer the sender and all recipients")},
        {"write.replyList", ShortcutsDialog::tr("Answer the mailing list")},
        {"write.forward", ShortcutsDialog::tr("Forward")},
        {"write.forwardAttached", ShortcutsDialog::tr("Forward as attachment")},
        {"write.editAsNew", ShortcutsDialog::tr("Edit as new")},
        {"write.redirect", ShortcutsDialog::tr("Redirect")},
    };
    Q_ASSERT(answers.size() == std::ssize(named));
    for (size_t i = 0; i < std::size(named); ++i)
        add(named[i].first, answers.at(static_cast<qsizetype>(i)), named[i].second);
    add("write.outbox", m_compose->outbox(), plainText(*m_compose->outbox()));
    add("mail.get", m_getMail, ShortcutsDialog::tr("Get mail"));
    add("message.read", m_actions->read(), ShortcutsDialog::tr("Mark as read or unread"));
    add("message.star", m_actions->star(), ShortcutsDialog::tr("Add or remove the star"));
    add("message.junk", m_actions->junk(), ShortcutsDialog::tr("Mark as junk or not junk"));
    add("message.archive", m_actions->archive(), ShortcutsDialog::tr("Move to the archive"));
    add("message.trash", m_actions->trash(), ShortcutsDialog::tr("Move to the trash"));
    add("message.delete", m_actions->deleteForGood(), ShortcutsDialog::tr("Delete for good"));
    add("message.move", m_actions->move(), ShortcutsDialog::tr("Move into another folder"));
    add("message.copy", m_actions->copy(), ShortcutsDialog::tr("Copy into another folder"));
    add("message.undo", m_actions->undo(), ShortcutsDialog::tr("Undo the last action"));
    add("search.focus", m_searchFor, ShortcutsDialog::tr("Search"));
    add("list.filter", m_quickFilter, ShortcutsDialog::tr("Quick filter"));
    add("list.conversations", m_conversations, plainText(*m_conversations));
    add("list.table", m_table, plainText(*m_table));
    add("list.readerBelow", m_readerBelow, plainText(*m_readerBelow));
    addAsNamed("reader.", m_readerActions->ofMessage());
    addAsNamed("view.", m_readerActions->ofView());
    nameTags();
    connect(m_tags, &TagActions::made, this, &MainWindow::nameTags);
    add("tags.removeAll", m_tags->removeAllTags(), ShortcutsDialog::tr("Remove all tags"));
    add("window.nextPane", m_nextPane, ShortcutsDialog::tr("Next pane"));
    add("window.whatSyncs", m_whatSyncs, ShortcutsDialog::tr("What syncs?"));
    add("window.pending", m_pending, plainText(*m_pending));
    add("window.newAccount", m_newAccount, plainText(*m_newAccount));
    add("window.commands", m_allCommands, ShortcutsDialog::tr("All commands and folders"));
    add("window.shortcuts", m_shortcuts, ShortcutsDialog::tr("Keyboard shortcuts"));
    add("window.quit", m_quit, ShortcutsDialog::tr("Quit"));

    m_commands->addFixed(
        {Keys{QKeySequence(Qt::Key_J), QKeySequence(Qt::Key_Down)}, ShortcutsDialog::tr("Next message")});
    m_commands->addFixed(
        {Keys{QKeySequence(Qt::Key_K), QKeySequence(Qt::Key_Up)}, ShortcutsDialog::tr("Previous message")});
    m_commands->addFixed(
        {Keys{QKeySequence(Qt::Key_Space)}, ShortcutsDialog::tr("Read on, then the next unread message")});
    m_commands->addFixed(
        {Keys{QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)},
         ShortcutsDialog::tr("Go to the text of the message")});
    m_commands->addFixed(
        {Keys{QKeySequence(Qt::Key_Tab), QKeySequence(Qt::SHIFT | Qt::Key_Tab)},
         ShortcutsDialog::tr("Next control")});
    m_commands->addFixed(
        {Keys{QKeySequence(Qt::Key_Escape)}, ShortcutsDialog::tr("Close a bar, leave the search")});
    m_commands->addFixed({Keys{QKeySequence(Qt::Key_F10)}, ShortcutsDialog::tr("Menu")});
    m_commands->addFixed(
        {Keys{QKeySequence(Qt::CTRL | Qt::Key_C)}, ShortcutsDialog::tr("Copy the text that is selected")});
    m_commands->addFixed({Keys{QKeySequence(Qt::CTRL | Qt::Key_A)}, ShortcutsDialog::tr("Select all")});
    m_commands->addFixed(
        {Keys{QKeySequence(Qt::CTRL | Qt::Key_Return)}, ShortcutsDialog::tr("Send, while writing"), false});
    m_commands->addFixed(
        {Keys{QKeySequence(Qt::CTRL | Qt::Key_S)}, ShortcutsDialog::tr("Save the draft, while writing"),
         false});
}

void MainWindow::nameTags()
{
    int place = 0;
    for (QAction *tag : m_tags->tags()) {
        m_commands->add(
            QStringLiteral("tags.%1").arg(++place), tag, ShortcutsDialog::tr("Tag: %1").arg(plainText(*tag)));
    }
}

void MainWindow::showPalette()
{
    MenuOffers found;
    found.add(*m_menu, {}, true);
    for (const Command &command : m_commands->all()) {
        if (found.has(command.action) || command.action == m_allCommands || !command.action->isVisible())
            continue;
        // Both what its button is called and what it does are what people type.
        const QString name = plainText(*command.action);
        found.add(
            *command.action, name.isEmpty() ? command.title : name,
            name.isEmpty() || name == command.title ? QString() : command.title, true);
    }
    found.offers.removeIf([this](const Offer &offer) { return offer.title == plainText(*m_allCommands); });
    if (m_getMail->isVisible())
        addFolders(*m_folders, {}, m_tree, found.offers);
    m_palette->open(found.offers);
}

} // namespace duopost
