// SPDX-License-Identifier: GPL-3.0-or-later
// Tags: keywords that a person gives to messages. The server keeps the keyword; its name and colour are the
// profile's.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <QStringList>

namespace duopost {

struct Tag {
    QByteArray keyword; ///< an IMAP atom; case does not count
    QString name; ///< empty: one of the well-known ones, in the user's language
    QString colour; ///< "#rrggbb"
    bool operator==(const Tag &) const = default;
};

/// $label1 to $label5, as other mail programs have them, without names.
QList<Tag> wellKnownTags();
/// Names of a well-known tag, English first; empty for others.
QStringList wellKnownTagNames(const QByteArray &keyword);
bool sameKeyword(const QByteArray &a, const QByteArray &b);
/// A keyword for a new tag, none of @p taken: from the name where that has letters a server takes.
QByteArray keywordFor(const QString &name, const QList<Tag> &taken);
/// Nobody chose it: programs tell each other something with it ("$MDNSent", "NonJunk").
bool isTechnicalKeyword(const QByteArray &keyword);

} // namespace duopost
