// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/ImapHeaders.h"
#include "mailcore/protocol/ImapMailbox.h"

namespace duopost {

/// Brings one folder up to date, once. What to ask is decided by planResync(); what is asked is asked in as
/// few round trips as can be, and nothing is called gone on one contradictory word of the server.
class ImapPull {
public:
    ImapPull(ImapMailbox &mailbox, PullSink &sink);
    /// @return the state to compare with the next time
    ImapState run(const RemoteFolder &folder, const std::optional<ImapState> &cached);
    /// All flags of the folder that is open, and with them what is still there.
    void allFlags() { pullAllFlags(0); }
    /// All flags were asked for, which also tells what is still there.
    bool askedAllFlags() const { return m_askedAllFlags; }

private:
    /// What came with the answer to SELECT (QRESYNC …).
    struct Told {
        QList<RemoteFlags> changed;
        QList<QByteArray> vanished; ///< sets, as they came
        quint64 vanishedCount = 0;
    };
    struct Running {
        std::optional<ImapConnection::Tag> arrivals, changes;
    };
    Running startOpened(const RemoteFolder &folder, const ImapState &cached, OpeningTells tells);
    void takeTold(QByteArrayView response);
    void everything(bool nothingIsKnown);
    void incremental(const ImapState &cached, const ResyncPlan &plan, Running &running);
    void abandon(Running &running);
    void takeChanges(const ImapState &cached);
    quint64 takeVanished(const ImapState &cached);
    void pullAllFlags(quint64 cachedCount);
    ImapConnection::Tag startListing();
    void takeListed(QByteArrayView response);
    QList<quint32> finishListing(const ImapConnection::Tag &tag); ///< ascending, each once
    void pullPresent();

    ImapMailbox &m_mailbox;
    ImapConnection &m_connection;
    PullSink &m_sink;
    ImapHeaders m_headers;
    Told m_told;
    QList<quint32> m_listed;
    bool m_askedAllFlags = false, m_presenceDone = false;
};

} // namespace duopost
