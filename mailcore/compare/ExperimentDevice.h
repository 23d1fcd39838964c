// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Lab.h"
#include "mailcore/sync/AccountEngine.h"

#include <QTemporaryDir>
#include <functional>
#include <mutex>
#include <stop_token>

namespace duopost {

/// A device of an experiment: a mail store of its own that is thrown away, and connections of its own. The
/// same code as for a real account. One worker thread.
class ExperimentDevice {
public:
    ExperimentDevice(const Lab &lab, const LabUser &user, Protocol protocol, const LeaveRule &leave = {});
    /// For any account. @param in its store is made in this folder and gone with it; empty = a temporary one
    /// @param stop what is under way ends within tens of milliseconds, and nothing else begins: MailError
    /// Cancelled
    ExperimentDevice(
        const Account &account, const CredentialSource &credentials, const QString &in = {},
        std::stop_token stop = {});
    ~ExperimentDevice();

    /// Is told of whatever this device does from now on, in English.
    void tellSteps(std::function<void(const QString &)> tell) { m_tell = std::move(tell); }
    /// What was said with the server, as far as the ledger keeps it; redacted.
    QStringList transcript();
    /// What the person at this device would have been told went wrong, in the server's words, until now.
    QStringList told() const;

    SyncReport sync(SyncDepth depth = SyncDepth::Bodies);
    /// All rows of a folder; none if there is no such folder.
    QList<MessageRow> rows(const QString &path);
    QList<MessageRow> inbox() { return rows(QStringLiteral("INBOX")); }
    std::optional<MessageRow> find(const QString &path, const QByteArray &messageId);
    /// By its path, or for a special one by its role; none if there is none.
    std::optional<Folder> folder(const QString &path, FolderRole role = FolderRole::None);
    QStringList folderPaths();

    /// As a person would, and then tells the server what it is to know.
    void change(const QString &path, const QByteArray &messageId, const Change &change);
    void changeOffline(const QString &path, const QByteArray &messageId, const Change &change);
    void trash(const QByteArray &messageId);
    void append(FolderRole role, const QByteArray &raw, MessageFlags flags);
    FolderId createFolder(const QString &path) { return changeFolder(CreateFolder{path}); }
    void renameFolder(const QString &path, const QString &newPath);
    /// @return what was made, if anything
    FolderId changeFolder(const FolderChange &change);
    QList<LedgerEntry> whatSyncs() { return m_engine->whatSyncs().result(); }
    QList<MessageId> searchOnServer(const QString &word);

    /// From now on this device believes that so many days have passed.
    void waitDays(int days);
    Protocol protocol() const { return m_account.protocol; }
    /// "\\Seen \\Flagged" of a message, or "not there".
    QString describe(const QString &path, const QByteArray &messageId);

private:
    void requireGoing() const;
    void note(const QString &step) const;

    std::function<void(const QString &)> m_tell;
    mutable std::mutex m_toldMutex;
    QStringList m_told;
    QTemporaryDir m_place;
    Account m_account;
    std::unique_ptr<MailStore> m_store;
    std::unique_ptr<AccountEngine> m_engine;
    const std::stop_token m_stop;
    std::optional<std::stop_callback<std::function<void()>>> m_atStop; ///< ends before the engine it cancels
};

} // namespace duopost
