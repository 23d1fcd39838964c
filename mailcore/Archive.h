// SPDX-License-Identifier: GPL-3.0-or-later
// Mail as files of other programs know it: what goes into a folder, what comes out of one, and what became of
// it.
#pragma once

#include "mailcore/Ids.h"
#include "mailcore/Message.h"

#include <QDateTime>
#include <QList>
#include <QString>

namespace duopost {

/// A message that comes from somewhere else than the folder's server.
struct ArrivingMessage {
    /// ForTheServer: every line ends in CRLF, as on the wire.
    enum class LineEnds { ForTheServer, AsTheyAre };

    QByteArray raw;
    MessageFlags flags = {};
    QByteArray keywords = {}; ///< those that are no MessageFlag; blank-separated, sorted
    QDateTime received = {}; ///< what a server keeps as INTERNALDATE; invalid = now
    LineEnds lineEnds = LineEnds::ForTheServer; ///< counts in folders of this computer only
};

enum class ArchiveFormat {
    Mbox, ///< one file a folder; marks, keywords and dates are kept
    Maildir, ///< one file a message; marks, keywords and dates are kept
    Eml, ///< one file a message, for any program; the date is the file's, marks are not kept
};

struct ImportRequest {
    FolderRef folder;
    QString path; ///< an mbox or .eml file, a Maildir, or a folder with any of these
    MessageFlags marks = {}; ///< set on each message besides its own
    qint64 largest = qint64(512) << 20; ///< octets; what is larger is passed over
};

struct ExportRequest {
    AccountId account;
    FolderId folder; ///< none = every folder of the account, as a tree
    QString path; ///< must not exist; "path.part" holds what is there of an export that was interrupted
    ArchiveFormat format = ArchiveFormat::Mbox;
};

/// A message that was not imported or exported, or not as a whole.
struct ArchiveNote {
    enum class Why {
        AlreadyThere, ///< of an import: in the folder already
        TooLarge,
        NotMail, ///< a file that is none
        Unreadable, ///< of a file, or of a message that its server does not give
        MarksLost, ///< it is there, but more keywords than the format holds
    };
    Why why = Why::AlreadyThere;
    QString where; ///< file and position, or folder and subject
    QString detail; ///< technical; may be empty
};

QString toString(ArchiveNote::Why why); ///< "already-there", …

struct ArchiveReport {
    qint64 done = 0; ///< messages imported or exported by this run
    QList<ArchiveNote> skipped; ///< on purpose
    QList<ArchiveNote> failed;
    bool interrupted = false; ///< the rest is done by asking for the same again
};

} // namespace duopost
