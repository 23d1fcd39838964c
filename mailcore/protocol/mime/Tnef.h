// SPDX-License-Identifier: GPL-3.0-or-later
// "winmail.dat": Microsoft's envelope around attachments (MS-OXTNEF). Pure; any thread.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace duopost::mime {

struct TnefFile {
    QString name; ///< as sent; may be empty
    QByteArray type; ///< lower case; may be empty
    QByteArray content;
    QByteArray contentId;
};

struct Tnef {
    bool readable = false; ///< it is such an envelope at all
    bool damaged = false; ///< cut off, or a checksum is wrong; what could be read is here
    QList<TnefFile> files; ///< at most 500
    QString text, html; ///< the message's own, where it lies inside
};

bool isTnefType(QByteArrayView type);

/// Reads as far as possible, never beyond the end; rich text (RTF) becomes a file named "message.rtf".
Tnef readTnef(QByteArrayView bytes);

} // namespace duopost::mime
