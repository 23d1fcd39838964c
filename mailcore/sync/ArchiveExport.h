// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Archive.h"
#include "mailcore/Folder.h"
#include "mailcore/archive/ArchiveWriter.h"
#include "mailcore/store/MessageTable.h"

#include <functional>
#include <stop_token>

namespace duopost {

/// One export: into "path.part", which gets its name at the end. What an interrupted one left there is kept.
/// Any one thread.
class ArchiveExport {
public:
    struct Hooks {
        std::function<QList<Folder>()> folders;
        std::function<QList<ArchiveRow>(FolderId)> rows;
        std::function<QByteArray(MessageId)> body; ///< from here or from the server; may throw MailError
        std::function<void(const QString &folder, qint64 done, qint64 of)> progress;
    };

    ArchiveExport(const ExportRequest &request, Hooks hooks, std::stop_token stop)
        : m_request(request), m_hooks(std::move(hooks)), m_stop(std::move(stop))
    {
    }
    /// @throws MailError NotFound, FileUnwritable, or why a message cannot be fetched now
    ArchiveReport run();

private:
    void exportFolder(const Folder &folder, const QString &path);
    QString treePath(const Folder &folder, const QString &root);

    ExportRequest m_request;
    Hooks m_hooks;
    std::stop_token m_stop;
    ArchiveReport m_report;
    QSet<QString> m_used; ///< of a tree: what is taken, in one case
};

} // namespace duopost
