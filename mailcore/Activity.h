// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Ids.h"

#include <QDateTime>
#include <QList>
#include <QMetaType>
#include <QString>
#include <optional>

namespace duopost {

/// What an account is doing; sent at most ten times a second.
struct Activity {
    enum class Step {
        Idle,
        Connecting,
        LoggingIn,
        ListingFolders,
        FetchingHeaders,
        FetchingFlags,
        FetchingMessages,
        SendingChanges,
        Importing,
        Exporting,
        Failed
    };
    AccountId account;
    Step step = Step::Idle;
    QString folder; ///< path, where it applies
    qint64 done = 0; ///< messages
    qint64 of = 0; ///< 0 = not known
    QDateTime asOf; ///< last success, for Step::Idle
};

/// How fresh what is shown is; told whenever it changes.
struct Freshness {
    enum class State {
        Offline, ///< not connected; the last look failed or there was none yet
        Polling, ///< looked at from time to time
        Live, ///< connected, changes in the inbox arrive at once
    };
    AccountId account;
    State state = State::Offline;
    bool everyFolder = false; ///< Live: changes in the other folders too
    QDateTime asOf; ///< last proof that what is shown is what the server has; invalid = never
    QDateTime nextCheck; ///< for Polling; invalid = not planned
};

/// How much a synchronisation brings.
enum class SyncDepth {
    Headers, ///< headers and marks
    RecentBodies, ///< and the newest 500 messages of every folder
    Bodies, ///< and every message
};

struct SyncOptions {
    SyncDepth depth = SyncDepth::Headers;
    /// POP3: the answer to a RemovalPlan's question, for this run: at most so many messages may be removed.
    std::optional<int> removeUpTo;
    /// Nobody is waiting for it: after a refused password it is not tried again until somebody is.
    bool automatic = false;
    /// POP3: the answer to MaildropRenumbered: what cannot be matched may be fetched as new.
    bool acceptRenumbered = false;
};

struct FolderReport {
    QString path;
    int arrived = 0, reflagged = 0, gone = 0, removed = 0, total = 0, unread = 0;
};

struct SyncReport {
    AccountId account;
    QString name;
    double seconds = 0;
    qint64 bytesIn = 0, bytesOut = 0;
    int commands = 0, connections = 0;
    QList<FolderReport> folders;
};

} // namespace duopost

Q_DECLARE_METATYPE(duopost::Activity)
Q_DECLARE_METATYPE(duopost::Freshness)
