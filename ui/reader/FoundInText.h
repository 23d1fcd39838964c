// SPDX-License-Identifier: GPL-3.0-or-later
// Finding in the two text widgets of Qt, which have the same words for it and no common class.
#pragma once

#include "ui/reader/FindBar.h"

#include <QTextBlock>
#include <QTextCursor>
#include <QTextDocument>
#include <QTextEdit>

namespace duopost {

/// All places of @p words, in order, whatever their case; at most FindBar::hitsAtMost.
inline QList<QTextCursor> placesOf(const QString &words, QTextDocument *document)
{
    QList<QTextCursor> places;
    if (words.isEmpty())
        return places;
    for (QTextBlock block = document->begin(); block.isValid(); block = block.next()) {
        const QString text = block.text();
        qsizetype at = text.indexOf(words, 0, Qt::CaseInsensitive);
        for (; at >= 0; at = text.indexOf(words, at + words.size(), Qt::CaseInsensitive)) {
            QTextCursor cursor(block);
            cursor.setPosition(block.position() + static_cast<int>(at));
            cursor.setPosition(cursor.position() + static_cast<int>(words.size()), QTextCursor::KeepAnchor);
            places << cursor;
            if (places.size() >= FindBar::hitsAtMost)
                return places;
        }
    }
    return places;
}

/// Marks all of them, and one (if any) more than the others.
template <class Edit> void markPlaces(Edit &edit, const QList<QTextCursor> &places, int current)
{
    QList<QTextEdit::ExtraSelection> marks;
    for (int i = 0; i < places.size(); ++i) {
        QTextEdit::ExtraSelection mark;
        mark.cursor = places.at(i);
        mark.format.setBackground(i == current ? currentHitGround() : hitGround());
        mark.format.setForeground(hitText());
        marks << mark;
    }
    edit.setExtraSelections(marks);
}

/// Marks them and brings one on the screen; the selection stays where it is.
template <class Edit> void showPlace(Edit &edit, const QList<QTextCursor> &places, int current)
{
    markPlaces(edit, places, current);
    if (current < 0 || current >= places.size())
        return;
    QTextCursor cursor = places.at(current);
    cursor.setPosition(cursor.selectionStart());
    edit.setTextCursor(cursor);
    edit.ensureCursorVisible();
}

} // namespace duopost
