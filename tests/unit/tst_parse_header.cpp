// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/MessageParser.h"
#include "mailcore/protocol/mime/HeaderReader.h"

#include <QElapsedTimer>
#include <QTest>

using namespace duopost;

class TestParseHeader : public QObject {
    Q_OBJECT
private slots:
    void allFieldsAreRead_data();
    void allFieldsAreRead();
    void someFieldsAreEnough();
    void firstOfRepeatedFieldsCounts();
    void oddBlocksAreRead_data();
    void oddBlocksAreRead();
    void messageIdsAreRead_data();
    void messageIdsAreRead();
    void hundredThousandHeadersTakeSeconds();
};

namespace {

const QByteArray whole
    = "Return-Path: <x@y>\nReceived: from a\n\tby b; Mon, 2 Jan 2023 03:04:05 +0100\n"
      "DATE: Mon, 2 Jan 2023 03:04:05 +0100\nfrom: Ann <ann@x>\nSender: s@x\nReply-To: r@x\n"
      "To: b@x,\n c@x\nTo: d@x\nCc: e@x\nBcc: f@x\nSubject: a\n b\nMessage-ID: <1@x>\n"
      "In-Reply-To: <0@x>\nReferences: <a@x>\n <0@x>\nContent-Type: Text/HTML; charset=x\n\nSubject: body\n";

} // namespace

void TestParseHeader::allFieldsAreRead_data()
{
    QTest::addColumn<QByteArray>("block");
    QTest::newRow("LF") << whole;
    QTest::newRow("CRLF") << QByteArray(whole).replace('\n', "\r\n");
    QTest::newRow("CR") << QByteArray(whole).replace('\n', '\r');
    QTest::newRow("without the empty line") << whole.first(whole.indexOf("\n\n") + 1);
    QTest::newRow("without the last line end") << whole.first(whole.indexOf("\n\n"));
    QTest::newRow("byte order mark") << "\xef\xbb\xbf" + whole;
}

void TestParseHeader::allFieldsAreRead()
{
    QFETCH(QByteArray, block);
    const MessageHeader header = parseHeader(block);
    QCOMPARE(header.subject, QStringLiteral("a b"));
    QCOMPARE(header.from, QList<MailAddress>({{QStringLiteral("Ann"), QStringLiteral("ann@x")}}));
    QCOMPARE(header.sender.value(0).address, QStringLiteral("s@x"));
    QCOMPARE(header.replyTo.value(0).address, QStringLiteral("r@x"));
    QCOMPARE(header.to.size(), 3);
    QCOMPARE(header.to[2].address, QStringLiteral("d@x"));
    QCOMPARE(header.cc.value(0).address, QStringLiteral("e@x"));
    QCOMPARE(header.bcc.value(0).address, QStringLiteral("f@x"));
    QCOMPARE(header.date, QDateTime(QDate(2023, 1, 2), QTime(2, 4, 5), Qt::UTC));
    QCOMPARE(header.date.offsetFromUtc(), 3600);
    QCOMPARE(header.messageId, QByteArray("1@x"));
    QCOMPARE(header.inReplyTo, QList<QByteArray>({"0@x"}));
    QCOMPARE(header.references, QList<QByteArray>({"a@x", "0@x"}));
    QCOMPARE(header.contentType, QByteArray("text/html"));
}

void TestParseHeader::someFieldsAreEnough()
{
    const MessageHeader header = parseHeader("Subject: s\r\n\r\n");
    QCOMPARE(header.subject, QStringLiteral("s"));
    QVERIFY(header.from.isEmpty());
    QVERIFY(!header.date.isValid());
    QVERIFY(parseHeader({}).subject.isEmpty());
}

void TestParseHeader::firstOfRepeatedFieldsCounts()
{
    const MessageHeader header
        = parseHeader("From: a@x\nFrom: b@x\nSubject: 1\nSubject: 2\nMessage-ID: <1@x>\nMessage-ID: <2@x>\n");
    QCOMPARE(header.from.size(), 1);
    QCOMPARE(header.from[0].address, QStringLiteral("a@x"));
    QCOMPARE(header.subject, QStringLiteral("1"));
    QCOMPARE(header.messageId, QByteArray("1@x"));
}

void TestParseHeader::oddBlocksAreRead_data()
{
    QTest::addColumn<QByteArray>("block");
    QTest::newRow("mbox line") << QByteArray("From a@b Mon Jan  1 00:00:00 2024\nSubject: s\n");
    QTest::newRow("stray line") << QByteArray("X: y\nno field here\nSubject: s\n");
    QTest::newRow("blank before colon") << QByteArray("Subject : s\n");
    QTest::newRow("no blank behind colon") << QByteArray("Subject:s\n");
    QTest::newRow("fold right away") << QByteArray("Subject:\n s\n");
    QTest::newRow("fold of blanks only") << QByteArray("Subject: s\n \n\t\n");
    QTest::newRow("line begins with colon") << QByteArray(": x\nSubject: s\n");
    QTest::newRow("fold at the start") << QByteArray(" x\nSubject: s\n");
    QTest::newRow("8-bit name") << QByteArray("S\xfc: x\nSubject: s\n");
    QTest::newRow("NUL elsewhere") << QByteArray("X: \0\nSubject: s\n", 17);
}

void TestParseHeader::oddBlocksAreRead()
{
    QFETCH(QByteArray, block);
    QCOMPARE(parseHeader(block).subject, QStringLiteral("s"));
}

void TestParseHeader::messageIdsAreRead_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QByteArrayList>("ids");
    QTest::newRow("two") << QByteArray("<a@b> <c@d>") << QByteArrayList{"a@b", "c@d"};
    QTest::newRow("touching") << QByteArray("<a@b><c@d>") << QByteArrayList{"a@b", "c@d"};
    QTest::newRow("words around") << QByteArray("Your message of Mon <a@b> (x)") << QByteArrayList{"a@b"};
    QTest::newRow("no brackets") << QByteArray("a@b") << QByteArrayList{"a@b"};
    QTest::newRow("no brackets, words") << QByteArray("your message a@b") << QByteArrayList{"a@b"};
    QTest::newRow("only words") << QByteArray("your message") << QByteArrayList{};
    QTest::newRow("cut") << QByteArray("<a@b> <c@") << QByteArrayList{"a@b"};
    QTest::newRow("bracket inside") << QByteArray("<a <b@c>") << QByteArrayList{"b@c"};
    QTest::newRow("empty") << QByteArray("<>") << QByteArrayList{};
}

void TestParseHeader::messageIdsAreRead()
{
    QFETCH(QByteArray, raw);
    QFETCH(QByteArrayList, ids);
    QCOMPARE(mime::parseMessageIds(raw), ids);
}

/// Far from the real speed, so that it fails only for what is wrong in kind.
void TestParseHeader::hundredThousandHeadersTakeSeconds()
{
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < 100000; ++i)
        parseHeader(whole);
    QVERIFY2(timer.elapsed() < 20000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_APPLESS_MAIN(TestParseHeader)
#include "tst_parse_header.moc"
