// SPDX-License-Identifier: GPL-3.0-or-later
// Where each thing about a message is recorded, for both protocols.
#include "mailcore/Change.h"
#include "mailcore/MessageFacts.h"

#include <QtTest>

using namespace duopost;

namespace {

const MessageFact *find(const QList<MessageFact> &facts, MessageFactKind kind)
{
    for (const auto &fact : facts) {
        if (fact.kind == kind)
            return &fact;
    }
    return nullptr;
}

struct Case {
    Account account;
    Folder folder;
    MessageRow row;
    QList<PendingAction> pending;
    QList<OutboxItem> outbox = {};

    explicit Case(Protocol protocol)
    {
        account.protocol = protocol;
        folder.role = FolderRole::Inbox;
        folder.asOf = QDateTime(QDate(2026, 3, 1), QTime(12, 4));
        row.id = {7};
        row.flags = MessageFlag::Seen;
    }
    QList<MessageFact> facts() const
    {
        return factsOf(account, folder, row, expectedOf(account.protocol, {}), pending, outbox);
    }
};

} // namespace

class TestMessageFacts : public QObject {
    Q_OBJECT
private slots:
    void overImapMarksAreOnTheServer()
    {
        const auto facts = Case(Protocol::Imap).facts();
        const auto *read = find(facts, MessageFactKind::Read);
        QVERIFY(read->holds && read->where == Where::ServerAndHere);
        QCOMPARE(read->asOf.time(), QTime(12, 4));
        QVERIFY(!find(facts, MessageFactKind::Starred)->holds);
        QVERIFY(!find(facts, MessageFactKind::Filed)); // the inbox is where it came
    }

    void overPop3MarksAreHereAndTheProtocolSaysWhy()
    {
        const auto facts = Case(Protocol::Pop3).facts();
        QVERIFY(find(facts, MessageFactKind::Received)->where == Where::ServerAndHere);
        const auto *read = find(facts, MessageFactKind::Read);
        QVERIFY(read->where == Where::OnlyHere);
        QVERIFY(!read->asOf.isValid());
        QVERIFY(read->evidence && read->evidence->because().contains(QStringLiteral("RFC 1939")));
    }

    void whatIsOnItsWayIsNotCalledProven()
    {
        Case waiting(Protocol::Imap);
        const QDateTime done(QDate(2026, 3, 1), QTime(12, 30));
        waiting.pending << PendingAction{.action = changeName(MarkRead{}), .message = {7}, .since = done};
        QCOMPARE(find(waiting.facts(), MessageFactKind::Read)->since, done);
        QVERIFY(!find(waiting.facts(), MessageFactKind::Starred)->since.isValid());
        QVERIFY(find(waiting.facts(), MessageFactKind::Read)->where == Where::OnItsWay);
        QVERIFY(find(waiting.facts(), MessageFactKind::Starred)->where == Where::ServerAndHere);
        waiting.pending[0].refused = true;
        QVERIFY(find(waiting.facts(), MessageFactKind::Read)->where == Where::Refused);
        waiting.pending[0].message = {8}; // another message's
        QVERIFY(find(waiting.facts(), MessageFactKind::Read)->where == Where::ServerAndHere);
    }

    void aFolderOfThisComputerKeepsEverythingHere()
    {
        Case local(Protocol::Pop3);
        local.folder.role = FolderRole::Sent;
        local.folder.where = local.row.where = Where::OnlyHere;
        const auto facts = local.facts();
        for (const auto &fact : facts)
            QVERIFY(fact.where == Where::OnlyHere);
        QVERIFY(find(facts, MessageFactKind::SentCopy));
        QVERIFY(find(facts, MessageFactKind::Filed));
    }

    void aSentCopySaysSinceWhenAndUnderWhichUid()
    {
        Case sent(Protocol::Imap);
        sent.folder.role = FolderRole::Sent;
        sent.row.messageId = "x@y";
        sent.row.remote = {"5"};
        const auto copy = [&] { return *find(sent.facts(), MessageFactKind::SentCopy); };
        QVERIFY(copy().where == Where::ServerAndHere);
        QCOMPARE(copy().uid, QByteArray("5"));
        QVERIFY(!copy().since.isValid()); // another device sent it, or long ago
        OutboxItem item;
        item.messageId = "other@y";
        item.copy.since = QDateTime(QDate(2026, 3, 1), QTime(12, 3));
        sent.outbox << item;
        QVERIFY(!copy().since.isValid());
        sent.outbox[0].messageId = "x@y";
        QCOMPARE(copy().since.time(), QTime(12, 3));
        sent.row.remote = {"\2"
                           "17"}; // not told yet
        sent.row.where = Where::OnItsWay;
        QVERIFY(copy().where == Where::OnItsWay && copy().uid.isEmpty());
        sent.folder.where = sent.row.where = Where::OnlyHere;
        QVERIFY(copy().where == Where::OnlyHere && copy().uid.isEmpty());
    }

    void aDateOfRemovalIsSaid()
    {
        Case leaving(Protocol::Pop3);
        leaving.row.removalDue = QDateTime(QDate(2026, 12, 12), QTime(0, 0));
        QCOMPARE(find(leaving.facts(), MessageFactKind::Removal)->due.date(), QDate(2026, 12, 12));
        leaving.row.removalDue = {};
        QVERIFY(!find(leaving.facts(), MessageFactKind::Removal));
    }
};

QTEST_GUILESS_MAIN(TestMessageFacts)
#include "tst_message_facts.moc"
