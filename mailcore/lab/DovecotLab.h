// SPDX-License-Identifier: GPL-3.0-or-later
// The running practice server behind Lab.
#pragma once

#include "mailcore/Lab.h"
#include "mailcore/lab/DovecotProgram.h"
#include "mailcore/lab/LabFolders.h"
#include "mailcore/lab/LabProcess.h"
#include "mailcore/lab/MaildirWriter.h"

#include <QHash>

#include <map>

namespace duopost {

/// Any thread, but one at a time.
class DovecotLab : public Lab {
public:
    /// Returns when all servers greet. @throws MailError LabUnavailable, FileUnwritable, FileUnreadable
    explicit DovecotLab(const LabOptions &options);
    ~DovecotLab() override;

    LabPorts ports() const override { return m_ports; }
    QList<LabUser> users() const override { return m_users; }
    QString certificateFile() const override;
    QString directory() const override { return m_folders.data; }
    QStringList notes() const override { return m_notes; }
    void fill(const LabUser &user, const QString &folder, const QList<LabMessage> &messages) override;
    QString deliver(const LabUser &user, const QByteArray &message) override;
    void setQuota(const LabUser &user, int kibibytes) override;
    void setFilter(const LabUser &user, const QByteArray &script) override;
    void stop() override;
    void leave() override;
    Account account(const LabUser &user, Protocol protocol, Security security) const override;

private:
    enum class Start { Ready, PortTaken };
    Start tryStart(const LabOptions &options);
    void createMailboxes(const LabOptions &options);
    Start awaitDovecot();
    void writeFiles(const LabOptions &options);
    void writeUsers();
    void give(const QString &path, const QByteArray &bytes) const; ///< to the server
    void writeSampleMail();
    MaildirWriter &writerFor(const LabUser &user);
    LabCommands commands();
    void awaitSubmission();
    QString inRun(const char *name) const;
    QString logTail() const;

    const LabIdentity m_identity;
    const DovecotProgram m_program;
    LabFolders m_folders;
    LabPorts m_ports;
    QList<LabUser> m_users;
    QStringList m_notes;
    qint64 m_usersWritten = 0; ///< the time the list of users has, in seconds
    QHash<QString, int> m_quotas; ///< KiB, of users who have one of their own
    std::map<QString, MaildirWriter> m_writers;
    std::unique_ptr<LabProcess> m_process;
};

} // namespace duopost
