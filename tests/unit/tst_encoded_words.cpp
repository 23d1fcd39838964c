// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/EncodedWords.h"

#include <QElapsedTimer>
#include <QTest>

using namespace duopost::mime;

class TestEncodedWords : public QObject {
    Q_OBJECT
private slots:
    void decodes_data();
    void decodes();
    void h4_nothingInvisibleComesOutOfDecoding_data();
    void h4_nothingInvisibleComesOutOfDecoding();
    void joinersStayWhereTheyMeanSomething();
    void floodsTakeLinearTime_data();
    void floodsTakeLinearTime();
};

void TestEncodedWords::decodes_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << QByteArray("Hello world") << QStringLiteral("Hello world");
    QTest::newRow("folded") << QByteArray("Hello\r\n\tworld\n  again") << QStringLiteral("Hello world again");
    QTest::newRow("Q") << QByteArray("=?iso-8859-1?q?Gr=FC=DFe_an?= dich") << QStringLiteral("Grüße an dich");
    QTest::newRow("B") << QByteArray("=?UTF-8?B?R3LDvMOfZQ==?=") << QStringLiteral("Grüße");
    QTest::newRow("language suffix") << QByteArray("=?utf-8*de?Q?Gr=C3=BC=C3=9Fe?=") << QStringLiteral("Grüße");
    QTest::newRow("letter cut in two")
        << QByteArray("=?utf-8?Q?Gr=C3?=\r\n =?utf-8?Q?=BC=C3=9Fe?=") << QStringLiteral("Grüße");
    QTest::newRow("letter cut in two, B and Q")
        << QByteArray("=?utf-8?B?R3LD?= =?utf-8?Q?=BC=C3=9Fe?=") << QStringLiteral("Grüße");
    QTest::newRow("two charsets") << QByteArray("=?utf-8?Q?=C3=BC?= =?iso-8859-1?Q?=DF?=")
                                  << QStringLiteral("üß");
    QTest::newRow("text between keeps its blanks")
        << QByteArray("=?utf-8?Q?a?= b =?utf-8?Q?c?=") << QStringLiteral("a b c");
    QTest::newRow("raw blanks inside") << QByteArray("=?utf-8?Q?a b c?=") << QStringLiteral("a b c");
    QTest::newRow("question mark inside")
        << QByteArray("=?utf-8?Q?what?=20now?\?=") << QStringLiteral("what? now?");
    QTest::newRow("no padding") << QByteArray("=?utf-8?B?R3LDvMOfZQ?=") << QStringLiteral("Grüße");
    QTest::newRow("never closed") << QByteArray("=?utf-8?Q?abc") << QStringLiteral("=?utf-8?Q?abc");
    QTest::newRow("never closed, then a good one")
        << QByteArray("=?utf-8?Q?abc =?utf-8?Q?d?=") << QStringLiteral("=?utf-8?Q?abc d");
    QTest::newRow("unknown encoding") << QByteArray("=?utf-8?X?abc?=") << QStringLiteral("=?utf-8?X?abc?=");
    QTest::newRow("unknown charset") << QByteArray("=?klingon?Q?abc=C3=BC?=") << QStringLiteral("abcü");
    QTest::newRow("empty charset") << QByteArray("=??Q?abc?=") << QStringLiteral("=??Q?abc?=");
    QTest::newRow("empty word") << QByteArray("a =?utf-8?Q?\?= b") << QStringLiteral("a  b");
    QTest::newRow("raw UTF-8") << QByteArray("Gr\xc3\xbc\xc3\x9f"
                                             "e")
                               << QStringLiteral("Grüße");
    QTest::newRow("raw windows-1252") << QByteArray("Gr\xfc\xdf"
                                                    "e \x80")
                                      << QStringLiteral("Grüße €");
    QTest::newRow("iso-2022-jp") << QByteArray("=?ISO-2022-JP?B?GyRCRnxLXBsoQg==?=") << QStringLiteral("日本");
    QTest::newRow("utf-7") << QByteArray("=?unicode-1-1-utf-7?Q?Gr+APwA3w-e?=") << QStringLiteral("Grüße");
    QTest::newRow("gb2312 means gbk") << QByteArray("=?gb2312?B?6UY=?=") << QStringLiteral("镕");
}

void TestEncodedWords::decodes()
{
    QFETCH(QByteArray, raw);
    QFETCH(QString, text);
    QCOMPARE(decodeUnstructured(raw), text);
}

void TestEncodedWords::h4_nothingInvisibleComesOutOfDecoding_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QString>("text");
    QTest::newRow("NUL") << QByteArray("=?utf-8?Q?a=00b?=") << QStringLiteral("a b");
    QTest::newRow("line ends") << QByteArray("=?utf-8?Q?a=0D=0ABcc:_x?=") << QStringLiteral("a  Bcc: x");
    QTest::newRow("direction override")
        << QByteArray("=?utf-8?Q?=E2=80=AEgpj.exe?=") << QStringLiteral("gpj.exe");
    QTest::newRow("isolates") << QByteArray("=?utf-8?Q?a=E2=81=A6b=E2=81=A9?=") << QStringLiteral("ab");
    QTest::newRow("zero width") << QByteArray("=?utf-8?Q?pay=E2=80=8Bpal=EF=BB=BF?=")
                                << QStringLiteral("paypal");
    QTest::newRow("joiner in Latin") << QByteArray("=?utf-8?Q?pay=E2=80=8Dpal?=") << QStringLiteral("paypal");
    QTest::newRow("C1 control") << QByteArray("=?utf-8?Q?a=C2=85b?=") << QStringLiteral("a b");
    QTest::newRow("tag characters") << QByteArray("=?utf-8?B?YfOggYFi?=") << QStringLiteral("ab");
    QTest::newRow("raw NUL") << QByteArray("a\0b", 3) << QStringLiteral("a b");
}

void TestEncodedWords::h4_nothingInvisibleComesOutOfDecoding()
{
    QFETCH(QByteArray, raw);
    QFETCH(QString, text);
    QCOMPARE(decodeUnstructured(raw), text);
}

void TestEncodedWords::joinersStayWhereTheyMeanSomething()
{
    const QString family = QStringLiteral("\U0001F468\u200D\U0001F469\u200D\U0001F467");
    QCOMPARE(decodeUnstructured(family.toUtf8()), family);
    const QString persian = QStringLiteral("می\u200Cخواهم");
    QCOMPARE(decodeUnstructured(persian.toUtf8()), persian);
}

void TestEncodedWords::floodsTakeLinearTime_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::newRow("openings") << QByteArray("=?").repeated(500000);
    QTest::newRow("begun words") << QByteArray("=?a?q?").repeated(170000);
    QTest::newRow("begun words with blanks") << QByteArray("=?a?q? ").repeated(150000) + "?=";
    QTest::newRow("words") << QByteArray("=?utf-8?q?=C3?= ").repeated(60000);
    QTest::newRow("words in changing charsets")
        << QByteArray("=?utf-8?q?=C3?= =?big5?q?=C3?= ").repeated(30000);
}

void TestEncodedWords::floodsTakeLinearTime()
{
    QFETCH(QByteArray, raw);
    QElapsedTimer timer;
    timer.start();
    QVERIFY(!decodeUnstructured(raw).isEmpty());
    QVERIFY2(timer.elapsed() < 5000, qPrintable(QString::number(timer.elapsed())));
}

QTEST_APPLESS_MAIN(TestEncodedWords)
#include "tst_encoded_words.moc"
