// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/AddressList.h"

#include <QElapsedTimer>
#include <QTest>

using namespace duopost;
using duopost::mime::parseAddressList;

class TestAddressList : public QObject {
    Q_OBJECT
private slots:
    void reads_data();
    void reads();
    void h3_deepNestingIsHarmless_data();
    void h3_deepNestingIsHarmless();
    void h2_stopsAtTwoThousand();
};

void TestAddressList::reads_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QString>("expected"); // name|address, separated by line ends
    const auto row = [](const char *name, const char *raw, const char *expected) {
        QTest::newRow(name) << QByteArray(raw) << QString::fromUtf8(expected);
    };
    row("bare", "a@b.c", "|a@b.c");
    row("angle", "<a@b.c>", "|a@b.c");
    row("name", "Ann Bee <a@b.c>", "Ann Bee|a@b.c");
    row("quoted", "\"Bee, Ann\" <a@b.c>", "Bee, Ann|a@b.c");
    row("quoted quote", "\"Ann \\\"B\\\" Bee\" <a@b.c>", "Ann \"B\" Bee|a@b.c");
    row("two", "a@b, c@d", "|a@b\n|c@d");
    row("semicolon", "a@b; c@d", "|a@b\n|c@d");
    row("empty pieces", ", a@b,, ,c@d,", "|a@b\n|c@d");
    row("old comment name", "a@b (Ann Bee)", "Ann Bee|a@b");
    row("comment behind angle", "<a@b> (Ann Bee)", "Ann Bee|a@b");
    row("comment inside", "Ann (x (y) z) Bee <a(c)@b(d).c>", "Ann Bee|a@b.c");
    row("escaped parenthesis", "Ann (x \\) y) <a@b>", "Ann|a@b");
    row("dots in name", "John Q. Public <a@b>", "John Q. Public|a@b");
    row("at in name", "ceo@bank.example <x@evil.example>", "ceo@bank.example|x@evil.example");
    row("quoted at in name", "\"ceo@bank.example\" <x@evil.example>", "ceo@bank.example|x@evil.example");
    row("two angles", "<a@b> <c@d>", "|a@b\n|c@d");
    row("double brackets", "<<a@b>>", "|a@b");
    row("never closed", "Ann <a@b, Bob <c@d>", "Ann|a@b\nBob|c@d");
    row("name without angle", "John Doe john@host.example", "John Doe|john@host.example");
    row("quoted local part", "\"a b\"@c.d", "|\"a b\"@c.d");
    row("quoted local part in angle", "Ann <\"a>b\"@c.d>", "Ann|\"a>b\"@c.d");
    row("source route", "<@a,@b:c@d>", "|c@d");
    row("blanks around dots", "a . b @ c . d", "|a.b@c.d");
    row("domain literal", "a@[192.0.2.1]", "|a@[192.0.2.1]");
    row("IPv6 literal", "Ann <a@[IPv6:2001:db8::1]>", "Ann|a@[IPv6:2001:db8::1]");
    row("group", "Friends: Ann <a@b>, c@d;", "Ann|a@b\n|c@d");
    row("group, then more", "Friends: a@b;, c@d", "|a@b\n|c@d");
    row("empty group", "undisclosed-recipients:;", "undisclosed-recipients|");
    row("group without end", "Friends: a@b", "|a@b");
    row("nested groups", "A: B: C: a@b;;;", "|a@b");
    row("encoded name", "=?utf-8?q?J=C3=B6rg?= Bee <a@b>", "Jörg Bee|a@b");
    row("encoded name in quotes", "\"=?utf-8?q?J=C3=B6rg?=\" <a@b>", "Jörg|a@b");
    row("comma in encoded name", "=?utf-8?q?Bee,_J=C3=B6rg?= <a@b>", "Bee, Jörg|a@b");
    row("encoded comma", "=?utf-8?q?Bee=2C_Ann?= <a@b>, c@d", "Bee, Ann|a@b\n|c@d");
    row("raw UTF-8", "J\xc3\xb6rg <j\xc3\xb6rg@b\xc3\xbc.de>", "Jörg|jörg@bü.de");
    row("h4 encoded address", "=?utf-8?q?ceo=40bank?=@evil.example", "|=?utf-8?q?ceo=40bank?=@evil.example");
    row("h4 encoded address in angle", "x <=?utf-8?q?ceo=40bank=00?=@evil.example>",
        "x|=?utf-8?q?ceo=40bank=00?=@evil.example");
    row("h4 override in address", "<a\xe2\x80\xae@b>", "|a@b");
    row("h4 NUL in name", "=?utf-8?q?ceo=40bank=00?= <x@evil>", "ceo@bank|x@evil");
    row("h5 empty", "", "");
    row("h5 empty angle", "Ann <>", "Ann|");
    row("folded", "Ann\r\n Bee\r\n\t<a@b>,\r\n c@d", "Ann Bee|a@b\n|c@d");
    row("local user", "root", "|root");
    row("only a comment", "(nobody)", "nobody|");
    row("mailto", "mailto:a@b", "|a@b");
    row("quote never closed", "\"Ann <a@b>", "Ann <a@b>|");
    row("lone specials", "<,;:>)", "");
}

void TestAddressList::reads()
{
    QFETCH(QByteArray, raw);
    QFETCH(QString, expected);
    QStringList ours;
    for (const MailAddress &address : parseAddressList(raw))
        ours += address.name + QLatin1Char('|') + address.address;
    QCOMPARE(ours.join(QLatin1Char('\n')), expected);
}

void TestAddressList::h3_deepNestingIsHarmless_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::newRow("groups") << QByteArray("g:").repeated(20000) + "a@b" + QByteArray(";").repeated(20000);
    QTest::newRow("comments") << QByteArray("(").repeated(200000) + "x" + QByteArray(")").repeated(200000)
            + "a@b";
    QTest::newRow("angles") << QByteArray("<").repeated(200000) + "a@b" + QByteArray(">").repeated(200000);
    QTest::newRow("quotes") << QByteArray("\"\\\"\"").repeated(100000) + " <a@b>";
    QTest::newRow("comments side by side") << QByteArray("(x)").repeated(200000) + "a@b";
    QTest::newRow("open words") << QByteArray("=?a?q?x ").repeated(50000) + "<a@b>";
    QTest::newRow("open literals") << QByteArray("[ ").repeated(100000) + "<a@b>";
}

void TestAddressList::h3_deepNestingIsHarmless()
{
    QFETCH(QByteArray, raw);
    QElapsedTimer timer;
    timer.start();
    const auto addresses = parseAddressList(raw);
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(!addresses.isEmpty());
    QVERIFY(addresses.last().address.contains(QStringLiteral("a@b")));
}

void TestAddressList::h2_stopsAtTwoThousand()
{
    QCOMPARE(parseAddressList(QByteArray("a@b,").repeated(5000)).size(), 2000);
}

QTEST_APPLESS_MAIN(TestAddressList)
#include "tst_address_list.moc"
