// SPDX-License-Identifier: GPL-3.0-or-later
// Addresses as people type and paste them, and links that suggest some.
#include "mailcore/Account.h"
#include "mailcore/Composing.h"
#include "mailcore/protocol/mime/build/WireAddress.h"

#include <QTest>

using namespace duopost;

namespace {

QString shown(const QList<MailAddress> &list)
{
    QStringList result;
    for (const auto &address : list)
        result << address.name + u'|' + address.address;
    return result.join(u' ');
}

QUrl link(const char *text)
{
    return QUrl::fromEncoded(text);
}

} // namespace

class TestTypedAddresses : public QObject {
    Q_OBJECT
private slots:
    void manyArePastedAtOnce_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("found");
        const auto row = [](const char *typed, const char *found) {
            QTest::newRow(typed) << QString::fromUtf8(typed) << QString::fromUtf8(found);
        };
        row("a@x.org", "|a@x.org");
        row("Anna Berg <a@x.org>, b@y.org", "Anna Berg|a@x.org |b@y.org");
        row("a@x.org; b@y.org;c@z.org", "|a@x.org |b@y.org |c@z.org");
        row("a@x.org\nb@y.org\r\nc@z.org", "|a@x.org |b@y.org |c@z.org");
        row("a@x.org b@y.org", "|a@x.org |b@y.org");
        row("a@x.org\tb@y.org", "|a@x.org |b@y.org");
        row("\"Berg, Anna; Dr.\" <a@x.org>; b@y.org", "Berg, Anna; Dr.|a@x.org |b@y.org");
        row("Team: c@z.org, d@z.org;", "|c@z.org |d@z.org");
        row("Anna <a@x.org>, Team: c@z.org, D <d@z.org>; e@z.org", "Anna|a@x.org |c@z.org D|d@z.org |e@z.org");
        row("mailto:a@x.org", "|a@x.org");
        row("mailto:a@x.org?subject=Hi", "|a@x.org");
        row("<mailto:a@x.org>", "|a@x.org");
        row("a@x.org.", "|a@x.org");
        row("Jörg Müller <j@x.org>，김 <k@x.org>", "Jörg Müller|j@x.org 김|k@x.org");
        row("Anna\n <a@x.org>,\n b@y.org", "Anna|a@x.org |b@y.org");
        row("a@x.org,,, ; \n,b@y.org", "|a@x.org |b@y.org");
        row("foo", "foo|");
        row("foo, a@x.org", "foo| |a@x.org");
        row("a@x@y b <c d>", "a@x@y b cd|");
        row("a@x.org (Anna)", "Anna|a@x.org");
        row("\"never closed <a@x.org>\nb@y.org", "never closed <a@x.org>| |b@y.org");
        row("\"a@bank.org\" <x@evil.org>", "a@bank.org|x@evil.org");
        row("", "");
        row(" \n , ;", "");
    }
    void manyArePastedAtOnce()
    {
        QFETCH(QString, typed);
        QTEST(shown(readAddresses(typed)), "found");
    }

    void whatIsDisplayedIsReadTheSame()
    {
        for (const char *name :
             {"", "Anna", "Berg, Anna", "a \"b\" c", "back\\slash", "x@y.z", "Ünal; Öz", "Team: A", "(Anna)",
              "<a>"}) {
            const MailAddress address{QString::fromUtf8(name), QStringLiteral("a@x.org")};
            const auto again = readAddresses(display(address));
            QCOMPARE(shown(again), shown({address}));
        }
        QCOMPARE(
            display({QStringLiteral("Anna Berg"), QStringLiteral("anna@example.org")}),
            QStringLiteral("Anna Berg <anna@example.org>"));
        QCOMPARE(display({QStringLiteral("only words"), {}}), QStringLiteral("only words"));
    }

    void m8LineBreaksAreNeverPartOfAnAddress()
    {
        for (const char *typed :
             {"a@x.org\r\nBcc: v@x.org", "a@x.org\nb", "a\n@x.org", "a@x.org\r", "<a@x.org\n>",
              "\"a\nb\"@x.org"}) {
            const auto found = readAddresses(QString::fromUtf8(typed));
            for (const auto &address : found) {
                QVERIFY(address.address.isEmpty() || isSendable(address.address));
                QVERIFY(
                    !(address.name + address.address).contains(u'\n')
                    && !(address.name + address.address).contains(u'\r'));
            }
        }
        QString nul = QStringLiteral("a@x.org");
        nul[1] = QChar(0);
        QVERIFY(!isSendable(nul));
        for (const auto &address : readAddresses(nul))
            QVERIFY(!address.address.contains(QChar(0)));
    }

    void m12LocalPartsMayHaveEveryLetterAndDomainsBecomeALabels()
    {
        using mime::wireAddress;
        QCOMPARE(wireAddress(QStringLiteral("a@x.org"))->text, QByteArray("a@x.org"));
        QVERIFY(!wireAddress(QStringLiteral("a@x.org"))->needsSmtpUtf8);
        const auto domain = wireAddress(QStringLiteral("info@müller.example"));
        QVERIFY(domain);
        QCOMPARE(domain->text, QByteArray("info@xn--mller-kva.example"));
        QVERIFY(!domain->needsSmtpUtf8);
        const auto local = wireAddress(QStringLiteral("jörg@müller.example"));
        QVERIFY(local && local->needsSmtpUtf8);
        QCOMPARE(local->text, QByteArray("jörg@xn--mller-kva.example"));
    }

    void sendableIsWhatServersTake_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<bool>("sendable");
        const auto row = [](const QString &address, bool sendable) {
            QTest::newRow(qPrintable(address)) << address << sendable;
        };
        for (const char *good :
             {"a@x.org", "a.b+c@x.org", "root@host", "a@[127.0.0.1]", "a@[IPv6:::1]", "\"a b\"@x.org",
              "x_y@under_score.org", "o'neil@x.org", "a@xn--mller-kva.example"})
            row(QString::fromUtf8(good), true);
        for (const char *bad :
             {"",
              "a",
              "@x.org",
              "a@",
              "a@@x.org",
              "a b@x.org",
              "a@x org",
              ".a@x.org",
              "a.@x.org",
              "a..b@x.org",
              "a@x..org",
              "a@-x.org",
              "a@x.org,b@y.org",
              "a@x.org>",
              "<a@x.org",
              "\"x@evil.org\"@bank.org",
              "\"a\\\"@x.org",
              "a@[1.2.3]",
              "a@[evil]",
              "a@x.org\n",
              "a@x.org b",
              "a@x.org\u202e",
              "a\u200b@x.org",
              "a;b@x.org",
              "a@x,org",
              "a@x/y"})
            row(QString::fromUtf8(bad), false);
        row(QString(65, u'a') + QStringLiteral("@x.org"), false);
        row(QStringLiteral("a@") + QString(64, u'x') + QStringLiteral(".org"), false);
    }
    void sendableIsWhatServersTake()
    {
        QFETCH(QString, address);
        QTEST(isSendable(address), "sendable");
    }

    void w8LinksFillOnlyWhatIsSeen()
    {
        const auto read = fromMailto(
            link("mailto:a@x.org,B%20%3Cb@x.org%3E?cc=c@x.org&to=d@x.org&subject=Hello%20W%C3%B6rld&body=one%"
                 "0D%0Atwo+3"
                 "&In-Reply-To=%3C1@x%3E&attach=/etc/"
                 "passwd&attachment=x&From=evil@x.org&bcc=v@x.org&X-Header=1&Bcc=w@x.org&html=%3Cb%3E"));
        QCOMPARE(shown(read.message.to), QStringLiteral("|a@x.org B|b@x.org |d@x.org"));
        QCOMPARE(shown(read.message.cc), QStringLiteral("|c@x.org"));
        QCOMPARE(read.message.subject, QStringLiteral("Hello Wörld"));
        QCOMPARE(read.message.text, QStringLiteral("one\ntwo+3"));
        QCOMPARE(read.message.inReplyTo, QList<QByteArray>{"1@x"});
        QVERIFY(read.message.bcc.isEmpty() && read.message.parts.isEmpty() && read.message.html.isEmpty());
        QVERIFY(read.message.from == MailAddress());
        QCOMPARE(
            read.ignored,
            QStringList(
                {QStringLiteral("attach"), QStringLiteral("attachment"), QStringLiteral("from"),
                 QStringLiteral("bcc"), QStringLiteral("x-header"), QStringLiteral("html")}));
    }

    void w8LinksCannotSmuggleFields()
    {
        const auto read
            = fromMailto(link("mailto:a@x.org%0D%0ABcc:v@x.org?subject=Hi%0D%0ABcc:%20v@x.org%00&cc=c@x.org%"
                              "2Cd@x.org&In-Reply-To=%3Ca%0D%0AX:b%3E&body=a%00b%0D%0A.%0D%0A"));
        const auto &message = read.message;
        QVERIFY(message.to.size() == 1 && message.to[0].address.isEmpty());
        QCOMPARE(message.subject, QStringLiteral("Hi Bcc: v@x.org"));
        QVERIFY(message.bcc.isEmpty() && message.inReplyTo.isEmpty());
        for (const auto &list : {message.to, message.cc}) {
            for (const auto &address : list)
                QVERIFY(address.address.isEmpty() || isSendable(address.address));
        }
        QVERIFY(!message.text.contains(QChar(0)));
        QVERIFY(fromMailto(link("http://a@x.org")).message == OutgoingMessage());
        QVERIFY(fromMailto(link("mailto:")).message == OutgoingMessage());
        QCOMPARE(shown(fromMailto(link("MAILTO:a@x.org#frag")).message.to), QStringLiteral("|a@x.org"));
    }

    void anAccountIsAnIdentity()
    {
        Account account;
        account.displayName = QStringLiteral("Anna");
        account.address = QStringLiteral("a@x.org");
        QCOMPARE(identitiesOf(account).size(), 1);
        QCOMPARE(identitiesOf(account)[0].address, account.address);
        QCOMPARE(identitiesOf(account)[0].name, account.displayName);
        account.identities << Identity{
            QStringLiteral("1"), QStringLiteral("B"), QStringLiteral("b@x.org"), {}, false, {}, {}};
        QCOMPARE(identitiesOf(account), account.identities);
    }
};

QTEST_GUILESS_MAIN(TestTypedAddresses)
#include "tst_typed_addresses.moc"
