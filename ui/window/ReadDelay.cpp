// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/window/ReadDelay.h"

namespace duopost {

ReadDelay::ReadDelay(QObject *parent) : QObject(parent)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { emit due(m_folder, m_id); });
}

void ReadDelay::setDelay(std::optional<std::chrono::milliseconds> delay)
{
    m_delay = delay;
    m_timer.stop();
}

void ReadDelay::opened(FolderRef folder, MessageId id)
{
    m_timer.stop();
    if (!m_delay)
        return;
    if (m_delay->count() == 0) {
        emit due(folder, id);
        return;
    }
    m_folder = folder;
    m_id = id;
    m_timer.start(*m_delay);
}

void ReadDelay::shows(MessageRef message)
{
    if (m_timer.isActive() && message != MessageRef{m_folder.account, m_id})
        m_timer.stop();
}

} // namespace duopost
