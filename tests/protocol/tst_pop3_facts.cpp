// SPDX-License-Identifier: GPL-3.0-or-later
// What a POP3 server says about how long it keeps mail and how often it may be asked, through the whole
// program.
#include "mailcore/MailboxAnswers.h"
#include "tests/support/Pop3Client.h"

#include <QtTest>

using namespace duopost;

namespace {

constexpr SyncOptions withTexts{.depth = SyncDepth::RecentBodies};
constexpr SyncOptions byItself{.depth = SyncDepth::RecentBodies, .automatic = true};

void announce(FakePop3 &server, const QList<QByteArray> &capabilities)
{
    server.behave([&](FakePop3::Behaviour &behaviour) { behaviour.capabilities += capabilities; });
}

MailboxFacts factsOf(Pop3Client &client)
{
    return client.client.wait(client.client.service->mailboxFacts(client.account.id));
}

MailboxAnswer answerTo(MailboxQuestion question, const MailboxFacts &facts)
{
    return answersOf(facts, nullptr).at(static_cast<qsizetype>(question));
}

QStringList says(const MailboxAnswer &answer)
{
    QStringList result;
    for (const auto &part : answer.parts)
        result << toString(part.says);
    return result;
}

} // namespace

class TestPop3Facts : public QObject {
    Q_OBJECT
private slots:
    void loginDelayHoldsBackWhatNobodyAskedFor()
    {
        FakePop3 server(pop3Messages(2));
        announce(server, {"LOGIN-DELAY 900"});
        Pop3Client client(server);
        client.sync(withTexts);
        QCOMPARE(server.count("USER") + server.count("AUTH"), 1);
        const auto held = client.failingSync(byItself);
        QVERIFY(held && held->kind() == MailError::Kind::Cancelled);
        QCOMPARE(server.count("USER") + server.count("AUTH"), 1); // RFC 2449 section 6.5
        client.sync(withTexts); // by hand: the server has the last word
        QCOMPARE(server.count("USER") + server.count("AUTH"), 2);
    }

    void aShortDelayIsOverWhenItIsOver()
    {
        FakePop3 server(pop3Messages(2));
        announce(server, {"LOGIN-DELAY 1"});
        Pop3Client client(server);
        client.sync(withTexts);
        QVERIFY(client.failingSync(byItself));
        bool asked = false; // once: that begins the next delay
        QTRY_VERIFY((asked = asked || !client.failingSync(byItself)));
        QCOMPARE(server.count("USER") + server.count("AUTH"), 2);
    }

    void withoutDelayNothingIsHeldBack()
    {
        FakePop3 server(pop3Messages(2));
        Pop3Client client(server);
        client.sync(withTexts);
        client.sync(byItself);
        QCOMPARE(server.count("USER") + server.count("AUTH"), 2);
    }

    void expireIsSaidWithItsEvidence()
    {
        FakePop3 server(pop3Messages(3));
        announce(server, {"EXPIRE 30"});
        Pop3Client client(server);
        client.sync(withTexts);
        const auto facts = factsOf(client);
        QCOMPARE(facts.server.keepsDays, std::optional(30));
        QVERIFY(facts.server.capabilities.contains(QStringLiteral("EXPIRE 30")));
        const auto answer = answerTo(MailboxQuestion::AfterSomeDays, facts);
        QCOMPARE(
            says(answer),
            (QStringList{QStringLiteral("server-removes-after"), QStringLiteral("rule-contradicted")}));
        QCOMPARE(answer.parts.first().count, qint64(30));
        QCOMPARE(answer.evidence.size(), 1);
        QCOMPARE(answer.evidence.first().arguments.value(0), QStringLiteral("EXPIRE 30"));
        QVERIFY(answer.evidence.first().at.isValid());
    }

    void theRuleIsContradictedOnlyIfItWantsMore_data()
    {
        QTest::addColumn<QByteArray>("expire");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("days");
        QTest::addColumn<bool>("contradicted");
        using Kind = LeaveRule::Kind;
        QTest::newRow("keep, 30") << QByteArray("EXPIRE 30") << int(Kind::Always) << 0 << true;
        QTest::newRow("keep, never") << QByteArray("EXPIRE NEVER") << int(Kind::Always) << 0 << false;
        QTest::newRow("keep, at once") << QByteArray("EXPIRE 0") << int(Kind::Always) << 0 << true;
        QTest::newRow("10 days, 30") << QByteArray("EXPIRE 30") << int(Kind::Days) << 10 << false;
        QTest::newRow("60 days, 30") << QByteArray("EXPIRE 30") << int(Kind::Days) << 60 << true;
        QTest::newRow("until deleted") << QByteArray("EXPIRE 30") << int(Kind::UntilDeleted) << 0 << true;
        QTest::newRow("removed") << QByteArray("EXPIRE 30") << int(Kind::Never) << 0 << false;
        QTest::newRow("nothing said") << QByteArray("X-NOTHING") << int(Kind::Always) << 0 << false;
    }
    void theRuleIsContradictedOnlyIfItWantsMore()
    {
        QFETCH(const QByteArray, expire);
        QFETCH(const int, kind);
        QFETCH(const int, days);
        QFETCH(const bool, contradicted);
        FakePop3 server(pop3Messages(2));
        announce(server, {expire});
        Pop3Client client(server, {static_cast<LeaveRule::Kind>(kind), days});
        client.sync(withTexts);
        const auto answer = says(answerTo(MailboxQuestion::AfterSomeDays, factsOf(client)));
        QCOMPARE(answer.contains(QStringLiteral("rule-contradicted")), contradicted);
    }

    // POP3 tells no limit; what lies there is what LIST says, and what we removed is not counted.
    void whatLiesThereIsTheSumOfList()
    {
        const auto messages = pop3Messages(4, 700);
        FakePop3 server(messages);
        Pop3Client client(server, {LeaveRule::Kind::UntilDeleted, 0});
        client.sync(withTexts);
        qint64 sum = 0;
        for (const auto &message : messages)
            sum += message.raw.size();
        auto facts = factsOf(client);
        QCOMPARE(facts.server.maildropCount, std::optional<qint64>(4));
        QCOMPARE(facts.server.maildropSize, std::optional<qint64>(sum));
        QVERIFY(!facts.server.quotaLimit);
        QCOMPARE(says(answerTo(MailboxQuestion::HowFull, facts)), QStringList{QStringLiteral("holds-octets")});
        client.deleteHere(client.rows().first());
        client.sync(withTexts);
        facts = factsOf(client);
        QCOMPARE(facts.server.maildropCount, std::optional<qint64>(3));
        QCOMPARE(server.messages().size(), 3);
        qint64 left = 0;
        for (const auto &message : server.messages())
            left += message.raw.size();
        QCOMPARE(facts.server.maildropSize, std::optional<qint64>(left));
    }

    void whatWasRemovedThereExistsOnlyHere()
    {
        FakePop3 server(pop3Messages(5));
        Pop3Client client(server, {LeaveRule::Kind::Never, 0});
        client.sync(withTexts);
        const auto facts = factsOf(client);
        QCOMPARE(facts.onlyHere(), qint64(5));
        QCOMPARE(facts.there(), qint64(0));
        const auto lost = answerTo(MailboxQuestion::ComputerLost, facts);
        QVERIFY(lost.tone == MailboxAnswer::Tone::Attention);
        QCOMPARE(toString(lost.parts.first().says), QStringLiteral("lost-messages"));
        QCOMPARE(lost.parts.first().count, qint64(5));
    }

    void whatIsLeftThereExistsTwice()
    {
        FakePop3 server(pop3Messages(5));
        Pop3Client client(server);
        client.sync(withTexts);
        const auto facts = factsOf(client);
        QCOMPARE(facts.onlyHere(), qint64(0));
        QCOMPARE(facts.there(), qint64(5));
        QVERIFY(facts.place.ownerOnly);
    }
};

QTEST_GUILESS_MAIN(TestPop3Facts)
#include "tst_pop3_facts.moc"
