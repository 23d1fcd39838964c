// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QTemporaryDir>

namespace duopost::test {

/// A message bus and GNOME's keyring of the test's own, unlocked; this process uses them from now on. Nothing
/// of a real keyring is touched.
class KeyringServer {
public:
    KeyringServer();
    ~KeyringServer();

    /// Empty = it runs; else why not, and `isMissing` if it is not installed.
    QString problem() const { return m_problem; }
    bool isMissing() const { return m_missing; }

    /// What secret-tool finds of a name, in its words; empty = nothing.
    QByteArray find(const QString &name) const;
    bool lock() const;
    QString folder() const { return m_folder.path(); } ///< where it keeps its files

private:
    static QByteArray outputOf(const QString &program, const QStringList &arguments);

    QTemporaryDir m_folder;
    QProcess m_bus, m_keyring;
    QString m_problem;
    bool m_missing = false;
};

} // namespace duopost::test
