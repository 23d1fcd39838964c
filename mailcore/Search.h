// SPDX-License-Identifier: GPL-3.0-or-later
// Searching the mail of this computer, and asking the server for what is not here.
#pragma once

#include "mailcore/Ids.h"

#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

namespace duopost {

struct SearchRequest {
    QString text; ///< words, "phrases", -not, OR, operators; see searchOperatorHelp()
    AccountId account; ///< none: all accounts
    FolderId folder; ///< of that account; none: all folders
    int limit = 500; ///< newest so many of each account
    bool isComplete = false; ///< wait until everything that is here is in the index
};

/// 40 bytes: the rows come from MailService::rows(), the text from snippets().
struct SearchHit {
    MessageRef message;
    FolderId folder;
    qint64 date = 0; ///< what lists are sorted by; ms since 1970 UTC
    double rank = 0; ///< how well it fits, and how new it is; higher is better; 0 = there were too many to tell
};

/// What was looked through.
struct SearchCoverage {
    qint64 headers = 0; ///< messages whose header was searched
    qint64 bodies = 0; ///< of those, also the text
    qint64 notHere = 0; ///< of those, the text is only on the server
    qint64 waiting = 0; ///< are here and not in the index yet
    bool isBeingRebuilt = false; ///< the index was damaged, or is of another version
    SearchCoverage &operator+=(const SearchCoverage &other);
    bool operator==(const SearchCoverage &) const = default;
};

struct SearchResult {
    QList<SearchHit> hits; ///< best first where there are ranks, else newest first; each message once
    bool hasMore = false; ///< older ones were left out
    SearchCoverage coverage;
    QStringList notUnderstood; ///< "before:soon"
    double milliseconds = 0; ///< spent in the index, of the slowest account
};

/// Where in a message something was found.
struct SearchSnippet {
    MessageId message;
    QString text; ///< one line; empty if nothing of it is here
    QList<QPair<int, int>> marks; ///< begin and length of what was found in it
};

/// Operators for completion, with their values where there are few; in the user's language.
struct SearchOperatorHelp {
    QString name; ///< "from", "von"
    QStringList values; ///< "unread", "read"…; empty = free
};
QList<SearchOperatorHelp> searchOperatorHelp(const QString &language);

/// The words of a query that are looked for in text, for marking them elsewhere.
QList<QPair<int, int>> searchMarks(const QString &text, const QString &query);

} // namespace duopost

Q_DECLARE_METATYPE(duopost::SearchResult)
