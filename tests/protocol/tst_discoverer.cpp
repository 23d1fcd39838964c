// SPDX-License-Identifier: GPL-3.0-or-later
// Discovery's face: threads, cancelling, starting again. Nothing here leaves this computer; whole runs with
// servers are in tests/contract/tst_discover.cpp.
#include "mailcore/Discovery.h"
#include "tests/support/Accounts.h"

#include <QSignalSpy>
#include <QThread>
#include <QUdpSocket>
#include <QtTest>

using namespace duopost;

namespace {

DiscoveryOptions offline()
{
    DiscoveryOptions options;
    options.offline = true;
    return options;
}

// Waits for names for ever: nobody answers at this address.
DiscoveryOptions withoutAnswers()
{
    DiscoveryOptions options;
    options.only = DiscoverySource::Srv;
    options.nameserver = QStringLiteral("127.0.0.1");
    options.stepMs = 600'000;
    return options;
}

struct Listener {
    explicit Listener(Discoverer &discoverer)
    {
        QObject::connect(&discoverer, &Discoverer::stepChanged, [this](const DiscoveryStep &step) {
            steps << step;
            inThread &= QThread::currentThread() == home;
        });
        QObject::connect(&discoverer, &Discoverer::finished, [this](const Discovery &found) {
            results << found;
            inThread &= QThread::currentThread() == home;
        });
    }
    QThread *home = QThread::currentThread();
    bool inThread = true;
    QList<DiscoveryStep> steps;
    QList<Discovery> results;
};

} // namespace

class TestDiscoverer : public QObject {
    Q_OBJECT
private slots:
    void resultsArriveOnTheCallersThread()
    {
        const auto discoverer = Discoverer::create();
        Listener listener(*discoverer);
        discoverer->start(QStringLiteral("Anna@GMX.de"), offline());
        QVERIFY(discoverer->isRunning());
        QVERIFY(listener.results.isEmpty()); // never from within start()
        QTRY_COMPARE(listener.results.size(), 1);
        QVERIFY(listener.inThread);
        QVERIFY(!discoverer->isRunning());
        const auto &found = listener.results.first();
        QCOMPARE(found.address, QStringLiteral("anna@gmx.de"));
        QVERIFY(found.provider && found.provider->id == QLatin1String("gmx"));
        QCOMPARE(found.best(Service::Imap)->address.host, QStringLiteral("imap.gmx.net"));
        QVERIFY(found.best(Service::Imap)->contact == FoundServer::Contact::NotTried);
        QVERIFY(!found.cancelled);
    }

    void everyStepIsToldFromStartToEnd()
    {
        const auto discoverer = Discoverer::create();
        Listener listener(*discoverer);
        discoverer->start(QStringLiteral("anna@nobody.test"), offline());
        QTRY_COMPARE(listener.results.size(), 1);
        const auto &steps = listener.results.first().steps;
        QVERIFY(steps.size() > 10);
        for (int i = 0; i < steps.size(); ++i) {
            QCOMPARE(steps[i].id, i);
            QVERIFY2(
                steps[i].state != DiscoveryStep::State::Waiting
                    && steps[i].state != DiscoveryStep::State::Running,
                qPrintable(steps[i].what));
        }
        QCOMPARE(listener.steps.last().id, steps.last().id);
        QVERIFY(listener.results.first().isEmpty());
    }

    void a5CancellingEndsWithWhatIsKnown()
    {
        const auto discoverer = Discoverer::create();
        Listener listener(*discoverer);
        discoverer->start(QStringLiteral("anna@solo.test"), withoutAnswers());
        discoverer->cancel();
        QTRY_COMPARE(listener.results.size(), 1);
        QVERIFY(listener.results.first().cancelled);
        QVERIFY(!discoverer->isRunning());
        discoverer->cancel(); // nothing more to cancel
        QCoreApplication::processEvents();
        QCOMPARE(listener.results.size(), 1);
    }

    void startingAgainDropsTheFirstRun()
    {
        const auto discoverer = Discoverer::create();
        Listener listener(*discoverer);
        discoverer->start(QStringLiteral("anna@solo.test"), withoutAnswers());
        discoverer->start(QStringLiteral("ben@web.de"), offline());
        QTRY_COMPARE(listener.results.size(), 1);
        QCOMPARE(listener.results.first().address, QStringLiteral("ben@web.de"));
        discoverer->start(QStringLiteral("cleo@posteo.de"), offline());
        QTRY_COMPARE(listener.results.size(), 2);
        QCOMPARE(listener.results.last().domain, QStringLiteral("posteo.de"));
    }

    void aRunningDiscoveryCanBeDeleted()
    {
        auto discoverer = Discoverer::create();
        discoverer->start(QStringLiteral("anna@solo.test"), withoutAnswers());
        QCoreApplication::processEvents();
        discoverer.reset(); // must neither hang nor crash
    }

    void whatIsNoAddressIsRefused()
    {
        const auto discoverer = Discoverer::create();
        const auto error = errorOf([&] { discoverer->start(QStringLiteral("anna"), offline()); });
        QVERIFY(error && error->kind() == MailError::Kind::BadUsage);
        QVERIFY(!discoverer->isRunning());
    }

    void anUnreadableAuthorityFileIsSaidSoAndTrustsNothing()
    {
        const auto discoverer = Discoverer::create();
        Listener listener(*discoverer);
        DiscoveryOptions options;
        options.only = DiscoverySource::Ispdb;
        options.extraCaFile = QStringLiteral("/nonexistent/ca.pem");
        discoverer->start(QStringLiteral("anna@nobody.test"), options);
        QTRY_COMPARE(listener.results.size(), 1);
        int failed = 0;
        for (const auto &step : listener.results.first().steps) {
            if (step.source == DiscoverySource::Ispdb) {
                QVERIFY(step.error && step.error->kind() == MailError::Kind::FileUnreadable);
                ++failed;
            }
        }
        QCOMPARE(failed, 1);
    }
};

QTEST_GUILESS_MAIN(TestDiscoverer)
#include "tst_discoverer.moc"
