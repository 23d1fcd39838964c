// SPDX-License-Identifier: GPL-3.0-or-later
// The pure parts of the practice server.
#include "mailcore/lab/DovecotConfig.h"
#include "mailcore/lab/DovecotProgram.h"
#include "mailcore/lab/LabCertificate.h"
#include "mailcore/lab/LabPortPicker.h"
#include "mailcore/lab/sample/Crc32.h"
#include "mailcore/lab/sample/MimeWriter.h"
#include "mailcore/lab/sample/SampleFiles.h"
#include "mailcore/lab/sample/SampleScript.h"

#include <QSet>
#include <QSslCertificate>
#include <QTest>

using namespace duopost;

class TestLabParts : public QObject {
    Q_OBJECT
private slots:
    void versionIsReadFromDovecotsAnswer();
    void eachDovecotGetsItsOwnLanguage();
    void placeholdersAreAllFilled();
    void portsAreDistinct();
    void certificateSaysWhatWasAsked();
    void encodedWordsStayShortAndWhole();
    void quotedPrintableKeepsLinesShort();
    void flowedLinesJoinAgain_data();
    void flowedLinesJoinAgain();
    void crcMatchesTheStandardsCheckValue();
    void pdfTablePointsAtItsObjects();
    void zipDirectoryPointsAtItsFiles();
    void scriptBlocksAndTurnsAreRead();
};

void TestLabParts::versionIsReadFromDovecotsAnswer()
{
    QCOMPARE(dovecotVersion(QStringLiteral("2.3.19.1 (9b53102964)\n")), QVersionNumber({2, 3, 19, 1}));
    QCOMPARE(dovecotVersion(QStringLiteral("2.4.1-4 (7d8c0e5759)\n")), QVersionNumber(2, 4, 1));
    QVERIFY(dovecotVersion(QStringLiteral("command not found")).isNull());
}

void TestLabParts::eachDovecotGetsItsOwnLanguage()
{
    DovecotSetup setup;
    setup.certificate = QStringLiteral("/x/server.pem");
    const QString old = dovecotConfig(setup, QVersionNumber(2, 3, 19)),
                  fresh = dovecotConfig(setup, QVersionNumber(2, 4, 1));
    QVERIFY(old.contains(QLatin1String("ssl_cert = </x/server.pem\n")));
    QVERIFY(!old.contains(QLatin1String("dovecot_config_version")));
    QVERIFY(fresh.startsWith(QLatin1String("dovecot_config_version = ")));
    QVERIFY(fresh.contains(QLatin1String("ssl_server_cert_file = /x/server.pem\n")));
    QVERIFY(!fresh.contains(QLatin1String("mail_location")));
}

void TestLabParts::placeholdersAreAllFilled()
{
    for (const bool sieve : {true, false}) {
        DovecotSetup setup;
        setup.sieve = sieve;
        setup.extra = QStringLiteral("# the end");
        for (const QVersionNumber &version : {QVersionNumber(2, 3), QVersionNumber(2, 4)}) {
            const QString text = dovecotConfig(setup, version);
            QVERIFY2(!text.contains(QLatin1Char('@')), qPrintable(text));
            QVERIFY(text.endsWith(QLatin1String("# the end\n")));
            QCOMPARE(text.contains(QLatin1String("managesieve")), sieve);
        }
    }
}

void TestLabParts::portsAreDistinct()
{
    const LabPorts ports = freeLabPorts();
    const QSet<quint16> all{ports.imap, ports.imaps, ports.pop3, ports.pop3s,
                            ports.lmtp, ports.smtp,  ports.sieve};
    QCOMPARE(all.size(), 7);
    QVERIFY(!all.contains(0));
    QCOMPARE(labPortsFrom(5000).imap, quint16(5000));
    QCOMPARE(labPortsFrom(5000).sieve, quint16(5006));
}

void TestLabParts::certificateSaysWhatWasAsked()
{
    CertificateRequest request;
    request.dnsNames = {QStringLiteral("mail.example.org")};
    request.addresses = {QStringLiteral("127.0.0.1"), QStringLiteral("::1")};
    request.notAfter = QDateTime::currentDateTimeUtc().addDays(-1);
    request.notBefore = request.notAfter.addDays(-9);
    const LabCertificates made = makeLabCertificates(request);
    const QSslCertificate server(made.server), authority(made.authority);
    QVERIFY(!server.isNull() && !authority.isNull());
    QVERIFY(server.subjectAlternativeNames().contains(QSsl::DnsEntry, QStringLiteral("mail.example.org")));
    QCOMPARE(server.subjectAlternativeNames().count(QSsl::IpAddressEntry), 2);
    QVERIFY(server.expiryDate() < QDateTime::currentDateTimeUtc());
    QVERIFY(authority.expiryDate() > QDateTime::currentDateTimeUtc());
    QVERIFY(authority.isSelfSigned());
    QVERIFY(!server.isSelfSigned());
    QVERIFY(makeLabCertificates().authority != made.authority);
}

void TestLabParts::encodedWordsStayShortAndWhole()
{
    const QString text
        = QStringLiteral("Grüße aus Köln, wo die Bäume längst Blätter tragen – und 🎁 dazu: ").repeated(4);
    for (const char encoding : {'Q', 'B'}) {
        QByteArray joined;
        for (QByteArray word : encodeWords(text, "utf-8", encoding).split('\n')) {
            word = word.trimmed();
            QVERIFY2(word.size() <= 75, word.constData()); // RFC 2047 section 2
            QVERIFY(word.startsWith("=?utf-8?") && word.endsWith("?="));
            QByteArray inner = word.mid(10).chopped(2);
            const QByteArray bytes = encoding == 'B'
                ? QByteArray::fromBase64(inner)
                : QByteArray::fromPercentEncoding(inner.replace('_', ' '), '=');
            QCOMPARE(QString::fromUtf8(bytes).toUtf8(), bytes); // no character is cut in two
            joined += bytes;
        }
        QCOMPARE(QString::fromUtf8(joined), text);
    }
    QCOMPARE(encodeWords(QStringLiteral("Plain"), "utf-8", 'Q'), QByteArray("Plain"));
}

void TestLabParts::quotedPrintableKeepsLinesShort()
{
    const QByteArray bytes = QByteArray("größer = 1 \r\n").repeated(3) + QByteArray(300, 'x');
    const QByteArray encoded = quotedPrintable(bytes);
    for (const QByteArray &line : encoded.split('\n')) {
        QVERIFY(QByteArray(line).replace("\r", "").size() <= 76);
        QVERIFY(!QByteArray(line).replace("\r", "").endsWith(' '));
    }
    QCOMPARE(QByteArray::fromPercentEncoding(QByteArray(encoded).replace("=\r\n", ""), '='), bytes);
}

void TestLabParts::flowedLinesJoinAgain_data()
{
    QTest::addColumn<bool>("deleteSpace");
    QTest::newRow("flowed") << false;
    QTest::newRow("delsp") << true;
}

void TestLabParts::flowedLinesJoinAgain()
{
    QFETCH(bool, deleteSpace);
    const QString text = QStringLiteral(
        "A long paragraph that has to be broken somewhere, because it is much longer than the "
        "seventy-two columns which are allowed here.\n\n> quoted\nFrom here on it is short.\n");
    QByteArray flowed = flowedPart(text, "us-ascii", deleteSpace).content;
    for (const QByteArray &line : flowed.split('\n'))
        QVERIFY2(line.size() <= 78, line.constData());
    QVERIFY(!flowed.contains("\nFrom ")); // space-stuffed
    flowed.replace("\r\n From", "\r\nFrom");
    flowed.replace(deleteSpace ? " \r\n" : "\r\n\r\n", deleteSpace ? "" : "\r\n\r\n").replace(" \r\n", " ");
    QCOMPARE(
        QString::fromLatin1(flowed).replace(QLatin1String("\r\n"), QLatin1String("\n")).trimmed(),
        text.trimmed());
}

void TestLabParts::crcMatchesTheStandardsCheckValue()
{
    QCOMPARE(crc32("123456789"), 0xcbf43926u);
}

void TestLabParts::pdfTablePointsAtItsObjects()
{
    const QByteArray pdf = samplePdf(QStringLiteral("Rechnung\n(4 €) für Köln\\"));
    const qsizetype table = pdf.mid(pdf.lastIndexOf("startxref") + 10).split('\n').first().toLongLong();
    QVERIFY(pdf.mid(table).startsWith("xref\n0 7\n"));
    const QList<QByteArray> rows = pdf.mid(table).split('\n');
    for (int i = 1; i <= 6; ++i)
        QVERIFY(pdf.mid(rows[2 + i].left(10).toLongLong()).startsWith(QByteArray::number(i) + " 0 obj"));
}

void TestLabParts::zipDirectoryPointsAtItsFiles()
{
    const QByteArray zip = sampleOdt(QStringLiteral("Hello"));
    QVERIFY(zip.mid(30).startsWith("mimetypeapplication/vnd.oasis.opendocument.text"));
    QCOMPARE(zip.count("PK\x03\x04"), 3);
    QCOMPARE(zip.count("PK\x01\x02"), 3);
    const qsizetype end = zip.lastIndexOf("PK\x05\x06");
    const auto directory
        = static_cast<qsizetype>(*reinterpret_cast<const quint32 *>(zip.mid(end + 16, 4).constData()));
    QVERIFY(zip.mid(directory).startsWith("PK\x01\x02"));
    QVERIFY(sampleDocx(QStringLiteral("A & B")).contains("A &amp; B"));
}

void TestLabParts::scriptBlocksAndTurnsAreRead()
{
    const auto blocks = parseSampleScript(
        QStringLiteral("== thread\nsubject: One: two\nstart: 4\n\n--- me +0m\nHello\n\nWorld\n--- tom +2h; "
                       "star; pdf=A b.pdf\nHi\n\n== draft\nsubject: X\n\nText\n"));
    QCOMPARE(blocks.size(), 2);
    QCOMPARE(blocks[0].key("subject"), QStringLiteral("One: two"));
    QCOMPARE(blocks[0].number("start", 0), 4);
    QCOMPARE(blocks[1].text, QStringLiteral("Text"));
    const auto turns = parseSampleTurns(blocks[0].text);
    QCOMPARE(turns.size(), 2);
    QCOMPARE(turns[0].text, QStringLiteral("Hello\n\nWorld"));
    QCOMPARE(turns[1].options, (QStringList{QStringLiteral("star"), QStringLiteral("pdf=A b.pdf")}));
    QCOMPARE(sampleSpan(QStringLiteral("2h")), 7200);
    QCOMPARE(sampleAddress(QStringLiteral("A B <a@b.example>")).address, QStringLiteral("a@b.example"));
}

QTEST_GUILESS_MAIN(TestLabParts)
#include "tst_lab_parts.moc"
