// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/archive/MessageFile.h"

#include "mailcore/MailError.h"
#include "mailcore/archive/Marks.h"

#include <QFile>
#include <QFileInfo>

namespace duopost {

ArchiveReader::Item readMessageFile(const QString &path, const ReadLimits &limits)
{
    if (limits.stop.stop_requested())
        throw MailError(MailError::Kind::Cancelled);
    QFile file(path);
    const QFileInfo about(path);
    // A pipe would keep one waiting for ever.
    if (!about.isFile() || !file.open(QIODevice::ReadOnly))
        return {path, ArchiveNote{ArchiveNote::Why::Unreadable, path, file.errorString()}};
    if (file.size() > limits.largest)
        return {
            path, ArchiveNote{ArchiveNote::Why::TooLarge, path, QStringLiteral("%1 octets").arg(file.size())}};
    ArchivedMessage message{.raw = file.read(about.size())};
    if (file.error() != QFile::NoError || message.raw.size() != about.size())
        return {path, ArchiveNote{ArchiveNote::Why::Unreadable, path, file.errorString()}};
    const auto marks = marksInHeader(message.raw);
    message.flags = marks.flags;
    message.keywords = marks.keywords;
    message.received = about.lastModified().toMSecsSinceEpoch();
    return {path, message};
}

void writeMessageFile(const ArchivedMessage &message, const QString &path, const QString &temporary)
{
    QFile file(temporary);
    const auto require = [&](bool done) {
        if (!done)
            throw MailError(MailError::Kind::FileUnwritable, path, {}, file.errorString());
    };
    require(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    require(file.write(message.raw) == message.raw.size() && file.flush());
    if (message.received > 0)
        require(file.setFileTime(
            QDateTime::fromMSecsSinceEpoch(message.received), QFileDevice::FileModificationTime));
    file.close();
    require(file.error() == QFile::NoError && file.rename(path));
}

} // namespace duopost
