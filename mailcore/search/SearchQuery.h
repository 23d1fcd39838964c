// SPDX-License-Identifier: GPL-3.0-or-later
// What somebody typed into the search field, understood. Pure; any thread.
#pragma once

#include <QDate>
#include <QList>
#include <QString>
#include <optional>
#include <variant>

namespace duopost {

/// Words next to each other, somewhere or in one field.
struct TextTerm {
    enum class Field { Any, Subject, From, To, Cc, Body, FileName };
    Field field = Field::Any;
    QString text; ///< at least one word of it counts
    bool exact = false; ///< was quoted: the last word is not the beginning of one
    bool operator==(const TextTerm &) const = default;
};
struct StateTerm {
    enum class State { Unread, Read, Starred, Answered, Forwarded, Draft, Junk };
    State state = State::Unread;
    bool operator==(const StateTerm &) const = default;
};
struct AttachmentTerm {
    bool operator==(const AttachmentTerm &) const = default;
};
struct FolderTerm {
    QString name;
    bool operator==(const FolderTerm &) const = default;
};
/// Days of the local calendar; an invalid end is open.
struct DateTerm {
    QDate from, before; ///< from this day's beginning, until before that one's
    bool operator==(const DateTerm &) const = default;
};
struct SizeTerm {
    std::optional<qint64> largerThan, smallerThan; ///< bytes
    bool operator==(const SizeTerm &) const = default;
};
struct TagTerm {
    QString name;
    bool operator==(const TagTerm &) const = default;
};

using SearchTerm = std::variant<TextTerm, StateTerm, AttachmentTerm, FolderTerm, DateTerm, SizeTerm, TagTerm>;

struct SearchCondition {
    SearchTerm term;
    bool negated = false;
    bool operator==(const SearchCondition &) const = default;
};

/// All groups must hold; of each group any one condition ("a b OR c" is a, and b or c).
struct SearchQuery {
    QList<QList<SearchCondition>> groups;
    QStringList notUnderstood; ///< operators whose value means nothing, as typed; they do not count
    bool isEmpty() const { return groups.isEmpty(); }
};

/// Never fails: what is half typed counts as far as it can be understood. Operators are known by their English
/// and their German names, whatever the language.
/// @param today for "yesterday" and "7d"
SearchQuery parseSearch(const QString &text, QDate today = QDate::currentDate());

} // namespace duopost
