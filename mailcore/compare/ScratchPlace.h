// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/compare/ExperimentPlace.h"
#include "mailcore/compare/ScratchTidying.h"
#include "mailcore/sync/SessionHolder.h"

namespace duopost {

/// A folder of an account as the place of experiments, made for them and removed afterwards. It is fenced in:
/// nothing here, and no device it makes, can name another folder to the server. One worker thread.
class ScratchPlace : public ExperimentPlace {
public:
    /// @param account logs in by IMAP
    /// @param noteFile where it is noted that there is such a folder, as long as there is
    /// @param stores the devices' stores are made in this folder
    ScratchPlace(
        const Account &account, CredentialSource credentials, QString noteFile, QString stores,
        std::stop_token stop);

    /// Makes the folder. @param name that nobody uses
    /// @throws MailError BadUsage if there is one already, here or on the server; NotSupported, ServerRefused
    void make(const QString &name);
    /// What was noted; for tidying up after a run that did not end.
    void remember(const ScratchNote &note);
    /// Before a scenario: the folders that every mailbox has, and nothing in them.
    void prepare();
    void tidyAfterScenario();
    /// Works on when everything else has to stop. The note is forgotten when nothing of ours is left.
    ScratchCleanup remove();
    QString serverSoftware();

    std::unique_ptr<ExperimentDevice> device(Protocol protocol, const LeaveRule &leave) override;
    MailboxSide look() override;
    std::unique_ptr<Session> connect(Protocol protocol) override;
    QString inbox() const override { return path(QStringLiteral("Inbox")); }
    QString path(const QString &folder) const override { return m_note.path + QLatin1Char('/') + folder; }
    QByteArray messageId(const QByteArray &name) const override { return m_note.messageId(name); }
    void deliver(const QList<QByteArray> &messages) override;

private:
    void fenceIn(const ScratchNote &note);
    QByteArray wireName(const char *folder) const { return m_note.name + m_note.delimiter + folder; }

    Account m_account;
    const CredentialSource m_credentials;
    const QString m_noteFile, m_stores;
    const std::stop_token m_stop;
    ScratchNote m_note;
    int m_removed = 0; ///< own messages, so far
    LoginGate m_gate;
    std::unique_ptr<SessionHolder> m_holder;
};

} // namespace duopost
