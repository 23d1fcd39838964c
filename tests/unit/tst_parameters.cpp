// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/MediaType.h"
#include "mailcore/protocol/mime/Parameters.h"

#include <QElapsedTimer>
#include <QTest>

using namespace duopost::mime;

class TestParameters : public QObject {
    Q_OBJECT
private slots:
    void h25_readsParameters_data();
    void h25_readsParameters();
    void h25_repeatedParametersAreFlagged();
    void valuesBecomeTypes_data();
    void valuesBecomeTypes();
    void floodsTakeLinearTime();
};

void TestParameters::h25_readsParameters_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QString>("value");
    const auto row = [](const char *name, const QByteArray &raw, const char *value) {
        QTest::newRow(name) << raw << QString::fromUtf8(value);
    };
    row("plain", "attachment; filename=a.txt", "a.txt");
    row("quoted", "attachment; filename=\"a b.txt\"", "a b.txt");
    row("blanks around =", "attachment ; filename = \"a.txt\" ; x=y", "a.txt");
    row("unquoted blanks", "attachment; filename=my new file.txt", "my new file.txt");
    row("escaped quote", "attachment; filename=\"a\\\"b.txt\"", "a\"b.txt");
    row("Windows path", "attachment; filename=\"C:\\mail\\a.txt\"", "C:\\mail\\a.txt");
    row("quote never closed", "attachment; filename=\"a b.txt", "a b.txt");
    row("folded in quotes", "attachment; filename=\"a\r\n   b.txt\"", "a b.txt");
    row("comment", "attachment; filename=a.txt (the file)", "a.txt");
    row("no semicolon", "attachment filename=a.txt", "a.txt");
    row("no semicolon between", "attachment; size=3 filename=a.txt", "a.txt");
    row("extended", "attachment; filename*=utf-8'de'Gr%C3%BC%c3%9fe.txt", "Grüße.txt");
    row("extended, latin", "attachment; filename*=iso-8859-1''Gr%FC%DFe.txt", "Grüße.txt");
    row("extended, no charset", "attachment; filename*=Gr%C3%BC%C3%9Fe.txt", "Grüße.txt");
    row("extended wins", "attachment; filename=x.txt; filename*=utf-8''a.txt", "a.txt");
    row("continued", "attachment; filename*0=ab; filename*1=cd; filename*2=\".txt\"", "abcd.txt");
    row("continued, out of order", "attachment; filename*1=cd; filename*0=ab", "abcd");
    row("continued, encoded", "attachment; filename*0*=utf-8''Gr%C3; filename*1*=%BC%C3%9Fe; filename*2=.txt",
        "Grüße.txt");
    row("continued, first missing", "attachment; filename*1=cd; filename*2=.txt", "cd.txt");
    row("continued, gap", "attachment; filename*0=ab; filename*7=.txt", "ab.txt");
    row("continued, huge number", "attachment; filename*0=ab; filename*2147483647=.txt", "ab.txt");
    row("bad percent", "attachment; filename*=utf-8''100%.txt", "100%.txt");
    row("encoded word in quotes", "attachment; filename=\"=?utf-8?q?Gr=C3=BC=C3=9Fe?=.txt\"", "Grüße.txt");
    row("encoded word bare", "attachment; filename==?utf-8?q?Gr=C3=BC=C3=9Fe?=.txt", "Grüße.txt");
    row("raw UTF-8",
        "attachment; filename=\"Gr\xc3\xbc\xc3\x9f"
        "e.txt\"",
        "Grüße.txt");
    row("raw windows-1252",
        "attachment; filename=Gr\xfc\xdf"
        "e.txt",
        "Grüße.txt");
    row("direction override", "attachment; filename*=utf-8''%E2%80%AEgpj.exe", "gpj.exe");
    row("NUL", "attachment; filename*=utf-8''a%00b", "a b");
    row("empty", "attachment; filename=", "");
    row("missing", "attachment", "");
}

void TestParameters::h25_readsParameters()
{
    QFETCH(QByteArray, raw);
    QFETCH(QString, value);
    const auto field = parseParameterized(raw);
    QCOMPARE(field.value, QByteArray("attachment"));
    QCOMPARE(field.text("filename"), value);
}

void TestParameters::h25_repeatedParametersAreFlagged()
{
    const auto field = parseParameterized("multipart/mixed; boundary=a; boundary=b");
    QVERIFY(field.repeated);
    QCOMPARE(field.bytes("boundary"), QByteArray("a"));
    QVERIFY(!parseParameterized("multipart/mixed; boundary=a; boundary=a").repeated);
}

void TestParameters::valuesBecomeTypes_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("plain") << QByteArray("text/plain; charset=x") << QByteArray("text/plain");
    QTest::newRow("case and blanks") << QByteArray("TEXT / Html") << QByteArray("text/html");
    QTest::newRow("comments") << QByteArray("(a) text/(b)html (c)") << QByteArray("text/html");
    QTest::newRow("text alone") << QByteArray("text") << QByteArray("text/plain");
    QTest::newRow("nonsense") << QByteArray("what is this") << QByteArray();
    QTest::newRow("no subtype") << QByteArray("image/") << QByteArray();
    QTest::newRow("no type") << QByteArray("/png") << QByteArray();
    QTest::newRow("control characters") << QByteArray("text/pl\x01in") << QByteArray();
    QTest::newRow("empty") << QByteArray() << QByteArray();
}

void TestParameters::valuesBecomeTypes()
{
    QFETCH(QByteArray, raw);
    QFETCH(QByteArray, type);
    QCOMPARE(mediaTypeOf(raw), type);
}

void TestParameters::floodsTakeLinearTime()
{
    QElapsedTimer timer;
    timer.start();
    for (const char *piece : {"; a*0=b", "; filename*1=x", ";", "; x", "(", "; a=\"", " ", "a "})
        parseParameterized("text/plain" + QByteArray(piece).repeated(150000));
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_APPLESS_MAIN(TestParameters)
#include "tst_parameters.moc"
