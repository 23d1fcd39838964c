// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/sync/ArchiveExport.h"

#include "mailcore/MailError.h"

#include <QDir>
#include <QFileInfo>

namespace duopost {

namespace {

// What concerns one message alone; anything else would meet all the others as well.
bool concernsOneMessage(const MailError &error)
{
    return error.kind() == MailError::Kind::MessageGone || error.kind() == MailError::Kind::MessageUnreadable
        || error.kind() == MailError::Kind::ServerRefused || error.kind() == MailError::Kind::LimitExceeded;
}

} // namespace

QString ArchiveExport::treePath(const Folder &folder, const QString &root)
{
    auto path = root;
    for (const auto &part : folder.path.split(QLatin1Char('/')))
        path += QLatin1Char('/') + safeFileName(part);
    const auto suffix = ArchiveWriter::suffixOf(m_request.format);
    for (int again = 1;; ++again) {
        const auto one = path + (again > 1 ? QStringLiteral(" (%1)").arg(again) : QString()) + suffix;
        if (m_used.contains(one.toCaseFolded()))
            continue;
        m_used.insert(one.toCaseFolded());
        return one;
    }
}

void ArchiveExport::exportFolder(const Folder &folder, const QString &path)
{
    m_hooks.progress(folder.path, 0, folder.total);
    if (!QDir().mkpath(QFileInfo(path).path()))
        throw MailError(MailError::Kind::FileUnwritable, path);
    const auto writer = ArchiveWriter::open(m_request.format, path, m_stop);
    const auto rows = m_hooks.rows(folder.id);
    qint64 seen = 0;
    for (const auto &row : rows) {
        if (m_stop.stop_requested())
            throw MailError(MailError::Kind::Cancelled);
        const auto where = folder.path + QStringLiteral(": ") + row.subject;
        try {
            const auto raw = m_hooks.body(row.id);
            if (!writer->takeWritten(raw)) {
                const auto received = row.arrived > 0 ? row.arrived : row.date;
                const auto lost = writer->add({raw, row.flags, row.keywords, received}, row.subject);
                ++m_report.done;
                if (lost)
                    m_report.failed << ArchiveNote{*lost, where, {}};
            }
        } catch (const MailError &error) {
            if (!concernsOneMessage(error))
                throw;
            m_report.failed << ArchiveNote{ArchiveNote::Why::Unreadable, where, error.summary()};
        }
        m_hooks.progress(folder.path, ++seen, rows.size());
    }
    writer->finish();
}

ArchiveReport ArchiveExport::run()
{
    QList<Folder> wanted;
    for (const auto &folder : m_hooks.folders()) {
        if (folder.selectable && (!m_request.folder || folder.id == m_request.folder))
            wanted << folder;
    }
    if (wanted.isEmpty())
        throw MailError(MailError::Kind::NotFound, QStringLiteral("folder %1").arg(m_request.folder.value));
    const QFileInfo target(m_request.path);
    const auto path = QDir::cleanPath(target.absoluteFilePath());
    const auto part = path + QStringLiteral(".part");
    if (target.exists() || target.isSymLink())
        throw MailError(
            MailError::Kind::FileUnwritable, path, {}, QStringLiteral("there is something of this name"));
    try {
        for (const auto &folder : std::as_const(wanted))
            exportFolder(folder, m_request.folder ? part : treePath(folder, part));
    } catch (const MailError &error) {
        if (error.kind() != MailError::Kind::Cancelled)
            throw;
        m_report.interrupted = true;
        return m_report;
    }
    // Somebody may have put something there meanwhile: a file is not renamed over one.
    if (!(QFileInfo(part).isDir() ? QDir().rename(part, path) : QFile::rename(part, path)))
        throw MailError(MailError::Kind::FileUnwritable, path);
    return m_report;
}

} // namespace duopost
