// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLockFile>
#include <QString>

namespace duopost {

/// The folder that holds everything: accounts.json and one folder an account. Locked while open.
class Profile {
public:
    /// Creates it if need be (mode 0700). @throws MailError ProfileInUse, ProfileReadOnly
    explicit Profile(const QString &directory);

    const QString &directory() const { return m_directory; }
    QString accountsFile() const { return m_directory + QStringLiteral("/accounts.json"); }
    QString serversFile() const { return m_directory + QStringLiteral("/servers.json"); }
    QString searchesFile() const { return m_directory + QStringLiteral("/searches.json"); }
    QString tagsFile() const { return m_directory + QStringLiteral("/tags.json"); }
    QString imagesFile() const { return m_directory + QStringLiteral("/images.json"); }
    QString peopleFile() const { return m_directory + QStringLiteral("/people.json"); }
    QString signInFile() const { return m_directory + QStringLiteral("/signin.json"); }
    QString accountDirectory(qint64 account) const
    {
        return m_directory + QStringLiteral("/accounts/%1").arg(account);
    }

private:
    bool tryCutShortLock();

    QString m_directory;
    QLockFile m_lock;
};

} // namespace duopost
