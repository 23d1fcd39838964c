// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/store/ListRanks.h"

namespace duopost {

namespace {

/// Between two rows; so that there are keys for 60 million of them.
constexpr qint64 room = qint64(1) << 36;
/// Above what was there: the newest of one sender come one after the other, each above the one before.
constexpr qint64 step = qint64(1) << 16;
constexpr qsizetype compared = 200; ///< characters

} // namespace

QList<SpineRow> ranked(const QList<MessageId> &inOrder)
{
    QList<SpineRow> rows;
    rows.reserve(inOrder.size());
    qint64 key = inOrder.size() * room;
    for (const auto id : inOrder) {
        rows << SpineRow{id, key};
        key -= room;
    }
    return rows;
}

ListPlaces placedAmong(const QList<RankedArrival> &arrivals, const QList<SpineRow> &among)
{
    ListPlaces places;
    places.rows.reserve(arrivals.size());
    for (qsizetype first = 0; first < arrivals.size();) {
        const auto before = arrivals.at(first).before;
        qsizetype end = first;
        while (end < arrivals.size() && arrivals.at(end).before == before)
            ++end;
        const qint64 count = end - first;
        const auto keyAt = [&](qsizetype row) { return among.at(row).sortKey; };
        const qint64 top = before > 0 ? keyAt(before - 1) : among.isEmpty() ? room : keyAt(0) + room;
        const qint64 bottom = before < among.size() ? keyAt(before) : top - qMax(room, (count + 1) * step);
        const qint64 between = qMin(step, (top - bottom) / (count + 1));
        if (between < 1)
            return {{}, true};
        for (qint64 key = bottom + count * between; first < end; ++first, key -= between)
            places.rows << SpineRow{arrivals.at(first).id, key};
    }
    return places;
}

QByteArray sortText(const QString &text)
{
    // Most text is ASCII, and lists are long: that is lower case from its first letter or digit on.
    QByteArray ascii;
    ascii.reserve(qMin(text.size(), compared));
    for (const QChar c : QStringView(text).left(compared)) {
        const auto u = c.unicode();
        if (u >= 0x80) {
            ascii.clear();
            break;
        }
        const bool upper = u >= 'A' && u <= 'Z';
        const bool counts = upper || (u >= 'a' && u <= 'z') || (u >= '0' && u <= '9');
        if (counts || !ascii.isEmpty())
            ascii += static_cast<char>(upper ? u + ('a' - 'A') : u);
    }
    if (!ascii.isEmpty())
        return ascii;
    const auto folded = text.left(compared).toCaseFolded().normalized(QString::NormalizationForm_KD);
    QString plain;
    plain.reserve(folded.size());
    for (const QChar c : folded) {
        const bool mark = c.category() == QChar::Mark_NonSpacing;
        if (!mark && (!plain.isEmpty() || c.isLetterOrNumber()))
            plain += c;
    }
    // What is nothing but signs comes first, in its own order.
    return plain.isEmpty() ? QByteArray(1, '\1') + folded.toUtf8() : plain.toUtf8();
}

} // namespace duopost
