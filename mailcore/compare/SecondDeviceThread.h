// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mailcore/SecondDevice.h"
#include "mailcore/compare/ExperimentDevice.h"

namespace duopost {

/// The second device, and the look at the server, on one thread.
class SecondDeviceThread : public SecondDevice {
public:
    struct Parts {
        Account device; ///< as the second device logs in
        CredentialSource deviceCredentials;
        /// To read the server's side, which only IMAP shows; without one that column stays empty.
        std::optional<Account> imap;
        CredentialSource imapCredentials;
        QString folder; ///< the device's store is made in it
    };
    explicit SecondDeviceThread(Parts parts);
    ~SecondDeviceThread() override;

    void look() override;
    void act(const QByteArray &messageId, DeviceAction action) override;
    bool isBusy() const override { return m_jobs > 0; }

private:
    template <class Job> void post(Job job);
    void lookNow();
    void tell(const DeviceView &view);

    const Parts m_parts;
    std::unique_ptr<ExperimentDevice> m_device; ///< on the thread
    std::stop_source m_stop;
    int m_jobs = 0; ///< GUI thread
    JobThread m_thread; ///< last: ends first
};

} // namespace duopost
