// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

namespace duopost {

struct SanitizedHtml {
    QString html;
    QString css; ///< of its style elements, cleaned
    int blockedImages = 0; ///< distinct remote addresses of pictures
    int blockedOthers = 0; ///< style sheets, fonts, frames, tracking pixels, backgrounds
    QStringList images; ///< the remote addresses of pictures, in order, each once
    QStringList others; ///< the other remote addresses, in order, each once, up to a limit
    QStringList trackers; ///< hosts of pictures that nobody can see, sorted
    bool isCut = false; ///< only its beginning was asked for, and there is more
    bool tooHard = false; ///< so many elements or so much text that laying it out would take too long
};

/// Keeps the elements and attributes that lay out text and pictures; drops everything that runs, submits,
/// embeds or refers to another place, with its content where that is not text. Elements nest to a limit only.
/// Pure; linear in the length.
enum class RemotePictures { Drop, Keep }; ///< Keep: with their addresses, for whoever brings them; no trackers
SanitizedHtml sanitizeHtml(const QString &html, RemotePictures pictures = RemotePictures::Drop);
/// As above, up to where it can be laid out within a frame or two: all of an ordinary message, and of others a
/// beginning that ends at a tag or after a text. What is open there, a parser closes at the end. Nothing of
/// those whose style sheets alone would take a frame.
SanitizedHtml sanitizeBeginning(const QString &html, RemotePictures pictures = RemotePictures::Drop);

} // namespace duopost
