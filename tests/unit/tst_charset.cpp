// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/Charset.h"

#include <QTest>

using namespace duopost::mime;

class TestCharset : public QObject {
    Q_OBJECT
private slots:
    void h14_decodes_data();
    void h14_decodes();
    void h14_notesSayWhatHappened();
    void undeclaredTextIsGuessed_data();
    void undeclaredTextIsGuessed();
};

void TestCharset::h14_decodes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("charset");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QByteArray &bytes, const char *charset, const char *text) {
        QTest::newRow(name) << bytes << QByteArray(charset) << QString::fromUtf8(text);
    };
    const QByteArray utf8 = "Gr\xc3\xbc\xc3\x9f"
                            "e",
                     latin = "Gr\xfc\xdf"
                             "e";
    row("UTF-8", utf8, "utf-8", "Grüße");
    row("Latin-1", latin, "iso-8859-1", "Grüße");
    row("Latin-1 is windows-1252", "\x80", "iso-8859-1", "€");
    row("windows-1252", "\x84q\x93", "Windows-1252", "„q“");
    row("nothing declared, UTF-8", utf8, "", "Grüße");
    row("nothing declared, 8-bit", latin, "", "Grüße");
    row("us-ascii declared, 8-bit", latin, "us-ascii", "Grüße");
    row("UTF-8 declared, 8-bit", latin, "utf-8", "Grüße");
    row("Latin-1 declared, UTF-8", utf8, "iso-8859-1", "Grüße");
    row("unknown, UTF-8", utf8, "x-klingon", "Grüße");
    row("unknown, 8-bit", latin, "x-klingon", "Grüße");
    row("UTF-8 mark", "\xef\xbb\xbf" + utf8, "utf-8", "Grüße");
    row("UTF-8 mark, wrong charset", "\xef\xbb\xbf" + utf8, "iso-8859-1", "Grüße");
    row("UTF-16 with mark", QByteArray("\xff\xfeG\0\xfc\0", 6), "utf-16", "Gü");
    row("UTF-16BE", QByteArray("\0G\0\xfc", 4), "utf-16be", "Gü");
    row("UTF-16 declared, UTF-8", utf8, "utf-16", "Grüße");
    row("UTF-7", "Gr+APwA3w-e +- 1", "unicode-1-1-utf-7", "Grüße + 1");
    row("cp850",
        "Gr\x81\xe1"
        "e",
        "cp-850", "Grüße");
    row("ibm850",
        "Gr\x81\xe1"
        "e",
        "IBM850", "Grüße");
    row("ansi_x3.110", latin, "ansi_x3.110-1983", "Grüße");
    row("koi8-r", "\xf0\xd2\xc9\xd7\xc5\xd4", "koi8-r", "Привет");
    row("koi8_r", "\xf0\xd2\xc9\xd7\xc5\xd4", "koi8_r", "Привет");
    row("1251", "\xcf\xf0\xe8\xe2\xe5\xf2", "cp1251", "Привет");
    row("gb2312", "\xc4\xe3\xba\xc3", "gb2312", "你好");
    row("gb18030", "\xc4\xe3\x81\x30\x84\x36", "GB18030", "你¥");
    row("big5", "\xa7\x41\xa6\x6e", "big5", "你好");
    row("shift_jis", "\x93\xfa\x96\x7b", "Shift-JIS", "日本");
    row("euc-jp", "\xc6\xfc\xcb\xdc", "x-euc-jp", "日本");
    row("iso-2022-jp", "\x1b$BF|K\\\x1b(B", "iso-2022-jp", "日本");
    row("iso-2022-jp undeclared", "\x1b$BF|K\\\x1b(B", "", "日本");
    row("euc-kr", "\xc7\xd1\xb1\xb9", "ks_c_5601-1987", "한국");
    row("tis-620", "\xca\xc7\xd1", "tis-620", "สวั");
    row("mac",
        "Gr\x9f\xa7"
        "e",
        "x-mac-roman", "Grüße");
    row("language suffix", latin, "iso-8859-1*de", "Grüße");
    row("quotes", latin, "\"iso-8859-1\"", "Grüße");
    row("cut UTF-8", QByteArray("Gr\xc3\xbc\xc3"), "utf-8", "Grü\uFFFD");
    row("cut Latin word", QByteArray("caf\xe9"), "", "café");
    row("ASCII", "plain", "utf-8", "plain");
    row("empty", "", "utf-8", "");
}

void TestCharset::h14_decodes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, charset);
    QFETCH(QString, text);
    QCOMPARE(decodeCharset(bytes, charset).text, text);
}

void TestCharset::h14_notesSayWhatHappened()
{
    QVERIFY(decodeCharset("\xfc", "x-klingon").unknown);
    QVERIFY(decodeCharset("\xfc", "utf-8").lied);
    QVERIFY(decodeCharset("\xc3\xbc", "iso-8859-1").lied);
    QVERIFY(!decodeCharset("\xfc", "iso-8859-1").lied);
    QVERIFY(!decodeCharset("abc", "x-klingon").unknown);
    // One damaged letter in a long text: the rest stays.
    const QByteArray damaged
        = QByteArray("\xc3\xbc ").repeated(50) + "\xff" + QByteArray(" \xc3\xbc").repeated(50);
    const DecodedText result = decodeCharset(damaged, "utf-8");
    QVERIFY(result.damaged);
    QCOMPARE(result.text.count(QChar(u'ü')), 100);
}

void TestCharset::undeclaredTextIsGuessed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("word");
    QTest::newRow("Russian") << QByteArray(
        "\xcf\xf0\xe8\xe2\xe5\xf2, \xea\xe0\xea \xe4\xe5\xeb\xe0? \xdd\xf2\xee \xef\xe8\xf1\xfc\xec\xee "
        "\xed\xe0 \xf0\xf3\xf1\xf1\xea\xee\xec \xff\xe7\xfb\xea\xe5.")
                             << QStringLiteral("Привет, как дела? Это письмо на русском языке.");
    QTest::newRow("German") << QByteArray("Sch\xf6ne Gr\xfc\xdf"
                                          "e aus M\xfcnchen, \xfc"
                                          "ber den sch\xf6nen Fl\xfcssen")
                            << QStringLiteral("Schöne Grüße aus München, über den schönen Flüssen");
}

void TestCharset::undeclaredTextIsGuessed()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, word);
    QCOMPARE(decodeCharset(bytes, {}).text, word);
}

QTEST_APPLESS_MAIN(TestCharset)
#include "tst_charset.moc"
