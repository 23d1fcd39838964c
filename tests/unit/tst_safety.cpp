// SPDX-License-Identifier: GPL-3.0-or-later
// Who wrote a message, and where its links lead: what a reader is told (CASES sections 5 and 6).
#include "mailcore/MessageParser.h"
#include "mailcore/Safety.h"

#include <QtTest>

using namespace duopost;

namespace {

ParsedMessage with(const QByteArray &fields)
{
    return parseMessage(fields + "\r\n\r\nText\r\n");
}

QString u(const char *text)
{
    return QString::fromUtf8(text);
}

} // namespace

class TestSafety : public QObject {
    Q_OBJECT
private slots:
    void h7HostsThatMayBeMistakenAreShownInAce_data()
    {
        QTest::addColumn<QString>("host");
        QTest::addColumn<QString>("shown");
        QTest::newRow("plain") << u("Example.ORG") << u("example.org");
        QTest::newRow("German") << u("müller.de") << u("müller.de");
        QTest::newRow("German, as sent") << u("xn--mller-kva.de") << u("müller.de");
        QTest::newRow("Russian") << u("почта.рф") << u("почта.рф");
        QTest::newRow("Russian word under com") << u("почта.com") << u("почта.com");
        QTest::newRow("Japanese") << u("例え.jp") << u("例え.jp");
        QTest::newRow("Japanese with Latin") << u("abcカナ.jp") << u("abcカナ.jp");
        QTest::newRow("Chinese") << u("例子.cn") << u("例子.cn");
        QTest::newRow("one Cyrillic letter") << u("pаypal.com") << u("xn--pypal-4ve.com");
        QTest::newRow("all Cyrillic, reads as Latin") << u("раурсо.com") << u("xn--80a2aebfk.com");
        QTest::newRow("the same as sent") << u("xn--80a2aebfk.com") << u("xn--80a2aebfk.com");
        QTest::newRow("Greek among Latin") << u("gοοgle.com") << u("xn--ggle-0nda.com");
        QTest::newRow("Greek and Cyrillic") << u("αж.com") << QString();
    }
    void h7HostsThatMayBeMistakenAreShownInAce()
    {
        QFETCH(QString, host);
        QFETCH(QString, shown);
        if (shown.isEmpty())
            QVERIFY2(shownHost(host).startsWith(QLatin1String("xn--")), qPrintable(shownHost(host)));
        else
            QCOMPARE(shownHost(host), shown);
        QCOMPARE(shownAddress(u("anna@") + host).section(QLatin1Char('@'), 1), shownHost(host));
    }

    void w7LinksThatAreNotWhatTheyLookLike_data()
    {
        QTest::addColumn<QString>("target");
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("kind"); // -1: nothing to say
        QTest::addColumn<QString>("host");
        using K = LinkConcern::Kind;
        const auto row
            = [](const char *name, const char *target, const char *text, int kind, const char *host) {
                  QTest::newRow(name) << u(target) << u(text) << kind << u(host);
              };
        row("words", "https://bank.example.com/login", "To your account", -1, "");
        row("the same", "https://www.sparkasse.de/x", "www.sparkasse.de", -1, "");
        row("another host of the same", "https://click.mail.sparkasse.de/x", "https://www.sparkasse.de/", -1,
            "");
        row("another", "https://evil.example.com/", "https://www.sparkasse.de/", int(K::NamesAnotherHost),
            "evil.example.com");
        row("another, without scheme", "http://sparkasse.de.evil.org/", "sparkasse.de/login",
            int(K::NamesAnotherHost), "sparkasse.de.evil.org");
        row("a blogger's neighbour", "https://evil.github.io/", "good.github.io", int(K::NamesAnotherHost),
            "evil.github.io");
        row("another, with blanks around", "https://evil.org", "  https://gmx.de  ", int(K::NamesAnotherHost),
            "evil.org");
        row("a version number", "https://example.org/", "2.3.19", -1, "");
        row("a file name", "https://example.org/a", "report.pdfx", -1, "");
        row("a sentence with an address", "https://example.org/", "visit gmx.de today", -1, "");
        row("user part", "https://www.gmx.de@evil.org/", "log in", int(K::HidesItsHost), "evil.org");
        row("mixed letters", "https://pаypal.com/", "PayPal", int(K::LooksLikeAnother), "xn--pypal-4ve.com");
        row("number", "http://192.0.2.7/x", "here", int(K::IsNumeric), "192.0.2.7");
        row("mail", "mailto:anna@example.org", "anna@other.org", -1, "");
        row("script", "javascript:alert(1)", "x", int(K::IsNotOpened), "");
        row("file", "file:///etc/passwd", "x", int(K::IsNotOpened), "");
        row("share", "smb://host/x", "x", int(K::IsNotOpened), "");
        row("page in itself", "data:text/html,x", "x", int(K::IsNotOpened), "");
    }
    void w7LinksThatAreNotWhatTheyLookLike()
    {
        QFETCH(QString, target);
        QFETCH(QString, text);
        QFETCH(int, kind);
        QFETCH(QString, host);
        const auto concern = concernAbout(QUrl(target), text);
        QCOMPARE(concern ? int(concern->kind) : -1, kind);
        if (concern)
            QCOMPARE(concern->host, host);
    }

    void h5SendersThatAreNotWhoTheySeem_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QList<int>>("kinds");
        QTest::addColumn<QString>("real");
        using K = SenderConcern::Kind;
        const auto row = [](const char *name, const QByteArray &fields, const QList<int> &kinds,
                            const char *real = "") { QTest::newRow(name) << fields << kinds << u(real); };
        row("ordinary", "From: Anna <anna@example.org>", {});
        row("no From", "Subject: x", {int(K::NoAuthor)});
        row("empty From", "From: ", {int(K::NoAuthor)});
        row("an empty group", "From: Alle: ;", {int(K::NoAuthor)});
        row("two fields", "From: a@example.org\r\nFrom: b@evil.org", {int(K::SeveralAuthors)}, "a@example.org");
        row("two authors, no sender", "From: a@example.org, b@evil.org", {int(K::SeveralAuthors)},
            "a@example.org");
        row("two authors, and who sent it", "From: a@example.org, b@example.com\r\nSender: a@example.org", {});
        row("an address as the name", "From: \"ceo@bank.de\" <x@evil.org>", {int(K::NameIsAnotherAddress)},
            "x@evil.org");
        row("an address in an encoded name", "From: =?utf-8?q?Chef_=3Cceo=40bank=2Ede=3E?= <x@evil.org>",
            {int(K::NameIsAnotherAddress)}, "x@evil.org");
        row("the own address as the name", "From: \"anna@example.org\" <anna@mail.example.org>", {});
        row("letters of another alphabet", "From: PayPal <service@xn--pypal-4ve.com>",
            {int(K::LooksLikeAnother)}, "service@xn--pypal-4ve.com");
        row("answers elsewhere", "From: a@bank.de\r\nReply-To: a@evil.org", {int(K::AnswersElsewhere)},
            "a@evil.org");
        row("answers to a sister", "From: a@news.bank.de\r\nReply-To: service@bank.de", {});
    }
    void h5SendersThatAreNotWhoTheySeem()
    {
        QFETCH(QByteArray, fields);
        QFETCH(QList<int>, kinds);
        QFETCH(QString, real);
        const auto concerns = concernsAboutSender(with(fields));
        QList<int> found;
        for (const auto &concern : concerns)
            found << int(concern.kind);
        QCOMPARE(found, kinds);
        if (!concerns.isEmpty())
            QCOMPARE(concerns.first().real, real);
    }

    void onlyTheOwnServersWordCounts_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<int>("verdict"); // -1: nothing is said
        QTest::addColumn<QStringList>("results");
        using V = OriginCheck::Verdict;
        const QByteArray from = "\r\nFrom: Bank <a@news.bank.de>";
        const auto row
            = [&](const char *name, const QByteArray &field, int verdict, const QStringList &results = {}) {
                  QTest::newRow(name) << field + from << verdict << results;
              };
        row("none", "Subject: x", -1);
        row("proved", "Authentication-Results: mx.example.org; dkim=pass header.d=bank.de; spf=none",
            int(V::Confirmed), {u("dkim=pass"), u("spf=none")});
        row("proved, with comments and a version",
            "Authentication-Results: mx.example.org 1; dmarc = pass (p=reject (really; yes)) "
            "header.from=news.bank.de",
            int(V::Confirmed), {u("dmarc=pass")});
        row("signed by another", "Authentication-Results: mx.example.org; dkim=pass header.d=evil.org",
            int(V::Unknown), {u("dkim=pass")});
        row("refuted",
            "Authentication-Results: mx.example.org; dmarc=fail header.from=bank.de; dkim=pass "
            "header.d=bank.de",
            int(V::Contradicted), {u("dmarc=fail"), u("dkim=pass")});
        row("said by a stranger", "Authentication-Results: mx.evil.org; dmarc=pass header.from=bank.de", -1);
        row("said by a stranger below the own one",
            "Authentication-Results: mx.example.org; dmarc=fail\r\n"
            "Authentication-Results: mx.example.org; dmarc=pass header.from=bank.de",
            int(V::Contradicted), {u("dmarc=fail")});
        row("only a forged one in quotes",
            "Authentication-Results: \"mx.example.org; dkim=pass header.d=bank.de\"", int(V::Unknown));
        row("no result", "Authentication-Results: mx.example.org; none", int(V::Unknown));
    }
    void onlyTheOwnServersWordCounts()
    {
        QFETCH(QByteArray, fields);
        QFETCH(int, verdict);
        QFETCH(QStringList, results);
        const auto check = originCheckOf(with(fields), {u("imap.example.org"), u("example.org")});
        QCOMPARE(check ? int(check->verdict) : -1, verdict);
        if (check) {
            QCOMPARE(check->results, results);
            QCOMPARE(
                check->domain, verdict == int(OriginCheck::Verdict::Confirmed) ? u("news.bank.de") : QString());
        }
    }

    void providersServersCountAsTheirOwn()
    {
        const auto message = with("Authentication-Results: mx.google.com; dmarc=pass header.from=bank.de\r\n"
                                  "From: a@bank.de");
        QVERIFY(originCheckOf(message, {u("imap.gmail.com"), u("gmail.com")}).has_value());
        QVERIFY(!originCheckOf(message, {u("imap.gmx.net"), u("gmx.de")}).has_value());
    }

    void listsAreLeftByHttpsOrMail_data()
    {
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<QStringList>("ways"); // one click, page, mail
        const auto row = [](const char *name, const QByteArray &fields, const QStringList &ways) {
            QTest::newRow(name) << fields << ways;
        };
        row("nothing", "Subject: x", {});
        row("all",
            "List-Unsubscribe: <mailto:out@l.example?subject=x>,\r\n <https://l.example/out?u=1>\r\n"
            "List-Unsubscribe-Post: List-Unsubscribe=One-Click",
            {u("https://l.example/out?u=1"), u("https://l.example/out?u=1"),
             u("mailto:out@l.example?subject=x")});
        row("no one-click", "List-Unsubscribe: <https://l.example/out>",
            {QString(), u("https://l.example/out"), QString()});
        row("not encrypted", "List-Unsubscribe: <http://l.example/out>", {});
        row("not a page", "List-Unsubscribe: <javascript:alert(1)>, <file:///etc/passwd>", {});
        row("another host in front", "List-Unsubscribe: <https://gmx.de@evil.org/>", {});
        row("no brackets", "List-Unsubscribe: https://l.example/out", {});
        row("something else to post", "List-Unsubscribe: <https://l.example/>\r\nList-Unsubscribe-Post: x=y",
            {QString(), u("https://l.example/"), QString()});
    }
    void listsAreLeftByHttpsOrMail()
    {
        QFETCH(QByteArray, fields);
        QFETCH(QStringList, ways);
        const auto way = unsubscribeOf(with(fields));
        QCOMPARE(way.has_value(), !ways.isEmpty());
        if (way)
            QCOMPARE(QStringList({way->oneClick.toString(), way->page.toString(), way->mail.toString()}), ways);
    }
};

QTEST_APPLESS_MAIN(TestSafety)
#include "tst_safety.moc"
