// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Ids.h"
#include "mailcore/store/SearchDatabase.h"

#include <QList>
#include <functional>
#include <stop_token>

namespace duopost {

/// What of a whole message goes into the index besides its row.
struct SearchText {
    QString body; ///< what a reader sees of it
    QString files; ///< names of the attachments
    QString receiver, copies; ///< for rows that were stored without
};
using SearchTextOf = std::function<SearchText(const QByteArray &raw)>;

/// Keeps the full-text index of an account in step with its mail. Everything in it can be made again: damage
/// is answered by beginning anew. One thread, which is not the store's; every call may throw a MailError.
class SearchIndex {
public:
    SearchIndex(const QString &directory, SearchTextOf textOf);

    /// Compares all of it with the mail that is here: forgets what is gone. @return what is to be taken
    QList<MessageId> survey(const std::stop_token &stop);
    /// Brings these up to what the mail databases say now, one transaction. Ids that are nothing to it are
    /// passed over.
    void take(const QList<MessageId> &ids, const std::stop_token &stop);
    /// So much of the index is of messages that are gone that it should be made anew.
    bool isWornOut();
    /// Begins anew: empty, on a file of its own.
    void startOver();
    /// Merges what many small transactions left behind, a little. @return whether there is more to do
    bool tidy();

    struct Counts {
        qint64 headers = 0, bodies = 0;
        qint64 stored = 0; ///< messages in the mail databases
    };
    Counts counts();

private:
    struct Row;
    SearchDatabase &database();
    template <class F> auto guarded(F job);
    void surveyOne(
        const char *schema, qint64 first, qint64 end, QList<MessageId> &wanted, const std::stop_token &stop);
    Row read(MessageId id);
    void forget(const QList<qint64> &messages);

    QString m_directory;
    SearchTextOf m_textOf;
    std::unique_ptr<SearchDatabase> m_database;
};

} // namespace duopost
