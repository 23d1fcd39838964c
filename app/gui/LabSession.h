// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/Lab.h"
#include "mailcore/MailError.h"
#include "mailcore/MailService.h"

#include <QObject>
#include <thread>

namespace duopost {

/// The practice server for the time the program runs, started off the GUI thread, and its accounts.
class LabSession : public QObject {
    Q_OBJECT
public:
    LabSession() = default;
    ~LabSession() override;

    void start(); ///< ends with ready() or failed()
    /// Adds each account to the service and asks it for mail; ends with filled() or failed().
    void fill(MailService &service);
    bool isRunning() const { return m_lab != nullptr; }

    static bool isPracticeProfile(const QString &profileDir);
    /// Makes @p profileDir an empty practice profile. Only a folder that is missing, empty or carries the mark
    /// of an earlier practice profile is touched, so that no real mail can be lost.
    /// @throws MailError BadUsage, FileUnwritable
    static void prepareProfile(const QString &profileDir);

signals:
    void ready();
    void filled();
    void failed(const duopost::MailError &error);

private:
    QList<Account> accounts() const;
    void addNext(MailService &service, QList<Account> left);

    std::thread m_thread;
    std::shared_ptr<Lab> m_lab;
};

} // namespace duopost
