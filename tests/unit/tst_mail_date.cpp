// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/MessageParser.h"
#include "mailcore/protocol/mime/MailDate.h"

#include <QTest>

using namespace duopost;

class TestMailDate : public QObject {
    Q_OBJECT
private slots:
    void h19_reads_data();
    void h19_reads();
    void h19_headersHaveNoDateBeforeMail();
};

void TestMailDate::h19_reads_data()
{
    QTest::addColumn<QByteArray>("raw");
    QTest::addColumn<QString>("iso"); // empty = invalid
    const auto row = [](const char *raw, const char *iso) {
        QTest::newRow(raw) << QByteArray(raw) << QString::fromLatin1(iso);
    };
    row("Mon, 2 Jan 2023 03:04:05 +0100", "2023-01-02T03:04:05+01:00");
    row("2 Jan 2023 03:04:05 -0730", "2023-01-02T03:04:05-07:30");
    row("Mon, 02 Jan 2023 03:04 +0000", "2023-01-02T03:04:00Z");
    row("Mon, 2 Jan 2023 03:04:05 EST", "2023-01-02T03:04:05-05:00");
    row("Mon, 2 Jan 2023 03:04:05 UT", "2023-01-02T03:04:05Z");
    row("Mon, 2 Jan 2023 03:04:05 MESZ", "2023-01-02T03:04:05+02:00");
    row("Mon, 2 Jan 2023 03:04:05 XYZ", "2023-01-02T03:04:05Z");
    row("Mon, 2 Jan 2023 03:04:05 A", "2023-01-02T03:04:05Z");
    row("Mon, 2 Jan 2023 03:04:05", "2023-01-02T03:04:05Z");
    row("Mon, 2 Jan 2023 03:04:05 +0100 (CET)", "2023-01-02T03:04:05+01:00");
    row("Mon(day (x)), 2 (second) Jan 2023 03:04:05 +0100", "2023-01-02T03:04:05+01:00");
    row("Mon,\r\n 2 Jan\r\n\t2023 03:04:05 +0100", "2023-01-02T03:04:05+01:00");
    row("Mon, 2 Jan 2023 03:04:05 GMT+0100", "2023-01-02T03:04:05+01:00");
    row("Mon, 2 Jan 2023 03:04:05 +01:00", "2023-01-02T03:04:05+01:00");
    row("Mon Jan  2 03:04:05 2023", "2023-01-02T03:04:05Z");
    row("Mon Jan  2 03:04:05 CET 2023", "2023-01-02T03:04:05+01:00");
    row("Monday, 02-Jan-23 03:04:05 GMT", "2023-01-02T03:04:05Z");
    row("2023-01-02T03:04:05Z", "2023-01-02T03:04:05Z");
    row("2023-01-02 03:04:05.678 +0200", "2023-01-02T03:04:05+02:00");
    row("2023-01-02T03:04:05-05:00", "2023-01-02T03:04:05-05:00");
    row("2 Jan 23 03:04:05 +0000", "2023-01-02T03:04:05Z");
    row("2 Jan 97 03:04:05 +0000", "1997-01-02T03:04:05Z");
    row("2 Jan 102 03:04:05 +0000", "2002-01-02T03:04:05Z");
    row("2 January 2023 3:04 PM", "2023-01-02T15:04:00Z");
    row("2 Jan 2023 12:04 AM", "2023-01-02T00:04:00Z");
    row("2 Jan 2023 03:04:60 +0000", "2023-01-02T03:04:59Z");
    row("2 Jan 2023", "2023-01-02T00:00:00Z");
    row("2 Jan 2023 03.04.05 +0100", "2023-01-02T03:04:05+01:00");
    row("2 Jan 2023 03:04:05 +9999", "2023-01-02T03:04:05Z");
    row("Thu, 13 Feb 1969 23:32:54 -0330", "1969-02-13T23:32:54-03:30");
    row("31 Feb 2023 03:04:05 +0000", "");
    row("2 Jan 2023 25:04:05 +0000", "");
    row("2 Jan 2023 03:64:05 +0000", "");
    row("2 Jan 20230 03:04:05 +0000", "");
    row("2 Jan 0000 03:04:05 +0000", "");
    row("99999999999999999999 Jan 2023", "");
    row("yesterday", "");
    row("", "");
    row("::::", "");
    row("((((((((", "");
    row("Jan", "");
}

void TestMailDate::h19_reads()
{
    QFETCH(QByteArray, raw);
    QFETCH(QString, iso);
    QCOMPARE(mime::parseMailDate(raw).toString(Qt::ISODate), iso);
}

void TestMailDate::h19_headersHaveNoDateBeforeMail()
{
    for (const char *date :
         {"Thu, 01 Jan 1970 00:00:00 +0000", "Wed, 31 Dec 1969 23:59:59 -0000",
          "Mon, 1 Jan 1900 00:00:00 +0000", "nonsense"})
        QVERIFY2(!parseHeader(QByteArray("Date: ") + date + "\n").date.isValid(), date);
    QVERIFY(parseHeader("Date: nonsense\nDate: 2 Jan 2023 03:04:05 +0000\n").date.isValid());
}

QTEST_APPLESS_MAIN(TestMailDate)
#include "tst_mail_date.moc"
