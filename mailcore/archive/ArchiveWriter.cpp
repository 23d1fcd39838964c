// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/archive/ArchiveWriter.h"

#include "mailcore/archive/EmlWriter.h"
#include "mailcore/archive/Maildir.h"
#include "mailcore/archive/MboxWriter.h"
#include "mailcore/archive/OwnLines.h"

#include <QRegularExpression>

namespace duopost {

bool ArchiveWriter::takeWritten(const QByteArray &raw)
{
    if (m_written.isEmpty())
        return false;
    const auto there = m_written.find(digestOf(raw));
    if (there == m_written.end())
        return false;
    if (--*there == 0)
        m_written.erase(there);
    return true;
}

void ArchiveWriter::rememberWritten(const QByteArray &raw)
{
    ++m_written[digestOf(raw)];
}

std::unique_ptr<ArchiveWriter>
ArchiveWriter::open(ArchiveFormat format, const QString &path, const std::stop_token &stop)
{
    switch (format) {
    case ArchiveFormat::Mbox:
        return std::make_unique<MboxWriter>(path, stop);
    case ArchiveFormat::Maildir:
        return std::make_unique<MaildirWriter>(path, stop);
    case ArchiveFormat::Eml:
        break;
    }
    return std::make_unique<EmlWriter>(path, stop);
}

QString ArchiveWriter::suffixOf(ArchiveFormat format)
{
    return format == ArchiveFormat::Mbox ? QStringLiteral(".mbox") : QString();
}

QString safeFileName(const QString &wanted)
{
    constexpr qsizetype longest = 100;
    static const QRegularExpression reserved(
        QStringLiteral("^(con|prn|aux|nul|com\\d|lpt\\d|cur|new|tmp)(\\..*)?$"),
        QRegularExpression::CaseInsensitiveOption);
    QString name;
    for (const auto c : wanted) {
        const bool isPart = c.isHighSurrogate() || c.isLowSurrogate(); // of something that may be fine
        const bool isFine = isPart || (c.isPrint() && !QStringLiteral("/\\:*?\"<>|").contains(c));
        name += isFine ? c : QLatin1Char(' ');
    }
    name = name.simplified().left(longest);
    if (!name.isEmpty() && name.back().isHighSurrogate())
        name.chop(1);
    // A leading dot hides a file, a trailing one goes away on some systems.
    while (name.startsWith(QLatin1Char('.')) || name.startsWith(QLatin1Char(' ')))
        name.remove(0, 1);
    while (name.endsWith(QLatin1Char('.')) || name.endsWith(QLatin1Char(' ')))
        name.chop(1);
    if (reserved.match(name).hasMatch())
        name += QLatin1Char('_');
    return name.isEmpty() ? QStringLiteral("_") : name;
}

} // namespace duopost
