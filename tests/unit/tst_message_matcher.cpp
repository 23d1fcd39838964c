// SPDX-License-Identifier: GPL-3.0-or-later
// Two sides of a mailbox held against each other: nothing is paired twice, and nothing with another message.
#include "mailcore/compare/MessageMatcher.h"

#include <QRandomGenerator>
#include <QtTest>

using namespace duopost;

namespace {

struct Side {
    QList<QByteArray> raw;
    QList<MessageTraits> traits;
    mutable int headersAsked = 0, contentsAsked = 0;

    void add(const QByteArray &messageId, const QByteArray &body, qint64 date = 1000)
    {
        const QByteArray text = "From: a@x.example\r\n"
            + (messageId.isEmpty() ? QByteArray() : "Message-ID: <" + messageId + ">\r\n")
            + "Subject: s\r\n\r\n" + body;
        raw << text;
        traits << MessageTraits{
            messageId, QStringLiteral("s"), QStringLiteral("a@x.example"), date, text.size()};
    }
    MessageHashes hashes() const
    {
        return {
            [this](qsizetype i) {
                ++headersAsked;
                return headerHash(raw[i]);
            },
            [this](qsizetype i) {
                ++contentsAsked;
                return contentHash(raw[i]);
            }};
    }
};

QList<MatchedPair> match(const Side &here, const Side &there, const QList<MatchedPair> &known = {})
{
    return matchMessages(here.traits, there.traits, known, here.hashes(), there.hashes());
}

} // namespace

class TestMessageMatcher : public QObject {
    Q_OBJECT
private slots:
    void idSizeAndDateDoWithoutAQuestion()
    {
        Side here, there;
        here.add("a@x", "Text 1\r\n");
        here.add("b@x", "Text 2\r\n");
        there.add("b@x", "Text 2\r\n");
        there.add("c@x", "Text 3\r\n");
        const auto pairs = match(here, there);
        QCOMPARE(pairs.size(), 1);
        QCOMPARE(pairs[0].here, 1);
        QCOMPARE(pairs[0].there, 0);
        QVERIFY(pairs[0].by == MatchedBy::Traits);
        QCOMPARE(here.headersAsked + there.headersAsked, 0);
    }

    void twoEqualCopiesStayTwo()
    {
        Side here, there;
        here.add("a@x", "Text\r\n");
        here.add("a@x", "Text\r\n");
        there.add("a@x", "Text\r\n");
        QCOMPARE(match(here, there).size(), 1);
        there.add("a@x", "Text\r\n");
        const auto pairs = match(here, there);
        QCOMPARE(pairs.size(), 2);
        QVERIFY(pairs[0].there != pairs[1].there);
    }

    // Somebody sends two messages with one Message-ID, one size and one date.
    void theSameTraitsWithOtherContentAreToldApart()
    {
        Side here, there;
        here.add("a@x", "Text 1\r\n");
        here.add("a@x", "Text 2\r\n");
        there.add("a@x", "Text 2\r\n");
        there.add("a@x", "Text 3\r\n");
        const auto pairs = match(here, there);
        QCOMPARE(pairs.size(), 1);
        QCOMPARE(pairs[0].here, 1);
        QCOMPARE(pairs[0].there, 0);
        QVERIFY(pairs[0].by == MatchedBy::Content);
    }

    void withoutAMessageIdTheContentDecides()
    {
        Side here, there;
        here.add({}, "Text\r\n");
        there.add({}, "Text\r\n");
        const auto pairs = match(here, there);
        QCOMPARE(pairs.size(), 1);
        QVERIFY(pairs[0].by == MatchedBy::Content);
        there.raw[0].replace("Text", "Other");
        QVERIFY(match(here, there).isEmpty());
    }

    // Servers count line ends as they like.
    void aWrongSizeIsSettledByTheContent()
    {
        Side here, there;
        here.add("a@x", "Text\r\n");
        there.add("a@x", "Text\n");
        there.traits[0].size += 17;
        auto pairs = match(here, there);
        QCOMPARE(pairs.size(), 1);
        QVERIFY(pairs[0].by == MatchedBy::Content);
        there.raw[0].replace("Text", "Other");
        QVERIFY(match(here, there).isEmpty());
    }

    void whatMboxServersAddIsNoDifference()
    {
        QCOMPARE(
            headerHash("A: b\r\nStatus: RO\r\nX-UID: 17\r\n  folded\r\nC: d\r\n\r\nx"),
            headerHash("A: b\nC: d\n\ny"));
        QVERIFY(headerHash("A: b\n\n") != headerHash("A: c\n\n"));
        QVERIFY(headerHash("").isEmpty());
        QCOMPARE(contentHash("A: b\r\n\r\nx\r\n"), contentHash("A: b\n\nx"));
        QVERIFY(contentHash("A: b\r\n\r\nx\r\n") != contentHash("A: b\r\n\r\ny\r\n"));
    }

    void whatIsKnownIsLeftAlone()
    {
        Side here, there;
        for (int i = 0; i < 3; ++i) {
            here.add("a@x", "Text\r\n");
            there.add("a@x", "Text\r\n");
        }
        const auto pairs = match(here, there, {{0, 2, MatchedBy::UidlFormula}});
        QCOMPARE(pairs.size(), 3);
        QCOMPARE(pairs[0].there, 2);
        QVERIFY(pairs[0].by == MatchedBy::UidlFormula);
    }

    void anyMixtureIsPairedByItsContentAndOnce()
    {
        const auto seed = QRandomGenerator::global()->generate();
        QRandomGenerator random(seed);
        for (int round = 0; round < 200; ++round) {
            Side here, there;
            QHash<QByteArray, int> countHere, countThere;
            for (auto *side : {&here, &there}) {
                for (int i = 0; i < 12; ++i) {
                    const auto id
                        = QByteArray(random.bounded(4) == 0 ? "" : "m") + char('0' + random.bounded(3));
                    side->add(
                        id.size() == 1 ? QByteArray() : id,
                        "Text " + QByteArray::number(random.bounded(3)) + "\r\n", 1000 + random.bounded(2));
                    // The date of the traits is that of the message, so it has to stand in it too.
                    side->raw.last().prepend("Date: " + QByteArray::number(side->traits.last().date) + "\r\n");
                    side->traits.last().size = side->raw.last().size();
                    ++(side == &here ? countHere : countThere)[side->raw.last()];
                }
            }
            qsizetype expected = 0;
            for (auto it = countHere.cbegin(); it != countHere.cend(); ++it)
                expected += std::min(it.value(), countThere.value(it.key()));
            QSet<qsizetype> usedHere, usedThere;
            const auto pairs = match(here, there);
            for (const auto &pair : pairs) {
                QVERIFY(!usedHere.contains(pair.here) && !usedThere.contains(pair.there));
                usedHere << pair.here;
                usedThere << pair.there;
                // Alone with its id and size a message is taken for the other: that is the bargain.
                if (pair.by == MatchedBy::Content)
                    QVERIFY2(here.raw[pair.here] == there.raw[pair.there], qPrintable(QString::number(seed)));
            }
            QVERIFY2(pairs.size() >= expected, qPrintable(QString::number(seed)));
        }
    }
};

QTEST_GUILESS_MAIN(TestMessageMatcher)
#include "tst_message_matcher.moc"
