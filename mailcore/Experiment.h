// SPDX-License-Identifier: GPL-3.0-or-later
// Experiments: what one device does, seen from another one and from the server. Nothing is known beforehand:
// every answer was looked for on a real server.
#pragma once

#include "mailcore/MailError.h"

#include <QDateTime>
#include <QFuture>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <memory>

namespace duopost {

/// What is asked at the end of a scenario.
enum class ExperimentQuestion {
    SecondGetsIt, ///< the second device has the message
    SecondSeesMark, ///< … sees the mark that was set on the first one
    FirstSeesMark, ///< the other way round
    ServerHasMark,
    ServerKeepsIt, ///< it is still in the server's inbox
    SecondStillHasIt, ///< after it was moved or deleted on the first device
    FirstStillHasIt, ///< after it was deleted on the second one
    SecondSeesFolder,
    ServerHasFolder,
    SecondFindsItThere, ///< in the folder it was moved or copied to
    ServerHasItThere,
    SecondSeesSent,
    ServerHasSent,
    SecondSeesDraft,
    ServerHasDraft,
    NewDeviceGetsAll, ///< all mail that is in the first one's inbox
    NewDeviceKnowsRead,
    NewDeviceHasSent,
    NewDeviceHasFolders,
    NewDeviceFetchesAgain, ///< texts that another device of the same person has already
    NothingIsLost, ///< of what was on the lost computer
    SecondCanFetch, ///< while the first one is connected
    ServerSearches, ///< in texts that are not on this computer
    ArrivesAgain, ///< new mail, in a mailbox that was full, after the first device has fetched
    ArrivesWhileFull,
    FirstIsTold, ///< that what it wanted to put there is not there
    SecondGetsFiltered, ///< what a filter on the server put into a folder
    FirstGetsFiltered,
};
QString toString(ExperimentQuestion question); ///< "second-sees-mark"

struct ExperimentFinding {
    ExperimentQuestion question{};
    bool yes = false;
    qint64 count = -1; ///< of what was counted; -1 = nothing was
    qint64 of = -1;
    QStringList evidence; ///< what was seen, where; English, for people
};

/// One scenario with one set-up.
struct ExperimentCell {
    QString scenario, setup;
    QList<ExperimentFinding> findings; ///< the first one is what the matrix shows
    QStringList steps; ///< what was done, in order: "first device (POP3): fetches"; English, for people
    QStringList transcript; ///< of the devices, redacted: "first device: C: …"
    /// "INBOX <id> \\Seen": what the server had in the end, as somebody sees who only reads it through IMAP, as
    /// webmail does; sorted.
    QStringList server;
    QString failed; ///< why it could not be carried out; empty = it was
    bool notTried = false; ///< on purpose; failed says why
    double seconds = 0;
};

/// What became of the folder in which experiments on an account took place.
struct ScratchCleanup {
    QString folder; ///< its path
    bool gone = false; ///< it was looked for again on the server, and is not there
    int removed = 0; ///< own messages that were removed
    QStringList left; ///< folders that stay because of what else is in them, or could not be removed; and why
};

struct ExperimentReport {
    QDateTime at;
    QString server; ///< software
    QList<ExperimentCell> cells;
    QString account; ///< whose; empty = on a practice server
    std::optional<ScratchCleanup> cleanup; ///< on an account
};

/// "read", "delete-there", … in the order they are shown.
QStringList experimentScenarios();
/// "imap+imap", "pop3-keep+pop3-keep", "pop3-remove+pop3-keep", "pop3-days+pop3-keep", "pop3-keep+imap",
/// "imap+pop3-keep"; the first device does something, the second one looks.
QStringList experimentSetups();

/// Carries experiments out on a practice server of its own, with devices of their own; nobody's mail is
/// touched. GUI thread; works on another one. Ends early when destroyed.
class ExperimentRun : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Begins at once.
    /// @param scenarios, setups empty = all
    static std::unique_ptr<ExperimentRun> start(const QStringList &scenarios, const QStringList &setups);
    virtual void stop() = 0; ///< after the one under way
    virtual void leave() { stop(); } ///< at once

signals:
    void cellDone(const duopost::ExperimentCell &cell);
    /// The last signal; error only if nothing could begin (no practice server here).
    void finished(const duopost::ExperimentReport &report, const std::optional<duopost::MailError> &error);
};

} // namespace duopost

Q_DECLARE_METATYPE(duopost::ExperimentCell)
