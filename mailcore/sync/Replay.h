// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/Session.h"
#include "mailcore/store/MailStore.h"
#include "mailcore/sync/SessionHolder.h"

namespace duopost {

/// Sends what is queued to the server, in order, and records what it answered. On the worker thread that owns
/// the connection.
class Replay {
public:
    struct Hooks {
        std::function<void(const MailError &)> refused;
        std::function<void()> foldersChanged;
    };
    /// AlsoRefused: a person asked for it: what was refused or is to wait is tried again now.
    enum class Scope { Due, AlsoRefused };

    Replay(MailStore &store, SessionHolder &holder, Hooks hooks)
        : m_store(store), m_holder(holder), m_hooks(std::move(hooks))
    {
    }

    /// @throws MailError when there is no connection; what was not performed stays queued
    QList<ChangeResult> run(Scope scope, std::stop_token stop);

private:
    QList<ChangeResult> resolveWaiting();
    QList<PendingChange> due(Scope scope, const QSet<qint64> &tried);
    Landed perform(const QList<PendingChange> &group, std::stop_token stop);
    QList<RemoteId> leaving(const PendingChange &upload);
    Targets targetsOf(const QList<PendingChange> &group);
    QList<ChangeResult> send(const QList<PendingChange> &group, std::stop_token stop);

    MailStore &m_store;
    SessionHolder &m_holder;
    Hooks m_hooks;
};

/// Changes of one kind for one folder go to the server as one command.
bool goTogether(const PendingChange &a, const PendingChange &b);

/// How long to wait after so many failed attempts, in ms.
qint64 backOff(int attempts);

/// A refusal that the server itself calls passing (RFC 5530: UNAVAILABLE, INUSE, LIMIT, SERVERBUG, …).
bool isPassing(const QString &serverText);

} // namespace duopost
