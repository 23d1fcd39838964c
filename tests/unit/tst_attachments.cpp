// SPDX-License-Identifier: GPL-3.0-or-later
// What a file is and what may be done with it; invitations and visiting cards.
#include "mailcore/AttachmentKind.h"
#include "mailcore/Cards.h"

#include <QTimeZone>
#include <QtTest>

using namespace duopost;
using Opening = AttachmentKind::Opening;
using Preview = AttachmentKind::Preview;

namespace {

const QByteArray png = QByteArray::fromHex("89504e470d0a1a0a0000000d49484452");

QByteArray calendar(const QByteArray &event, const QByteArray &method = "REQUEST")
{
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:" + method + "\r\nBEGIN:VEVENT\r\n" + event
        + "END:VEVENT\r\nEND:VCALENDAR\r\n";
}

} // namespace

class TestAttachments : public QObject {
    Q_OBJECT
private slots:
    void h10WhatStartsProgramsIsNeverOpened_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("Windows program") << "setup.exe" << QByteArray("MZ\x90\0", 4);
        QTest::newRow("two extensions") << "invoice.pdf.exe" << QByteArray("%PDF-1.4");
        QTest::newRow("capital letters") << "INVOICE.SCR" << QByteArray("x");
        QTest::newRow("starter") << "Photos.desktop" << QByteArray("[Desktop Entry]\nExec=sh\n");
        QTest::newRow("starter by another name") << "photos.txt" << QByteArray("[Desktop Entry]\nExec=sh\n");
        QTest::newRow("script by another name") << "readme.txt" << QByteArray("#!/bin/sh\nrm -r ~\n");
        QTest::newRow("program by another name") << "picture.png"
                                                 << QByteArray(
                                                        "\x7f"
                                                        "ELF\x02\x01\x01",
                                                        7);
        QTest::newRow("Windows program by another name") << "report.pdf" << QByteArray("MZ\x90\0", 4);
        QTest::newRow("Java") << "app.jar" << QByteArray("PK\x03\x04");
        QTest::newRow("shortcut") << "report.lnk" << QByteArray("L\0\0\0", 4);
        QTest::newRow("web shortcut") << "report.url" << QByteArray("[InternetShortcut]\nURL=file://x\n");
        QTest::newRow("script host") << "report.js" << QByteArray("WScript.Run()");
        QTest::newRow("HTML application") << "report.hta" << QByteArray("<html>");
        QTest::newRow("disk image") << "report.iso" << QByteArray(64, '\0');
        QTest::newRow("shell") << "install.sh" << QByteArray("echo");
        QTest::newRow("Python") << "install.py" << QByteArray("import os");
        QTest::newRow("blank behind") << "setup.exe " << QByteArray("x");
    }
    void h10WhatStartsProgramsIsNeverOpened()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, content);
        const auto kind = kindOf(name, content, "image/png");
        QVERIFY(kind.opening == Opening::Never);
        QVERIFY(kind.preview == Preview::None || kind.preview == Preview::Text);
    }

    void whatCanCarryProgramsIsAskedAbout()
    {
        for (const char *name : {"page.html", "page.htm", "drawing.svg", "list.xlsm", "letter.docm"})
            QVERIFY2(kindOf(QString::fromLatin1(name), "x", {}).opening == Opening::AfterAsking, name);
        // By another name it is still a page.
        QVERIFY(
            kindOf(QStringLiteral("page.txt"), "<!DOCTYPE html><html><script>1</script></html>", "text/plain")
                .opening
            == Opening::AfterAsking);
    }

    void ordinaryFilesAreOpenedAndShown()
    {
        const auto picture = kindOf(QStringLiteral("a.png"), png, "application/octet-stream");
        QVERIFY(picture.opening == Opening::Allowed);
        QVERIFY(picture.preview == Preview::Image);
        const auto pdf = kindOf(QStringLiteral("a.pdf"), "%PDF-1.4\n", {});
        QVERIFY(pdf.preview == Preview::Pdf && pdf.opening == Opening::Allowed);
        QVERIFY(kindOf(QStringLiteral("a.txt"), "Hello\n", {}).preview == Preview::Text);
        QVERIFY(
            kindOf(QStringLiteral("a.eml"), "Subject: x\n\nx", "message/rfc822").preview == Preview::Message);
        QVERIFY(kindOf(QStringLiteral("a.ics"), "BEGIN:VCALENDAR\n", {}).preview == Preview::Calendar);
        QVERIFY(kindOf(QStringLiteral("a.vcf"), "BEGIN:VCARD\n", {}).preview == Preview::Contact);
        // A drawing can load others: nothing to look at from here.
        QVERIFY(
            kindOf(
                QStringLiteral("a.svg"), "<?xml version='1.0'?><svg xmlns='http://www.w3.org/2000/svg'/>", {})
                .preview
            != Preview::Image);
        QVERIFY(kindOf(QStringLiteral("a.zip"), "PK\x03\x04", {}).opening == Opening::Allowed);
    }

    void anInvitationSaysWhenWhereAndWho()
    {
        const auto found = invitationOf(calendar(
            "SUMMARY:Planung\\, zweiter Teil\r\n"
            "DTSTART;TZID=Europe/Berlin:20261123T100000\r\nDTEND;TZID=Europe/Berlin:20261123T113000\r\n"
            "LOCATION:Raum 3\\nErdgescho\xc3\x9f\r\nORGANIZER;CN=\"Berger; Anna\":mailto:anna@example.test\r\n"
            "ATTENDEE;CN=Bernd;PARTSTAT=NEEDS-ACTION:MAILTO:bernd@example.test\r\n"
            "ATTENDEE:mailto:carla@exam\r\n ple.test\r\nRRULE:FREQ=WEEKLY\r\n"
            "BEGIN:VALARM\r\nDESCRIPTION:Wake up\r\nDTSTART:20000101T000000Z\r\nEND:VALARM\r\n"));
        QVERIFY(found);
        QVERIFY(found->kind == Invitation::Kind::Request);
        QCOMPARE(found->summary, QStringLiteral("Planung, zweiter Teil"));
        QCOMPARE(found->begin, QDateTime(QDate(2026, 11, 23), QTime(9, 0), Qt::UTC));
        QCOMPARE(found->end, QDateTime(QDate(2026, 11, 23), QTime(10, 30), Qt::UTC));
        QCOMPARE(found->place, QStringLiteral("Raum 3, Erdgeschoß"));
        QCOMPARE(
            found->organizer,
            (MailAddress{QStringLiteral("Berger; Anna"), QStringLiteral("anna@example.test")}));
        QCOMPARE(found->attendees.size(), 2);
        QCOMPARE(found->attendees[1].address, QStringLiteral("carla@example.test"));
        QCOMPARE(found->repeats, QStringLiteral("FREQ=WEEKLY"));
        QVERIFY(found->description.isEmpty());
    }

    void wholeDaysEndOnTheirLastDay()
    {
        const auto found = invitationOf(
            calendar("SUMMARY:Urlaub\nDTSTART;VALUE=DATE:20261223\nDTEND;VALUE=DATE:20261227\n", "PUBLISH"));
        QVERIFY(found->wholeDays);
        QCOMPARE(found->begin.date(), QDate(2026, 12, 23));
        QCOMPARE(found->end.date(), QDate(2026, 12, 26));
    }

    void zonesAreThoseOfWindowsToo()
    {
        const auto windows = invitationOf(
            calendar("DTSTART;TZID=W. Europe Standard Time:20260701T120000\nDURATION:PT1H30M\n"));
        QCOMPARE(windows->begin, QDateTime(QDate(2026, 7, 1), QTime(10, 0), Qt::UTC));
        QCOMPARE(windows->begin.secsTo(windows->end), 5400);
        const auto unknown = invitationOf(calendar("DTSTART;TZID=My Zone:20260701T120000\n"));
        QCOMPARE(unknown->zone, QStringLiteral("My Zone"));
        QCOMPARE(unknown->begin.time(), QTime(12, 0));
    }

    void h23NothingInACalendarOrCardCanHurt()
    {
        QVERIFY(!invitationOf("nonsense"));
        QVERIFY(!invitationOf({}));
        const auto strange = invitationOf(
            calendar("DTSTART:99999999T999999\nDTEND:x\nDURATION:P99999999999999999999D\nSUMMARY:a\xe2\x80\xae"
                     "b\x01"
                     "c\n"
                     "ATTENDEE\nORGANIZER;CN=\"open:mailto:x\n:\n;;;\n"));
        QVERIFY(strange);
        QVERIFY(!strange->begin.isValid());
        QVERIFY(!strange->summary.contains(QChar(0x202e)));
        QByteArray many;
        for (int i = 0; i < 3000; ++i)
            many += "ATTENDEE:mailto:p" + QByteArray::number(i) + "@example.test\n";
        QCOMPARE(invitationOf(calendar(many))->attendees.size(), 200);
        QCOMPARE(
            invitationOf(calendar("SUMMARY:first\nEND:VEVENT\nBEGIN:VEVENT\nSUMMARY:second\n"))->moreEvents, 1);
    }

    void aCardSaysWhoAndHow()
    {
        const auto card = contactOf(
            "BEGIN:VCARD\r\nVERSION:3.0\r\nN:Berger;Anna;Maria;Dr.;\r\nORG:Beispiel AG;Einkauf\r\n"
            "item1.EMAIL;TYPE=WORK:anna@example.test\r\nTEL;TYPE=CELL:+49 30 1234\r\n"
            "ADR:;;Hauptstr. "
            "1;Berlin;;10115;Deutschland\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Zweite\r\nEND:VCARD\r\n");
        QVERIFY(card);
        QCOMPARE(card->name, QStringLiteral("Dr. Anna Maria Berger"));
        QCOMPARE(card->organization, QStringLiteral("Beispiel AG, Einkauf"));
        QCOMPARE(card->addresses, QStringList{QStringLiteral("anna@example.test")});
        QCOMPARE(card->phones, QStringList{QStringLiteral("+49 30 1234")});
        QCOMPARE(card->postal, QStringLiteral("Hauptstr. 1, Berlin, 10115, Deutschland"));
        QCOMPARE(card->moreCards, 1);
        const auto old = contactOf(
            "BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:J=F6rg=\n M=FCller\n"
            "END:VCARD\n");
        QVERIFY(old->name.startsWith(QStringLiteral("Jörg")));
        QVERIFY(!contactOf("nothing"));
    }
};

QTEST_GUILESS_MAIN(TestAttachments)
#include "tst_attachments.moc"
