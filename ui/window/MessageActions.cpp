// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/MessageActions.h"

#include "mailcore/MailService.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/words/Futures.h"

#include <QAction>
#include <QWidget>

namespace duopost {

MessageActions::MessageActions(MailService &service, QWidget *window)
    : QObject(window), m_service(service), m_read(new QAction(window)), m_star(new QAction(window)),
      m_junk(new QAction(window))
{
    m_read->setShortcut(Qt::Key_U);
    m_star->setShortcut(Qt::Key_S);
    m_junk->setShortcut(QKeySequence(Qt::SHIFT | Qt::Key_J));
    connect(m_read, &QAction::triggered, this, [this] {
        performOnSelection(m_flags.testFlag(MessageFlag::Seen) ? Change(MarkUnread{}) : Change(MarkRead{}));
    });
    connect(m_star, &QAction::triggered, this, [this] {
        performOnSelection(m_flags.testFlag(MessageFlag::Flagged) ? Change(Unstar{}) : Change(Star{}));
    });
    connect(m_junk, &QAction::triggered, this, [this] {
        performOnSelection(m_flags.testFlag(MessageFlag::Junk) ? Change(MarkNotJunk{}) : Change(MarkJunk{}));
    });
    window->addActions({m_read, m_star, m_junk});
    updateActions();
}

void MessageActions::setSelection(FolderRef folder, const QList<MessageId> &ids, MessageFlags flags)
{
    m_folder = folder;
    m_ids = ids;
    m_flags = flags;
    updateActions();
}

void MessageActions::updateActions()
{
    const auto show = [this](QAction *action, const QString &icon, const QString &text, const QString &tip) {
        action->setEnabled(!m_ids.isEmpty());
        action->setIcon(lineIcon(icon));
        action->setText(text);
        action->setToolTip(
            tip + QStringLiteral(" (") + action->shortcut().toString(QKeySequence::NativeText)
            + QLatin1Char(')'));
    };
    if (m_flags.testFlag(MessageFlag::Seen))
        show(m_read, QStringLiteral("mail-unread"), tr("Unread"), tr("Mark as unread"));
    else
        show(m_read, QStringLiteral("mail-open"), tr("Read"), tr("Mark as read"));
    if (m_flags.testFlag(MessageFlag::Flagged))
        show(m_star, QStringLiteral("star-filled"), tr("Starred"), tr("Remove the star"));
    else
        show(m_star, QStringLiteral("star"), tr("Star"), tr("Add a star"));
    if (m_flags.testFlag(MessageFlag::Junk))
        show(m_junk, QStringLiteral("not-junk"), tr("Not junk"), tr("Mark as not junk"));
    else
        show(m_junk, QStringLiteral("junk"), tr("Junk"), tr("Mark as junk"));
}

void MessageActions::performOnSelection(const Change &change)
{
    if (!m_ids.isEmpty())
        perform(m_folder, m_ids, change, true);
}

void MessageActions::markReadQuietly(FolderRef folder, MessageId id)
{
    perform(folder, {id}, MarkRead{}, false);
}

void MessageActions::perform(FolderRef folder, const QList<MessageId> &ids, const Change &change, bool tell)
{
    whenFinished(
        m_service.change(folder, ids, change), this,
        [this, tell](const QList<ChangeResult> &results) {
            int hereOnly = 0;
            for (const ChangeResult &result : results)
                hereOnly += result.outcome == Outcome::HereOnly ? 1 : 0;
            if (tell && hereOnly > 0)
                emit told(tr("Recorded on this computer only, for %Ln message(s).", nullptr, hereOnly));
        },
        [this, folder](const MailError &error) { emit failed(folder.account, error); });
}

} // namespace duopost
