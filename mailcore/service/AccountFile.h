// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Account.h"

#include <QList>

namespace duopost {

/// Whether an account's encryption may become weaker than it was saved.
enum class Lowering {
    Refused, ///< servers, discovery and imports never may
    SaidByPerson, ///< somebody was warned and insists
};

/// The list of accounts of a profile: accounts.json, readable by people, replaced as a whole (written, synced,
/// renamed). Never holds a password. Small; read once at start.
class AccountFile {
public:
    explicit AccountFile(QString path) : m_path(std::move(path)) { }

    /// Empty if there is no file yet. @throws MailError FileUnreadable (damaged: left as it is), ProfileTooNew
    QList<Account> load();
    /// @throws MailError FileUnwritable, StoreFull; PlaintextForbidden if an account would be lowered
    void save(const QList<Account> &accounts, Lowering lowering = Lowering::Refused);
    /// The next account id; never used twice, even after an account was removed.
    AccountId takeId() { return {m_nextId++}; }

private:
    QString m_path;
    QList<Account> m_saved;
    qint64 m_nextId = 1;
};

} // namespace duopost
