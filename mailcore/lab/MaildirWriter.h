// SPDX-License-Identifier: GPL-3.0-or-later
// Puts messages into a Maildir without the server: thousands a second, with any date and marks.
#pragma once

#include "mailcore/Lab.h"
#include "mailcore/lab/LabIdentity.h"

namespace duopost {

/// One user's mail folders on disk, in the layout the lab's Dovecot reads (LAYOUT=fs, UTF-8 names).
class MaildirWriter {
public:
    MaildirWriter(QString root, LabIdentity identity);

    /// Creates the folder and its parents; "INBOX" is the root.
    void createFolder(const QString &folder);
    /// Messages get ascending UIDs in this order. INTERNALDATE is `received`.
    void append(const QString &folder, const QList<LabMessage> &messages);
    void subscribe(const QStringList &folders);

private:
    QString m_root;
    LabIdentity m_identity;
    qint64 m_next = 1; ///< part of every file name; the server numbers messages in file name order
};

} // namespace duopost
