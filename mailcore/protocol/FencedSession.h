// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/SessionFactory.h"

namespace duopost {

/// A session that is kept inside Account::fence: it knows of no folder outside, and whatever names one is
/// refused before a word of it reaches the server. "Inbox", "Trash", "Drafts" and so on right below the fence
/// are taken for those folders of the account. One thread.
class FencedSession : public Session {
public:
    FencedSession(std::unique_ptr<Session> inner, FolderFence fence);

    QList<RemoteFolder> folders() override;
    SyncCursor pull(const RemoteFolder &folder, const SyncCursor &cursor, PullSink &sink) override;
    void fetch(const Targets &targets, const MessageSink &sink) override;
    QList<RemoteId> search(const Targets &targets, const SearchQuery &query) override;
    Found find(const RemoteFolder &folder, const QByteArray &messageId) override;
    QByteArray fetchPart(const Targets &target, const QByteArray &section) override;
    Performed perform(const Change &change, const Targets &targets) override;
    Performed append(const RemoteFolder &folder, const Upload &upload) override;
    void perform(const FolderTask &task) override;
    News waitForNews(const QList<RemoteFolder> &folders, int ms) override;
    Tells tells() const override { return m_inner->tells(); }
    void check() override { m_inner->check(); }
    ServerFacts facts() override { return m_inner->facts(); }
    void setTransferReport(TransferReport report) override { m_inner->setTransferReport(std::move(report)); }
    void close() override { m_inner->close(); }
    QList<Operation> declared() const override { return m_inner->declared(); }
    QList<Observation> advertised() const override { return m_inner->advertised(); }
    QList<Observation> takeObservations() override { return m_inner->takeObservations(); }
    QStringList takeAlerts() override { return m_inner->takeAlerts(); }
    TrafficCounters counters() const override { return m_inner->counters(); }
    void setStopToken(std::stop_token stop) override { m_inner->setStopToken(std::move(stop)); }
    quint64 uidValidityOf(const SyncCursor &cursor) const override { return m_inner->uidValidityOf(cursor); }
    Maildrop *maildrop() override { return nullptr; }

private:
    void require(const QByteArray &folder) const;

    const std::unique_ptr<Session> m_inner;
    const FolderFence m_fence;
};

/// @throws MailError NotSupported for POP3, which shows an inbox and nothing else, and for a server that keeps
/// a copy elsewhere of whatever is deleted
std::unique_ptr<Session> openFenced(
    const Account &account, const Credentials &credentials, std::stop_token stop, const StepReport &report);

} // namespace duopost
