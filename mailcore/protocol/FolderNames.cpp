// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/FolderNames.h"

#include "mailcore/MailError.h"
#include "mailcore/protocol/MailboxName.h"

#include <algorithm>

namespace duopost {

namespace {

// Courier and older Cyrus keep every personal folder below INBOX (NAMESPACE (("INBOX." "."))).
QByteArray prefixOf(const QList<Folder> &folders)
{
    const auto inbox = std::find_if(
        folders.begin(), folders.end(), [](const Folder &f) { return f.role == FolderRole::Inbox; });
    if (inbox == folders.end() || !inbox->delimiter || inbox->where == Where::OnlyHere)
        return {};
    const auto prefix = inbox->remoteName + inbox->delimiter;
    int others = 0;
    for (const auto &folder : folders) {
        if (folder.id == inbox->id)
            continue;
        ++others;
        if (!folder.remoteName.startsWith(prefix))
            return {};
    }
    return others > 0 ? prefix : QByteArray();
}

} // namespace

QByteArray wireNameFor(const QString &path, const Folder *parent, const QList<Folder> &folders)
{
    const auto name = path.mid(path.lastIndexOf(QLatin1Char('/')) + 1);
    const char delimiter = parent ? parent->delimiter : folders.isEmpty() ? '/' : folders.first().delimiter;
    const auto refuse = [&](const QString &why) { throw MailError(MailError::Kind::BadUsage, why); };
    if (name.trimmed().isEmpty())
        refuse(QStringLiteral("A folder needs a name."));
    if (delimiter && name.contains(QLatin1Char(delimiter)))
        refuse(QStringLiteral("The server does not allow “%1” in the name of a folder.")
                   .arg(QLatin1Char(delimiter)));
    if (std::any_of(name.begin(), name.end(), [](QChar c) { return c.category() == QChar::Other_Control; }))
        refuse(QStringLiteral("The name of a folder contains a character that cannot be typed."));
    if (parent && !delimiter)
        refuse(QStringLiteral("This server does not have folders in folders."));
    const auto own = encodeMailboxName(name);
    return parent ? parent->remoteName + delimiter + own : prefixOf(folders) + own;
}

} // namespace duopost
