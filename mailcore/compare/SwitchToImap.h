// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/compare/SwitchJournal.h"
#include "mailcore/compare/SwitchMatch.h"
#include "mailcore/sync/AccountEngine.h"

namespace duopost {

/// What a switch works with. here is the account's store as it was, which is only read; there is the one it is
/// going to use.
struct SwitchParts {
    Account account; ///< as it is going to be
    CredentialSource credentials; ///< for it
    MailStore &here;
    MailStore &there;
    SwitchJournal &journal;
    std::function<void(SwitchProgress::Step step, const QString &folder, qint64 done, qint64 of)> report;
    std::stop_token stop;
};

/// From POP3 to IMAP. The server's folders are read into a new store by the ordinary engine; what is here
/// already is recognised and its text copied instead of fetched; what is only here goes through the ordinary
/// queue of uploads, which knows how to be killed; and each message is read back from the server. Then it is
/// known of each message where it is. Repeating it after any interruption does only what is left. Worker
/// thread.
class SwitchToImap {
public:
    /// engine: on parts.there, with nobody else using it. refusals: what its listener heard, newest last.
    SwitchToImap(SwitchParts parts, AccountEngine &engine, std::function<QString()> lastRefusal);

    /// @throws MailError; then everything is as it was, but for what was uploaded
    SwitchReceipt run(const SwitchWish &wish);

private:
    void look();
    void copyTexts();
    void makeFolders(const QSet<QString> &paths);
    void upload();
    void keepLeft();
    void takeOverMarks();
    void moveThere();
    void perform();
    void pause() const;
    void checkUploads();
    void rememberWhatIsThere();
    void requireGoing() const;
    void report(SwitchProgress::Step step, const QString &folder = {}, qint64 done = 0, qint64 of = 0);
    FolderId targetOf(const QString &path) const;

    SwitchParts m_parts;
    AccountEngine &m_engine;
    std::function<QString()> m_lastRefusal;
    SwitchWish m_wish;
    MailboxSide m_here, m_there;
    SwitchMatch m_match;
    ServerFacts m_facts;
    QHash<QString, Folder> m_targets;
    struct Uploaded {
        qsizetype here; ///< index
        MessageId there;
    };
    QList<Uploaded> m_uploaded;
    QList<QPair<qsizetype, QString>> m_left; ///< index here, why
    qint64 m_marks = 0;
};

} // namespace duopost
