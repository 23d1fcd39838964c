// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/compare/SwitchToImap.h"

namespace duopost {

/// From IMAP to POP3. Every message of every folder is kept on this computer, whole, with its marks; those of
/// the inbox under the unique-ids by which POP3 will list them, so that none is fetched again. The leave rule
/// is "always". Repeating it after any interruption does only what is left. Worker thread.
class SwitchToPop3 {
public:
    /// parts.here: the IMAP store, whose engine has just been synchronised and has nothing queued.
    /// @param imap the account as it is, for texts that are not here
    SwitchToPop3(SwitchParts parts, Account imap, CredentialSource imapCredentials);

    /// @throws MailError; then the account is as it was
    SwitchReceipt run();

private:
    void look();
    void makeFolders();
    void archive(const Folder &folder);
    void archiveBatch(const QList<qsizetype> &batch, FolderId target);
    /// A message that the other store has from before, or from an earlier run.
    struct Spare {
        MessageId id;
        FolderId folder;
        MessageFlags flags;
    };
    void lookForSpares();
    std::optional<Spare> takeSpare(const QByteArray &messageId, const QByteArray &raw, FolderId target);
    bool
    isThere(const SideMessage &message, const QByteArray &messageId, const QByteArray &raw, FolderId target);
    QHash<qsizetype, QByteArray> textsOf(const QList<qsizetype> &batch);
    void takeOverMarks();
    void trashDeleted();
    void requireGoing() const;

    SwitchParts m_parts;
    Account m_imapAccount;
    CredentialSource m_imapCredentials;
    std::unique_ptr<Session> m_imap;
    MailboxSide m_here;
    Pop3Side m_pop3;
    SwitchMatch m_match;
    QHash<qsizetype, RemoteId> m_uniqueIds; ///< index here → as POP3 lists it
    QHash<QString, FolderId> m_targets; ///< path here → folder there
    QSet<QByteArray> m_unknown; ///< unique-ids that the new store does not remember
    std::optional<QHash<QByteArray, QList<Spare>>> m_spares; ///< by Message-ID
    QList<std::pair<Spare, MessageFlags>> m_reused; ///< and the marks of the message that each stands for now
    SwitchReceipt m_receipt;
    qint64 m_done = 0;
};

} // namespace duopost
