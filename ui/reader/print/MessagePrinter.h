// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Message.h"
#include "ui/html/PageImages.h"
#include "ui/reader/print/PrintSheet.h"

namespace duopost {

/// What of a message goes onto paper.
struct PrintedMessage {
    ParsedMessagePtr message;
    bool asHtml = false; ///< as designed; else its text
    QHash<QString, QByteArray> remote; ///< pictures that a person let come; nothing is loaded for printing
};

/// Prints who wrote what to whom and when, and the message. No line of text is cut. GUI thread.
/// @return false if the paper could not be written
bool printMessage(QPagedPaintDevice &device, const PrintedMessage &printed, PrintSheet::Range range = {});

/// The pictures that a message brings along.
PageImages::Source inlineImagesOf(const ParsedMessagePtr &message);

} // namespace duopost
