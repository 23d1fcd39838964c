// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Message.h"

#include <QObject>
#include <QTimer>
#include <chrono>
#include <optional>

namespace duopost {

/// Says when the open message counts as read: at once, after a while of looking at it, or never by itself.
/// GUI thread.
class ReadDelay : public QObject {
    Q_OBJECT
public:
    explicit ReadDelay(QObject *parent = nullptr);

    void setDelay(std::optional<std::chrono::milliseconds> delay); ///< none = only by hand
    void opened(FolderRef folder, MessageId id);
    /// What is shown now; another message than the one that was opened ends the wait for that.
    void shows(MessageRef message);
    bool isWaiting() const { return m_timer.isActive(); }

signals:
    void due(duopost::FolderRef folder, duopost::MessageId id);

private:
    std::optional<std::chrono::milliseconds> m_delay = std::chrono::milliseconds(0);
    QTimer m_timer;
    FolderRef m_folder;
    MessageId m_id;
};

} // namespace duopost
