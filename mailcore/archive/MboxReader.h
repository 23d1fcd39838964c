// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/archive/ArchiveReader.h"
#include "mailcore/archive/LinePieces.h"

#include <QFile>

namespace duopost {

/// Takes an mbox apart. Understands mboxrd and mboxo ("From " quoted with '>'), and "From " in a text that was
/// not quoted: a message begins only behind an empty line, with a date, and with something like a header.
class MboxReader : public ArchiveReader {
public:
    /// @throws MailError FileUnreadable
    MboxReader(const QString &path, const ReadLimits &limits);

    std::optional<Item> next() override;
    qint64 begun() const { return m_begun; } ///< where the last message, with its "From " line, begins

    /// Lines with more than so many '>' before "From " are left alone: nothing takes them for a beginning.
    static constexpr qsizetype mostQuotes = LinePieces::longestWhole / 2;
    /// Of a line: how many '>' stand before "From "; -1 = something else.
    static qsizetype quotesBeforeFrom(QByteArrayView line);

private:
    Item itemOf(QByteArray text, qint64 size) const;

    QFile m_file;
    ReadLimits m_limits;
    LinePieces m_pieces;
    qint64 m_begun = 0, m_next = -1; ///< -1 = there is no next message
    QByteArray m_fromLine, m_nextFromLine;
};

} // namespace duopost
