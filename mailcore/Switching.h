// SPDX-License-Identifier: GPL-3.0-or-later
// Changing an account between POP3 and IMAP: what it would mean, doing it, and the receipt. Nothing is removed
// from a server or from this computer by any of it.
#pragma once

#include "mailcore/Account.h"
#include "mailcore/MailError.h"
#include "mailcore/Message.h"

#include <QFuture>
#include <QMap>
#include <QObject>

namespace duopost {

/// How two copies of a message were recognised as one, from strong to weak.
enum class MatchedBy {
    UidlFormula, ///< the server makes its unique-ids from UIDVALIDITY and UID; proved on a sample
    HeaderHash, ///< the same header, byte for byte
    Content, ///< the same message, byte for byte
    Traits, ///< the same Message-ID, date and size
};
QString toString(MatchedBy by); ///< "uidl-formula", "header-hash", "content", "traits"

/// A message in a plan or a receipt.
struct SwitchMessage {
    QString folder; ///< path, where it is now
    QString subject;
    MailAddress from;
    QDateTime date;
    qint64 size = 0;
};

struct SwitchList {
    qint64 count = 0, bytes = 0;
    QList<SwitchMessage> messages; ///< the newest 1,000 of them, for looking at
};

/// What a change of protocol would mean, from looking at both sides; nothing was written to make it.
struct SwitchPlan {
    Protocol to = Protocol::Imap;
    qint64 both = 0; ///< on the server and here
    SwitchList hereOnly; ///< only on this computer
    SwitchList serverOnly; ///< on the server, not here
    SwitchList sentHere, draftsHere; ///< part of hereOnly: in Sent and in Drafts
    QMap<QString, qint64> matchedBy; ///< toString(MatchedBy) → messages of both
    QString uidlFormula; ///< "%08Xu%08Xv" (Dovecot), …; empty = none was found
    int formulaProvedOn = 0; ///< messages whose headers were compared
    QStringList foldersInvisible; ///< to POP3: paths that POP3 does not show to any device
    qint64 messagesInvisible = 0; ///< in these
    qint64 marksGained = 0; ///< messages whose read, answered or starred marks reach the server
    qint64 marksLost = 0; ///< messages whose marks other devices will not see, or not from now on
    qint64 moves = 0; ///< to IMAP: messages of the server's inbox that lie in other folders here
    qint64 deletedHere = 0; ///< to IMAP: deleted on this computer, still on the server: they show again
    SwitchList upload, download;
    QStringList newFolders; ///< to IMAP: made on the server
    std::optional<qint64> quotaFree; ///< bytes; empty = the server does not say
    qint64 tooLarge = 0; ///< messages above the server's limit for one (APPENDLIMIT); they stay here
    std::optional<int> keepsDays; ///< to POP3: the server removes messages by itself (EXPIRE)
    bool fits() const { return !quotaFree || upload.bytes <= *quotaFree; }
};

struct SwitchWish {
    Protocol to = Protocol::Imap;
    ServerAddress incoming; ///< of the other protocol
    bool upload = true; ///< to IMAP: what is only here goes to the server too
    bool takeOverMarks = true; ///< to IMAP: read, answered and starred marks of this computer
    bool keepFolders = true; ///< to IMAP: what lies in other folders here is moved there on the server
    bool archive = false; ///< to IMAP: with an archive on this computer (Account::keepsArchive)
    int pauseMs = 0; ///< between batches, out of politeness
};

/// One line for each message there was, in counts; accounted() == before.
struct SwitchReceipt {
    Protocol to = Protocol::Imap;
    QDateTime at;
    qint64 before = 0; ///< messages on this computer
    qint64 recognised = 0; ///< are on the server, and are not fetched again
    qint64 uploaded = 0; ///< were stored on the server, and were read back
    qint64 archived = 0; ///< to POP3: are kept on this computer whole
    qint64 leftHere = 0; ///< stay in the kept store only; see left
    qint64 fetched = 0, fetchedBytes = 0; ///< from the server, because they were not here
    qint64 marksTaken = 0, moved = 0;
    qint64 deletedMeanwhile = 0; ///< going back to POP3: the kept store had them, the server has them no more;
                                 ///< in the trash here, and not part of before
    QList<QPair<SwitchMessage, QString>> left; ///< and why, in the server's words
    QString keptIn; ///< the store as it was, untouched
    QDateTime backUntil; ///< until then one click goes back
    qint64 accounted() const { return recognised + uploaded + archived + leftHere; }
};

struct SwitchProgress {
    enum class Step { Looking, Matching, Archiving, Uploading, Marking, Moving, Reading, Checking, Done };
    AccountId account;
    Step step = Step::Looking;
    QString folder;
    qint64 done = 0, of = 0; ///< messages; of 0 = not known
};

/// A change that can be taken back, or one that was interrupted.
struct SwitchState {
    bool unfinished = false; ///< begun and not ended: run() with the same wish goes on
    SwitchWish wish; ///< of the unfinished one
    std::optional<SwitchReceipt> last;
    bool canGoBack = false;
};

/// GUI thread; nothing blocks; futures may end in a MailError. One at a time for each account.
class Switching : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Connects with both protocols, read-only.
    virtual QFuture<SwitchPlan> plan(AccountId account, const SwitchWish &wish) = 0;
    /// Does it, or goes on with what was interrupted. Until its last step the account is as it was; cancel()
    /// of the future pauses: what was done stays done, and is not done again.
    virtual QFuture<SwitchReceipt> run(AccountId account, const SwitchWish &wish) = 0;
    virtual SwitchState state(AccountId account) const = 0;
    /// To the protocol and the store from before; what came meanwhile comes along. Within 30 days.
    virtual QFuture<SwitchReceipt> goBack(AccountId account) = 0;

signals:
    void progress(const duopost::SwitchProgress &progress);
    void stateChanged(duopost::AccountId account);
};

} // namespace duopost

Q_DECLARE_METATYPE(duopost::SwitchProgress)
