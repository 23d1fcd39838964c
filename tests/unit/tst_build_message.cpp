// SPDX-License-Identifier: GPL-3.0-or-later
// What is written reaches the wire whole, in legal lines, and says nothing that nobody wrote.
#include "mailcore/Composing.h"
#include "mailcore/MailError.h"
#include "mailcore/MessageParser.h"
#include "mailcore/protocol/mime/AddressList.h"
#include "mailcore/protocol/mime/EncodedWords.h"
#include "mailcore/protocol/mime/build/HeaderText.h"
#include "tests/support/WrittenMessages.h"

#include <QHostInfo>
#include <QRegularExpression>
#include <QTest>

using namespace duopost;
using namespace duopost::tests;

namespace {

QByteArray headerOf(const QByteArray &bytes)
{
    return bytes.left(bytes.indexOf("\r\n\r\n") + 2);
}

/// Why these bytes must not go on the wire; empty if they may.
QString fault(const QByteArray &bytes, bool eightBit = false)
{
    if (bytes.contains('\0'))
        return QStringLiteral("NUL");
    if (!bytes.endsWith("\r\n"))
        return QStringLiteral("no line end at the end");
    for (const auto &line : bytes.left(bytes.size() - 1).split('\n')) {
        if (!line.endsWith('\r'))
            return QStringLiteral("bare LF: ") + QString::fromUtf8(line);
        const auto text = line.chopped(1);
        if (text.contains('\r'))
            return QStringLiteral("bare CR");
        if (text.size() > 998)
            return QStringLiteral("long line");
        for (const char c : text) {
            if (!eightBit && static_cast<unsigned char>(c) > 0x7e)
                return QStringLiteral("eight bits");
        }
    }
    for (const auto &line : headerOf(bytes).split('\n')) {
        if (line.size() > 79)
            return QStringLiteral("long header line: ") + QString::fromUtf8(line);
    }
    static const QRegularExpression word(QStringLiteral("=\\?utf-8\\?[QB]\\?[^?]*\\?="));
    auto each = word.globalMatch(QString::fromLatin1(bytes));
    while (each.hasNext()) {
        const auto match = each.next();
        if (match.capturedLength() > 75)
            return QStringLiteral("long encoded word");
        if (!QString::fromUtf8(mime::decodeUnstructured(match.captured().toLatin1()).toUtf8())
                 .contains(QChar(0xfffd)))
            continue;
        return QStringLiteral("an encoded word ends inside a character");
    }
    return {};
}

MailError::Kind refusalOf(const OutgoingMessage &message)
{
    try {
        buildMessage(message);
    } catch (const MailError &error) {
        return error.kind();
    }
    return MailError::Kind::Cancelled;
}

OutgoingMessage simple()
{
    return writtenTo(QStringLiteral("Hello"), QStringLiteral("Hello world"));
}

} // namespace

class TestBuildMessage : public QObject {
    Q_OBJECT
private slots:
    void aPlainMessageIsPlain()
    {
        auto message = simple();
        message.from.name = QStringLiteral("Joe");
        message.messageId = "1@duopost.test";
        message.date = QDateTime(QDate(2026, 3, 1), QTime(9, 5, 7), Qt::OffsetFromUTC, -12600);
        const auto built = buildMessage(message);
        QCOMPARE(
            built.bytes,
            QByteArray("Date: Sun, 01 Mar 2026 09:05:07 -0330\r\nFrom: Joe <joerg@duopost.test>\r\n"
                       "To: Anna Berg <anna@duopost.test>\r\nMessage-ID: <1@duopost.test>\r\nSubject: Hello\r\n"
                       "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=us-ascii; format=flowed\r\n"
                       "Content-Transfer-Encoding: 7bit\r\n\r\nHello world\r\n"));
        QCOMPARE(built.messageId, message.messageId);
        QCOMPARE(built.sender, QByteArray("joerg@duopost.test"));
        QCOMPARE(built.recipients, QList<QByteArray>{"anna@duopost.test"});
        QVERIFY(!built.needsSmtpUtf8 && !built.has8Bit);
    }

    void everyLanguageIsReadBackEqual_data()
    {
        QTest::addColumn<QString>("words");
        for (const auto &words : greetings()) {
            QTest::addRow("%s", qPrintable(words)) << words;
            QTest::addRow("long %s", qPrintable(words)) << QStringList(30, words).join(u' ');
        }
    }
    void everyLanguageIsReadBackEqual()
    {
        QFETCH(QString, words);
        auto message = writtenTo(words, words + QStringLiteral("\n\n") + words);
        auto name = words.left(200);
        if (name.back().isHighSurrogate())
            name.chop(1);
        message.from.name = name.trimmed();
        message.parts << OutgoingPart{
            words.left(60).replace(QRegularExpression(QStringLiteral("[^\\w]")), QStringLiteral("_"))
                + QStringLiteral(".bin"),
            "application/x-x",
            "\r\n\0\xff",
            {}};
        for (const auto wire : {Wire::SevenBit, Wire::EightBit}) {
            const auto built = buildMessage(message, wire);
            QCOMPARE(fault(built.bytes, built.has8Bit), QString());
            const auto read = parseMessage(built.bytes);
            QCOMPARE(read.header.subject, words);
            QCOMPARE(read.header.from.size(), 1);
            QCOMPARE(read.header.from[0].name, message.from.name);
            QCOMPARE(editAsNew(read).text, message.text);
            QCOMPARE(read.attachments.size(), 1);
            QCOMPARE(read.attachments[0].content, message.parts[0].content);
            QCOMPARE(read.warnings, QStringList());
        }
    }

    void m8LineBreaksAndNulReachNoHeader()
    {
        auto message = simple();
        QString evil = QStringLiteral("x\r\nBcc: v@x.org\nY: z\r.");
        evil += QChar(0) + QStringLiteral("end") + QChar(0x2028) + QChar(0x85);
        message.subject = evil;
        message.from.name = evil;
        message.to[0].name = evil;
        message.text = QStringLiteral("a\rb\r\nc\nd") + QChar(0) + u'e';
        message.html = QStringLiteral("<p>a\rb\n</p>") + QChar(0);
        message.parts << OutgoingPart{evil, "text/plain", "x", {}};
        const auto built = buildMessage(message);
        QCOMPARE(fault(built.bytes), QString());
        const auto fields = parseMessage(built.bytes).headerFields;
        for (const auto &[name, value] : fields)
            QVERIFY2(name != "Bcc" && name != "Y", name);
        QCOMPARE(built.recipients.size(), 1);
        QVERIFY(parseHeader(built.bytes).subject.startsWith(QStringLiteral("x  Bcc: v@x.org")));
    }

    void m8WhatMustBeRightIsRefused_data()
    {
        QTest::addColumn<QByteArray>("evil");
        for (const char *evil : {"a\r\nBcc: v@x.org", "a\nb@x", "a b@x", "a>b@x", "\xc3\xa4@x"})
            QTest::addRow("%s", QByteArray(evil).toHex().constData()) << QByteArray(evil);
        QTest::newRow("NUL") << QByteArray("a\0b@x", 5);
    }
    void m8WhatMustBeRightIsRefused()
    {
        QFETCH(QByteArray, evil);
        auto message = simple();
        message.messageId = evil;
        QVERIFY(refusalOf(message) == MailError::Kind::BadUsage);
        message = simple();
        message.inReplyTo << evil;
        QVERIFY(refusalOf(message) == MailError::Kind::BadUsage);
        message = simple();
        message.references << "1@x" << evil;
        QVERIFY(refusalOf(message) == MailError::Kind::BadUsage);
        message = simple();
        message.html = QStringLiteral("<p>");
        message.parts << OutgoingPart{QStringLiteral("a.png"), "image/png", "x", evil};
        QVERIFY(refusalOf(message) == MailError::Kind::BadUsage);
        if (!evil.startsWith("\xc3")) { // a letter in front of the @ is no fault
            message = simple();
            message.bcc << MailAddress{{}, QString::fromUtf8(evil)};
            QVERIFY(refusalOf(message) == MailError::Kind::BadUsage);
        }
        message = simple();
        message.parts << OutgoingPart{QStringLiteral("a"), "text/plain\r\nX: y", "x", {}}
                      << OutgoingPart{QStringLiteral("b"), "image/png; name=\"x\ny\"", "x", {}};
        QCOMPARE(fault(buildMessage(message).bytes), QString());
        QVERIFY(!buildMessage(message).bytes.contains("X: y"));
    }

    void whatCannotBeSentIsNamed()
    {
        auto message = simple();
        message.cc << MailAddress{QStringLiteral("Foo"), QStringLiteral("foo")};
        try {
            buildMessage(message);
            QFAIL("sent");
        } catch (const MailError &error) {
            QCOMPARE(error.subject(), QStringLiteral("Foo <foo>"));
        }
        message = simple();
        message.to.clear();
        QVERIFY(refusalOf(message) == MailError::Kind::BadUsage);
        message = simple();
        message.from = {};
        QVERIFY(refusalOf(message) == MailError::Kind::BadUsage);
    }

    void m9EveryLineEndIsCrLf()
    {
        const QString text = QStringLiteral("a\nb\r\nc\rd\n.\n..\n\nFrom me\n.e");
        for (const auto wire : {Wire::SevenBit, Wire::EightBit}) {
            for (const auto &more : {QString(), QStringLiteral("ä\n.\n"), QStringLiteral("早上好\n.\n")}) {
                auto message = writtenTo(QStringLiteral("x"), text + more);
                message.html = QStringLiteral("<p>\r<pre>\n.\r\n</pre>") + more;
                message.parts << OutgoingPart{QStringLiteral("a.txt"), "text/plain", "a\nb\rc\r\n.\r\nd", {}};
                const auto built = buildMessage(message, wire);
                QCOMPARE(fault(built.bytes, built.has8Bit), QString());
                const auto read = parseMessage(built.bytes);
                QCOMPARE(read.attachments[0].content, message.parts[0].content);
                QVERIFY(read.text.startsWith(QStringLiteral("a\nb\nc\nd\n.\n..\n\nFrom me\n.e")));
            }
        }
    }

    void m10LongAndEightBitLinesAreEncoded()
    {
        for (const auto &letter : {QStringLiteral("x"), QStringLiteral("ä"), QStringLiteral("早")}) {
            auto message = writtenTo(letter.repeated(3000), letter.repeated(3000) + QStringLiteral("\nb"));
            message.html = QStringLiteral("<p>") + letter.repeated(5000);
            message.from.name = letter.repeated(500);
            message.parts << OutgoingPart{letter.repeated(100) + QStringLiteral(".txt"), "text/plain", "x", {}};
            for (const auto wire : {Wire::SevenBit, Wire::EightBit}) {
                const auto built = buildMessage(message, wire);
                QCOMPARE(fault(built.bytes, built.has8Bit), QString());
                QVERIFY(!built.has8Bit);
                const auto read = parseMessage(built.bytes);
                QCOMPARE(editAsNew(read).text, message.text);
                QCOMPARE(read.html.trimmed(), message.html);
                QCOMPARE(read.header.subject, message.subject);
                QCOMPARE(read.header.from[0].name, message.from.name);
            }
        }
        const auto umlauts = writtenTo(QStringLiteral("x"), QStringLiteral("Grüße"));
        QVERIFY(!buildMessage(umlauts).has8Bit);
        QVERIFY(buildMessage(umlauts).bytes.contains("\r\n\r\nGr=C3=BC=C3=9Fe\r\n"));
        const auto eight = buildMessage(umlauts, Wire::EightBit);
        QVERIFY(eight.has8Bit && eight.bytes.contains("8bit") && eight.bytes.contains("\r\n\r\nGrüße\r\n"));
        QVERIFY(buildMessage(writtenTo(QStringLiteral("x"), QStringLiteral("早上好你今天好吗")))
                    .bytes.contains("base64"));
    }

    void m11BlindCopiesAreInDraftsOnly()
    {
        auto message = simple();
        message.messageId = "1@x.org"; // hexadecimal digits may read "bcc"
        message.bcc << MailAddress{QStringLiteral("Secret"), QStringLiteral("secret@x.org")} << message.to[0];
        const auto built = buildMessage(message);
        QVERIFY(!built.bytes.toLower().contains("bcc") && !built.bytes.contains("secret"));
        QCOMPARE(built.recipients, QList<QByteArray>({"anna@duopost.test", "secret@x.org"}));
        const auto draft = parseMessage(buildDraft(message));
        QVERIFY(draft.header.bcc == message.bcc);
        message.to.clear();
        const auto alone = buildMessage(message);
        QVERIFY(
            alone.bytes.contains("\r\nTo: undisclosed-recipients:;\r\n") && !alone.bytes.contains("secret"));
        const auto resent = redirect(
            "From: a@x.org\r\nBcc: secret@x.org,\r\n more@x.org\r\nResent-Bcc: s2@x.org\r\nSubject: "
            "x\r\n\r\nBcc: body\r\n",
            {{}, QStringLiteral("Anna"), QStringLiteral("anna@duopost.test"), {}, false, {}, {}},
            {{{}, QStringLiteral("b@x.org")}});
        QVERIFY(
            !resent.bytes.contains("secret") && !resent.bytes.contains("more@x")
            && !resent.bytes.contains("s2@"));
        QVERIFY(resent.bytes.endsWith("\r\nFrom: a@x.org\r\nSubject: x\r\n\r\nBcc: body\r\n"));
    }

    void m12OnlyLocalPartsNeedSmtpUtf8()
    {
        auto message = writtenTo(QStringLiteral("Grüße"), QStringLiteral("Grüße"));
        message.to[0].address = QStringLiteral("info@müller.example");
        const auto domain = buildMessage(message);
        QVERIFY(!domain.needsSmtpUtf8);
        QCOMPARE(domain.recipients, QList<QByteArray>{"info@xn--mller-kva.example"});
        QVERIFY(domain.bytes.contains("<info@xn--mller-kva.example>"));
        QCOMPARE(fault(domain.bytes), QString());
        message.cc << MailAddress{{}, QStringLiteral("jörg@müller.example")};
        const auto local = buildMessage(message);
        QVERIFY(local.needsSmtpUtf8 && !local.has8Bit);
        QCOMPARE(local.recipients.last(), QByteArray("jörg@xn--mller-kva.example"));
        QCOMPARE(parseHeader(local.bytes).cc[0].address, QStringLiteral("jörg@xn--mller-kva.example"));
    }

    void m17NothingNamesThisComputerOrItsUser()
    {
        const auto built = buildMessage(simple());
        const auto id = built.messageId;
        QVERIFY(id.endsWith("@duopost.test"));
        QVERIFY(QRegularExpression(QStringLiteral("^[0-9a-f]{32}@duopost\\.test$"))
                    .match(QString::fromLatin1(id))
                    .hasMatch());
        QVERIFY(id != buildMessage(simple()).messageId);
        QVERIFY(newMessageId(QStringLiteral("anna.secret@müller.example")).endsWith("@xn--mller-kva.example"));
        QVERIFY(newMessageId(QStringLiteral("half typed")).endsWith("@duopost.invalid"));
        for (const auto &word :
             {QHostInfo::localHostName(), qEnvironmentVariable("USER", QStringLiteral("nobody-at-all")),
              QStringLiteral("User-Agent"), QStringLiteral("vmime"), QStringLiteral("localhost")})
            QVERIFY2(!built.bytes.contains(word.toUtf8()), qPrintable(word));
    }

    void partsStandInTheirOrder()
    {
        auto message = simple();
        const auto types = [&message] {
            QByteArrayList found;
            const auto bytes = buildMessage(message).bytes;
            for (const auto &line : bytes.split('\n'))
                [&] { QVERIFY2(line.size() <= 79, line); }();
            static const QRegularExpression field(
                QStringLiteral("^Content-Type: ([a-z0-9/-]+)"), QRegularExpression::MultilineOption);
            auto each = field.globalMatch(QString::fromUtf8(bytes));
            while (each.hasNext())
                found += each.next().captured(1).toLatin1();
            return found.join(' ');
        };
        const OutgoingPart picture{QStringLiteral("a.png"), "image/png", "PNG", "pic@x"};
        const OutgoingPart file{QStringLiteral("a.pdf"), "application/pdf", "PDF", {}};
        QCOMPARE(types(), QByteArray("text/plain"));
        message.html = QStringLiteral("<img src=\"cid:pic@x\">");
        QCOMPARE(types(), QByteArray("multipart/alternative text/plain text/html"));
        message.parts << picture;
        QCOMPARE(types(), QByteArray("multipart/alternative text/plain multipart/related text/html image/png"));
        message.parts << file;
        QCOMPARE(
            types(),
            QByteArray("multipart/mixed multipart/alternative text/plain multipart/related text/html image/png "
                       "application/pdf"));
        message.html.clear();
        QCOMPARE(types(), QByteArray("multipart/mixed text/plain image/png application/pdf"));
    }

    void attachedMessagesAreNeverEncoded()
    {
        auto message = simple();
        const QByteArray inner = "From: b@x.org\r\nSubject: x\r\n\r\nbody\r\n";
        message.parts << OutgoingPart{QStringLiteral("x.eml"), "message/rfc822", inner, {}};
        const auto bytes = buildMessage(message).bytes;
        QVERIFY(bytes.contains("Content-Type: message/rfc822") && bytes.contains("\r\n\r\n" + inner));
        QVERIFY(!bytes.contains("base64"));
        message.parts[0].content = "From: b@x.org\n\nbody ä\n"; // LF, eight bits
        const auto eight = buildMessage(message, Wire::EightBit);
        QVERIFY(eight.has8Bit && eight.bytes.contains("message/rfc822") && eight.bytes.contains("body ä\r\n"));
        const auto seven = buildMessage(message, Wire::SevenBit);
        QCOMPARE(fault(seven.bytes), QString());
        QVERIFY(!seven.bytes.contains("message/rfc822"));
        QCOMPARE(parseMessage(seven.bytes).attachments.value(0).content, message.parts[0].content);
    }

    void draftsKeepWhatIsHalfTyped()
    {
        OutgoingMessage message;
        message.to << MailAddress{QStringLiteral("foo b"), {}}
                   << MailAddress{QStringLiteral("Müller, K"), QStringLiteral("k@x.org")}
                   << MailAddress{{}, QStringLiteral("half@")};
        message.html = QStringLiteral("<p>Hi <img src=\"cid:p@x\"></p>");
        message.text = QStringLiteral("Hi");
        message.subject = QStringLiteral("");
        message.inReplyTo << "1@x";
        message.references << "0@x"
                           << "1@x";
        message.parts << OutgoingPart{QStringLiteral("p.png"), "image/png", "PNG", "p@x"}
                      << OutgoingPart{QStringLiteral("ü.txt"), "text/plain", "x\n", {}};
        const auto again = editAsNew(parseMessage(buildDraft(message)));
        QCOMPARE(again.to.size(), 3);
        QCOMPARE(again.to[0].name, QStringLiteral("foo b"));
        QVERIFY(again.to[1] == message.to[1]);
        QCOMPARE(again.to[2].name, QStringLiteral("half@"));
        QCOMPARE(again.html.trimmed(), message.html);
        QCOMPARE(again.text, message.text);
        QCOMPARE(again.references, message.references);
        QCOMPARE(again.inReplyTo, message.inReplyTo);
        QCOMPARE(again.parts, message.parts);
        QVERIFY(!buildDraft({}).isEmpty());
    }

    void oddIdsOfReceivedMessagesDoNotStopAnAnswer()
    {
        const auto received = parseMessage(
            "From: a@x.org\r\nTo: undisclosed-recipients:;\r\nMessage-ID: <b\xc3\xa4r@x>\r\nReferences: <a "
            "b@x> <ok@x>\r\n"
            "Content-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/html\r\n\r\n"
            "<img src=\"cid:my%20picture@x\">\r\n--b\r\nContent-Type: image/png\r\nContent-ID: <my "
            "picture@x>\r\n\r\nPNG\r\n--b--\r\n");
        const Identity as{{}, {}, QStringLiteral("anna@duopost.test"), {}, false, {}, {}};
        const Quoted quoted{{}, received.html, {}};
        auto again = editAsNew(received);
        QCOMPARE(again.to, QList<MailAddress>());
        again.to = {{{}, QStringLiteral("b@x.org")}};
        const auto answer = replyTo(received, ReplyTo::Sender, as, {}, quoted, {QuotePlace::Below, true});
        auto forwarded = forwardInline(received, as, quoted, {});
        forwarded.to = again.to;
        for (const auto &message : {again, answer, forwarded}) {
            const auto read = parseMessage(buildMessage(message).bytes);
            QCOMPARE(read.attachments.size(), 1);
            QVERIFY(read.attachments[0].isInline);
            QVERIFY2(
                read.html.contains(QStringLiteral("cid:") + QString::fromLatin1(read.attachments[0].contentId)),
                qPrintable(read.html));
        }
        QCOMPARE(answer.references, QList<QByteArray>{"ok@x"});
    }

    void redirectingKeepsEveryByte()
    {
        const QByteArray raw = "Received: x\r\nFrom: a@x.org\r\nMessage-ID: <orig@x.org>\r\nSubject: "
                               "=?x?=\r\n\r\nbody ä\r\n\r\n";
        const Identity as{{}, QStringLiteral("Jörg"), QStringLiteral("anna@duopost.test"), {}, true, {}, {}};
        const auto built = redirect(
            raw, as, {{QStringLiteral("B"), QStringLiteral("b@x.org")}, {{}, QStringLiteral("B@X.org")}});
        QVERIFY(built.bytes.endsWith("\r\n" + raw));
        QVERIFY(built.bytes.startsWith("Resent-Date: "));
        const auto added = built.bytes.left(built.bytes.size() - raw.size());
        QVERIFY(added.contains("\r\nResent-From: =?utf-8?Q?J=C3=B6rg?= <anna@duopost.test>\r\n"));
        QVERIFY(
            added.contains("\r\nResent-To: B <b@x.org>, B@x.org\r\n")
            || added.contains("\r\nResent-To: B <b@x.org>, B@X.org\r\n"));
        QCOMPARE(added.count("Resent-Message-ID: <"), 1);
        QCOMPARE(built.messageId, QByteArray("orig@x.org"));
        QCOMPARE(built.recipients, QList<QByteArray>{"b@x.org"});
        QVERIFY(built.has8Bit);
        QVERIFY(redirect("From: a@x.org\n\nb\n", as, {{{}, QStringLiteral("b@x.org")}})
                    .bytes.endsWith("From: a@x.org\r\n\r\nb\r\n"));
        for (const QByteArray &bad :
             {QByteArray("A: b\r\n\r\nx\ry\r\n"), QByteArray("A: b\r\n\r\nx\0\r\n", 11),
              "A: b\r\n\r\n" + QByteArray(999, 'x') + "\r\n"})
            QVERIFY_THROWS_EXCEPTION(MailError, redirect(bad, as, {{{}, QStringLiteral("b@x.org")}}));
        QVERIFY_THROWS_EXCEPTION(MailError, redirect(raw, as, {}));
    }

    void blanksAreKept()
    {
        for (const char *text : {"a  b", "a   b c", "x a  b", "ä  b", "a  ä  b", "a b  c d  e"}) {
            const auto subject = QString::fromUtf8(text);
            QCOMPARE(
                parseHeader(mime::foldedField("Subject", mime::encodedText(subject)) + "\r\n").subject,
                subject);
            const QList<MailAddress> to{{subject, QStringLiteral("a@x.org")}};
            QVERIFY(parseHeader(mime::addressField("To", to) + "\r\n").to == to);
        }
    }

    void randomHeadersAreReadBackEqual()
    {
        const auto seed = qEnvironmentVariableIsSet("DUOPOST_STEP_SEED")
            ? qEnvironmentVariableIntValue("DUOPOST_STEP_SEED")
            : QRandomGenerator::global()->bounded(1 << 30);
        qInfo("DUOPOST_STEP_SEED=%d", seed);
        QRandomGenerator random(static_cast<quint32>(seed));
        for (int i = 0; i < 2000; ++i) {
            const auto text = randomWords(random, 25).trimmed();
            const auto field = mime::foldedField("Subject", mime::encodedText(text)) + "\r\n";
            QCOMPARE(fault(field + "\r\n\r\n"), QString());
            QCOMPARE(parseHeader(field).subject, text);
            QList<MailAddress> people;
            for (int k = random.bounded(4); k >= 0; --k)
                people << MailAddress{randomWords(random, 5).trimmed(), QStringLiteral("a%1@x.org").arg(k)};
            const auto to = mime::addressField("To", people) + "\r\n";
            QCOMPARE(fault(to + "\r\n\r\n"), QString());
            const auto read = parseHeader(to).to;
            QVERIFY2(read == people, to);
        }
    }
};

QTEST_GUILESS_MAIN(TestBuildMessage)
#include "tst_build_message.moc"
