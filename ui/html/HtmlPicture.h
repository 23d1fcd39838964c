// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/html/PageImages.h"

#include <QFont>
#include <QImage>

namespace duopost {

/// All of one message's HTML as a picture, laid out and painted as the reader does, on white paper.
struct HtmlPicture {
    QString untrustedHtml;
    PageImages::Source inlineImage; ///< pictures the message brought along, by Content-ID
    QHash<QString, QByteArray> remote; ///< pictures that came from the internet, by address
    QFont font; ///< where the message names none

    /// What is wider than @p width makes the picture wider; very tall pages are cut. Null if the page cannot be
    /// laid out in time. Loads nothing. GUI thread.
    QImage paint(int width) const;
};

} // namespace duopost
