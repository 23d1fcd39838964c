// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/sync/BodyIntake.h"

#include "mailcore/MessageParser.h"

#include <algorithm>

namespace duopost {

StoredBody takeIn(MessageId id, const QByteArray &raw)
{
    const auto message = parseMessage(raw);
    const bool attachments
        = std::any_of(message.attachments.begin(), message.attachments.end(), [](const Attachment &a) {
              return !a.isInline;
          });
    return {id, raw, previewOf(message), attachments};
}

} // namespace duopost
