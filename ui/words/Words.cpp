// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/words/Words.h"

#include "mailcore/LocalFolderNames.h"

#include <QCoreApplication>

namespace duopost {

namespace {
struct Words {
    Q_DECLARE_TR_FUNCTIONS(duopost::Words)
};
} // namespace

QString folderTitle(const Folder &folder)
{
    // Only one folder may carry the role's name; a subfolder called "Sent/2024" keeps its own.
    switch (folder.role) {
    case FolderRole::Inbox:
        return Words::tr("Inbox");
    case FolderRole::Sent:
        return Words::tr("Sent");
    case FolderRole::Drafts:
        return Words::tr("Drafts");
    case FolderRole::Trash:
        return Words::tr("Trash");
    case FolderRole::Junk:
        return Words::tr("Junk");
    case FolderRole::Archive:
        return Words::tr("Archive");
    case FolderRole::All:
        return Words::tr("All mail");
    case FolderRole::None:
        break;
    }
    // Folders of this computer that the program makes, in the language of whoever looks.
    if (folder.where == Where::OnlyHere && folder.path == keptFolder())
        return Words::tr("Only on this computer");
    if (folder.where == Where::OnlyHere && isInKeptFolders(folder.path)
        && folder.path.mid(keptFolder().size() + 1).compare(QLatin1String("INBOX"), Qt::CaseInsensitive) == 0)
        return Words::tr("Inbox");
    return folder.name.isEmpty() ? folder.path : folder.name;
}

QString folderIcon(FolderRole role)
{
    return role == FolderRole::None ? QStringLiteral("folder") : toString(role);
}

QString protocolTitle(Protocol protocol)
{
    return protocol == Protocol::Imap ? QStringLiteral("IMAP") : QStringLiteral("POP3");
}

QString stepTitle(const Activity &activity)
{
    const QString folder = activity.folder.compare(QLatin1String("INBOX"), Qt::CaseInsensitive) == 0
        ? Words::tr("Inbox")
        : activity.folder;
    switch (activity.step) {
    case Activity::Step::Idle:
        return Words::tr("Up to date");
    case Activity::Step::Connecting:
        return Words::tr("Connecting");
    case Activity::Step::LoggingIn:
        return Words::tr("Logging in");
    case Activity::Step::ListingFolders:
        return Words::tr("Asking for the folders");
    case Activity::Step::FetchingHeaders:
        return folder.isEmpty() ? Words::tr("Fetching the list of messages")
                                : Words::tr("Fetching the list of messages: %1").arg(folder);
    case Activity::Step::FetchingFlags:
        return folder.isEmpty() ? Words::tr("Fetching marks") : Words::tr("Fetching marks: %1").arg(folder);
    case Activity::Step::FetchingMessages:
        return folder.isEmpty() ? Words::tr("Fetching messages")
                                : Words::tr("Fetching messages: %1").arg(folder);
    case Activity::Step::SendingChanges:
        return Words::tr("Sending changes to the server");
    case Activity::Step::Importing:
        return Words::tr("Importing messages: %1").arg(folder);
    case Activity::Step::Exporting:
        return Words::tr("Exporting messages: %1").arg(folder);
    case Activity::Step::Failed:
        break;
    }
    return Words::tr("Stopped with an error");
}

QString personTitle(const MailAddress &address)
{
    if (!address.name.trimmed().isEmpty())
        return address.name.trimmed();
    return address.address.isEmpty() ? Words::tr("(no sender)") : address.address;
}

QString attachmentIcon(const QByteArray &type, const QString &name)
{
    const QString suffix = name.section(QLatin1Char('.'), -1).toLower();
    const auto isOneOf = [&suffix](std::initializer_list<const char *> list) {
        return std::any_of(
            list.begin(), list.end(), [&](const char *one) { return suffix == QLatin1String(one); });
    };
    if (type == "application/pdf" || isOneOf({"pdf"}))
        return QStringLiteral("file-pdf");
    if (type == "text/calendar" || isOneOf({"ics"}))
        return QStringLiteral("file-calendar");
    if (type == "message/rfc822" || isOneOf({"eml"}))
        return QStringLiteral("file-mail");
    if (type.startsWith("image/"))
        return QStringLiteral("file-image");
    if (type.startsWith("audio/"))
        return QStringLiteral("file-sound");
    if (isOneOf({"zip", "gz", "7z", "rar", "tar", "xz", "bz2"}))
        return QStringLiteral("file-archive");
    if (type.startsWith("text/") || isOneOf({"doc", "docx", "odt", "rtf", "txt", "md"}))
        return QStringLiteral("file-text");
    return QStringLiteral("file");
}

} // namespace duopost
