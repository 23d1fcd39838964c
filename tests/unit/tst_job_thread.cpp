// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/threads/JobThread.h"

#include <QStringList>
#include <QThread>
#include <QtTest>
#include <atomic>
#include <latch>
#include <stdexcept>

using namespace duopost;

class TestJobThread : public QObject {
    Q_OBJECT
private slots:
    void jobsRunInOrderUrgentOnesFirst()
    {
        JobThread thread(QStringLiteral("test"), JobThread::AtEnd::FinishJobs);
        QStringList order; // touched on the job thread only, until it has ended
        std::latch queued(1);
        thread.post([&] { queued.wait(); });
        thread.post([&] { order << QStringLiteral("a"); });
        thread.post([&] { order << QStringLiteral("b"); });
        auto urgent = thread.post([&] { order << QStringLiteral("urgent"); }, JobThread::Priority::Urgent);
        auto last = thread.post([&] { order << QStringLiteral("c"); });
        queued.count_down();
        last.waitForFinished();
        QCOMPARE(order.join(QLatin1Char(' ')), QStringLiteral("urgent a b c"));
    }

    void aLongJobCanLetUrgentOnesThrough()
    {
        JobThread thread(QStringLiteral("test"), JobThread::AtEnd::FinishJobs);
        std::latch queued(1);
        bool urgentDone = false;
        auto longJob = thread.post([&] {
            queued.wait();
            thread.runUrgent();
            return urgentDone;
        });
        thread.post([&] { urgentDone = true; }, JobThread::Priority::Urgent);
        queued.count_down();
        QCOMPARE(longJob.result(), true);
    }

    void idleJobsWaitForAQuietMomentAndAreDroppedAtTheEnd()
    {
        QStringList order; // as above
        bool ranAtTheEnd = false;
        {
            JobThread thread(QStringLiteral("test"), JobThread::AtEnd::FinishJobs);
            std::latch queued(1);
            thread.post([&] { queued.wait(); });
            auto idle = thread.post([&] { order << QStringLiteral("idle"); }, JobThread::Priority::Idle);
            thread.post([&] { order << QStringLiteral("a"); });
            // Each follows the one before at once: no quiet moment in between.
            thread.post([&] { thread.post([&] { order << QStringLiteral("b"); }); });
            queued.count_down();
            idle.waitForFinished();
            QCOMPARE(order.join(QLatin1Char(' ')), QStringLiteral("a b idle"));
            std::latch ending(1);
            thread.post([&] { ending.wait(); });
            thread.post([&] { ranAtTheEnd = true; }, JobThread::Priority::Idle);
            ending.count_down();
        }
        QVERIFY(!ranAtTheEnd);
    }

    void anExceptionTravelsInTheFuture()
    {
        JobThread thread(QStringLiteral("test"), JobThread::AtEnd::FinishJobs);
        auto failing = thread.post([]() -> int { throw std::runtime_error("no"); });
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, failing.result());
        QCOMPARE(thread.post([] { return 7; }).result(), 7); // the thread goes on
    }

    void theEndFinishesOrDropsWhatIsQueued()
    {
        for (const auto atEnd : {JobThread::AtEnd::FinishJobs, JobThread::AtEnd::DropJobs}) {
            std::atomic<int> done = 0;
            QFuture<void> queuedJob;
            {
                JobThread thread(QStringLiteral("test"), atEnd);
                std::latch begun(1), free(1);
                auto first = thread.post([&] {
                    begun.count_down();
                    free.wait();
                    ++done;
                });
                begun.wait();
                queuedJob = thread.post([&] { ++done; });
                free.count_down();
                first.waitForFinished();
                if (atEnd == JobThread::AtEnd::FinishJobs)
                    queuedJob.waitForFinished();
            }
            QVERIFY(queuedJob.isFinished());
            QVERIFY(done >= 1);
            if (atEnd == JobThread::AtEnd::FinishJobs)
                QCOMPARE(done.load(), 2);
        }
    }

    void manyThreadsMayPost()
    {
        std::atomic<int> sum = 0;
        {
            JobThread thread(QStringLiteral("test"), JobThread::AtEnd::FinishJobs);
            QList<QThread *> posters;
            for (int i = 0; i < 4; ++i) {
                posters << QThread::create([&] {
                    for (int j = 0; j < 1000; ++j)
                        thread.post([&] { ++sum; });
                });
                posters.last()->start();
            }
            for (auto *poster : posters) {
                poster->wait();
                delete poster;
            }
        }
        QCOMPARE(sum.load(), 4000);
    }
};

QTEST_GUILESS_MAIN(TestJobThread)
#include "tst_job_thread.moc"
