// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/QuotedPrintable.h"

#include <QTest>

using namespace duopost::mime;

class TestQuotedPrintable : public QObject {
    Q_OBJECT
private slots:
    void h13_decodesWhatCanBeDecoded_data();
    void h13_decodesWhatCanBeDecoded();
    void qFormTakesUnderscoresForBlanks();
};

void TestQuotedPrintable::h13_decodesWhatCanBeDecoded_data()
{
    QTest::addColumn<QByteArray>("encoded");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray() << QByteArray();
    QTest::newRow("plain") << QByteArray("a=3Db\n") << QByteArray("a=b\n");
    QTest::newRow("lower-case digits") << QByteArray("=c3=bc") << QByteArray("\xc3\xbc");
    QTest::newRow("soft break LF") << QByteArray("ab=\ncd") << QByteArray("abcd");
    QTest::newRow("soft break CRLF") << QByteArray("ab=\r\ncd\r\n") << QByteArray("abcd\r\n");
    QTest::newRow("blanks behind soft break") << QByteArray("ab= \t\ncd") << QByteArray("abcd");
    QTest::newRow("trailing blanks") << QByteArray("ab \t\ncd  ") << QByteArray("ab\ncd");
    QTest::newRow("encoded trailing blank") << QByteArray("ab=20\n") << QByteArray("ab \n");
    QTest::newRow("= at the end") << QByteArray("ab=") << QByteArray("ab");
    QTest::newRow("cut escape") << QByteArray("ab=C") << QByteArray("ab=C");
    QTest::newRow("no escape") << QByteArray("a=zz=b") << QByteArray("a=zz=b");
    QTest::newRow("raw 8-bit") << QByteArray("\xfc=41")
                               << QByteArray("\xfc"
                                             "A");
    QTest::newRow("NUL escape") << QByteArray("=00") << QByteArray(1, '\0');
}

void TestQuotedPrintable::h13_decodesWhatCanBeDecoded()
{
    QFETCH(QByteArray, encoded);
    QFETCH(QByteArray, bytes);
    QCOMPARE(decodeQuotedPrintable(encoded).bytes, bytes);
}

void TestQuotedPrintable::qFormTakesUnderscoresForBlanks()
{
    QCOMPARE(decodeQ("a_b=5F=c"), QByteArray("a b_=c"));
}

QTEST_APPLESS_MAIN(TestQuotedPrintable)
#include "tst_quoted_printable.moc"
