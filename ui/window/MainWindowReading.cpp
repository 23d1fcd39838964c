// SPDX-License-Identifier: GPL-3.0-or-later
// When the message that is open counts as read.
#include "ui/list/AllInboxes.h"
#include "ui/list/MessageListModel.h"
#include "ui/reader/ReaderPane.h"
#include "ui/search/SearchPane.h"
#include "ui/window/MainWindow.h"
#include "ui/window/MessageActions.h"
#include "ui/window/ReadDelay.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>

namespace duopost {

namespace {
std::optional<std::chrono::milliseconds> asTime(std::optional<int> seconds)
{
    if (!seconds)
        return std::nullopt;
    return std::chrono::seconds(*seconds);
}
} // namespace

void MainWindow::connectReadDelay()
{
    m_readDelay->setDelay(asTime(m_state.readDelay()));
    connect(m_reader, &ReaderPane::opened, m_readDelay, &ReadDelay::opened);
    connect(
        m_reader, &ReaderPane::messageChanged, m_readDelay, [this] { m_readDelay->shows(m_reader->shown()); });
    connect(m_readDelay, &ReadDelay::due, this, [this](FolderRef folder, MessageId id) {
        const MessageRow *row = isSearching()
            ? m_results->model().cachedRow(m_results->model().idOf({folder.account, id}))
            : m_messages->cachedRow(m_messages->isUnified() ? idInAll({folder.account, id}) : id);
        if (!row || !row->flags.testFlag(MessageFlag::Seen))
            m_actions->markReadQuietly(folder, id);
    });
}

void MainWindow::addReadDelay(QMenu *menu)
{
    QMenu *delays = menu->addMenu(tr("Mark opened messages as read"));
    auto *group = new QActionGroup(delays);
    const std::pair<std::optional<int>, QString> choices[] = {
        {0, tr("At once")},
        {2, tr("After %1 seconds").arg(2)},
        {5, tr("After %1 seconds").arg(5)},
        {std::nullopt, tr("Only by hand")},
    };
    for (const auto &[seconds, text] : choices) {
        QAction *action = group->addAction(delays->addAction(text));
        action->setCheckable(true);
        action->setChecked(m_state.readDelay() == seconds);
        connect(action, &QAction::triggered, this, [this, seconds = seconds] {
            m_state.setReadDelay(seconds);
            m_readDelay->setDelay(asTime(seconds));
        });
    }
}

} // namespace duopost
