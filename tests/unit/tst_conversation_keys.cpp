// SPDX-License-Identifier: GPL-3.0-or-later
// By what messages are known to belong together: ids, and subjects where there are none.
#include "mailcore/store/ConversationKeys.h"

#include <QtTest>
#include <algorithm>

using namespace duopost;

namespace {

constexpr qint64 day = 86'400'000;
constexpr qint64 now = 20'000 * day;

QList<qint64> ids(const QByteArray &messageId, const QByteArray &references)
{
    auto result = conversationKeys(messageId, references, {}, now).ids;
    std::sort(result.begin(), result.end());
    return result;
}

bool share(const QList<qint64> &a, const QList<qint64> &b)
{
    return std::any_of(a.begin(), a.end(), [&](qint64 key) { return b.contains(key); });
}

} // namespace

class TestConversationKeys : public QObject {
    Q_OBJECT
private slots:
    void anAnswerSharesAKeyWithWhatItAnswers()
    {
        QVERIFY(share(ids("b", "a"), ids("a", {})));
        QVERIFY(share(ids("b", "ghost"), ids("c", "ghost"))); // it need not be here
        QVERIFY(!share(ids("b", "a"), ids("c", "d")));
        QVERIFY(!share(ids("A", {}), ids("a", {}))); // ids are compared byte by byte
        QVERIFY(!share(ids({}, {}), ids({}, {}))); // nothing is not a name
    }

    void h18AMessageThatRefersToItselfHasOneKey()
    {
        QCOMPARE(ids("a", "a a a").size(), 1);
        QCOMPARE(ids("a", "  b   b ").size(), 2);
    }

    void h18OfManyReferencesTheFirstAndTheLastCount()
    {
        QByteArray many;
        for (int i = 0; i < 100'000; ++i)
            many += QByteArray::number(i) + "@x ";
        const auto keys = ids("own", many);
        QCOMPARE(keys.size(), 201);
        for (const auto *one : {"0@x", "99@x", "99900@x", "99999@x"})
            QVERIFY2(share(keys, ids(one, {})), one);
        for (const auto *one : {"100@x", "50000@x", "99899@x"})
            QVERIFY2(!share(keys, ids(one, {})), one);
    }

    void keysStayAsTheyAreBecauseTheyAreStored()
    {
        QCOMPARE(ids("a@example.org", {}), QList<qint64>{135210384154747812});
    }

    void subjectsLoseTheirPrefixes_data()
    {
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("base");
        QTest::addColumn<bool>("isAnswer");
        const auto row = [](const char *name, const char16_t *subject, const char16_t *base, bool isAnswer) {
            QTest::newRow(name) << QString::fromUtf16(subject) << QString::fromUtf16(base) << isAnswer;
        };
        row("none", u"Fahrplan", u"fahrplan", false);
        row("English", u"Re: Fahrplan", u"fahrplan", true);
        row("German", u"AW: Fahrplan", u"fahrplan", true);
        row("German, forwarded", u"WG: Fahrplan", u"fahrplan", true);
        row("Dutch", u"Antw: Fahrplan", u"fahrplan", true);
        row("Swedish", u"SV:Fahrplan", u"fahrplan", true);
        row("French", u"RE : Fahrplan", u"fahrplan", true);
        row("Chinese", u"回复：Fahrplan", u"fahrplan", true);
        row("several", u"Re: AW: Re: WG:  Fahrplan", u"fahrplan", true);
        row("numbered", u"Re[2]: Fahrplan", u"fahrplan", true);
        row("numbered otherwise", u"Re^3: Fahrplan", u"fahrplan", true);
        row("a list", u"[verein] Re: Fahrplan", u"fahrplan", true);
        row("a list twice", u"Re: [verein] AW: [verein] Fahrplan", u"fahrplan", true);
        row("a list, no answer", u"[verein] Fahrplan", u"fahrplan", false);
        row("blanks", u"  Re:   Fahr \t plan ", u"fahr plan", true);
        row("sharp s", u"AW: Grüße", u"grüße", true);
        row("no prefix: no colon", u"Re Fahrplan", u"re fahrplan", false);
        row("no prefix: a longer word", u"Rest: Fahrplan", u"rest: fahrplan", false);
        row("no prefix: a number that does not end", u"Re[2 Fahrplan", u"re[2 fahrplan", false);
        row("nothing else", u"Re:", u"", true);
        row("only a list", u"[verein]", u"[verein]", false);
        row("empty", u"", u"", false);
    }

    void subjectsLoseTheirPrefixes()
    {
        QFETCH(QString, subject);
        QFETCH(QString, base);
        QFETCH(bool, isAnswer);
        QCOMPARE(baseSubject(subject).text, base);
        QCOMPARE(baseSubject(subject).isAnswer, isAnswer);
    }

    // What is not linear in the length does not end here.
    void aSubjectOfAMegabyteCostsNothing()
    {
        for (int i = 0; i < 100; ++i)
            QVERIFY(baseSubject(QStringLiteral("Re: ").repeated(250'000)).isAnswer);
    }

    void onlyAnAnswerWithoutReferencesSeeksItsSubject_data()
    {
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QByteArray>("references");
        QTest::addColumn<bool>("seeks");
        QTest::newRow("answer") << QStringLiteral("AW: Plan") << QByteArray() << true;
        QTest::newRow("answer that says to what") << QStringLiteral("AW: Plan") << QByteArray("a") << false;
        QTest::newRow("no answer") << QStringLiteral("Plan") << QByteArray() << false;
        QTest::newRow("nothing but a prefix") << QStringLiteral("Re:") << QByteArray() << false;
    }

    void onlyAnAnswerWithoutReferencesSeeksItsSubject()
    {
        QFETCH(QString, subject);
        QFETCH(QByteArray, references);
        QFETCH(bool, seeks);
        QCOMPARE(conversationKeys("m", references, subject, now).sought != 0, seeks);
    }

    void aSubjectMeansTheSameForAboutAMonth()
    {
        const auto answer = conversationKeys("b", {}, QStringLiteral("Re: Plan"), now);
        const auto finds = [&](qint64 when) {
            const auto offered = conversationKeys("a", {}, QStringLiteral("plan"), when).offered;
            return answer.lookedFor.contains(offered);
        };
        QVERIFY(finds(now));
        QVERIFY(finds(now - 29 * day));
        QVERIFY(!finds(now - 46 * day));
        QVERIFY(!finds(now + 16 * day)); // an answer does not come before the question
        // The other way round: what arrives later finds who looked for it.
        const auto late = conversationKeys("a", {}, QStringLiteral("Plan"), now - 20 * day);
        QVERIFY(late.lookedFor.contains(answer.sought));
    }

    void copiesLookAlikeAndOtherContentDoesNot()
    {
        const auto subject = QStringLiteral("Plan"), from = QStringLiteral("a@example.org");
        const auto key = likenessKey("id", subject, from, now, 100);
        QCOMPARE(likenessKey("id", subject, from, now, 120), key); // a list added a line
        QVERIFY(likenessKey("id", QStringLiteral("Plan B"), from, now, 100) != key);
        QVERIFY(likenessKey("id", subject, QStringLiteral("b@example.org"), now, 100) != key);
        QVERIFY(likenessKey("id", subject, from, now + 1, 100) != key);
        QVERIFY(likenessKey({}, subject, from, now, 100) != likenessKey({}, subject, from, now, 101));
    }
};

QTEST_APPLESS_MAIN(TestConversationKeys)
#include "tst_conversation_keys.moc"
