// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/MessageParser.h"
#include "mailcore/protocol/mime/PartTree.h"

#include <QElapsedTimer>
#include <QTest>

using namespace duopost;

class TestMimeLimits : public QObject {
    Q_OBJECT
private slots:
    void h2_deepNestingIsShownRaw();
    void h2_manyPartsAreShownRaw();
    void h2_longHeadersAreCut();
    void h2_hugeInputsTakeLinearTime_data();
    void h2_hugeInputsTakeLinearTime();
    void h2_manyAddressesAreReported();
    void h18_endlessReferencesAreCut();
    void everyByteIsInExactlyOnePlace();
};

namespace {

QByteArray nested(int levels, const QByteArray &innermost)
{
    QByteArray raw = "From: a@b\n";
    for (int i = 0; i < levels; ++i)
        raw += "Content-Type: multipart/mixed; boundary=b" + QByteArray::number(i) + "\n\n--b"
            + QByteArray::number(i) + "\n";
    return raw + "\n" + innermost;
}

} // namespace

void TestMimeLimits::h2_deepNestingIsShownRaw()
{
    const auto fits = parseMessage(nested(100, "INNERMOST"));
    QCOMPARE(fits.text, QStringLiteral("INNERMOST"));
    QVERIFY(fits.warnings.filter(QStringLiteral("nested")).isEmpty());
    for (const int levels : {101, 5000, 100000}) {
        const auto message = parseMessage(nested(levels, "INNERMOST"));
        QVERIFY(message.text.contains(QStringLiteral("INNERMOST")));
        QCOMPARE(message.warnings.filter(QStringLiteral("nested")).size(), 1);
    }
}

void TestMimeLimits::h2_manyPartsAreShownRaw()
{
    const QByteArray raw = "From: a@b\nContent-Type: multipart/mixed; boundary=x\n"
        + QByteArray("\n--x\n\nword").repeated(20000) + "LAST\n--x--\n";
    const auto message = parseMessage(raw);
    QCOMPARE(message.warnings.filter(QStringLiteral("more than 10000 parts")).size(), 1);
    QVERIFY(message.text.contains(QStringLiteral("LAST")));
    QCOMPARE(message.text.count(QStringLiteral("word")), 20000);
}

void TestMimeLimits::h2_longHeadersAreCut()
{
    const auto message = parseMessage(
        "From: a@b\nSubject: s\n" + QByteArray("X-Long: y\n").repeated(200000) + "To: late@x\n\nBODY");
    QCOMPARE(message.header.subject, QStringLiteral("s"));
    QVERIFY(message.text.contains(QStringLiteral("BODY")));
    QVERIFY(message.text.contains(QStringLiteral("late@x")));
    QCOMPARE(message.warnings.filter(QStringLiteral("1 MiB")).size(), 1);
    QVERIFY(parseHeader(QByteArray("X-Long: y\n").repeated(200000) + "To: late@x\n").to.isEmpty());
}

void TestMimeLimits::h2_hugeInputsTakeLinearTime_data()
{
    QTest::addColumn<QByteArray>("raw");
    const QByteArray mixed
        = "From: a@b\nContent-Type: multipart/mixed; boundary=\"xxxxxxxx\"\n\n--xxxxxxxx\n\n";
    QTest::newRow("near boundaries") << mixed + QByteArray("--xxxxxxxy\n").repeated(300000);
    QTest::newRow("dashes") << nested(100, {}) + QByteArray("--\n").repeated(500000);
    QTest::newRow("no boundaries named")
        << "From: a@b\n" + QByteArray("Content-Type: multipart/mixed\n\n--x\n").repeated(100000);
    QTest::newRow("named parts without a boundary")
        << mixed + QByteArray("--xxxxxxxx\nContent-Type: multipart/mixed\n\n--a\n").repeated(20000);
    QTest::newRow("one long line") << "From: a@b\n\n" + QByteArray(5000000, 'x');
    QTest::newRow("empty lines") << "From: a@b\n\n" + QByteArray(5000000, '\n');
    QTest::newRow("uuencoded begins") << "From: a@b\n\n" + QByteArray("begin 644 x\n").repeated(200000);
    QTest::newRow("stray header lines") << "From: a@b\n" + QByteArray("stray\n").repeated(100000);
    QTest::newRow("folds") << "From: a@b\nSubject: x" + QByteArray("\n y").repeated(300000) + "\n\n";
    QTest::newRow("equal signs") << "From: a@b\nContent-Transfer-Encoding: base64\n\n"
            + QByteArray("aGk=").repeated(300000);
    QTest::newRow("cid flood") << "From: a@b\nContent-Type: text/html\n\n"
            + QByteArray("cid:x ").repeated(300000);
}

void TestMimeLimits::h2_hugeInputsTakeLinearTime()
{
    QFETCH(QByteArray, raw);
    QElapsedTimer timer;
    timer.start();
    const auto message = parseMessage(raw);
    QVERIFY(previewOf(message).size() <= 200);
    QVERIFY2(timer.elapsed() < 8000, qPrintable(QString::number(timer.elapsed())));
}

void TestMimeLimits::h2_manyAddressesAreReported()
{
    const auto message = parseMessage("From: a@b\nTo: " + QByteArray("a@b, ").repeated(3000) + "\n\nx");
    QCOMPARE(message.header.to.size(), 2000);
    QCOMPARE(message.warnings.filter(QStringLiteral("2000 addresses")).size(), 1);
}

void TestMimeLimits::h18_endlessReferencesAreCut()
{
    QByteArray raw = "References:";
    for (int i = 0; i < 60000; ++i)
        raw += " <" + QByteArray::number(i) + "@x>";
    const auto header = parseHeader(raw + "\n\n");
    QCOMPARE(header.references.size(), 1000);
    QCOMPARE(header.references.first(), QByteArray("0@x"));
    QCOMPARE(header.references.last(), QByteArray("59999@x"));
}

/// Headers, bodies, preambles and epilogues never overlap and leave only line ends and boundary lines between
/// them.
void TestMimeLimits::everyByteIsInExactlyOnePlace()
{
    const QByteArray raw
        = "From: a@b\nContent-Type: multipart/mixed; boundary=x\n\nPRE\n--x\nA: b\n\nONE\n--x\n"
          "Content-Type: multipart/mixed; boundary=y\n\n--y\n\nTWO\n--y--\nMID\n--x\n\nTHREE\n--x--\nPOST\n";
    const mime::PartTree tree = mime::splitParts(raw);
    QByteArray rest = raw;
    const auto take = [&](QByteArrayView piece) {
        const qsizetype at = piece.data() - raw.constData();
        for (qsizetype i = 0; i < piece.size(); ++i) {
            QVERIFY(rest[at + i] != '\0');
            rest[at + i] = '\0';
        }
    };
    for (const mime::Part &part : tree.parts) {
        take(part.header);
        if (part.isMultipart) {
            take(part.preamble);
            take(part.epilogue);
        } else {
            take(part.body);
        }
    }
    QByteArrayList lines = rest.replace('\0', "").split('\n');
    lines.removeAll(QByteArray());
    QCOMPARE(lines, QByteArrayList({"--x", "--x", "--y", "--y--", "--x", "--x--"}));
}

QTEST_APPLESS_MAIN(TestMimeLimits)
#include "tst_mime_limits.moc"
