// SPDX-License-Identifier: GPL-3.0-or-later
// What is done on one device, as a second device and the first itself see it afterwards; on a real Dovecot.
#include "mailcore/lab/DovecotProgram.h"
#include "tests/support/Accounts.h"
#include "tests/support/ActionDevice.h"

#include <QTcpServer>
#include <QtTest>

using namespace duopost;
using namespace duopost::test;

namespace {

// Of one draft: the same Message-ID and the same size each time.
QByteArray version(const QByteArray &text, int filling = 0)
{
    return "From: anna@lab.example\r\nSubject: Fassung " + text
        + "\r\nDate: Mon, 01 Jan 2024 10:00:00 +0100\r\nMessage-ID: <entwurf@lab.example>\r\n\r\nText " + text
        + QByteArray(filling, '.') + "\r\n";
}

// Room for the inbox's one large message and little else.
QString smallQuota()
{
    return DovecotProgram::find().speaks24()
        ? QStringLiteral("quota \"User quota\" {\n  storage_size = 8K\n}\n")
        : QStringLiteral("plugin {\n  quota_rule = *:storage=8K\n}\n");
}

MessageId replace(Device &device, MessageId old, const QByteArray &text, int filling = 0)
{
    return device.wait(device.service->replaceDraft({device.id, old}, version(text, filling), {}));
}

} // namespace

class TestMailActions : public QObject {
    Q_OBJECT

    std::unique_ptr<Lab> m_lab;
    LabUser m_user;

    Account account() const
    {
        auto result = m_lab->account(m_user, Protocol::Imap);
        result.name = QStringLiteral("anna");
        return result;
    }

private slots:
    void init()
    {
        try {
            m_lab = Lab::start({.sampleMail = false});
        } catch (const MailError &error) {
            if (error.kind() == MailError::Kind::LabUnavailable)
                QSKIP(error.what());
            throw;
        }
        m_user = m_lab->users().first();
        QList<LabMessage> messages;
        for (int i = 0; i < messageCount; ++i)
            messages << LabMessage{
                .bytes = bytesOf(i), .received = QDateTime::currentDateTimeUtc().addSecs(i - 1000)};
        m_lab->fill(m_user, inbox, messages);
        m_lab->fill(m_user, archive, {});
        m_lab->fill(m_user, trash, {});
    }

    void aMoveReachesTheOtherDeviceAndKeepsTheMessageHere()
    {
        Device here(account(), Perform::WhenAsked), there(account(), Perform::WhenAsked);
        const auto before = here.row(inbox, brief(3));
        QVERIFY(here.change(inbox, {brief(3), brief(4)}, MoveTo{here.folder(here.id, archive).id}).size() == 2);
        QCOMPARE(here.subjects(archive), (QStringList{brief(3), brief(4)}));
        for (const auto &result : here.perform())
            QVERIFY(result.outcome == Outcome::Done);
        QCOMPARE(here.waiting(), 0);
        const auto after = here.row(archive, brief(3));
        QCOMPARE(after.id, before.id);
        QVERIFY(after.bodyHere && after.where == Where::ServerAndHere);
        here.look();
        there.look();
        for (auto *device : {&here, &there}) {
            QCOMPARE(device->subjects(archive), (QStringList{brief(3), brief(4)}));
            QCOMPARE(device->subjects(inbox).size(), messageCount - 2);
        }
        QCOMPARE(here.row(archive, brief(3)).id, before.id);
        QCOMPARE(here.row(archive, brief(3)).remote, there.row(archive, brief(3)).remote);
    }

    void movedTwiceBeforeTheServerHeardOfIt()
    {
        Device here(account(), Perform::WhenAsked), there(account(), Perform::WhenAsked);
        here.change(inbox, {brief(1)}, MoveTo{here.folder(here.id, archive).id});
        here.change(archive, {brief(1)}, MoveTo{here.folder(here.id, trash).id});
        here.change(trash, {brief(1)}, MarkRead{});
        here.perform();
        QCOMPARE(here.waiting(), 0);
        here.look();
        there.look();
        for (auto *device : {&here, &there}) {
            QCOMPARE(device->subjects(trash), QStringList{brief(1)});
            QVERIFY(device->subjects(archive).isEmpty());
            QVERIFY(device->row(trash, brief(1)).flags.testFlag(MessageFlag::Seen));
        }
    }

    void aCopyIsThereTwice()
    {
        Device here(account(), Perform::WhenAsked), there(account(), Perform::WhenAsked);
        here.change(inbox, {brief(5)}, CopyTo{here.folder(here.id, archive).id});
        here.perform();
        here.look();
        there.look();
        for (auto *device : {&here, &there}) {
            QCOMPARE(device->subjects(archive), QStringList{brief(5)});
            QCOMPARE(device->subjects(inbox).size(), messageCount);
        }
    }

    void l11DeletingGoesToTheTrashAndCanBeUndoneFromThereItIsForGood()
    {
        Device here(account(), Perform::WhenAsked), there(account(), Perform::WhenAsked);
        const auto id = here.row(inbox, brief(7)).id;
        here.wait(here.service->moveToTrash(here.ref(inbox), {id}));
        here.perform();
        there.look();
        QCOMPARE(there.subjects(trash), QStringList{brief(7)});

        QCOMPARE(here.service->nextUndo().change, QStringLiteral("move-to"));
        here.wait(here.service->undo());
        here.perform();
        there.look();
        QVERIFY(there.subjects(trash).isEmpty());
        QCOMPARE(there.subjects(inbox).size(), messageCount);

        here.wait(here.service->moveToTrash(here.ref(inbox), {id}));
        here.wait(here.service->moveToTrash(here.ref(trash), {id}));
        here.perform();
        here.look();
        there.look();
        for (auto *device : {&here, &there}) {
            QVERIFY(device->subjects(trash).isEmpty());
            QCOMPARE(device->subjects(inbox).size(), messageCount - 1);
        }
        // Deleting for good is no step of undo: what can be taken back is the move before it.
        QCOMPARE(here.service->nextUndo().change, QStringLiteral("move-to"));
    }

    void theLastTwentyActionsCanBeTakenBack()
    {
        Device here(account(), Perform::WhenAsked), there(account(), Perform::WhenAsked);
        const auto archiveId = here.folder(here.id, archive).id;
        for (int i = 0; i < 8; ++i) {
            here.change(inbox, {brief(i)}, MarkRead{});
            here.change(inbox, {brief(i)}, Star{});
            here.change(inbox, {brief(i)}, MoveTo{archiveId});
        }
        here.perform();
        QCOMPARE(here.subjects(archive).size(), 8);
        for (int i = 0; i < 24; ++i)
            here.wait(here.service->undo());
        QVERIFY(here.service->nextUndo().change.isEmpty());
        here.perform();
        here.look();
        there.look();
        for (auto *device : {&here, &there}) {
            QVERIFY(device->subjects(archive).isEmpty());
            for (const auto &row : device->list(device->id, device->folder(device->id, inbox).id))
                QVERIFY2(!row.flags, qPrintable(row.subject));
        }
        QVERIFY_THROWS_EXCEPTION(MailError, here.wait(here.service->undo()));
    }

    // What is tagged here is tagged on the other device, under the keyword all programs know, and found there.
    void tagsAreSeenByASecondDevice()
    {
        Device here(account(), Perform::WhenAsked), there(account(), Perform::WhenAsked);
        const auto own = keywordFor(QStringLiteral("Große Reise"), wellKnownTags());
        here.change(inbox, {brief(2), brief(3)}, AddKeyword{"$label1"});
        here.change(inbox, {brief(3)}, AddKeyword{own});
        for (const auto &result : here.perform())
            QVERIFY(result.outcome == Outcome::Done);
        there.look();
        QCOMPARE(there.row(inbox, brief(2)).keywords, QByteArray("$label1"));
        QCOMPARE(there.row(inbox, brief(3)).keywords, "$label1 " + own);
        auto tags = there.service->tags();
        tags << Tag{own, QStringLiteral("Reise"), QStringLiteral("#2f63d6")};
        there.wait(there.service->setTags(tags));
        const auto found = [&](const char *text) {
            QList<MessageId> ids;
            const auto hits
                = there.wait(there.service->search({.text = QString::fromUtf8(text), .isComplete = true})).hits;
            for (const auto &hit : hits)
                ids << hit.message.message;
            return ids;
        };
        QCOMPARE(found("tag:wichtig").size(), 2);
        QCOMPARE(found("tag:reise"), QList<MessageId>{there.row(inbox, brief(3)).id});
        QVERIFY(found("tag:später").isEmpty());
        there.change(inbox, {brief(2)}, RemoveKeyword{"$label1"});
        there.perform();
        here.look();
        QVERIFY(here.row(inbox, brief(2)).keywords.isEmpty());
    }

    void keywordsAndForwardedTravel()
    {
        Device here(account(), Perform::WhenAsked), there(account(), Perform::WhenAsked);
        here.change(inbox, {brief(2)}, AddKeyword{"Urlaub"});
        here.change(inbox, {brief(2)}, MarkForwarded{});
        here.perform();
        there.look();
        QCOMPARE(there.row(inbox, brief(2)).keywords, QByteArray("Urlaub"));
        QVERIFY(there.row(inbox, brief(2)).flags.testFlag(MessageFlag::Forwarded));
        there.change(inbox, {brief(2)}, RemoveKeyword{"Urlaub"});
        there.perform();
        here.look();
        QVERIFY(here.row(inbox, brief(2)).keywords.isEmpty());
    }

    void foldersAreMadeRenamedFilledAndDeletedForBoth()
    {
        Device here(account(), Perform::WhenAsked), there(account(), Perform::WhenAsked);
        const auto project = QString::fromUtf8("Projekt & Größe"), done = QStringLiteral("Erledigt");
        const auto made = here.wait(here.service->changeFolder(here.id, CreateFolder{project}));
        QVERIFY(here.folder(here.id, project).where == Where::OnItsWay);
        here.change(inbox, {brief(9)}, MoveTo{made}); // before the server knows the folder
        here.perform();
        there.look();
        QCOMPARE(there.subjects(project), QStringList{brief(9)});
        QVERIFY(here.folder(here.id, project).where == Where::ServerAndHere);

        here.wait(here.service->changeFolder(here.id, RenameFolder{made, done}));
        here.perform();
        here.look();
        there.look();
        QVERIFY(!there.folder(there.id, project).id);
        for (auto *device : {&here, &there})
            QCOMPARE(device->subjects(done), QStringList{brief(9)});

        here.wait(here.service->changeFolder(here.id, UnsubscribeFolder{made}));
        here.perform();
        there.look();
        QVERIFY(!there.folder(there.id, done).subscribed);
        here.wait(here.service->changeFolder(here.id, DeleteFolder{made}));
        here.perform();
        here.look();
        there.look();
        for (auto *device : {&here, &there})
            QVERIFY(!device->folder(device->id, done).id);
    }

    void whatTheServerRefusesIsTakenBackAndToldInItsWords()
    {
        m_lab->fill(m_user, QStringLiteral("Alt"), {});
        Device here(account(), Perform::WhenAsked), other(account(), Perform::WhenAsked);
        QSignalSpy errors(here.service.get(), &MailService::errorRaised);
        other.wait(other.service->changeFolder(
            other.id, DeleteFolder{other.folder(other.id, QStringLiteral("Alt")).id}));
        other.perform();
        const auto alt = here.folder(here.id, QStringLiteral("Alt")).id;
        here.wait(here.service->changeFolder(here.id, RenameFolder{alt, QStringLiteral("Neu")}));
        QCOMPARE(here.folder(here.id, QStringLiteral("Neu")).id, alt);
        const auto results = here.perform();
        QCOMPARE(results.size(), 1);
        QVERIFY(results.first().outcome == Outcome::Refused);
        QVERIFY(!results.first().serverText.isEmpty());
        QCOMPARE(here.folder(here.id, QStringLiteral("Alt")).id, alt);
        QTRY_COMPARE(errors.size(), 1);
        here.look();
        QVERIFY(!here.folder(here.id, QStringLiteral("Alt")).id);
    }

    void anUploadIsHereAtOnceAndOnceOnTheServer()
    {
        Device here(account(), Perform::WhenAsked), there(account(), Perform::WhenAsked);
        const QByteArray raw = "From: me@lab.example\nSubject: Entwurf\nMessage-ID: <up@lab.example>\n\nText\n";
        here.wait(here.service->append(here.ref(archive), raw, MessageFlag::Seen));
        QVERIFY(here.row(archive, QStringLiteral("Entwurf")).where == Where::OnItsWay);
        here.perform();
        here.look();
        there.look();
        for (auto *device : {&here, &there}) {
            QCOMPARE(device->subjects(archive), QStringList{QStringLiteral("Entwurf")});
            const auto row = device->row(archive, QStringLiteral("Entwurf"));
            QVERIFY(row.flags.testFlag(MessageFlag::Seen) && row.where == Where::ServerAndHere);
            auto expected = raw;
            QCOMPARE(
                device->wait(device->service->rawMessage({device->id, row.id})),
                expected.replace("\n", "\r\n"));
        }
    }

    // CASES I27: without UID EXPUNGE, and with somebody else's mark there, ours can only be a mark, too.
    void i27WhatCouldOnlyBeMarkedComesBackAtOnceAsWhatItIs()
    {
        m_lab.reset();
        m_lab = Lab::start(
            {.sampleMail = false, .extraDovecotConfig = QStringLiteral("imap_capability = IMAP4rev1 IDLE\n")});
        m_user = m_lab->users().first();
        QList<LabMessage> messages;
        for (int i = 0; i < 4; ++i)
            messages << LabMessage{
                .bytes = bytesOf(i),
                .received = {},
                .flags = i == 0 ? MessageFlags(MessageFlag::Deleted) : MessageFlags()};
        m_lab->fill(m_user, inbox, messages);
        Device here(account(), Perform::WhenAsked), there(account(), Perform::WhenAsked);
        QVERIFY(here.row(inbox, brief(0)).flags.testFlag(MessageFlag::Deleted)); // by another program
        const auto before = here.row(inbox, brief(2));
        here.change(inbox, {brief(2)}, DeleteForGood{});
        QCOMPARE(here.subjects(inbox).size(), 3);
        here.perform();
        QCOMPARE(here.waiting(), 0);
        const auto check = [&](Device &device) {
            QCOMPARE(device.subjects(inbox), (QStringList{brief(0), brief(1), brief(2), brief(3)}));
            for (int i = 0; i < 4; ++i)
                QCOMPARE(device.row(inbox, brief(i)).flags.testFlag(MessageFlag::Deleted), i == 0 || i == 2);
            QCOMPARE(device.folder(device.id, inbox).total, 4);
        };
        check(here);
        QCOMPARE(here.row(inbox, brief(2)).id, before.id);
        QVERIFY(here.row(inbox, brief(2)).bodyHere);
        here.look();
        check(here);
        there.look();
        check(there);
    }

    // CASES I31: what became of the message itself is decided elsewhere; this is about its copy.
    void i31ASentCopyThatIsRefusedIsToldKeptHereAndNothingIsSentAgain()
    {
        m_lab.reset();
        m_lab = Lab::start({.sampleMail = false, .extraDovecotConfig = smallQuota()});
        m_user = m_lab->users().first();
        const auto sent = QStringLiteral("Sent");
        m_lab->fill(m_user, inbox, {LabMessage{.bytes = bytesOf(1) + QByteArray(6000, 'x') + "\r\n"}});
        m_lab->fill(m_user, sent, {});
        QTcpServer submission; // whoever wants to send the message again comes here
        QVERIFY(submission.listen(QHostAddress::LocalHost));
        auto wanted = account();
        wanted.outgoing = {QStringLiteral("127.0.0.1"), submission.serverPort(), Security::Plaintext};
        Device here(wanted, Perform::AtOnce);
        QList<MailError> errors;
        connect(
            here.service.get(), &MailService::errorRaised, here.service.get(),
            [&errors](AccountId, const MailError &error) { errors << error; });
        const auto raw = bytesOf(70) + QByteArray(4000, 'y') + "\r\n";
        const auto id = here.wait(here.service->append(here.ref(sent), raw, MessageFlag::Seen));
        QTRY_COMPARE(errors.size(), 1);
        QVERIFY(errors.first().kind() == MailError::Kind::ServerRefused);
        QVERIFY2(errors.first().serverText().contains(QLatin1String("OVERQUOTA")), errors.first().what());

        const auto checkKept = [&](int attempts) {
            const auto pending = here.wait(here.service->pending(here.id));
            QCOMPARE(pending.size(), 1);
            QCOMPARE(pending.first().action, QStringLiteral("append"));
            QCOMPARE(pending.first().path, sent);
            QVERIFY(pending.first().refused);
            QCOMPARE(pending.first().attempts, attempts);
            const auto row = here.row(sent, brief(70));
            QCOMPARE(row.id, id);
            QVERIFY(row.where == Where::Refused && row.bodyHere);
            QCOMPARE(here.wait(here.service->rawMessage({here.id, id})), raw);
        };
        checkKept(1);
        here.look(); // nobody asked for another attempt
        here.change(inbox, {brief(1)}, Star{});
        QTRY_COMPARE(here.waiting(), 1);
        checkKept(1);
        QCOMPARE(errors.size(), 1);
        QVERIFY(here.perform().value(0).outcome == Outcome::Refused);
        checkKept(2);
        QTRY_COMPARE(errors.size(), 2);
        here.change(inbox, {brief(1)}, DeleteForGood{});
        QTRY_COMPARE(here.waiting(), 1);
        QVERIFY(here.perform().value(0).outcome == Outcome::Done);
        QCOMPARE(here.waiting(), 0);
        Device there(account(), Perform::WhenAsked);
        QCOMPARE(there.subjects(sent), QStringList{brief(70)});
        QVERIFY(!submission.hasPendingConnections());
    }

    // CASES I32.
    void i32ANewVersionOfADraftTakesThePlaceOfTheOldOne()
    {
        m_lab->fill(m_user, drafts, {});
        Device here(account(), Perform::WhenAsked), there(account(), Perform::WhenAsked);
        auto id = here.wait(here.service->append(here.ref(drafts), version("1"), MessageFlag::Draft));
        here.perform();
        id = replace(here, id, "2");
        QCOMPARE(here.subjects(drafts), QStringList{QStringLiteral("Fassung 2")});
        there.look();
        QCOMPARE(there.subjects(drafts), QStringList{QStringLiteral("Fassung 1")});
        for (const auto &result : here.perform())
            QVERIFY(result.outcome == Outcome::Done);
        QCOMPARE(here.waiting(), 0);
        // Typing goes on without a connection: the last one is what counts.
        for (const auto *text : {"3", "4", "5"})
            id = replace(here, id, text);
        QCOMPARE(here.waiting(), 2);
        here.perform();
        here.look();
        there.look();
        for (auto *device : {&here, &there}) {
            QCOMPARE(device->subjects(drafts), QStringList{QStringLiteral("Fassung 5")});
            const auto row = device->row(drafts, QStringLiteral("Fassung 5"));
            QVERIFY(row.flags.testFlag(MessageFlag::Draft) && row.where == Where::ServerAndHere);
            QCOMPARE(device->wait(device->service->rawMessage({device->id, row.id})), version("5"));
        }
        QCOMPARE(here.row(drafts, QStringLiteral("Fassung 5")).id, id);
    }

    void i32TwoDevicesThatReplaceTheSameDraftKeepBoth()
    {
        m_lab->fill(m_user, drafts, {LabMessage{.bytes = version("1")}});
        Device here(account(), Perform::WhenAsked), there(account(), Perform::WhenAsked),
            late(account(), Perform::WhenAsked);
        const auto first = QStringLiteral("Fassung 1");
        replace(here, here.row(drafts, first).id, "2");
        replace(there, there.row(drafts, first).id, "3");
        const auto old = late.row(drafts, first).id;
        QSignalSpy errors(there.service.get(), &MailService::errorRaised);
        here.perform();
        there.perform();
        late.look(); // the old one is gone while somebody still writes on it
        QVERIFY(replace(late, old, "4"));
        late.perform();
        const QStringList all{
            QStringLiteral("Fassung 2"), QStringLiteral("Fassung 3"), QStringLiteral("Fassung 4")};
        for (auto *device : {&here, &there, &late}) {
            QCOMPARE(device->waiting(), 0);
            device->look();
            QCOMPARE(device->subjects(drafts), all);
            for (const auto *text : {"2", "3", "4"}) {
                const auto row = device->row(drafts, QStringLiteral("Fassung ") + QLatin1String(text));
                QCOMPARE(device->wait(device->service->rawMessage({device->id, row.id})), version(text));
            }
        }
        QVERIFY(errors.isEmpty()); // that the old one was gone already is no failure
    }

    void i32ARefusedNewVersionLeavesTheOldOneOnTheServer()
    {
        m_lab.reset();
        m_lab = Lab::start({.sampleMail = false, .extraDovecotConfig = smallQuota()});
        m_user = m_lab->users().first();
        m_lab->fill(m_user, drafts, {LabMessage{.bytes = version("1")}});
        m_lab->fill(m_user, inbox, {LabMessage{.bytes = bytesOf(1) + QByteArray(6000, 'x') + "\r\n"}});
        Device here(account(), Perform::WhenAsked), there(account(), Perform::WhenAsked);
        const auto first = QStringLiteral("Fassung 1"), second = QStringLiteral("Fassung 2");
        auto id = replace(here, here.row(drafts, first).id, "2", 4000);
        for (int i = 0; i < 3; ++i) {
            const auto results = here.perform();
            QCOMPARE(results.size(), 1);
            QVERIFY(results.first().outcome == Outcome::Refused);
            here.look();
            there.look();
            QCOMPARE(there.subjects(drafts), QStringList{first});
            QCOMPARE(here.subjects(drafts), QStringList{second});
            QVERIFY(here.row(drafts, second).where == Where::Refused);
        }
        // A version that fits needs neither the refused one nor a person.
        id = replace(here, id, "3");
        QCOMPARE(here.waiting(), 2);
        here.look();
        there.look();
        for (auto *device : {&here, &there})
            QCOMPARE(device->subjects(drafts), QStringList{QStringLiteral("Fassung 3")});
        QCOMPARE(here.waiting(), 0);
    }

    void i32ALocalDraftIsReplacedInOneStep()
    {
        auto pop3 = m_lab->account(m_user, Protocol::Pop3);
        pop3.name = QStringLiteral("anna");
        Device here(pop3, Perform::WhenAsked);
        auto id = here.wait(here.service->append(here.ref(drafts), version("1"), MessageFlag::Draft));
        for (const auto *text : {"2", "3"})
            id = replace(here, id, text);
        here.look();
        QCOMPARE(here.subjects(drafts), QStringList{QStringLiteral("Fassung 3")});
        QCOMPARE(here.wait(here.service->rawMessage({here.id, id})), version("3"));
        QCOMPARE(here.waiting(), 0);
        QCOMPARE(here.folder(here.id, drafts).total, 1);
    }

    void i33WhatIsGoneOnTheServerIsReportedAndNothingElseMoves()
    {
        Device here(account(), Perform::WhenAsked), there(account(), Perform::WhenAsked);
        there.change(inbox, {brief(4)}, DeleteForGood{});
        there.perform();
        QSignalSpy errors(here.service.get(), &MailService::errorRaised);
        here.change(inbox, {brief(4), brief(5)}, MoveTo{here.folder(here.id, archive).id});
        here.perform();
        QTRY_VERIFY(!errors.isEmpty());
        here.look();
        there.look();
        for (auto *device : {&here, &there}) {
            QCOMPARE(device->subjects(archive), QStringList{brief(5)});
            QCOMPARE(device->subjects(inbox).size(), messageCount - 2);
        }
    }

    void whatIsSaidForTheAccountCountsWhereNothingElseIsSaidForAFolder()
    {
        auto wanted = account();
        wanted.keep = {KeepOffline::Extent::Headers};
        Device here(wanted, Perform::WhenAsked);
        QVERIFY(here.row(inbox, brief(1)).id.value > 0);
        QVERIFY(!here.row(inbox, brief(1)).bodyHere);
        here.wait(here.service->setKeepOffline(here.ref(inbox), {KeepOffline::Extent::Recent}));
        here.look();
        QVERIFY(here.row(inbox, brief(1)).bodyHere);
        // Back to what is said for the account, which says something else now.
        here.wait(here.service->setKeepOffline(here.ref(inbox), {}));
        here.look();
        QVERIFY(!here.row(inbox, brief(1)).bodyHere);
        auto changed = here.service->accounts().first();
        changed.keep = {KeepOffline::Extent::Everything};
        here.wait(here.service->updateAccount(changed));
        here.look();
        QVERIFY(here.row(inbox, brief(1)).bodyHere);
    }

    void onlyHeadersAreKeptWhereThatIsWanted()
    {
        Device here(account(), Perform::WhenAsked);
        QVERIFY(here.row(inbox, brief(1)).bodyHere);
        here.wait(here.service->setKeepOffline(here.ref(inbox), {KeepOffline::Extent::Headers}));
        here.look();
        QVERIFY(!here.row(inbox, brief(1)).bodyHere);
        QCOMPARE(here.wait(here.service->rawMessage({here.id, here.row(inbox, brief(1)).id})), bytesOf(1));
    }
};

QTEST_GUILESS_MAIN(TestMailActions)
#include "tst_mail_actions.moc"
