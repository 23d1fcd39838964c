// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/service/LocalSignIn.h"

namespace duopost {

template <class Signal> void LocalSignIn::tell(Signal job)
{
    QMetaObject::invokeMethod(this, std::move(job), Qt::QueuedConnection);
}

LocalSignIn::LocalSignIn(const QString &provider, const QString &address, const QString &signInFile)
    : m_thread(QStringLiteral("sign-in"), JobThread::AtEnd::DropJobs)
{
    m_thread.post([this, provider, address, signInFile, stop = m_stop.get_token()] {
        try {
            const auto grant
                = obtainGrant(configuredProvider(provider, signInFile), address, stop, [this](const QUrl &url) {
                      tell([this, url] { emit openBrowser(url); });
                  });
            tell([this, grant] {
                m_finished = true;
                emit succeeded(grant);
            });
        } catch (const MailError &error) {
            tell([this, error] {
                m_finished = true;
                emit failed(error);
            });
        }
    });
}

} // namespace duopost
