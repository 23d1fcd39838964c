// SPDX-License-Identifier: GPL-3.0-or-later
#include "mailcore/protocol/mime/AttachmentName.h"

#include <QTest>

using duopost::mime::safeAttachmentName;

class TestAttachmentName : public QObject {
    Q_OBJECT
private slots:
    void h9_namesAreMadeSafe_data();
    void h9_namesAreMadeSafe();
    void h9_longNamesKeepTheirExtension();
};

void TestAttachmentName::h9_namesAreMadeSafe_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QString>("name");
    const auto row = [](const char *title, const char *wanted, const char *type, const char *name) {
        QTest::newRow(title) << QString::fromUtf8(wanted) << QByteArray(type) << QString::fromUtf8(name);
    };
    row("plain", "a.txt", "text/plain", "a.txt");
    row("umlauts", "Grüße an dich.pdf", "application/pdf", "Grüße an dich.pdf");
    row("path", "../../etc/passwd", "text/plain", "passwd");
    row("Windows path", "C:\\mail\\a.txt", "text/plain", "a.txt");
    row("reserved characters", "a:b*c?\"d\"<e>|f.txt", "text/plain", "a_b_c__d__e__f.txt");
    row("control characters", "a\r\nb\t.txt", "text/plain", "a b .txt");
    row("direction override", "invoice\u202Efdp.exe", "x/y", "invoicefdp.exe");
    row("trailing dots and blanks", "a.txt. . ", "text/plain", "a.txt");
    row("leading dot", ".bashrc", "text/plain", "bashrc");
    row("device", "CON", "text/plain", "_CON");
    row("device with extension", "nul.txt", "text/plain", "_nul.txt");
    row("device with number", "com1.log", "text/plain", "_com1.log");
    row("not a device", "console.txt", "text/plain", "console.txt");
    row("double extension", "photo.jpg.exe", "image/jpeg", "photo.jpg.exe");
    row("empty, picture", "", "image/png", "image.png");
    row("empty, message", "", "message/rfc822", "message.eml");
    row("empty, calendar", "", "text/calendar", "invitation.ics");
    row("empty, unknown", "", "application/x-odd", "attachment.bin");
    row("empty, nothing", "", "", "attachment.bin");
    row("only dots", "....", "application/pdf", "attachment.pdf");
    row("only a folder", "folder/", "application/pdf", "attachment.pdf");
    row("only invisible", "\u200b\u202e", "application/pdf", "attachment.pdf");
}

void TestAttachmentName::h9_namesAreMadeSafe()
{
    QFETCH(QString, wanted);
    QFETCH(QByteArray, type);
    QFETCH(QString, name);
    QCOMPARE(safeAttachmentName(wanted, type), name);
}

void TestAttachmentName::h9_longNamesKeepTheirExtension()
{
    for (const char *letter : {"a", "ü", "語", "\xf0\x9f\x98\x80"}) {
        const QString name
            = safeAttachmentName(QString::fromUtf8(letter).repeated(500) + QStringLiteral(".docx"), "x/y");
        QVERIFY(name.endsWith(QStringLiteral(".docx")));
        QVERIFY(name.toUtf8().size() <= 200);
        QVERIFY(name.toUtf8().size() > 190);
        QCOMPARE(QString::fromUtf8(name.toUtf8()), name); // no half letter
    }
}

QTEST_APPLESS_MAIN(TestAttachmentName)
#include "tst_attachment_name.moc"
