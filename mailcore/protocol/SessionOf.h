// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/protocol/Maildrop.h"

#include <concepts>

namespace duopost {

/// Each change, and the operation of the ledger it is.
template <class C> constexpr Operation operationOf = Operation::MarkRead;
template <> inline constexpr Operation operationOf<MarkUnread> = Operation::MarkUnread;
template <> inline constexpr Operation operationOf<Star> = Operation::Star;
template <> inline constexpr Operation operationOf<Unstar> = Operation::Unstar;
template <> inline constexpr Operation operationOf<MarkAnswered> = Operation::MarkAnswered;
template <> inline constexpr Operation operationOf<MarkForwarded> = Operation::MarkForwarded;
template <> inline constexpr Operation operationOf<AddKeyword> = Operation::AddKeyword;
template <> inline constexpr Operation operationOf<RemoveKeyword> = Operation::RemoveKeyword;
template <> inline constexpr Operation operationOf<MoveTo> = Operation::MoveTo;
template <> inline constexpr Operation operationOf<CopyTo> = Operation::CopyTo;
template <> inline constexpr Operation operationOf<DeleteForGood> = Operation::DeleteForGood;
template <> inline constexpr Operation operationOf<MarkJunk> = Operation::MarkJunk;
template <> inline constexpr Operation operationOf<MarkNotJunk> = Operation::MarkNotJunk;

template <class Impl, class C>
concept Performs = requires(Impl &impl, const C &change, const Targets &targets)
{
    impl.perform(change, targets);
};

/// A session whose claims are its code: an operation is claimed exactly if Impl has the overload (or the
/// member) for it, and executed by that very overload. A claim without code, or code without a claim, does
/// not compile.
template <class Impl> class SessionOf : public Session {
public:
    template <class... Args> explicit SessionOf(Args &&...args) : m_impl(std::forward<Args>(args)...) { }

    const Impl &implementation() const { return m_impl; }
    static QList<Operation> declaredOperations()
    {
        QList<Operation> result{Operation::FetchHeaders, Operation::FetchMessage};
        if constexpr (requires(Impl & impl) { impl.listFolders(); })
            result << Operation::ListFolders;
        if constexpr (requires(Impl & impl, PullSink & sink) { impl.pullFlags(sink); })
            result << Operation::FetchFlags;
        if constexpr (requires(Impl & impl, const QList<RemoteFolder> &folders) {
                          impl.waitForNews(folders, 0);
                      })
            result << Operation::WaitForNews;
        if constexpr (CanAppend)
            result << Operation::Append;
        if constexpr (HasFolderTasks)
            result << Operation::CreateFolder << Operation::RenameFolder << Operation::DeleteFolder
                   << Operation::SubscribeFolder << Operation::UnsubscribeFolder;
        addChanges(result, static_cast<Change *>(nullptr));
        return result;
    }

    QList<RemoteFolder> folders() override
    {
        if constexpr (requires { m_impl.listFolders(); })
            return m_impl.listFolders();
        else
            return m_impl.onlyFolder();
    }
    SyncCursor pull(const RemoteFolder &folder, const SyncCursor &cursor, PullSink &sink) override
    {
        return m_impl.pull(folder, cursor, sink);
    }
    void fetch(const Targets &targets, const MessageSink &sink) override { m_impl.fetch(targets, sink); }
    QList<RemoteId> search(const Targets &targets, const SearchQuery &query) override
    {
        if constexpr (requires { m_impl.search(targets, query); })
            return m_impl.search(targets, query);
        else
            throw MailError(MailError::Kind::NotSupported, QStringLiteral("search"));
    }
    Found find(const RemoteFolder &folder, const QByteArray &messageId) override
    {
        if constexpr (requires { m_impl.find(folder, messageId); })
            return m_impl.find(folder, messageId);
        else
            throw MailError(MailError::Kind::NotSupported, QStringLiteral("search"));
    }
    QByteArray fetchPart(const Targets &target, const QByteArray &section) override
    {
        if constexpr (requires { m_impl.fetchPart(target, section); })
            return m_impl.fetchPart(target, section);
        else
            throw MailError(MailError::Kind::NotSupported, toString(Operation::FetchMessage));
    }
    Performed perform(const Change &change, const Targets &targets) override
    {
        return std::visit(
            [&]<class C>(const C &one) -> Performed {
                if constexpr (Performs<Impl, C>)
                    return m_impl.perform(one, targets);
                else
                    throw MailError(MailError::Kind::NotSupported, toString(operationOf<C>));
            },
            change);
    }
    Performed append(const RemoteFolder &folder, const Upload &upload) override
    {
        if constexpr (CanAppend)
            return m_impl.append(folder, upload);
        else
            throw MailError(MailError::Kind::NotSupported, toString(Operation::Append));
    }
    void perform(const FolderTask &task) override
    {
        if constexpr (HasFolderTasks)
            m_impl.perform(task);
        else
            throw MailError(MailError::Kind::NotSupported, toString(Operation::CreateFolder));
    }
    Tells tells() const override
    {
        if constexpr (requires { m_impl.tells(); })
            return m_impl.tells();
        else
            return Tells::Nothing;
    }
    News waitForNews(const QList<RemoteFolder> &folders, int ms) override
    {
        if constexpr (requires { m_impl.waitForNews(folders, ms); })
            return m_impl.waitForNews(folders, ms);
        else
            throw MailError(MailError::Kind::NotSupported, toString(Operation::WaitForNews));
    }
    void check() override { m_impl.check(); }
    ServerFacts facts() override { return m_impl.facts(); }
    void setTransferReport(TransferReport report) override { m_impl.setTransferReport(std::move(report)); }
    void close() override { m_impl.close(); }
    QList<Operation> declared() const override { return declaredOperations(); }
    QList<Observation> advertised() const override { return m_impl.advertised(); }
    QList<Observation> takeObservations() override { return m_impl.takeObservations(); }
    QStringList takeAlerts() override
    {
        if constexpr (requires { m_impl.takeAlerts(); })
            return m_impl.takeAlerts();
        else
            return {};
    }
    TrafficCounters counters() const override { return m_impl.counters(); }
    void setStopToken(std::stop_token stop) override { m_impl.setStopToken(std::move(stop)); }
    quint64 uidValidityOf(const SyncCursor &cursor) const override { return m_impl.uidValidityOf(cursor); }
    Maildrop *maildrop() override
    {
        if constexpr (std::is_base_of_v<Maildrop, Impl>)
            return &m_impl;
        else
            return nullptr;
    }

private:
    static constexpr bool CanAppend = requires(Impl & impl, const RemoteFolder &folder, const Upload &upload)
    {
        impl.append(folder, upload);
    };
    static constexpr bool HasFolderTasks = requires(Impl & impl, const FolderTask &task)
    {
        impl.perform(task);
    };

    template <class... C> static void addChanges(QList<Operation> &result, const std::variant<C...> *)
    {
        ((Performs<Impl, C> ? void(result << operationOf<C>) : void()), ...);
    }

    Impl m_impl;
};

} // namespace duopost
