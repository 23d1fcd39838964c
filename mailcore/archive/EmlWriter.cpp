// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/archive/EmlWriter.h"

#include "mailcore/MailError.h"
#include "mailcore/archive/MessageFile.h"
#include "mailcore/archive/SyncToDisk.h"

#include <QDirIterator>
#include <limits>

namespace duopost {

namespace {
constexpr auto temporaryName = "/.message.part";
}

EmlWriter::EmlWriter(const QString &folder, const std::stop_token &stop) : m_folder(folder)
{
    if (!QDir().mkpath(folder))
        throw MailError(MailError::Kind::FileUnwritable, folder);
    QFile::remove(folder + QLatin1String(temporaryName));
    QDirIterator it(folder, {QStringLiteral("*.eml")}, QDir::Files);
    while (it.hasNext()) {
        const auto item = readMessageFile(it.next(), {std::numeric_limits<qint64>::max(), stop});
        if (const auto *message = std::get_if<ArchivedMessage>(&item.content))
            rememberWritten(message->raw);
    }
}

std::optional<ArchiveNote::Why> EmlWriter::add(const ArchivedMessage &message, const QString &title)
{
    const auto at = QDateTime::fromMSecsSinceEpoch(message.received, Qt::UTC);
    const auto base = safeFileName(at.toString(QStringLiteral("yyyy-MM-dd hhmm ")) + title);
    QString path;
    do {
        // Some systems take upper and lower case for the same.
        const int again = m_used[base.toCaseFolded()]++;
        path = m_folder + QLatin1Char('/') + base
            + (again > 0 ? QStringLiteral(" (%1)").arg(again + 1) : QString()) + QStringLiteral(".eml");
    } while (QFile::exists(path));
    writeMessageFile(message, path, m_folder + QLatin1String(temporaryName));
    return std::nullopt;
}

void EmlWriter::finish()
{
    if (!syncFolderToDisk(m_folder))
        throw MailError(MailError::Kind::FileUnwritable, m_folder);
}

} // namespace duopost
