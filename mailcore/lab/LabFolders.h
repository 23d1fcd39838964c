// SPDX-License-Identifier: GPL-3.0-or-later
// The folders a lab lives in.
#pragma once

#include "mailcore/lab/LabIdentity.h"

#include <QString>

namespace duopost {

/// `run` is always fresh, short (sockets lie in it) and gone after the lab. `data` holds mail and passwords:
/// inside `run`, or the folder the user named, which stays.
struct LabFolders {
    QString run, data;

    QString mailOf(const QString &user) const;
    QString homeOf(const QString &user) const;
    QString passwords() const { return data + QStringLiteral("/passwords"); }

    /// @throws MailError LabUnavailable, FileUnwritable
    static LabFolders create(const QString &wanted, const LabIdentity &identity);
    /// What LabProcess removes otherwise; for a start that failed before there was one.
    void removeRun() const;
};

} // namespace duopost
