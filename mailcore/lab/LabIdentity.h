// SPDX-License-Identifier: GPL-3.0-or-later
// Whom the practice server runs as: this user, or "nobody" when this user is root.
#pragma once

#include <QString>
#include <sys/types.h>

namespace duopost {

struct LabIdentity {
    uid_t uid = 0;
    gid_t gid = 0;
    QString user, group; ///< names, because Dovecot's settings want names
    bool switchUser = false; ///< we are root and the server must not be

    /// @throws MailError LabUnavailable if this user has no name on this system
    static LabIdentity current();

    /// Hands a file or folder to the server; nothing to do unless switchUser.
    /// @throws MailError LabUnavailable
    void own(const QString &path) const;
    /// Whether the server could get to this existing folder.
    bool canReach(const QString &folder) const;
};

} // namespace duopost
