// SPDX-License-Identifier: GPL-3.0-or-later
// Messages that are acted upon, or dragged inside the window.
#pragma once

#include "mailcore/Ids.h"

#include <QList>
#include <memory>
#include <optional>

class QMimeData;

namespace duopost {

/// Of one folder.
struct MessagesOf {
    FolderRef folder;
    QList<MessageId> ids;
};

std::unique_ptr<QMimeData> mimeOf(const MessagesOf &messages);
/// Nothing if it is something else, or of another program.
std::optional<MessagesOf> messagesIn(const QMimeData *mime);

} // namespace duopost
