// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/Base64.h"

#include <QTest>

using namespace duopost::mime;

class TestBase64 : public QObject {
    Q_OBJECT
private slots:
    void h13_decodesWhatCanBeDecoded_data();
    void h13_decodesWhatCanBeDecoded();
    void agreesWithQtOnValidInput();
    void textBehindThePaddingIsKept();
};

void TestBase64::h13_decodesWhatCanBeDecoded_data()
{
    QTest::addColumn<QByteArray>("encoded");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("damaged");
    QTest::newRow("empty") << QByteArray() << QByteArray() << false;
    QTest::newRow("plain") << QByteArray("aGVsbG8=") << QByteArray("hello") << false;
    QTest::newRow("lines") << QByteArray("aGV\r\nsbG\n 8=\n") << QByteArray("hello") << false;
    QTest::newRow("no padding, one byte") << QByteArray("aA") << QByteArray("h") << false;
    QTest::newRow("no padding, two bytes") << QByteArray("aGU") << QByteArray("he") << false;
    QTest::newRow("one character left") << QByteArray("aGVsb") << QByteArray("hel") << true;
    QTest::newRow("junk") << QByteArray("aG*Vs\x80-bG8=") << QByteArray("hello") << true;
    QTest::newRow("padding in the middle") << QByteArray("aGk=aGVsbG8=") << QByteArray("hihello") << false;
    QTest::newRow("padding at once") << QByteArray("=aGVsbG8=") << QByteArray("hello") << true;
    QTest::newRow("too much padding") << QByteArray("aGVsbG8=====") << QByteArray("hello") << false;
    QTest::newRow("NUL") << QByteArray("aGVs\0bG8=", 9) << QByteArray("hello") << true;
}

void TestBase64::h13_decodesWhatCanBeDecoded()
{
    QFETCH(QByteArray, encoded);
    QFETCH(QByteArray, bytes);
    QFETCH(bool, damaged);
    const Base64Result result = decodeBase64(encoded);
    QCOMPARE(result.bytes, bytes);
    QCOMPARE(result.damaged, damaged);
    QVERIFY(result.trailing.isEmpty());
}

void TestBase64::agreesWithQtOnValidInput()
{
    QByteArray bytes;
    for (int i = 0; i < 1000; ++i) {
        bytes += static_cast<char>(i * 7 + i / 3);
        const Base64Result result = decodeBase64(bytes.toBase64());
        QCOMPARE(result.bytes, bytes);
        QVERIFY(!result.damaged);
    }
}

void TestBase64::textBehindThePaddingIsKept()
{
    const QByteArray raw = "aGVsbG8=\n\n_______\nlist footer\n";
    const Base64Result result = decodeBase64(raw);
    QCOMPARE(result.bytes, QByteArray("hello"));
    QCOMPARE(result.trailing.toByteArray(), QByteArray("_______\nlist footer\n"));
}

QTEST_APPLESS_MAIN(TestBase64)
#include "tst_base64.moc"
