// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QDateTime>
#include <QString>
#include <optional>

namespace duopost {

/// What this computer writes down about a test folder before it is made on a server, so that it is found again
/// whatever happens meanwhile.
struct ScratchNote {
    QByteArray name; ///< on the wire
    char delimiter = '\0'; ///< 0 = it may not have been made yet
    QString path; ///< for people
    QByteArray token; ///< in the Message-ID of every message that is ours
    QDateTime since;

    QByteArray messageId(const QByteArray &what) const; ///< without angle brackets
    bool isOurs(const QByteArray &messageId) const;
};

/// None if there is no such file. @throws MailError FileUnreadable
std::optional<ScratchNote> readScratchNote(const QString &path);
/// Durable when it returns. @throws MailError FileUnwritable
void writeScratchNote(const QString &path, const ScratchNote &note);

} // namespace duopost
