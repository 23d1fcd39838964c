// SPDX-License-Identifier: GPL-3.0-or-later
// What ComposeActions does besides beginning messages: its menu, the outbox, the people.
#include "mailcore/MailService.h"
#include "ui/compose/ComposeActions.h"
#include "ui/compose/OutboxDialog.h"
#include "ui/compose/OutboxWatch.h"
#include "ui/compose/PeopleDialog.h"
#include "ui/compose/WritingStrips.h"
#include "ui/words/Futures.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>

namespace duopost {

void ComposeActions::addTo(QMenu *menu)
{
    menu->addAction(m_outbox);
    QMenu *writing = menu->addMenu(tr("Writing"));
    const auto addSwitch = [&](const QString &text, const QString &name) {
        QAction *action = writing->addAction(text);
        action->setCheckable(true);
        action->setChecked(m_state.writingSwitch(name));
        connect(action, &QAction::toggled, this, [this, name](bool on) { m_state.setWritingSwitch(name, on); });
    };
    addSwitch(tr("Write with formatting"), QStringLiteral("rich"));
    addSwitch(tr("Answer above the quotation"), QStringLiteral("answerAbove"));
    writing->addAction(tr("People…"), this, &ComposeActions::showPeople);
    QMenu *undo = writing->addMenu(tr("Undo sending"));
    auto *group = new QActionGroup(undo);
    for (const int seconds : {0, 5, 10, 20, 30, 60}) {
        QAction *action = group->addAction(undo->addAction(
            seconds == 0 ? tr("Not possible, send at once")
                         : tr("Possible for %Ln second(s)", nullptr, seconds)));
        action->setCheckable(true);
        action->setChecked(m_state.undoSeconds() == seconds);
        connect(action, &QAction::triggered, this, [this, seconds] { m_state.setUndoSeconds(seconds); });
    }
}

void ComposeActions::showOutbox()
{
    if (!m_service.writing() || m_window->findChild<OutboxDialog *>())
        return;
    auto *dialog = new OutboxDialog(m_service, *m_watch, m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &OutboxDialog::failed, this, &ComposeActions::failed);
    connect(dialog, &OutboxDialog::editWanted, this, [this, dialog](const Composition &composition) {
        dialog->accept();
        open(composition, {.withSignature = false, .changed = true});
    });
    dialog->open();
}

void ComposeActions::showPeople()
{
    if (!m_service.writing() || m_window->findChild<PeopleDialog *>())
        return;
    auto *dialog = new PeopleDialog(m_service, m_window);
    connect(dialog, &PeopleDialog::failed, this, [this](const MailError &error) { emit failed({}, error); });
    dialog->open();
}

void ComposeActions::takeBack(OutboxRef item)
{
    whenFinished(
        m_service.writing()->takeBack(item), this,
        [this](const Composition &composition) {
            open(composition, {.withSignature = false, .changed = true});
        },
        [this, item](const MailError &error) { emit failed(item.account, error); });
}

void ComposeActions::updateOutbox()
{
    m_strips->showWaiting(m_watch->items());
    emit outboxChanged(m_watch->unfinished(), m_watch->needingSomebody());
    emit outboxSummed(outboxSummary(m_watch->items()));
}

} // namespace duopost
