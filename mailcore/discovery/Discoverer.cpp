// SPDX-License-Identifier: GPL-3.0-or-later
// Discovery's face: hands each run to a thread of its own and passes its news on.
#include "mailcore/Discovery.h"
#include "mailcore/discovery/DiscoveryRun.h"

#include <QThread>

namespace duopost {

namespace {

class ThreadedDiscoverer final : public Discoverer {
public:
    ThreadedDiscoverer()
    {
        qRegisterMetaType<DiscoveryStep>();
        qRegisterMetaType<Discovery>();
        m_thread.setObjectName(QStringLiteral("discovery"));
        m_thread.start();
    }

    ~ThreadedDiscoverer() override
    {
        drop();
        m_thread.quit();
        m_thread.wait();
    }

    void start(const QString &typed, const DiscoveryOptions &options) override
    {
        const auto address = readAddress(typed);
        if (!address)
            throw MailError(MailError::Kind::BadUsage, QStringLiteral("address %1").arg(typed));
        auto *run = new DiscoveryRun(*address, options);
        drop();
        m_run = run;
        run->moveToThread(&m_thread);
        connect(run, &DiscoveryRun::stepChanged, this, [=, this](const DiscoveryStep &step) {
            if (m_run == run)
                emit stepChanged(step);
        });
        connect(run, &DiscoveryRun::progressed, this, [=, this](const Discovery &discovery) {
            if (m_run == run)
                emit progressed(discovery);
        });
        connect(run, &DiscoveryRun::finished, this, [=, this](const Discovery &discovery) {
            if (m_run != run)
                return;
            drop();
            emit finished(discovery);
        });
        QMetaObject::invokeMethod(run, &DiscoveryRun::start, Qt::QueuedConnection);
    }

    void cancel() override
    {
        if (m_run)
            QMetaObject::invokeMethod(m_run, &DiscoveryRun::cancel, Qt::QueuedConnection);
    }

    bool isRunning() const override { return m_run != nullptr; }

private:
    void drop()
    {
        if (auto *run = std::exchange(m_run, nullptr))
            run->deleteLater(); // on its own thread, at the latest when that ends
    }

    QThread m_thread;
    DiscoveryRun *m_run = nullptr;
};

} // namespace

Discoverer::Discoverer() = default;
Discoverer::~Discoverer() = default;

std::unique_ptr<Discoverer> Discoverer::create()
{
    return std::make_unique<ThreadedDiscoverer>();
}

} // namespace duopost
