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
