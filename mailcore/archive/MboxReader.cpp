// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/archive/MboxReader.h"

#include "mailcore/MailError.h"
#include "mailcore/archive/Marks.h"
#include "mailcore/archive/OwnLines.h"

#include <QRegularExpression>

namespace duopost {

namespace {

constexpr qsizetype longestFromLine = 1000;

bool isEmptyLine(QByteArrayView line)
{
    return line == QByteArrayView("\n") || line == QByteArrayView("\r\n");
}

// "Fri Jul  8 12:08:34 2011", also with a zone, with the day before the month, or without seconds.
const QRegularExpression &dateForm()
{
    static const QRegularExpression form(
        QStringLiteral("\\b(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun),?\\s+(?:(\\d{1,2})\\s+)?"
                       "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\\s+(?:(\\d{1,2})\\s+)?"
                       "(?:(\\d{4})\\s+)?(\\d{1,2}):(\\d{2})(?::(\\d{2}))?\\b(?:.*?\\s((?:19|20)\\d{2})\\b)?"));
    return form;
}

// As UTC, which is what most programs write. None if there is none.
std::optional<qint64> dateIn(const QByteArray &fromLine)
{
    static constexpr const char *months[]
        = {"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto match
        = dateForm().match(QString::fromLatin1(fromLine.first(qMin(fromLine.size(), longestFromLine))));
    const auto year = match.captured(4).isEmpty() ? match.captured(8) : match.captured(4);
    const auto day = match.captured(1).isEmpty() ? match.captured(3) : match.captured(1);
    if (!match.hasMatch() || year.isEmpty() || day.isEmpty())
        return std::nullopt;
    int month = 1;
    while (match.captured(2) != QLatin1String(months[month - 1]))
        ++month;
    const QDateTime at(
        QDate(year.toInt(), month, day.toInt()),
        QTime(match.captured(5).toInt(), match.captured(6).toInt(), match.captured(7).toInt()), Qt::UTC);
    if (!at.isValid())
        return std::nullopt;
    return at.toMSecsSinceEpoch();
}

// "Subject:", an empty header, an old quoted line, or the end of the file.
bool looksLikeHeader(QByteArrayView ahead)
{
    if (ahead.isEmpty() || ahead.startsWith('\n') || ahead.startsWith(QByteArrayView("\r\n"))
        || ahead.startsWith(QByteArrayView(">From ")))
        return true;
    for (qsizetype i = 0; i < ahead.size(); ++i) {
        if (ahead[i] == ':')
            return i > 0;
        if (ahead[i] <= ' ' || ahead[i] > '~')
            return false;
    }
    return false;
}

bool beginsMessage(const LinePieces::Piece &piece)
{
    if (!piece.begins || !piece.bytes.startsWith(QByteArrayView("From "))
        || piece.bytes.size() > longestFromLine || !looksLikeHeader(piece.ahead))
        return false;
    // Thunderbird once wrote nothing behind "From ".
    return piece.bytes.sliced(5).trimmed().isEmpty() || dateIn(piece.bytes.toByteArray()).has_value();
}

} // namespace

MboxReader::MboxReader(const QString &path, const ReadLimits &limits)
    : m_file(path), m_limits(limits), m_pieces(m_file, limits.stop)
{
    if (!m_file.open(QIODevice::ReadOnly))
        throw MailError(MailError::Kind::FileUnreadable, path, {}, m_file.errorString());
    LinePieces::Piece piece;
    while (m_pieces.next(piece)) {
        if (isEmptyLine(piece.bytes))
            continue;
        if (!piece.bytes.startsWith(QByteArrayView("From ")))
            throw MailError(MailError::Kind::FileUnreadable, path, {}, QStringLiteral("no mbox"));
        m_next = piece.at;
        m_nextFromLine = piece.bytes.toByteArray();
        while (!piece.ends && m_pieces.next(piece)) { }
        break;
    }
}

qsizetype MboxReader::quotesBeforeFrom(QByteArrayView line)
{
    qsizetype quotes = 0;
    while (quotes < line.size() && quotes <= mostQuotes && line[quotes] == '>')
        ++quotes;
    return quotes <= mostQuotes && line.sliced(quotes).startsWith(QByteArrayView("From ")) ? quotes : -1;
}

ArchiveReader::Item MboxReader::itemOf(QByteArray text, qint64 size) const
{
    const auto where = QStringLiteral("%1 @%2").arg(m_file.fileName()).arg(m_begun);
    if (size > m_limits.largest)
        return {where, ArchiveNote{ArchiveNote::Why::TooLarge, where, QStringLiteral("%1 octets").arg(size)}};
    // The empty line before the next "From " belongs to the file.
    if (text == "\n" || text.endsWith("\n\n"))
        text.chop(1);
    else if (text == "\r\n" || text.endsWith("\n\r\n"))
        text.chop(2);
    if (auto own = behindOwnLines(text))
        return {where, *own};
    const auto marks = marksInHeader(text);
    return {where, ArchivedMessage{text, marks.flags, marks.keywords, dateIn(m_fromLine).value_or(0)}};
}

std::optional<ArchiveReader::Item> MboxReader::next()
{
    if (m_next < 0)
        return std::nullopt;
    m_begun = std::exchange(m_next, -1);
    m_fromLine = m_nextFromLine;
    QByteArray text;
    qint64 size = 0;
    bool afterEmptyLine = false;
    LinePieces::Piece piece;
    while (m_pieces.next(piece)) {
        if (afterEmptyLine && beginsMessage(piece)) {
            m_next = piece.at;
            m_nextFromLine = piece.bytes.toByteArray();
            break;
        }
        afterEmptyLine = piece.begins && isEmptyLine(piece.bytes);
        auto bytes = piece.bytes;
        if (piece.begins && quotesBeforeFrom(bytes) > 0)
            bytes = bytes.sliced(1);
        size += bytes.size();
        if (size <= m_limits.largest)
            text.append(bytes.data(), bytes.size());
        else
            text = {}; // it is passed over
    }
    return itemOf(std::move(text), size);
}

} // namespace duopost
