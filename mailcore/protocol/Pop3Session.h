// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/Maildrop.h"
#include "mailcore/protocol/ObservationLog.h"
#include "mailcore/protocol/Pop3Connection.h"

#include <QElapsedTimer>

namespace duopost {

/// POP3 (RFC 1939): one maildrop, messages by unique-id, and no marks, folders or uploads. The one thing it can
/// change on the server is to delete for good. One connection, one thread.
class Pop3Session : public Maildrop {
public:
    Pop3Session(
        const Account &account, const Credentials &credentials, std::stop_token stop, const StepReport &report);

    QList<RemoteFolder> onlyFolder() const;
    SyncCursor pull(const RemoteFolder &folder, const SyncCursor &cursor, PullSink &sink);
    void fetch(const Targets &targets, const Session::MessageSink &sink);
    /// Marks the messages and says QUIT, whose answer decides (RFC 1939 section 6): without +OK this throws and
    /// nobody knows what was removed. The session ends here if anything was marked. Messages without a firm
    /// unique-id are never touched.
    Performed perform(const DeleteForGood &, const Targets &targets);
    /// QUIT. Nothing is ever marked when this is called.
    void close();

    const MaildropList &list() override;
    void retrieve(const QList<RemoteId> &ids, Part part, const Sink &sink) override;
    QHash<QByteArray, qint64> sizes(const QList<RemoteId> &ids) override;
    bool hasTop() const override { return m_top != Top::Missing; }
    void allowPipelining(bool allowed) override { m_pipeliningAllowed = allowed; }
    bool pipelines() const override { return m_pipeliningAllowed && m_connection.has("PIPELINING"); }
    void keepAwake() override;

    void check() { m_connection.run("NOOP"); }
    ServerFacts facts() const;
    void setTransferReport(TransferReport report) { m_transfer = std::move(report); }
    QList<Observation> advertised() const;
    QList<Observation> takeObservations() { return m_observed.take(); }
    TrafficCounters counters() const;
    void setStopToken(std::stop_token stop) { m_connection.socket().setStopToken(std::move(stop)); }
    quint64 uidValidityOf(const SyncCursor &) const { return 0; }

private:
    struct Entry {
        int number = 0; ///< good for this connection only; 0 = cannot be asked for
        qint64 size = 0;
        bool firm = true;
    };
    struct Request {
        QByteArray command;
        qint64 expected = 0; ///< octets of the answer
    };
    /// content is empty (nothing) when the server refused.
    using Answer = std::function<void(qsizetype index, std::optional<QByteArray> content)>;
    enum class Top { Unproven, Works, Missing };

    qint64 askCount();
    QList<int> numbersOfContentMode();
    void learnSizes(const QList<RemoteId> &ids);
    void proveTop(int number);
    void exchange(const QList<Request> &requests, const Answer &answer);
    void touch() { m_silence.start(); }

    Pop3Connection m_connection;
    MaildropList m_list;
    QHash<QByteArray, Entry> m_entries; ///< by RemoteId key
    bool m_listed = false;
    bool m_allSizes = false;
    bool m_pipeliningAllowed = true;
    bool m_over = false; ///< QUIT was said
    Top m_top = Top::Unproven;
    TransferReport m_transfer;
    QElapsedTimer m_silence;
    ObservationLog m_observed;
};

} // namespace duopost
