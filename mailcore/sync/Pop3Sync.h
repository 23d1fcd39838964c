// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Activity.h"
#include "mailcore/RemovalPlan.h"
#include "mailcore/protocol/Maildrop.h"
#include "mailcore/store/MailStore.h"
#include "mailcore/sync/RemovalClock.h"
#include "mailcore/sync/RemovalPlanner.h"

namespace duopost {

class Pop3Intake;

/// One look into a POP3 maildrop, in one connection: what is there, what is new, what is not here yet, and
/// then, only after all of that is committed, what the leave rule removes. Made for one run, on the sync
/// worker.
class Pop3Sync {
public:
    struct Hooks {
        std::function<void(Activity::Step step, qint64 done, qint64 of)> report;
        std::function<void(const RemovalPlan &)> removalAsked; ///< nothing was removed; a person is to say
        std::function<void()> breathe; ///< nothing is under way on the connection: others may use the session
        std::function<qint64()> now; ///< ms since 1970 UTC
    };
    Pop3Sync(const Account &account, MailStore &store, const SyncOptions &options, Hooks hooks);

    /// @throws MailError of the session and the store; MaildropRenumbered
    FolderReport run(Session &session, const RemoteFolder &remote, const Folder &inbox, std::stop_token stop);

private:
    void readFacts();
    void noteRuleChange();
    void lookAround();
    bool isEmptyForTheFirstTime();
    void recogniseRenumbered();
    void settle();
    void fetchArrived();
    void fetchMissingBodies();
    void fetch(const QList<RemoteId> &ids, Maildrop::Part part, const Maildrop::Sink &sink);
    void takeArrived(MaildropMessage message, Pop3Intake &intake);
    void finish();
    Removal decide();
    void remove(const Removal &removal);
    QList<RemoteId> proven(const QList<RemoteId> &ids);
    QList<RemoteId> stillTheSame(const QList<RemoteId> &ids);
    bool wantsBodies() const;
    void notePipeliningFault();
    void requireGoing() const;

    const Account m_account;
    MailStore &m_store;
    const SyncOptions m_options;
    Hooks m_hooks;

    Session *m_session = nullptr;
    Maildrop *m_maildrop = nullptr;
    RemoteFolder m_remote;
    FolderId m_inbox;
    std::stop_token m_stop;
    Facts m_facts;
    ClockVerdict m_clock;
    QList<RemoteId> m_listed;
    QSet<QByteArray> m_firm;
    bool m_complete = true;
    MaildropLook m_look;
    qsizetype m_waiting = 0; ///< of what is unknown: did not come yet
    QHash<QByteArray, RemoteId> m_byHash; ///< after renumbering: bodies known under an old unique-id
    QHash<QByteArray, MaildropEntry> m_entries; ///< of the candidates for removal
    FolderReport m_report;
};

} // namespace duopost
