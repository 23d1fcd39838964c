// SPDX-License-Identifier: GPL-3.0-or-later
// Which Dovecot is installed here.
#pragma once

#include <QString>
#include <QVersionNumber>

namespace duopost {

struct DovecotProgram {
    QString path;
    QVersionNumber version; ///< 2.3.19

    /// Blocks for some milliseconds: asks the program for its version.
    /// @throws MailError LabUnavailable: not installed, too old, or no IMAP, POP3 or LMTP part beside it
    static DovecotProgram find();

    /// 2.4 changed the configuration language beyond recognition.
    bool speaks24() const { return version >= QVersionNumber(2, 4); }
};

/// "2.3.19.1 (9b53102964)" -> 2.3.19.1; null if it is no version.
QVersionNumber dovecotVersion(const QString &versionLine);

/// @throws MailError LabUnavailable
[[noreturn]] void labUnavailable(const QString &reason, const QString &detail = {});

} // namespace duopost
