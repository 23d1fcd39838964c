// SPDX-License-Identifier: GPL-3.0-or-later
// How answers and forwarded messages begin: to whom, what of the thread, what of the text.
#include "mailcore/Composing.h"
#include "mailcore/MessageParser.h"

#include <QTest>

using namespace duopost;

namespace {

const Identity anna{{}, QStringLiteral("Anna Berg"), QStringLiteral("anna@duopost.test"), {}, false, {}, {}};
const QStringList own{QStringLiteral("anna@duopost.test"), QStringLiteral("Berg@Duopost.test")};

ParsedMessage received(const QByteArray &fields, const QByteArray &body = "Hello\r\n")
{
    return parseMessage(QByteArray(fields).replace("\n", "\r\n") + "\r\n" + body);
}

OutgoingMessage
answerTo(const ParsedMessage &message, ReplyTo whom, const Quoted &quoted = {}, ReplyStyle style = {})
{
    return replyTo(message, whom, anna, own, quoted, style);
}

QString addresses(const QList<MailAddress> &list)
{
    QStringList result;
    for (const auto &address : list)
        result << display(address);
    return result.join(QStringLiteral(", "));
}

QString toOf(const QByteArray &fields, ReplyTo whom)
{
    return addresses(answerTo(received(fields), whom).to);
}

} // namespace

class TestReplying : public QObject {
    Q_OBJECT
private slots:
    void m18AnswersGoWhereReplyToSays()
    {
        const QByteArray fields
            = "From: Bob <bob@a.test>\nReply-To: Desk <desk@b.test>\nTo: anna@duopost.test\n";
        QCOMPARE(toOf(fields, ReplyTo::Sender), QStringLiteral("Desk <desk@b.test>"));
        QCOMPARE(
            toOf("From: Bob <bob@a.test>\nTo: anna@duopost.test\n", ReplyTo::Sender),
            QStringLiteral("Bob <bob@a.test>"));
    }

    void m18ListAnswersGoToTheList()
    {
        const QByteArray fields
            = "From: bob@a.test\nTo: list@lists.test\nList-Post: <mailto:list@lists.test>\n";
        const auto message = received(fields);
        QCOMPARE(listAddress(message), QStringLiteral("list@lists.test"));
        QCOMPARE(addresses(answerTo(message, ReplyTo::List).to), QStringLiteral("list@lists.test"));
        QCOMPARE(addresses(answerTo(message, ReplyTo::Sender).to), QStringLiteral("bob@a.test"));
        QCOMPARE(listAddress(received("From: bob@a.test\nList-Post: NO\n")), QString());
        // Without a list it is an answer to all.
        QCOMPARE(
            toOf("From: bob@a.test\nTo: anna@duopost.test, c@a.test\n", ReplyTo::List),
            QStringLiteral("bob@a.test, c@a.test"));
    }

    void allAreAddressedOnceAndOneselfNever()
    {
        const auto answer = answerTo(
            received("From: bob@a.test\nTo: Anna <ANNA@duopost.test>, Cleo <c@a.test>, BOB@a.test\n"
                     "Cc: c@A.test, berg@duopost.test, d@a.test, undisclosed-recipients:;\n"),
            ReplyTo::All);
        QCOMPARE(addresses(answer.to), QStringLiteral("bob@a.test, Cleo <c@a.test>"));
        QCOMPARE(addresses(answer.cc), QStringLiteral("d@a.test"));
    }

    void mailFollowupToIsFollowedForAllOnly()
    {
        const QByteArray fields = "From: bob@a.test\nTo: l@l.test, anna@duopost.test\nMail-Followup-To: "
                                  "l@l.test, anna@duopost.test\n";
        QCOMPARE(toOf(fields, ReplyTo::All), QStringLiteral("l@l.test"));
        QCOMPARE(toOf(fields, ReplyTo::Sender), QStringLiteral("bob@a.test"));
    }

    void ownMessagesAreAnsweredToTheirRecipients()
    {
        const QByteArray fields = "From: anna@duopost.test\nTo: bob@a.test, c@a.test\nCc: d@a.test\n";
        QCOMPARE(toOf(fields, ReplyTo::Sender), QStringLiteral("bob@a.test, c@a.test"));
        const auto all = answerTo(received(fields), ReplyTo::All);
        QCOMPARE(addresses(all.to), QStringLiteral("bob@a.test, c@a.test"));
        QCOMPARE(addresses(all.cc), QStringLiteral("d@a.test"));
        // A note to oneself can be answered too.
        QCOMPARE(
            toOf("From: anna@duopost.test\nTo: anna@duopost.test\n", ReplyTo::All),
            QStringLiteral("anna@duopost.test"));
    }

    void referencesFollowTheParent_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QByteArray>("references");
        QTest::newRow("References") << QByteArray("Message-ID: <3@x>\nReferences: <1@x> <2@x>\n")
                                    << QByteArray("1@x 2@x 3@x");
        QTest::newRow("one In-Reply-To")
            << QByteArray("Message-ID: <3@x>\nIn-Reply-To: <2@x>\n") << QByteArray("2@x 3@x");
        QTest::newRow("two In-Reply-To")
            << QByteArray("Message-ID: <3@x>\nIn-Reply-To: <1@x> <2@x>\n") << QByteArray("3@x");
        QTest::newRow("nothing") << QByteArray("Message-ID: <3@x>\n") << QByteArray("3@x");
        QTest::newRow("no id") << QByteArray("References: <1@x>\n") << QByteArray("1@x");
        QTest::newRow("each once") << QByteArray("Message-ID: <2@x>\nReferences: <2@x> <1@x> <3@x>\n")
                                   << QByteArray("1@x 3@x 2@x");
    }
    void referencesFollowTheParent()
    {
        QFETCH(QByteArray, fields);
        QFETCH(QByteArray, references);
        const auto answer = answerTo(received("From: b@a.test\n" + fields), ReplyTo::Sender);
        QCOMPARE(answer.references.join(' '), references);
        QCOMPARE(answer.inReplyTo.isEmpty(), !fields.contains("Message-ID"));
    }

    void longThreadsKeepTheirBeginningAndEnd()
    {
        QByteArray fields = "From: b@a.test\nMessage-ID: <last@x>\nReferences:";
        for (int i = 0; i < 900; ++i)
            fields += "\n <" + QByteArray::number(i) + "@x>";
        const auto answer = answerTo(received(fields + "\n"), ReplyTo::Sender);
        QCOMPARE(answer.references.size(), 50);
        QCOMPARE(answer.references.first(), QByteArray("0@x"));
        QCOMPARE(answer.references.last(), QByteArray("last@x"));
    }

    void prefixesDoNotPileUp_data()
    {
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QString>("forwarded");
        const auto row = [](const char *subject, const char *answer, const char *forwarded) {
            QTest::newRow(subject) << QString::fromUtf8(subject) << QString::fromUtf8(answer)
                                   << QString::fromUtf8(forwarded);
        };
        row("Hello", "Re: Hello", "Fwd: Hello");
        row("RE: Hello", "Re: Hello", "Fwd: RE: Hello");
        row("Re: AW: SV: Antw: Hello", "Re: Hello", "Fwd: Re: AW: SV: Antw: Hello");
        row("Re[12]: Hello", "Re: Hello", "Fwd: Re[12]: Hello");
        row("回复：你好", "Re: 你好", "Fwd: 回复：你好");
        row("WG: Fwd: TR: Hello", "Re: WG: Fwd: TR: Hello", "Fwd: Hello");
        row("Rezept: Kuchen", "Re: Rezept: Kuchen", "Fwd: Rezept: Kuchen");
        row("Requirements", "Re: Requirements", "Fwd: Requirements");
        row("[list] Re: Hello", "Re: [list] Re: Hello", "Fwd: [list] Re: Hello");
        row("", "Re:", "Fwd:");
    }
    void prefixesDoNotPileUp()
    {
        QFETCH(QString, subject);
        ParsedMessage message;
        message.header.subject = subject;
        QTEST(answerTo(message, ReplyTo::Sender).subject, "answer");
        QTEST(forwardInline(message, anna, {}, {}).subject, "forwarded");
    }

    void textIsQuotedWithoutTheSignature()
    {
        const Quoted quoted{
            QStringLiteral("\nHello  \n\n> older\n>> oldest\n>\n-- \nBob\nTel. 1\n\n"),
            {},
            QStringLiteral("Bob wrote:")};
        const QString block = QStringLiteral("Bob wrote:\n> Hello\n>\n>> older\n>>> oldest\n>>");
        const auto message = received("From: b@a.test\n");
        QCOMPARE(
            answerTo(message, ReplyTo::Sender, quoted, {QuotePlace::Below, false}).text,
            block + QStringLiteral("\n\n"));
        QCOMPARE(
            answerTo(message, ReplyTo::Sender, quoted, {QuotePlace::Above, false}).text,
            QStringLiteral("\n\n") + block + QStringLiteral("\n"));
        QCOMPARE(answerTo(message, ReplyTo::Sender, {}, {}).text, QString());
    }

    void htmlIsQuotedWithItsPictures()
    {
        ParsedMessage message;
        message.attachments << Attachment{QStringLiteral("a.png"), "image/png", "pic@x", "PNG", true}
                            << Attachment{QStringLiteral("b.png"), "image/png", "other@x", "PNG2", true}
                            << Attachment{QStringLiteral("c.pdf"), "application/pdf", {}, "PDF", false};
        const Quoted quoted{
            QStringLiteral("Hi"),
            QStringLiteral("<html><head><title>no</title></head><body class=x><p>Hi <img "
                           "src=\"cid:pic@x\"></p></body></html>"),
            QStringLiteral("<Bob> wrote:")};
        const auto answer = answerTo(message, ReplyTo::Sender, quoted, {QuotePlace::Below, true});
        QCOMPARE(answer.text, QStringLiteral("<Bob> wrote:\n> Hi\n\n"));
        QVERIFY(answer.html.contains(QStringLiteral("&lt;Bob&gt; wrote:")));
        QVERIFY(answer.html.contains(
            QStringLiteral("<blockquote type=\"cite\">\n<p>Hi <img src=\"cid:pic@x\"></p></blockquote>")));
        QVERIFY(!answer.html.contains(QStringLiteral("title")));
        QCOMPARE(answer.parts.size(), 1);
        QCOMPARE(answer.parts[0].contentId, QByteArray("pic@x"));
        const auto plain = answerTo(
            message, ReplyTo::Sender, {QStringLiteral("a <b>\n> c"), {}, {}}, {QuotePlace::Above, true});
        QVERIFY(plain.html.contains(
            QStringLiteral("<div>a &lt;b&gt;</div>\n<blockquote type=\"cite\"><div>c</div>\n</blockquote>")));
        QVERIFY(plain.parts.isEmpty());
    }

    void h20OnlyWhatWasDisplayedIsQuoted()
    {
        const auto message = parseMessage(
            "From: b@a.test\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
            "--b\r\nContent-Type: text/html\r\n\r\n<p>shown</p><p style=\"display:none\">SECRET one</p>\r\n"
            "--b\r\nContent-Type: text/plain; name=x.txt\r\nContent-Disposition: attachment\r\n\r\nSECRET "
            "two\r\n--b--\r\n");
        QVERIFY(message.html.contains(QStringLiteral("SECRET")));
        const Quoted quoted{QStringLiteral("shown"), QStringLiteral("<p>shown</p>"), {}};
        for (const bool html : {false, true}) {
            const auto answer = answerTo(message, ReplyTo::All, quoted, {QuotePlace::Below, html});
            QVERIFY(
                answer.text.contains(QStringLiteral("shown"))
                && !answer.text.contains(QStringLiteral("SECRET")));
            QVERIFY(!answer.html.contains(QStringLiteral("SECRET")));
            QVERIFY(answer.parts.isEmpty());
        }
        const auto forwarded = forwardInline(message, anna, quoted, QStringLiteral("From: b"));
        QVERIFY(
            !forwarded.text.contains(QStringLiteral("SECRET"))
            && !forwarded.html.contains(QStringLiteral("SECRET")));
    }

    void m19TheOriginalIsNotTouched()
    {
        const auto before = received("From: b@a.test\nTo: c@a.test\nReferences: <1@x>\nSubject: Re: x\n");
        auto message = before;
        answerTo(message, ReplyTo::All, {QStringLiteral("x"), {}, {}}, {});
        QVERIFY(message.header.to == before.header.to);
        QCOMPARE(message.header.subject, before.header.subject);
        QCOMPARE(message.header.references, before.header.references);
    }

    void forwardingTakesTheFilesAlong()
    {
        ParsedMessage message;
        message.header.subject = QStringLiteral("Plan A/B");
        message.attachments << Attachment{QStringLiteral("a.png"), "image/png", "pic@x", "PNG", true}
                            << Attachment{QStringLiteral("c.pdf"), "application/pdf", {}, "PDF", false};
        const auto html = forwardInline(
            message, anna, {QStringLiteral("t"), QStringLiteral("<img src='CID:pic@x'>"), {}},
            QStringLiteral("From: b"));
        QCOMPARE(html.parts.size(), 2);
        QCOMPARE(html.parts[0].contentId, QByteArray("pic@x"));
        QCOMPARE(html.parts[1].name, QStringLiteral("c.pdf"));
        const auto plain
            = forwardInline(message, anna, {QStringLiteral("t"), {}, {}}, QStringLiteral("From: b"));
        QCOMPARE(plain.parts.size(), 2);
        QVERIFY(plain.parts[0].contentId.isEmpty());
        QVERIFY(plain.text.contains(QStringLiteral("\n\nFrom: b\n\nt\n")));
        const auto attached = forwardAttached(message, anna, "From: b\r\n\r\nx");
        QCOMPARE(attached.parts.size(), 1);
        QCOMPARE(attached.parts[0].type, QByteArray("message/rfc822"));
        QCOMPARE(attached.parts[0].content, QByteArray("From: b\r\n\r\nx"));
        QVERIFY(
            attached.parts[0].name.endsWith(QStringLiteral(".eml")) && !attached.parts[0].name.contains(u'/'));
        QVERIFY(attached.text.isEmpty());
    }

    void theIdentityIsTheOneThatWasWrittenTo()
    {
        auto work = anna;
        work.address = QStringLiteral("anna@work.test");
        work.bccSelf = true;
        work.replyTo = QStringLiteral("desk@work.test");
        const QList<Identity> both{anna, work};
        const auto chosen
            = [&](const QByteArray &fields) { return identityFor(received(fields), both).address; };
        QCOMPARE(chosen("From: b@a.test\nTo: x@a.test\nCc: Anna@Work.test\n"), work.address);
        QCOMPARE(chosen("From: anna@work.test\nTo: anna@duopost.test\n"), work.address);
        QCOMPARE(chosen("From: b@a.test\nTo: list@a.test\nDelivered-To: anna@work.test\n"), work.address);
        QCOMPARE(chosen("From: b@a.test\nTo: anna+shop@work.test\n"), work.address);
        QCOMPARE(chosen("From: b@a.test\nTo: list@a.test\n"), anna.address);
        const auto answer = replyTo(received("From: b@a.test\n"), ReplyTo::Sender, work, own, {}, {});
        QCOMPARE(addresses({answer.from}), QStringLiteral("Anna Berg <anna@work.test>"));
        QCOMPARE(addresses(answer.replyTo), QStringLiteral("desk@work.test"));
        QCOMPARE(addresses(answer.bcc), QStringLiteral("Anna Berg <anna@work.test>"));
    }
};

QTEST_GUILESS_MAIN(TestReplying)
#include "tst_replying.moc"
