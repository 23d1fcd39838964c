// SPDX-License-Identifier: GPL-3.0-or-later
// The user's words for the values of the core, in the window's language.
#pragma once

#include "mailcore/Account.h"
#include "mailcore/Activity.h"
#include "mailcore/Capability.h"
#include "mailcore/Folder.h"
#include "mailcore/Message.h"

#include <QString>

namespace duopost {

QString folderTitle(const Folder &folder); ///< "Inbox" by role, else its own name
QString folderIcon(FolderRole role);
QString protocolTitle(Protocol protocol); ///< "IMAP", "POP3"
QString operationTitle(Operation operation);
QString operationSentence(Operation operation);
QString verdictTitle(Verdict verdict);
QString verdictIcon(Verdict verdict);
QString reachTitle(Reach reach);
QString sourceTitle(EvidenceSource source);
QString reasonSentence(const Evidence &evidence); ///< Evidence::because in the window's language
QString stepTitle(const Activity &activity); ///< "Fetching headers of Inbox"
QString personTitle(const MailAddress &address); ///< name, else the address, else a word for "nobody"
QString attachmentIcon(const QByteArray &type, const QString &name);

} // namespace duopost
