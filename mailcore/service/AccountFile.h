// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Account.h"

#include <QList>

namespace duopost {

/// The list of accounts of a profile: accounts.json, readable by people, replaced as a whole (written, synced,
/// renamed). Never holds a password. Small; read once at start.
class AccountFile {
public:
    explicit AccountFile(QString path) : m_path(std::move(path)) { }

    /// Empty if there is no file yet. @throws MailError FileUnreadable (damaged: left as it is), ProfileTooNew
    QList<Account> load();
    /// @throws MailError FileUnwritable, StoreFull
    void save(const QList<Account> &accounts);
    /// The next account id; never used twice, even after an account was removed.
    AccountId takeId() { return {m_nextId++}; }

private:
    QString m_path;
    qint64 m_nextId = 1;
};

} // namespace duopost
