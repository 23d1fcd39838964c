// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/MessageParser.h"

#include <QTest>

using namespace duopost;

class TestParseMessage : public QObject {
    Q_OBJECT
private slots:
    void plainMessageShowsItsText();
    void alternativeKeepsBothForms();
    void relatedPicturesAreInline();
    void whatNothingShowsStaysInTheList();
    void laterTextsAreAppendedToBothForms();
    void textIsMadeFromHtmlWhenThereIsNoOther();
    void h11_everyPartIsShownOrListed_data();
    void h11_everyPartIsShownOrListed();
    void h12_unknownEncodingIsShownRaw();
    void h13_damagedBase64IsReadAndReported();
    void h14_unknownCharsetLosesNothing();
    void h15_forwardedMessageIsAnAttachment_data();
    void h15_forwardedMessageIsAnAttachment();
    void h16_emptyAndSenselessMessagesOpen_data();
    void h16_emptyAndSenselessMessagesOpen();
    void h17_uuencodedFilesBecomeAttachments();
    void h5_doubtfulAuthorsAreReported_data();
    void h5_doubtfulAuthorsAreReported();
    void deliveryReportIsReadable();
    void footerBehindBase64IsShown();
    void calendarIsAnAttachment();
    void flowedTextIsUnwrapped();
    void allFieldsAreListedInOrder();
};

namespace {

ParsedMessage parse(const char *text)
{
    return parseMessage(QByteArray(text));
}

ParsedMessage parseWithCrlf(QByteArray text)
{
    return parseMessage(text.replace('\n', "\r\n"));
}

} // namespace

void TestParseMessage::plainMessageShowsItsText()
{
    const QByteArray raw = "From: Ann <ann@example.org>\nTo: bob@example.org\nSubject: Hi\n"
                           "Date: Mon, 2 Jan 2023 03:04:05 +0100\nMessage-ID: <1@example.org>\n\nHello\nBob\n";
    for (const ParsedMessage &message : {parseMessage(raw), parseWithCrlf(raw)}) {
        QCOMPARE(message.text, QStringLiteral("Hello\nBob\n"));
        QVERIFY(message.html.isEmpty());
        QVERIFY(message.attachments.isEmpty());
        QCOMPARE(message.warnings, QStringList());
        QCOMPARE(message.header.subject, QStringLiteral("Hi"));
        QCOMPARE(message.header.from.value(0).name, QStringLiteral("Ann"));
        QCOMPARE(message.header.messageId, QByteArray("1@example.org"));
        QCOMPARE(
            message.header.date.toOffsetFromUtc(3600).toString(Qt::ISODate),
            QStringLiteral("2023-01-02T03:04:05+01:00"));
    }
}

void TestParseMessage::alternativeKeepsBothForms()
{
    const auto message
        = parse("From: a@b\nContent-Type: multipart/alternative; boundary=x\n\n"
                "--x\nContent-Type: text/plain\n\nplain\n--x\nContent-Type: text/html\n\n<p>rich</p>\n--x--\n");
    QCOMPARE(message.text, QStringLiteral("plain"));
    QCOMPARE(message.html, QStringLiteral("<p>rich</p>"));
    QVERIFY(!message.textMadeFromHtml);
    QVERIFY(message.attachments.isEmpty());
    QCOMPARE(message.warnings, QStringList());
}

void TestParseMessage::relatedPicturesAreInline()
{
    const auto message
        = parse("From: a@b\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n"
                "<img src=\"cid:pic%40here\">\n--x\nContent-Type: image/png\nContent-ID: <pic@here>\n"
                "Content-Transfer-Encoding: base64\n\niVBORw==\n--x\nContent-Type: image/gif; "
                "name=b.gif\n\nGIF\n--x--\n");
    QCOMPARE(message.attachments.size(), 2);
    QCOMPARE(message.attachments[0].contentId, QByteArray("pic@here"));
    QCOMPARE(message.attachments[0].name, QStringLiteral("image.png"));
    QCOMPARE(message.attachments[0].content, QByteArray("\x89PNG"));
    QVERIFY(message.attachments[0].isInline);
    QVERIFY(!message.attachments[1].isInline);
}

void TestParseMessage::whatNothingShowsStaysInTheList()
{
    const auto message
        = parse("From: a@b\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/html\n\n<p>"
                "\n--x\nContent-Type: image/png; name=a.png\nContent-Disposition: inline\n\nPNG\n--x\n"
                "Content-Type: message/rfc822\nContent-Disposition: inline\n\nSubject: s\n\nwords\n--x--\n");
    QCOMPARE(message.attachments.size(), 2);
    for (const Attachment &attachment : message.attachments)
        QVERIFY(!attachment.isInline);
}

void TestParseMessage::laterTextsAreAppendedToBothForms()
{
    const auto message = parse("From: a@b\nContent-Type: multipart/mixed; boundary=x\n\n"
                               "--x\nContent-Type: multipart/alternative; boundary=y\n\n"
                               "--y\n\nplain\n--y\nContent-Type: text/html\n\n<p>rich</p>\n--y--\n"
                               "--x\nContent-Type: text/plain\n\nlist <footer>\n--x--\n");
    QCOMPARE(message.text, QStringLiteral("plain\n\nlist <footer>"));
    QVERIFY(message.html.contains(QStringLiteral("<p>rich</p>")));
    QVERIFY(message.html.contains(QStringLiteral("list &lt;footer&gt;")));
}

void TestParseMessage::textIsMadeFromHtmlWhenThereIsNoOther()
{
    const auto message = parse(
        "From: a@b\nContent-Type: text/html; charset=utf-8\n\n<h1>Gr&uuml;&szlig;e</h1><p>du &amp; ich");
    QCOMPARE(message.text, QStringLiteral("Grüße\n\ndu & ich\n"));
    QVERIFY(message.textMadeFromHtml);
}

void TestParseMessage::h11_everyPartIsShownOrListed_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QByteArrayList>("visible");
    const QByteArray mixed = "From: a@b\nContent-Type: multipart/mixed; boundary=x\n\n";
    QTest::newRow("preamble and epilogue") << mixed + "PREAMBLE\n--x\n\nBODY\n--x--\nEPILOGUE\n"
                                           << QByteArrayList{"PREAMBLE", "BODY", "EPILOGUE"};
    QTest::newRow("missing end") << mixed + "--x\n\nONE\n--x\n\nTWO" << QByteArrayList{"ONE", "TWO"};
    QTest::newRow("boundary never comes") << mixed + "ALONE\n" << QByteArrayList{"ALONE"};
    QTest::newRow("text after the end boundary") << mixed + "--x\n\nONE\n--x--\n--x\n\nTWO\n--x--\n"
                                                 << QByteArrayList{"ONE", "TWO"};
    QTest::newRow("prefix boundary") << QByteArray(
        "From: a@b\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
        "Content-Type: multipart/mixed; boundary=xy\n\n--xy\n\nINNER\n--xy--\n--x\n\nOUTER\n--x--\n")
                                     << QByteArrayList{"INNER", "OUTER"};
    QTest::newRow("same boundary inside")
        << QByteArray("From: a@b\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
                      "Content-Type: multipart/mixed; boundary=x\n\n--x\n\nINNER\n--x--\n--x\n\nOUTER\n--x--\n")
        << QByteArrayList{"INNER", "OUTER"};
    QTest::newRow("empty boundary") << QByteArray(
        "From: a@b\nContent-Type: multipart/mixed; boundary=\"\"\n\n--\n\nHERE\n----\n")
                                    << QByteArrayList{"HERE"};
    QTest::newRow("no boundary parameter") << QByteArray(
        "From: a@b\nContent-Type: multipart/mixed\n\n--found\n\nHERE\n--found\n\nYONDER\n--found--\n")
                                           << QByteArrayList{"HERE", "YONDER"};
    QTest::newRow("two boundaries") << QByteArray("From: a@b\nContent-Type: multipart/mixed; boundary=x; "
                                                  "boundary=y\n\n--x\n\nONE\n--y\n\nTWO\n--x--\n--y--\nTHREE")
                                    << QByteArrayList{"ONE", "TWO", "THREE"};
    QTest::newRow("two content types") << QByteArray(
        "From: a@b\nContent-Type: text/plain\nContent-Type: multipart/mixed; boundary=x\n\n--x\n\nONE\n--x--\n")
                                       << QByteArrayList{"ONE"};
    QTest::newRow("CR only") << QByteArray(mixed + "--x\n\nONE\n--x--\n").replace('\n', '\r')
                             << QByteArrayList{"ONE"};
    QTest::newRow("mixed line ends") << mixed + "--x\r\n\r\nONE\n--x\n\r\nTWO\r\n--x--"
                                     << QByteArrayList{"ONE", "TWO"};
    QTest::newRow("unknown subtype") << QByteArray(
        "From: a@b\nContent-Type: multipart/zebra; boundary=x\n\n--x\n\nONE\n--x\n\nTWO\n--x--\n")
                                     << QByteArrayList{"ONE", "TWO"};
    QTest::newRow("alternative of unknown types") << QByteArray(
        "From: a@b\nContent-Type: multipart/alternative; boundary=x\n\n--x\nContent-Type: a/b\n\nONE\n"
        "--x\nContent-Type: c/d\n\nTWO\n--x--\n") << QByteArrayList{"ONE", "TWO"};
    QTest::newRow("text where a header should be") << mixed + "--x\nTEXT AT ONCE\n--x--\n"
                                                   << QByteArrayList{"TEXT AT ONCE"};
    QTest::newRow("text right after the fields")
        << mixed + "--x\nContent-Type: text/plain\nTEXT AT ONCE\n--x--\n"
        << QByteArrayList{"TEXT AT ONCE"};
    QTest::newRow("inner group not ended")
        << mixed + "--x\nContent-Type: multipart/mixed; boundary=y\n\n--y\n\nINNER\n--x\n\nOUTER\n--x--\n"
        << QByteArrayList{"INNER", "OUTER"};
}

void TestParseMessage::h11_everyPartIsShownOrListed()
{
    QFETCH(QByteArray, raw);
    QFETCH(QByteArrayList, visible);
    const auto message = parseMessage(raw);
    QByteArray all = message.text.toUtf8() + message.html.toUtf8();
    for (const Attachment &attachment : message.attachments) {
        QVERIFY(!attachment.name.isEmpty());
        all += attachment.content;
    }
    for (const QByteArray &word : visible)
        QVERIFY2(all.count(word) == 1, all.constData());
}

void TestParseMessage::h12_unknownEncodingIsShownRaw()
{
    for (const char *encoding : {"6bit", "x-unheard-of", "zip"}) {
        const auto message = parseMessage(
            QByteArray("From: a@b\nContent-Transfer-Encoding: ") + encoding + "\n\nas it is =41\n");
        QCOMPARE(message.text, QStringLiteral("as it is =41\n"));
        QCOMPARE(message.warnings.size(), 1);
        QVERIFY(message.warnings.first().contains(QLatin1String(encoding)));
    }
}

void TestParseMessage::h13_damagedBase64IsReadAndReported()
{
    const auto message = parse("From: a@b\nContent-Transfer-Encoding: base64\n\naGVs*bG8g\nd29ybGQ\n");
    QCOMPARE(message.text, QStringLiteral("hello world"));
    QCOMPARE(message.warnings.size(), 1);
}

void TestParseMessage::h14_unknownCharsetLosesNothing()
{
    const auto message = parse("From: a@b\nContent-Type: text/plain; charset=klingon\n\nGr\xc3\xbc\xc3\x9f"
                               "e\n");
    QCOMPARE(message.text, QStringLiteral("Grüße\n"));
    QCOMPARE(message.warnings.size(), 1);
    QVERIFY(message.warnings.first().contains(QStringLiteral("klingon")));
}

void TestParseMessage::h15_forwardedMessageIsAnAttachment_data()
{
    QTest::addColumn<QByteArray>("part");
    const QByteArray inner = "Subject: in/ner\nFrom: x@y\n\nwords\n";
    QTest::newRow("plain") << "Content-Type: message/rfc822\n\n" + inner;
    QTest::newRow("base64") << "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"
            + inner.toBase64() + "\n";
    QTest::newRow("base64 only said") << "Content-Type: message/rfc822\nContent-Transfer-Encoding: base64\n\n"
            + inner;
}

void TestParseMessage::h15_forwardedMessageIsAnAttachment()
{
    QFETCH(QByteArray, part);
    const auto message
        = parseMessage("From: a@b\nContent-Type: multipart/mixed; boundary=x\n\n--x\n" + part + "\n--x--\n");
    QCOMPARE(message.attachments.size(), 1);
    QCOMPARE(message.attachments[0].name, QStringLiteral("in-ner.eml"));
    QCOMPARE(message.attachments[0].type, QByteArray("message/rfc822"));
    QCOMPARE(parseMessage(message.attachments[0].content).text, QStringLiteral("words\n"));
}

void TestParseMessage::h16_emptyAndSenselessMessagesOpen_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QString>("text");
    QTest::newRow("empty") << QByteArray() << QString();
    QTest::newRow("one line end") << QByteArray("\n") << QString();
    QTest::newRow("no header") << QByteArray("just words\nand more: yes\n")
                               << QStringLiteral("just words\nand more: yes\n");
    QTest::newRow("no header, empty line first")
        << QByteArray("\njust words\n") << QStringLiteral("just words\n");
    QTest::newRow("no body") << QByteArray("Subject: x\n") << QString();
    QTest::newRow("no body, no line end") << QByteArray("Subject: x") << QString();
    QTest::newRow("NULs") << QByteArray(3, '\0') << QStringLiteral("\uFFFD\uFFFD\uFFFD");
    QTest::newRow("mbox line first") << QByteArray("From a@b Mon Jan  1 00:00:00 2024\nSubject: x\n\nwords\n")
                                     << QStringLiteral("words\n");
}

void TestParseMessage::h16_emptyAndSenselessMessagesOpen()
{
    QFETCH(QByteArray, raw);
    QFETCH(QString, text);
    const auto message = parseMessage(raw);
    QCOMPARE(message.text, text);
    QVERIFY(message.attachments.isEmpty());
}

void TestParseMessage::h17_uuencodedFilesBecomeAttachments()
{
    const auto message = parse("From: a@b\n\nsee below\nbegin 644 ../cat.txt\n#0V%T\n`\nend\nbye\n");
    QCOMPARE(message.attachments.size(), 1);
    QCOMPARE(message.attachments[0].name, QStringLiteral("cat.txt"));
    QCOMPARE(message.attachments[0].content, QByteArray("Cat"));
    QCOMPARE(message.text, QStringLiteral("see below\nbye\n"));
    const auto cut = parse("From: a@b\n\nbegin 644 cat.txt\n#0V%T\n");
    QVERIFY(cut.attachments.isEmpty());
    QVERIFY(cut.text.contains(QStringLiteral("#0V%T")));
}

void TestParseMessage::h5_doubtfulAuthorsAreReported_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<QString>("word");
    QTest::newRow("two From") << QByteArray("From: a@b\nFrom: c@d\n") << QStringLiteral("several From");
    QTest::newRow("none") << QByteArray("To: a@b\n") << QStringLiteral("no From");
    QTest::newRow("empty") << QByteArray("From: \n") << QStringLiteral("no usable address");
    QTest::newRow("group") << QByteArray("From: friends:;\n") << QStringLiteral("no usable address");
    QTest::newRow("two authors") << QByteArray("From: a@b, c@d\n") << QStringLiteral("several authors");
}

void TestParseMessage::h5_doubtfulAuthorsAreReported()
{
    QFETCH(QByteArray, fields);
    QFETCH(QString, word);
    const auto message = parseMessage(fields + "\nwords\n");
    QCOMPARE(message.warnings.filter(word).size(), 1);
}

void TestParseMessage::deliveryReportIsReadable()
{
    const auto message
        = parse("From: a@b\nContent-Type: multipart/report; report-type=delivery-status; boundary=x\n\n"
                "--x\n\nIt failed.\n--x\nContent-Type: message/delivery-status\n\n"
                "Final-Recipient: rfc822; c@d\nStatus: 5.1.1\n--x\nContent-Type: text/rfc822-headers\n\n"
                "Subject: gone\n--x--\n");
    QVERIFY(message.text.contains(QStringLiteral("It failed.")));
    QVERIFY(message.text.contains(QStringLiteral("Status: 5.1.1")));
    QCOMPARE(message.attachments.size(), 1);
    QCOMPARE(message.attachments[0].name, QStringLiteral("headers.txt"));
}

void TestParseMessage::footerBehindBase64IsShown()
{
    const auto message
        = parse("From: a@b\nContent-Transfer-Encoding: base64\n\naGVsbG8=\n\n-- \nSent by a list\n");
    QVERIFY(message.text.startsWith(QStringLiteral("hello")));
    QVERIFY(message.text.contains(QStringLiteral("Sent by a list")));
    QCOMPARE(message.warnings.size(), 1);
}

void TestParseMessage::calendarIsAnAttachment()
{
    const auto message = parse("From: a@b\nContent-Type: multipart/alternative; boundary=x\n\n--x\n\nplain\n"
                               "--x\nContent-Type: text/calendar; method=REQUEST\n\nBEGIN:VCALENDAR\n--x--\n");
    QCOMPARE(message.text, QStringLiteral("plain"));
    QCOMPARE(message.attachments.size(), 1);
    QCOMPARE(message.attachments[0].name, QStringLiteral("invitation.ics"));
    QCOMPARE(message.attachments[0].type, QByteArray("text/calendar"));
}

void TestParseMessage::flowedTextIsUnwrapped()
{
    const auto message = parse("From: a@b\nContent-Type: text/plain; format=flowed\n\none \ntwo\n> q \n> r\n");
    QCOMPARE(message.text, QStringLiteral("one two\n> q r\n"));
    QVERIFY(message.textIsFlowed);
}

void TestParseMessage::allFieldsAreListedInOrder()
{
    const auto message
        = parse("Received: x\n by y\nFrom: =?utf-8?q?J=C3=B6rg?= <j@x>\nX-A: =?utf-8?q?=C3=A4?=\n\n");
    QCOMPARE(message.headerFields.size(), 3);
    QCOMPARE(message.headerFields[0], qMakePair(QByteArray("Received"), QStringLiteral("x by y")));
    QCOMPARE(message.headerFields[1], qMakePair(QByteArray("From"), QStringLiteral("Jörg <j@x>")));
    QCOMPARE(message.headerFields[2], qMakePair(QByteArray("X-A"), QStringLiteral("ä")));
}

QTEST_APPLESS_MAIN(TestParseMessage)
#include "tst_parse_message.moc"
