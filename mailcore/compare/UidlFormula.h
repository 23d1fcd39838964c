// SPDX-License-Identifier: GPL-3.0-or-later
// Many servers make POP3's unique-ids from IMAP's numbers; then both sides of a mailbox can be held against
// each other without fetching anything. Pure; any thread.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>
#include <optional>

namespace duopost {

/// How a server writes UIDVALIDITY and UID into a unique-id.
struct UidlFormula {
    enum class Form {
        HexUidValidity, ///< Dovecot "%08Xu%08Xv" (its default): eight hexadecimal digits each, UID first
        HexValidityUid, ///< UW imapd "%08lx%08lx": the other way round
        DottedValidityUid, ///< Cyrus "V.U", Dovecot's setting for it
        DashedValidityUid, ///< Courier "V-U"
        UidOnly, ///< Dovecot "%u" and others: the UID alone
        HexUid, ///< Dovecot "%08Xu"
    };
    Form form{};
    quint64 uidValidity = 0; ///< that the unique-ids were made with

    /// The UID in a unique-id; empty if it is none of this form.
    std::optional<quint32> uidOf(const QByteArray &uniqueId) const;
    QByteArray uniqueIdOf(quint32 uid) const;
    QString name() const; ///< "%08Xu%08Xv"
};

/// The form that explains most of the unique-ids, at least two thirds of them and each by a UID that is there.
/// Only a proposal: prove it on a sample, because numbers can agree by accident.
/// @param uniqueIds as the server lists them now
/// @param uids of the inbox now
std::optional<UidlFormula>
detectFormula(const QList<QByteArray> &uniqueIds, quint64 uidValidity, const QList<quint32> &uids);

} // namespace duopost
