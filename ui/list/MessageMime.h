// SPDX-License-Identifier: GPL-3.0-or-later
// Messages that are dragged inside the window.
#pragma once

#include "mailcore/Ids.h"

#include <QList>
#include <memory>
#include <optional>

class QMimeData;

namespace duopost {

struct DraggedMessages {
    FolderRef folder;
    QList<MessageId> ids;
};

std::unique_ptr<QMimeData> mimeOf(const DraggedMessages &messages);
/// Nothing if it is something else, or of another program.
std::optional<DraggedMessages> messagesIn(const QMimeData *mime);

} // namespace duopost
