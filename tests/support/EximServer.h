// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Account.h"

#include <QProcess>
#include <QTemporaryDir>

namespace duopost::test {

/// A private Exim on loopback that takes mail for mta.example after a log-in and puts it into one Maildir. It
/// is started from build/exim (see .ci/exim.sh), nowhere installed, as its own user in a view of its own of the
/// list of users; for that the tests must run as root.
class EximServer {
public:
    /// Empty if it can run here.
    static QString whyNot();
    EximServer(); ///< @throws MailError LabUnavailable
    ~EximServer();

    ServerAddress address() const; ///< without encryption; the user is "u", the password "geheim-4711"
    /// Waits until the message with this Message-ID was delivered; empty if it is not.
    QByteArray delivered(const QByteArray &messageId) const;
    QString log() const;

private:
    void write(const QString &name, const QByteArray &content) const;

    QTemporaryDir m_place;
    quint16 m_port = 0;
    QProcess m_process;
};

} // namespace duopost::test
