// SPDX-License-Identifier: GPL-3.0-or-later
// The lab's servers as child processes that cannot outlive their owner.
#pragma once

#include "mailcore/lab/LabIdentity.h"

#include <QString>

namespace duopost {

struct LabCommands {
    QString directory; ///< removed, with all that is in it, when the servers have ended
    QString dovecot; ///< program
    QString config; ///< its configuration file
    QString python; ///< program; empty = no submission server
    QString script, scriptSettings; ///< its arguments
    bool keepsMail = false; ///< mail lies elsewhere and stays: Dovecot must end in an orderly way
};

/// A supervisor process stands between the owner and the servers: a shell, in a session of its own, that
/// reads from a pipe only the owner can write to. However the owner ends, kill -9 included, the pipe
/// closes; the supervisor then stops the servers and removes the directory. Any thread, one at a time.
class LabProcess {
public:
    /// @throws MailError LabUnavailable if the system refuses another process
    LabProcess(const LabCommands &commands, const LabIdentity &identity);
    ~LabProcess();
    LabProcess(const LabProcess &) = delete;
    LabProcess &operator=(const LabProcess &) = delete;

    bool dovecotEnded() const; ///< on its own: it could not start, or it crashed
    bool submissionEnded() const;
    /// Returns when servers and directory are gone; at most some seconds. Harmless when repeated.
    void stop();
    /// The same, but returns at once: the supervisor does it by itself, even if this process ends meanwhile.
    /// Files take their time on some disks: a practice server with a hundred mailboxes has thousands.
    void leave();

private:
    const QString m_directory;
    int m_pipe = -1;
    pid_t m_pid = -1;
};

} // namespace duopost
