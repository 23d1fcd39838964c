// SPDX-License-Identifier: GPL-3.0-or-later
// The truth about Sent: a copy is made only where none is, ours goes if the server's comes late, and nothing of
// it ever sends again.
#include "mailcore/sync/SentFiler.h"
#include "tests/support/ActionStore.h"

#include <QtTest>

using namespace duopost;
using namespace duopost::test;
using Place = SentCopy::Place;
using By = SentCopy::By;
using Step = SentCopyPlan::Step;

namespace {

/// A store with an accepted message in its outbox, and a Sent folder on a server that the test plays.
struct Accepted {
    ActionStore store;
    OutboxId id;
    QList<RemoteId> there; ///< what the server has of our Message-ID
    std::optional<MailError> fault; ///< of every question
    std::optional<MailError> appendFault; ///< of the upload
    bool hasSent = true, uidPlus = true;
    int looks = 0, uploads = 0;
    QList<MailError> told;
    OutboxTimes times{.lookForCopyMs = 400, .firstPauseMs = 20, .lateLookMs = 0, .retryMs = 30};
    std::unique_ptr<SentFiler> filer;

    Accepted()
    {
        store.store
            ->replaceFolders(
                {{"INBOX", QStringLiteral("INBOX"), '/', FolderRole::Inbox},
                 {"Sent", QStringLiteral("Sent"), '/', FolderRole::Sent}},
                false)
            .waitForFinished();
        id = store.store
                 ->addToOutbox(
                     {.message
                      = {.bytes = "Message-ID: <ours@x>\r\nSubject: About it\r\n\r\nx\r\n",
                         .messageId = "ours@x",
                         .sender = "a@example.org",
                         .recipients = {"b@example.org"}}})
                 .result();
        on([this](OutboxTable &table) { return table.begin(id); });
        on([this](OutboxTable &table) { return table.reachDot(id); });
        store.store->settleSending(id, {.state = OutboxState::Accepted}, true).waitForFinished();
        makeFiler();
    }
    bool on(const std::function<bool(OutboxTable &)> &job) { return store.store->onOutbox(job).result(); }
    void makeFiler()
    {
        filer = std::make_unique<SentFiler>(
            *store.store,
            SentFiler::Home{
                .sentFolder = [this]() -> std::optional<Folder> {
                    for (const auto &folder : store.store->folders().result()) {
                        if (hasSent && folder.role == FolderRole::Sent)
                            return folder;
                    }
                    return std::nullopt;
                },
                .find =
                    [this](const Folder &, const QByteArray &) {
                        ++looks;
                        if (fault)
                            throw *fault;
                        return Found{there, 7};
                    },
                .performQueue = [this](Replay::Scope scope) { return perform(scope); },
                .hasUidPlus = [this] { return uidPlus; },
                .look = [](const Folder &) {}},
            std::nullopt, times, [this](const MailError &error) { told << error; });
    }
    QList<ChangeResult> perform(Replay::Scope scope)
    {
        QList<ChangeResult> results;
        for (const auto &pending : store.store->pending().result()) {
            if (pending.notBefore == PendingTable::never && scope == Replay::Scope::Due)
                continue;
            if (fault)
                throw *fault;
            const bool upload = std::holds_alternative<AppendMessage>(pending.kind);
            store.store->begin({pending}).waitForFinished();
            if (upload && appendFault) {
                store.store->settle({pending}, Outcome::Refused).waitForFinished();
                results << ChangeResult{pending.message, Outcome::Refused, appendFault->serverText()};
                continue;
            }
            Landed landed;
            if (upload) {
                ++uploads;
                there << RemoteId{QByteArray::number(50 + uploads)};
                landed = {{{"", there.last()}}, 7, {}};
            } else {
                there.removeAll(pending.remote);
            }
            store.store->settle({pending}, Outcome::Done, landed).waitForFinished();
            results << ChangeResult{pending.message, Outcome::Done, {}};
        }
        return results;
    }
    OutboxEntry entry() { return store.store->outbox().result().value(0); }
    /// Until nothing more is to be done, or for so many steps.
    qint64 run(int steps = 100, bool asked = false)
    {
        qint64 pause = 0;
        while (pause != SentFiler::never && steps-- > 0) {
            pause = filer->goOn(entry(), std::exchange(asked, false));
            if (pause > 0)
                QThread::msleep(static_cast<unsigned long>(qMin<qint64>(pause, 50)));
        }
        return pause;
    }
    bool isDone(Place place, By by)
    {
        const auto item = entry().item;
        return item.state == OutboxState::Done && item.copy.place == place && item.copy.by == by;
    }
};

} // namespace

class TestSentCopy : public QObject {
    Q_OBJECT
private slots:
    void aCopyIsLookedForAsLongAsItMayComeAndMadeAfterThat()
    {
        const OutboxTimes times{.lookForCopyMs = 60'000, .firstPauseMs = 1000};
        const auto plan = [&](FilesSent learnt, qsizetype found, qint64 since, int looks) {
            return planSentCopy(learnt, found, since, looks, times);
        };
        QVERIFY(plan(FilesSent::Unknown, 1, 0, 0).step == Step::TakeTheirs);
        QVERIFY(plan(FilesSent::No, 1, 0, 0).step == Step::TakeTheirs);
        QVERIFY(plan(FilesSent::Unknown, 0, 0, 0).step == Step::LookAgain);
        QCOMPARE(plan(FilesSent::Unknown, 0, 0, 0).waitMs, 1000);
        QCOMPARE(plan(FilesSent::Yes, 0, 7000, 3).waitMs, 8000);
        QCOMPARE(plan(FilesSent::Yes, 0, 59'500, 60).waitMs, 500); // never beyond the end
        QVERIFY(plan(FilesSent::Unknown, 0, 60'000, 6).step == Step::Append);
        QVERIFY(plan(FilesSent::Yes, 0, 60'000, 6).step == Step::Append);
        QVERIFY(plan(FilesSent::No, 0, 0, 0).step == Step::Append); // one look is proof enough
        QVERIFY(plan(FilesSent::Unknown, 0, -5000, 1).step == Step::Append); // the clock went back
    }

    void theServersOwnCopyIsTakenAndNoneIsMade()
    {
        Accepted f;
        f.there = {{"5"}};
        f.run();
        QVERIFY(f.isDone(Place::OnServer, By::Server));
        QCOMPARE(f.entry().item.copy.uid, QByteArray("5"));
        QCOMPARE(f.uploads, 0);
        QVERIFY(f.store.store->outgoing(f.id).result().isEmpty()); // the message is not kept twice
    }

    void oneIsMadeOnlyWhenNoneHasComeAndOnlyOnce()
    {
        Accepted f;
        f.run();
        QVERIFY(f.looks > 3);
        QCOMPARE(f.uploads, 1);
        QVERIFY(f.isDone(Place::OnServer, By::Us));
        QCOMPARE(f.entry().item.copy.uid, QByteArray("51"));
        QVERIFY(f.told.isEmpty());
    }

    void noAnswerIsNoProofThatNoneIsThere()
    {
        Accepted f;
        f.fault = MailError(MailError::Kind::ConnectionLost);
        f.run(30);
        QVERIFY(f.entry().accepted.msecsTo(QDateTime::currentDateTimeUtc()) > f.times.lookForCopyMs);
        QCOMPARE(f.uploads, 0);
        QVERIFY(f.entry().item.state == OutboxState::Accepted);
        f.fault.reset();
        f.there = {{"5"}};
        f.run();
        QVERIFY(f.isDone(Place::OnServer, By::Server));
        QCOMPARE(f.uploads, 0);
    }

    void aLateOneOfTheServerMakesOursGo()
    {
        Accepted f;
        while (f.uploads == 0)
            f.run(1);
        f.there << RemoteId{"60"}; // now it has filed its own
        f.run();
        QCOMPARE(f.there, QList<RemoteId>{RemoteId{"60"}});
        QVERIFY(f.isDone(Place::OnServer, By::Server));
        QCOMPARE(f.entry().item.copy.uid, QByteArray("60"));
        // And the account has learnt it: the next one is waited for again.
        QCOMPARE(
            f.store.store->facts().result().value(QStringLiteral("sent.server-files")), QStringLiteral("yes"));
    }

    void withoutUidPlusNothingIsRemoved()
    {
        Accepted f;
        f.uidPlus = false;
        while (f.uploads == 0)
            f.run(1);
        f.there << RemoteId{"60"};
        f.run();
        QCOMPARE(f.there.size(), 2);
    }

    void aRefusedCopyIsShownAndTriedAgainWhenAskedAndNeverSendsAgain()
    {
        Accepted f;
        f.appendFault = MailError(
            MailError::Kind::ServerRefused, QStringLiteral("APPEND"), QStringLiteral("NO [OVERQUOTA] full"));
        f.run();
        auto item = f.entry().item;
        QVERIFY(item.state == OutboxState::Accepted && item.copy.place == Place::Nowhere);
        QCOMPARE(item.serverText, QStringLiteral("NO [OVERQUOTA] full"));
        QCOMPARE(f.told.size(), 1);
        QCOMPARE(f.run(3), SentFiler::never); // not by itself
        f.appendFault.reset();
        f.run(100, true);
        item = f.entry().item;
        QVERIFY(f.isDone(Place::OnServer, By::Us));
        QCOMPARE(f.uploads, 1);
        QCOMPARE(item.attempts, 1);
    }

    void withoutASentFolderNoneIsMadeInSilence()
    {
        Accepted f;
        f.hasSent = false;
        f.run();
        QVERIFY(f.entry().item.copy.place == Place::Nowhere);
        QCOMPARE(f.told.size(), 1);
        QVERIFY(f.told[0].kind() == MailError::Kind::NotFound);
        QVERIFY(f.store.store->pending().result().isEmpty());
        QVERIFY(!f.store.store->outgoing(f.id).result().isEmpty()); // it can still be filed
        f.hasSent = true;
        f.run(100, true);
        QVERIFY(f.isDone(Place::OnServer, By::Us));
    }

    void aCopyOnItsWaySurvivesARestart()
    {
        Accepted f;
        while (f.uploads == 0 && f.store.store->pending().result().isEmpty()) {
            f.fault.reset();
            f.run(1);
            if (!f.store.store->pending().result().isEmpty())
                break;
        }
        QVERIFY(f.entry().item.copy.place == Place::OnItsWay);
        f.filer.reset();
        f.store.reopen();
        f.makeFiler();
        f.run();
        QVERIFY(f.isDone(Place::OnServer, By::Us));
        QCOMPARE(f.uploads, 1);
    }
};

QTEST_GUILESS_MAIN(TestSentCopy)
#include "tst_sent_copy.moc"
