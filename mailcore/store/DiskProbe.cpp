// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/DiskProbe.h"

#include "mailcore/MailError.h"

#include <QFile>
#include <QTemporaryFile>
#include <filesystem>
#include <limits>

namespace duopost {

bool diskIsFull(const QString &directory)
{
    QTemporaryFile probe(directory + QStringLiteral("/probe-XXXXXX"));
    return probe.open() && (probe.write("probe") < 0 || !probe.flush())
        && probe.error() == QFile::ResourceError;
}

qint64 roomLeft(const QString &directory)
{
    std::error_code failed;
    const auto space = std::filesystem::space(QFile::encodeName(directory).toStdString(), failed);
    constexpr auto most = static_cast<std::uintmax_t>(std::numeric_limits<qint64>::max());
    return failed || space.available > most ? std::numeric_limits<qint64>::max()
                                            : static_cast<qint64>(space.available);
}

void requireRoom(const QString &directory, qint64 bytes)
{
    constexpr qint64 reserve = 1024 * 1024;
    if (roomLeft(directory) - reserve < bytes)
        throw MailError(MailError::Kind::StoreFull, directory);
}

} // namespace duopost
