// SPDX-License-Identifier: GPL-3.0-or-later
// Experiments on a practice server of their own, one cell after the other, on a thread of their own.
#include "mailcore/compare/ExperimentWorld.h"
#include "mailcore/threads/JobThread.h"

#include <stop_token>

namespace duopost {

namespace {

class ExperimentThread : public ExperimentRun {
public:
    ExperimentThread(const QStringList &scenarios, const QStringList &setups)
        : m_thread(QStringLiteral("experiments"), JobThread::AtEnd::DropJobs)
    {
        qRegisterMetaType<ExperimentCell>();
        m_thread.post([this, scenarios, setups] { run(scenarios, setups); });
    }
    ~ExperimentThread() override { leave(); }
    void stop() override { m_stop.request_stop(); }
    void leave() override
    {
        m_stop.request_stop();
        m_leave.request_stop();
    }

private:
    void run(const QStringList &scenarios, const QStringList &setups)
    {
        ExperimentReport report{.at = QDateTime::currentDateTime()};
        std::optional<MailError> failure;
        try {
            play(scenarios, setups, report);
        } catch (const MailError &error) {
            failure = error;
        }
        QMetaObject::invokeMethod(
            this, [this, report, failure] { emit finished(report, failure); }, Qt::QueuedConnection);
    }

    // Every cell has a mailbox of its own, so that none helps or hurts another.
    void play(const QStringList &scenarios, const QStringList &setups, ExperimentReport &report)
    {
        QList<std::pair<const ExperimentScenario *, const ExperimentSetup *>> cells;
        // As RFC 1939 section 4 wants it: one at a time. Dovecot's default is more generous than most servers.
        LabOptions options{
            .sampleMail = false, .extraDovecotConfig = QStringLiteral("pop3_lock_session = yes\n")};
        for (const auto &scenario : experimentScenarioList()) {
            for (const auto &setup : experimentSetupList()) {
                if ((scenarios.isEmpty() || scenarios.contains(scenario.id))
                    && (setups.isEmpty() || setups.contains(setup.id))) {
                    options.extraUsers << QStringLiteral("cell%1").arg(cells.size());
                    cells << std::pair(&scenario, &setup);
                }
            }
        }
        // However this ends, nobody waits until a hundred mailboxes are removed.
        const std::unique_ptr<Lab, void (*)(Lab *)> lab(Lab::start(options).release(), [](Lab *done) {
            done->leave();
            delete done;
        });
        const auto users = lab->users().mid(lab->users().size() - cells.size());
        for (qsizetype i = 0; i < cells.size() && !m_stop.stop_requested(); ++i) {
            LabPlace place(*lab, users[i], m_leave.get_token());
            const auto cell = playExperiment(place, *cells[i].first, *cells[i].second);
            report.cells << cell;
            QMetaObject::invokeMethod(
                this, [this, cell] { emit cellDone(cell); }, Qt::QueuedConnection);
        }
    }

    std::stop_source m_stop, m_leave; ///< after this one; at once
    JobThread m_thread; ///< last: ends first
};

} // namespace

std::unique_ptr<ExperimentRun> ExperimentRun::start(const QStringList &scenarios, const QStringList &setups)
{
    return std::make_unique<ExperimentThread>(scenarios, setups);
}

} // namespace duopost
