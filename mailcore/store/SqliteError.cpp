// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/SqliteError.h"

#include "mailcore/store/DiskProbe.h"

#include <QFileInfo>
#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

namespace duopost {

MailError toMailError(const SQLite::Exception &error, const QString &path)
{
    using K = MailError::Kind;
    const auto kind = [&] {
        switch (error.getErrorCode() & 0xff) {
        case SQLITE_CORRUPT:
        case SQLITE_NOTADB:
            return K::StoreDamaged;
        case SQLITE_FULL:
            return K::StoreFull;
        case SQLITE_IOERR: {
            const QFileInfo place(path);
            return diskIsFull(place.isDir() ? path : place.path()) ? K::StoreFull : K::StoreFailed;
        }
        case SQLITE_READONLY:
        case SQLITE_CANTOPEN:
        case SQLITE_PERM:
            return K::ProfileReadOnly;
        default:
            return K::StoreFailed;
        }
    }();
    return MailError(kind, path, {}, QString::fromUtf8(error.what()));
}

} // namespace duopost
