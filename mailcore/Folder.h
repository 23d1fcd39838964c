// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Ids.h"
#include "mailcore/KeepOffline.h"

#include <QDateTime>
#include <QString>

namespace duopost {

enum class FolderRole { None, Inbox, Sent, Drafts, Trash, Junk, Archive, All };

/// The one vocabulary for "where is it" (folder tree, message row, reader).
enum class Where {
    ServerAndHere, ///< stored on the server, every device sees it
    OnItsWay, ///< saved here, not on the server yet
    OnlyHere, ///< only on this computer
    OnlyOnServer, ///< on the server, not downloaded
    Refused, ///< the server refused it, or it was lost
};

struct Folder {
    FolderId id;
    FolderId parent; ///< none for a top-level folder
    QString path; ///< decoded full name, parts joined by '/': what people and scripts use
    QString name; ///< last part of the path
    QByteArray remoteName; ///< byte-exact name for the wire (modified UTF-7); empty for a POP3 maildrop
    char delimiter = '/'; ///< the server's own separator; 0 = none
    FolderRole role = FolderRole::None;
    Where where = Where::ServerAndHere;
    bool selectable = true;
    bool subscribed = true;
    int total = 0; ///< messages known here
    int unread = 0;
    KeepOffline keep;
    quint64 uidValidity = 0; ///< IMAP: under which the messages are numbered; 0 = not known
    QDateTime asOf; ///< last time the server was asked; invalid = never
};

QString toString(FolderRole role); ///< "inbox", …, "none"
QString toString(Where where); ///< "server", "on-its-way", "only-here", "only-on-server", "refused"

} // namespace duopost
