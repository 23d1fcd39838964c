// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/archive/MboxWriter.h"

#include "mailcore/MailError.h"
#include "mailcore/archive/MboxReader.h"
#include "mailcore/archive/OwnLines.h"
#include "mailcore/archive/SyncToDisk.h"

#include <limits>

namespace duopost {

namespace {

QByteArray fromLine(qint64 received)
{
    static constexpr const char *days[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
    static constexpr const char *months[]
        = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    // No year has other than four digits there; the exact time stands in our own line.
    auto at = QDateTime::fromMSecsSinceEpoch(qMax(received, qint64(0)), Qt::UTC);
    if (at.date().year() > 2099)
        at = QDateTime::fromMSecsSinceEpoch(0, Qt::UTC);
    return "From - " + QByteArray(days[at.date().dayOfWeek() - 1]) + ' ' + months[at.date().month() - 1] + ' '
        + QByteArray::number(at.date().day()).rightJustified(2) + ' '
        + at.toString(QStringLiteral("hh:mm:ss yyyy")).toLatin1() + '\n';
}

// As far as it goes, the file begins as ours do; anything else of this name is somebody's.
bool isOurs(const QString &path)
{
    QFile file(path);
    const auto length = fromLine(0).size();
    const auto begin = file.open(QIODevice::ReadOnly) ? file.read(length + ownField.size()) : QByteArray("?");
    return fromLine(0).first(7).startsWith(begin.left(7)) && ownField.startsWith(begin.mid(length));
}

} // namespace

// The last message may have been cut off anywhere, even where it looks whole: it is written again.
MboxWriter::MboxWriter(const QString &path, const std::stop_token &stop) : m_file(path)
{
    qint64 keep = 0;
    if (m_file.exists() && !isOurs(path))
        throw MailError(
            MailError::Kind::FileUnwritable, path, {}, QStringLiteral("there is something of this name"));
    if (m_file.size() > 0) {
        MboxReader reader(path, {std::numeric_limits<qint64>::max(), stop});
        std::optional<QByteArray> last;
        while (const auto item = reader.next()) {
            const auto *message = std::get_if<ArchivedMessage>(&item->content);
            if (last)
                rememberWritten(*last);
            keep = reader.begun();
            if (!message || !message->isProven) {
                last.reset();
                break;
            }
            last = message->raw;
        }
    }
    if (!m_file.open(QIODevice::ReadWrite) || !m_file.resize(keep) || !m_file.seek(keep))
        fail();
}

void MboxWriter::fail()
{
    throw MailError(MailError::Kind::FileUnwritable, m_file.fileName(), {}, m_file.errorString());
}

void MboxWriter::write(QByteArrayView bytes)
{
    if (m_file.write(bytes.data(), bytes.size()) != bytes.size())
        fail();
}

std::optional<ArchiveNote::Why> MboxWriter::add(const ArchivedMessage &message, const QString &)
{
    write(fromLine(message.received));
    const auto text = withOwnLines(message);
    const QByteArrayView view(text);
    for (qsizetype at = 0; at < view.size();) {
        const auto next = view.indexOf('\n', at);
        const auto line = view.sliced(at, (next < 0 ? view.size() : next + 1) - at);
        if (const auto quotes = MboxReader::quotesBeforeFrom(line);
            quotes >= 0 && quotes < MboxReader::mostQuotes)
            write(">");
        write(line);
        at += line.size();
    }
    write(text.endsWith('\n') ? "\n" : "\n\n");
    return std::nullopt;
}

void MboxWriter::finish()
{
    if (!m_file.flush() || !syncToDisk(m_file))
        fail();
}

} // namespace duopost
