// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Lab.h"
#include "mailcore/sync/AccountEngine.h"

#include <QTemporaryDir>

namespace duopost {

/// A device of an experiment: a mail store of its own that is thrown away, and connections of its own. The
/// same code as for a real account. One worker thread.
class ExperimentDevice {
public:
    ExperimentDevice(const Lab &lab, const LabUser &user, Protocol protocol, const LeaveRule &leave = {});
    /// For any account. @param in its store is made in this folder and gone with it; empty = a temporary one
    ExperimentDevice(const Account &account, const CredentialSource &credentials, const QString &in = {});
    ~ExperimentDevice();

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
    QTemporaryDir m_place;
    Account m_account;
    std::unique_ptr<MailStore> m_store;
    std::unique_ptr<AccountEngine> m_engine;
};

} // namespace duopost
