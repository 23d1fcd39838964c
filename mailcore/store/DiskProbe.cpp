// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/DiskProbe.h"

#include <QTemporaryFile>

namespace duopost {

bool diskIsFull(const QString &directory)
{
    QTemporaryFile probe(directory + QStringLiteral("/probe-XXXXXX"));
    return probe.open() && (probe.write("probe") < 0 || !probe.flush())
        && probe.error() == QFile::ResourceError;
}

} // namespace duopost
