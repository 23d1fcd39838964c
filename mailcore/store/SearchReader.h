// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Folder.h"
#include "mailcore/search/SearchQuery.h"
#include "mailcore/store/SearchDatabase.h"

#include <QHash>
#include <mutex>

namespace duopost {

struct FoundMessage {
    MessageId id;
    FolderId folder;
    qint64 date = 0; ///< ms since 1970 UTC
    double rank = 0;
};

/// Asks the full-text index and the mail databases. One thread, but for interrupt(); calls may throw a
/// MailError, StoreDamaged when the index has to be made anew.
class SearchReader {
public:
    explicit SearchReader(const QString &directory) : m_directory(directory) { }

    struct Question {
        SearchQuery query;
        FolderId folder; ///< none: all
        QList<Folder> folders; ///< those of the account
        int limit = 500;
        QList<MessageId> only; ///< not empty: of these, and its words count as found
    };
    struct Answer {
        QList<FoundMessage> found; ///< newest first
        bool hasMore = false;
    };
    Answer find(const Question &question);
    /// Stops what find() is doing, with MailError Cancelled. From any thread.
    void interrupt();
    /// The file was replaced: it is opened anew at the next question.
    void forget();

private:
    SearchDatabase *database();
    template <class F> auto guarded(F job);
    void findIn(const char *schema, const Question &question, Answer &answer);
    QHash<qint64, double> ranksOf(const QByteArray &expression);

    QString m_directory;
    std::unique_ptr<SearchDatabase> m_database;
    std::mutex m_mutex; ///< over the handle, for interrupt()
};

} // namespace duopost
