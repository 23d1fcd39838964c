// SPDX-License-Identifier: GPL-3.0-or-later
// What the reader says about senders and links, where the message itself cannot draw (CASES H5, H6, H7, W6,
// W7).
#include "mailcore/MessageParser.h"
#include "tests/support/FakeMailService.h"
#include "ui/html/HtmlView.h"
#include "ui/reader/ReaderPane.h"
#include "ui/reader/Strip.h"
#include "ui/reader/TextView.h"

#include <QDesktopServices>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace duopost;

class TestReaderSafety : public QObject {
    Q_OBJECT

    struct Fixture {
        FakeMailService service;
        ReaderPane reader{service};
        FolderRef folder;

        Fixture()
        {
            const AccountId account = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
            folder = service.addFolder(account, QStringLiteral("INBOX"), FolderRole::Inbox, 10);
            reader.resize(700, 700);
            reader.show();
        }
        void show(const QByteArray &raw)
        {
            const auto message = parseMessage(raw);
            MessageRow row = service.rowFor(service.newId());
            if (!message.header.from.isEmpty())
                row.from = message.header.from.first();
            service.setMessage(row.id, row, message);
            QSignalSpy opened(&reader, &ReaderPane::opened);
            reader.showMessage(folder, row);
            QVERIFY(opened.size() > 0 || opened.wait());
        }
        QStringList said() const
        {
            QStringList result;
            for (const Strip *strip : reader.findChildren<Strip *>()) {
                if (strip->isVisibleTo(&reader))
                    result << strip->sentence() + QLatin1Char('\n') + strip->details();
            }
            return result;
        }
        QMessageBox *question() const
        {
            return reader.findChild<QMessageBox *>(QStringLiteral("linkQuestion"));
        }
    };

    QList<QUrl> m_followed;

public slots:
    void follow(const QUrl &url) { m_followed << url; }

private slots:
    void initTestCase()
    {
        for (const char *scheme : {"https", "http", "mailto", "file", "javascript", "smb"})
            QDesktopServices::setUrlHandler(QString::fromLatin1(scheme), this, "follow");
    }
    void init() { m_followed.clear(); }
    void cleanupTestCase()
    {
        for (const char *scheme : {"https", "http", "mailto", "file", "javascript", "smb"})
            QDesktopServices::unsetUrlHandler(QString::fromLatin1(scheme));
    }

    void h5AForgedNameIsSaidAboveTheMessage()
    {
        Fixture f;
        f.show("From: \"ceo@bank.de\" <x@evil.org>\r\nSubject: x\r\n\r\nText\r\n");
        QCOMPARE(f.said().size(), 1);
        QVERIFY(f.said().first().contains(QLatin1String("comes from x@evil.org")));
        // The next message says nothing of it.
        f.show("From: Anna <anna@example.org>\r\nSubject: y\r\n\r\nText\r\n");
        QCOMPARE(f.said(), QStringList());
    }

    void h8AnswersElsewhereAreSaid()
    {
        Fixture f;
        f.show("From: a@bank.de\r\nReply-To: b@evil.org\r\n\r\nText\r\n");
        QCOMPARE(f.said().size(), 1);
        QVERIFY(f.said().first().contains(QLatin1String("b@evil.org")));
    }

    void h6NamesAreNeverRichText()
    {
        Fixture f;
        f.show("From: \"<img src=http://evil.org/x><b>Bank</b>\" <x@evil.org>\r\n"
               "To: \"<h1>all</h1>\" <y@evil.org>\r\nSubject: <b>bold</b>\r\n\r\nText\r\n");
        int seen = 0;
        for (const QLabel *label : f.reader.findChildren<QLabel *>()) {
            if (!label->text().contains(QLatin1Char('<')))
                continue;
            ++seen;
            QCOMPARE(label->textFormat(), Qt::PlainText);
        }
        QVERIFY(seen >= 2);
        for (const QWidget *widget : f.reader.findChildren<QWidget *>())
            QVERIFY2(!Qt::mightBeRichText(widget->toolTip()), qPrintable(widget->toolTip()));
    }

    void theServersWordAboutTheOriginIsOneQuietMark()
    {
        Fixture f;
        const auto host = f.service.accounts().first().incoming.host.toUtf8();
        f.show(
            "Authentication-Results: " + host
            + "; dmarc=pass header.from=bank.de\r\nFrom: a@bank.de\r\n\r\nText\r\n");
        const auto *mark = f.reader.findChild<QLabel *>(QStringLiteral("origin"));
        QVERIFY(mark->isVisibleTo(&f.reader));
        QVERIFY(mark->accessibleName().contains(QLatin1String("bank.de")));
        QCOMPARE(f.said(), QStringList());
        f.show(
            "Authentication-Results: " + host
            + "; dmarc=fail header.from=bank.de\r\nFrom: a@bank.de\r\n\r\nText\r\n");
        QVERIFY(!mark->isVisibleTo(&f.reader));
        QCOMPARE(f.said().size(), 1);
        QVERIFY(f.said().first().contains(QLatin1String("dmarc=fail")));
    }

    void w7ALinkThatLiesAsksFirst()
    {
        Fixture f;
        f.show("From: a@b.de\r\nContent-Type: text/html\r\n\r\n"
               "<p><a href=\"https://evil.org/login\">https://www.bank.de/</a></p>\r\n");
        auto *html = f.reader.findChild<HtmlView *>();
        QTest::keyClick(html, Qt::Key_Tab);
        QTest::keyClick(html, Qt::Key_Return);
        QVERIFY(f.question());
        QVERIFY(m_followed.isEmpty());
        QVERIFY(f.question()->informativeText().contains(QLatin1String("evil.org")));
        // Enter does what is safe.
        QTest::keyClick(f.question(), Qt::Key_Return);
        QTRY_VERIFY(!f.question());
        QVERIFY(m_followed.isEmpty());
        QTest::keyClick(html, Qt::Key_Return);
        for (auto *button : f.question()->findChildren<QPushButton *>()) {
            if (button->text().contains(QLatin1String("evil.org")))
                button->click();
        }
        QTRY_VERIFY(!f.question());
        QCOMPARE(m_followed, QList<QUrl>{QUrl(QStringLiteral("https://evil.org/login"))});
    }

    void w6OtherSchemesAreRefusedInWords_data()
    {
        QTest::addColumn<QUrl>("url");
        for (const char *url : {"file:///etc/passwd", "javascript:alert(1)", "smb://host/share"})
            QTest::newRow(url) << QUrl(QString::fromLatin1(url));
    }
    void w6OtherSchemesAreRefusedInWords()
    {
        QFETCH(QUrl, url);
        Fixture f;
        emit f.reader.findChild<TextView *>()->linkActivated(url, {});
        QVERIFY(f.question());
        QVERIFY(f.question()->informativeText().contains(url.scheme()));
        for (auto *button : f.question()->buttons())
            button->click();
        QVERIFY(m_followed.isEmpty());
    }

    void h7TheHoveredAddressShowsItsRealHost()
    {
        Fixture f;
        QSignalSpy hovered(&f.reader, &ReaderPane::linkHovered);
        emit f.reader.findChild<TextView *>()->linkHovered(QUrl(QString::fromUtf8("https://pаypal.com/a?b=1")));
        QCOMPARE(hovered.first().first().toString(), QStringLiteral("https://xn--pypal-4ve.com/a?b=1"));
    }
};

QTEST_MAIN(TestReaderSafety)
#include "tst_reader_safety.moc"
