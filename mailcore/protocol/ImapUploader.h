// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/ImapMailbox.h"

namespace duopost {

/// Puts messages into folders (APPEND), each once, as far as a server lets one find out.
class ImapUploader {
public:
    explicit ImapUploader(ImapMailbox &mailbox) : m_mailbox(mailbox), m_connection(mailbox.connection()) { }

    /// @return where it landed, under the key ""
    /// @throws MailError ServerRefused, with the server's words ([TRYCREATE], [OVERQUOTA], [TOOBIG] …)
    Performed append(const RemoteFolder &folder, const Upload &upload);

    static QByteArray internalDate(qint64 ms); ///< "17-Jul-1996 09:44:25 +0000"
    /// Every line ends in CRLF, the last one too; untouched if that is so already.
    static QByteArray withCrlf(const QByteArray &raw);

private:
    void requireSize(qint64 size) const;
    QByteArray flagList(const QByteArray &folder, const Upload &upload);
    Performed located(const QByteArray &folder, const Upload &upload);

    ImapMailbox &m_mailbox;
    ImapConnection &m_connection;
};

} // namespace duopost
