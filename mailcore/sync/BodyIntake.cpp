// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/sync/BodyIntake.h"

#include "mailcore/MessageParser.h"
#include "mailcore/protocol/mime/LineEnds.h"

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

WholeMessage takeArriving(const ArrivingMessage &message, bool toServer)
{
    const bool asItIs = !toServer && message.lineEnds == ArrivingMessage::LineEnds::AsTheyAre;
    const auto bytes = asItIs ? message.raw : mime::withCrLf(message.raw);
    auto body = takeIn({}, bytes);
    return {
        {.header = parseHeader(bytes),
         .arrived = message.received.isValid() ? message.received.toMSecsSinceEpoch() : 0,
         .size = bytes.size(),
         .flags = message.flags,
         .keywords = message.keywords,
         .hasAttachments = body.hasAttachments},
        body};
}

} // namespace duopost
