// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Archive.h"
#include "mailcore/archive/ArchivedMessage.h"

#include <QHash>
#include <memory>
#include <optional>
#include <stop_token>

namespace duopost {

/// Writes messages into a file or folder, and goes on where another one stopped: what is whole there stays,
/// what was cut off is removed. Any one thread.
class ArchiveWriter {
public:
    virtual ~ArchiveWriter() = default;

    /// Is a message with these bytes there from an earlier run? Each of several equal ones counts once.
    bool takeWritten(const QByteArray &raw);
    /// @param title what a file is named after, where messages are files
    /// @return what the format could not keep. @throws MailError FileUnwritable
    virtual std::optional<ArchiveNote::Why> add(const ArchivedMessage &message, const QString &title) = 0;
    /// Everything is on the disk. @throws MailError FileUnwritable
    virtual void finish() = 0;

    /// @param path of the file or folder, which may be there from an earlier run of ours
    /// @throws MailError FileUnwritable, FileUnreadable, Cancelled
    static std::unique_ptr<ArchiveWriter>
    open(ArchiveFormat format, const QString &path, const std::stop_token &stop);
    /// "mbox" for an mbox, else empty: what a file for one folder ends in.
    static QString suffixOf(ArchiveFormat format);

protected:
    void rememberWritten(const QByteArray &raw);

private:
    QHash<QByteArray, int> m_written; ///< by digest
};

/// A name for a file on every system: no separators, no control characters, no reserved names, at most 100
/// UTF-16 units, never empty.
QString safeFileName(const QString &wanted);

} // namespace duopost
