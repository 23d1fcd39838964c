// SPDX-License-Identifier: GPL-3.0-or-later
// Which messages of an archive a folder has already: each of its own counts once.
#include "mailcore/sync/KnownMessages.h"

#include <QtTest>

using namespace duopost;

namespace {

const QByteArray raw = "Message-ID: <a@x>\r\n\r\nText\r\n";

QByteArray noBody(MessageId)
{
    throw std::logic_error("nobody needs a body");
}

} // namespace

class TestKnownMessages : public QObject {
    Q_OBJECT
private slots:
    void oneMessageStandsForOneAndNotForTwo()
    {
        KnownMessages known({{.id = {1}, .messageId = "a@x", .size = raw.size()}}, noBody);
        QVERIFY(known.take("a@x", raw));
        QVERIFY(!known.take("a@x", raw));
    }

    void anotherSizeIsAnotherMessage()
    {
        KnownMessages known({{.id = {1}, .messageId = "a@x", .size = raw.size()}}, noBody);
        QVERIFY(!known.take("a@x", raw + "mehr\r\n"));
        QVERIFY(!known.take("b@x", raw));
    }

    void lineEndsMakeNoOtherMessage()
    {
        KnownMessages known({{.id = {1}, .messageId = "a@x", .size = raw.size()}}, noBody);
        auto withLf = raw;
        withLf.replace("\r\n", "\n");
        withLf.chop(1);
        QVERIFY(known.take("a@x", withLf));
    }

    // Some programs give all their messages one Message-ID.
    void theSameIdAndSizeWithOtherContentIsAnotherMessage()
    {
        const QByteArray one = "Message-ID: <a@x>\r\n\r\nText 1\r\n";
        const QByteArray other = "Message-ID: <a@x>\r\n\r\nText 2\r\n";
        const QList<ArchiveRow> rows{{.id = {1}, .messageId = "a@x", .size = one.size(), .bodyHere = true}};
        KnownMessages known(rows, [&](MessageId) { return one; });
        QVERIFY(!known.take("a@x", other));
        QVERIFY(known.take("a@x", one));
        QVERIFY(!known.take("a@x", one));
    }

    void theOneThatIsSurelyEqualIsTakenFirst()
    {
        const QByteArray one = "Message-ID: <a@x>\r\n\r\nText 1\r\n";
        const QByteArray other = "Message-ID: <a@x>\r\n\r\nText 2\r\n";
        KnownMessages known(
            {{.id = {1}, .messageId = "a@x", .size = one.size()},
             {.id = {2}, .messageId = "a@x", .size = one.size(), .bodyHere = true}},
            [&](MessageId) { return one; });
        QVERIFY(known.take("a@x", one)); // the second
        QVERIFY(known.take("a@x", other)); // the first, of which no more is known
        QVERIFY(!known.take("a@x", other));
    }

    void withoutAMessageIdTheContentDecides()
    {
        const QByteArray one = "\r\nText 1\r\n", other = "\r\nText 2\r\n";
        int asked = 0;
        KnownMessages known(
            {{.id = {1}, .size = one.size()}, {.id = {2}, .size = one.size()}, {.id = {3}, .size = 99}},
            [&](MessageId id) {
                ++asked;
                return id == MessageId{1} ? one : other;
            });
        QVERIFY(!known.take({}, "\r\nText 3\r\n"));
        QVERIFY(known.take({}, other));
        QVERIFY(!known.take({}, other));
        QVERIFY(known.take({}, one));
        QCOMPARE(asked, 2); // each is looked at once, and the third could not be one
    }
};

QTEST_GUILESS_MAIN(TestKnownMessages)
#include "tst_known_messages.moc"
