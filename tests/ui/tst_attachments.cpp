// SPDX-License-Identifier: GPL-3.0-or-later
// What a person can do with the files that came with a message, and what is said about its signature.
#include "mailcore/MessageParser.h"
#include "tests/support/FakeMailService.h"
#include "ui/reader/AttachmentBar.h"
#include "ui/reader/AttachmentChip.h"
#include "ui/reader/AttachmentPreview.h"
#include "ui/reader/InvitationCard.h"
#include "ui/reader/MessageWindow.h"
#include "ui/reader/PreviewPictures.h"
#include "ui/reader/ReaderPane.h"
#include "ui/reader/Strip.h"
#include "ui/reader/TextView.h"

#include <QBuffer>
#include <QDesktopServices>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace duopost;

namespace {

Attachment
file(const char *name, const QByteArray &content, const QByteArray &type = "application/octet-stream")
{
    return {QString::fromLatin1(name), type, {}, content, false};
}

QByteArray picture(const QSize &size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::darkGreen);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

// A PDF of one empty page, with a table of objects that fits.
QByteArray onePage()
{
    const QByteArrayList objects{
        "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] >>"};
    QByteArray pdf = "%PDF-1.4\n", table = "xref\n0 4\n0000000000 65535 f \n";
    for (int i = 0; i < objects.size(); ++i) {
        table += QByteArray::number(pdf.size()).rightJustified(10, '0') + " 00000 n \n";
        pdf += QByteArray::number(i + 1) + " 0 obj\n" + objects[i] + "\nendobj\n";
    }
    const auto at = QByteArray::number(pdf.size());
    return pdf + table + "trailer << /Size 4 /Root 1 0 R >>\nstartxref\n" + at + "\n%%EOF\n";
}

} // namespace

class TestAttachmentBar : public QObject {
    Q_OBJECT

    struct Fixture {
        FakeMailService service;
        ReaderPane reader{service};
        FolderRef folder;

        explicit Fixture(const ParsedMessage &message)
        {
            const AccountId account = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
            folder = service.addFolder(account, QStringLiteral("INBOX"), FolderRole::Inbox, 1);
            reader.resize(700, 700);
            reader.show();
            show(message);
        }
        explicit Fixture(const Attachment &attachment) : Fixture(with(attachment)) { }
        static ParsedMessage with(const Attachment &attachment)
        {
            ParsedMessage message;
            message.text = QStringLiteral("See attachment.");
            message.attachments << attachment;
            return message;
        }
        void show(const ParsedMessage &message)
        {
            const MessageRow row = service.rowFor(service.newId());
            service.setMessage(row.id, row, message);
            QSignalSpy opened(&reader, &ReaderPane::opened);
            reader.showMessage(folder, row);
            if (!opened.wait(5000))
                qFatal("the message does not open");
        }
        AttachmentChip *chip() { return reader.findChild<AttachmentChip *>(); }
        QMessageBox *question() { return reader.findChild<QMessageBox *>(QStringLiteral("openQuestion")); }
        QString strips() const
        {
            QStringList said;
            for (const Strip *strip : reader.findChildren<Strip *>()) {
                if (strip->isVisibleTo(&reader))
                    said << strip->sentence() + QLatin1Char('\n') + strip->details();
            }
            return said.join(QLatin1Char('|'));
        }
    };

    QList<QUrl> m_opened;

public slots:
    void open(const QUrl &url) { m_opened << url; }

private slots:
    void init()
    {
        m_opened.clear();
        QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "open");
    }
    void cleanup() { QDesktopServices::unsetUrlHandler(QStringLiteral("file")); }

    void h10AProgramIsNeverStarted()
    {
        Fixture f(file("invoice.pdf.exe", QByteArray("MZ\x90\0", 4), "application/pdf"));
        QTest::mouseClick(f.chip(), Qt::LeftButton);
        QVERIFY(f.question());
        QVERIFY(m_opened.isEmpty());
        for (const auto *button : f.question()->buttons())
            QVERIFY(!button->text().contains(QLatin1String("Open")));
        // The menu does not help either.
        emit f.chip()->openWanted();
        QVERIFY(m_opened.isEmpty());
    }

    void h10WhatIsOpenedLiesInAPrivateFolder()
    {
        Fixture f(file("plan.zip", "PK\x03\x04 content"));
        QTest::keyClick(f.chip(), Qt::Key_Return);
        QTRY_COMPARE(m_opened.size(), 1);
        const QFileInfo copy(m_opened[0].toLocalFile());
        QCOMPARE(copy.fileName(), QStringLiteral("plan.zip"));
        QFile read(copy.filePath());
        QVERIFY(read.open(QIODevice::ReadOnly));
        QCOMPARE(read.readAll(), QByteArray("PK\x03\x04 content"));
        const auto others = QFile::ReadOther | QFile::WriteOther | QFile::ExeOther | QFile::ReadGroup
            | QFile::WriteGroup | QFile::ExeGroup;
        QVERIFY(!(copy.permissions() & (others | QFile::ExeOwner)));
        const QFileInfo folder(QFileInfo(copy.path()).path());
        QVERIFY(!(folder.permissions() & others));
        // Another of the same name does not replace it under the feet of the program that reads it.
        QTest::keyClick(f.chip(), Qt::Key_Return);
        QTRY_COMPARE(m_opened.size(), 2);
        QVERIFY(m_opened[1] != m_opened[0]);
    }

    void whatCanCarryProgramsIsOpenedAfterAsking()
    {
        Fixture f(file("page.html", "<html><script>1</script></html>", "text/html"));
        emit f.chip()->openWanted();
        QVERIFY(f.question());
        QVERIFY(m_opened.isEmpty());
        QVERIFY(f.question()->defaultButton()->text().contains(QLatin1String("not")));
        for (auto *button : f.question()->buttons()) {
            if (f.question()->buttonRole(button) == QMessageBox::DestructiveRole)
                button->click();
        }
        QTRY_COMPARE(m_opened.size(), 1);
    }

    void aPictureIsShownHere()
    {
        Fixture f(file("green.png", picture({300, 200})));
        QTest::mouseClick(f.chip(), Qt::LeftButton);
        const auto *preview = f.reader.findChild<AttachmentPreview *>();
        QVERIFY(preview);
        const auto shows = [preview] {
            const auto labels = preview->findChildren<QLabel *>();
            return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
                return label->isVisible() && !label->pixmap(Qt::ReturnByValue).isNull();
            });
        };
        QTRY_VERIFY(shows());
        QVERIFY(m_opened.isEmpty());
    }

    void h26APictureThatIsFarTooLargeIsNotUnpacked()
    {
        QVERIFY(pictureOf("P6 60000 60000 255\n").result().isNull());
        QVERIFY(!pictureOf("P6 1 1 255\nabc").result().isNull());
        QVERIFY(pictureOf("<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>").result().isNull());
        QVERIFY(!pictureOf(picture({5000, 10})).result().isNull());
        QVERIFY(pictureOf(picture({5000, 10})).result().width() <= 2400);
    }

    void thePageOfADocumentIsDrawnByAnotherProcess()
    {
        if (!canDrawPages())
            QSKIP("pdftoppm is not here");
        const QImage page = firstPageOf(onePage()).result();
        QCOMPARE(page.width(), 1600);
        QCOMPARE(page.height(), 800);
        QVERIFY(firstPageOf("%PDF-1.4 nonsense").result().isNull());
    }

    void anAttachedMessageOpensAsAMessage()
    {
        Fixture f(file(
            "Forwarded.eml", "From: anna@example.test\r\nSubject: Inner\r\n\r\nThe inner text.\r\n",
            "message/rfc822"));
        QTest::mouseClick(f.chip(), Qt::LeftButton);
        const auto *window = f.reader.findChild<MessageWindow *>();
        QVERIFY(window);
        const auto *inner = window->findChild<ReaderPane *>();
        QTRY_VERIFY(inner->plainShown().contains(QLatin1String("The inner text.")));
        QVERIFY(f.reader.plainShown().contains(QLatin1String("See attachment.")));
    }

    void anInvitationStandsAboveTheMessage()
    {
        Fixture f(file(
            "invite.ics",
            "BEGIN:VCALENDAR\nMETHOD:REQUEST\nBEGIN:VEVENT\nSUMMARY:Planung <b>x</b>\n"
            "DTSTART:20261123T090000Z\nDTEND:20261123T100000Z\nLOCATION:Raum 3\nEND:VEVENT\nEND:VCALENDAR\n",
            "text/calendar"));
        const auto *card = f.reader.findChild<InvitationCard *>();
        QVERIFY(card->isVisibleTo(&f.reader));
        QString said;
        for (const auto *label : card->findChildren<QLabel *>()) {
            QVERIFY(label->textFormat() == Qt::PlainText || !label->pixmap(Qt::ReturnByValue).isNull());
            said += label->text() + QLatin1Char('\n');
        }
        QVERIFY(said.contains(QLatin1String("Planung <b>x</b>")));
        QVERIFY(said.contains(QLatin1String("Raum 3")));
        f.show(Fixture::with(file("plan.zip", "PK")));
        QVERIFY(!card->isVisibleTo(&f.reader));
    }

    void h21TheStateOfASignatureStandsAboveTheMessage_data()
    {
        QTest::addColumn<int>("verdict");
        QTest::addColumn<bool>("partly");
        QTest::addColumn<QString>("said");
        using V = Protection::Verdict;
        QTest::newRow("confirmed") << int(V::Confirmed) << false << "Signed by Anna <anna@example.test>";
        QTest::newRow("partly") << int(V::Confirmed) << true << "A part of this message is signed";
        QTest::newRow("other") << int(V::OtherSigner) << false << "somebody else";
        QTest::newRow("unknown") << int(V::UnknownSigner) << false << "nobody this computer trusts";
        QTest::newRow("broken") << int(V::Broken) << false << "does not fit";
    }
    void h21TheStateOfASignatureStandsAboveTheMessage()
    {
        QFETCH(int, verdict);
        QFETCH(bool, partly);
        QFETCH(QString, said);
        ParsedMessage message = Fixture::with(file("smime.p7s", "x", "application/pkcs7-signature"));
        message.protection = Protection{
            .kind = Protection::Kind::SmimeSigned,
            .verdict = Protection::Verdict(verdict),
            .partly = partly,
            .signer = QStringLiteral("Anna"),
            .addresses = {QStringLiteral("anna@example.test")}};
        Fixture f(message);
        QVERIFY2(f.strips().contains(said), qPrintable(f.strips()));
        QVERIFY(!f.chip()); // the signature is no file to open
        // A message that only says so gets no strip.
        ParsedMessage liar;
        liar.text = QStringLiteral("Signed by Anna <anna@example.test>, and unchanged since.");
        f.show(liar);
        QVERIFY2(!f.strips().contains(QLatin1String("igned")), qPrintable(f.strips()));
    }

    void h21AChangedFieldAlarms()
    {
        ParsedMessage message;
        message.protection = Protection{
            .kind = Protection::Kind::SmimeSigned,
            .verdict = Protection::Verdict::Confirmed,
            .signer = QStringLiteral("Anna"),
            .changedFields = {QStringLiteral("Subject")}};
        Fixture f(message);
        QVERIFY2(f.strips().contains(QLatin1String("Subject")), qPrintable(f.strips()));
        QVERIFY(f.reader.findChild<Strip *>(QStringLiteral("stripBad")));
    }

    void h22WhatIsEncryptedIsNamedAndNotDecrypted()
    {
        ParsedMessage message = Fixture::with(file("smime.p7m", "x", "application/pkcs7-mime"));
        message.protection = Protection{.kind = Protection::Kind::SmimeEncrypted};
        Fixture f(message);
        QVERIFY(f.strips().contains(QLatin1String("encrypted (S/MIME)")));
        QVERIFY(f.chip()); // to be saved
    }
};

QTEST_MAIN(TestAttachmentBar)
#include "tst_attachments.moc"
