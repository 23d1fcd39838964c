// SPDX-License-Identifier: GPL-3.0-or-later
// Sets of UIDs as they stand in commands and answers: "1,3:7,12".
#pragma once

#include <QByteArray>
#include <QList>

namespace duopost {

/// Of one folder. A server may claim four billion in twenty bytes.
inline constexpr qsizetype mostMessages = 3'000'000;

/// "1,3:7,12" of numbers in any order.
QByteArray sequenceSet(QList<quint32> uids);

/// "1:3,7" → numbers in the order given, at most limit of them (a server may claim a range of four billion).
QList<quint32> parseSequenceSet(QByteArrayView text, qsizetype limit);

/// How many numbers a set has, without making them; what is no number counts nothing.
quint64 countOfSet(QByteArrayView text);

/// Ascending, each once, cut into groups of at most so many whose set is short enough for one command.
QList<QList<quint32>> inCommands(QList<quint32> uids, qsizetype most);

/// Whether it is the answer to a SEARCH, which may have found nothing.
bool isSearchResult(QByteArrayView response);

/// The UIDs of "* SEARCH 3 7" or "* ESEARCH (TAG "a") UID ALL 3:7"; what is out of range or above limit is left
/// out. Nothing for any other response.
QList<quint32> searchResult(QByteArrayView response, qsizetype limit = mostMessages);

} // namespace duopost
