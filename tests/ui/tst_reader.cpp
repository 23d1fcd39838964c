// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeMailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/html/HtmlSanitizer.h"
#include "ui/html/HtmlView.h"
#include "ui/reader/AttachmentBar.h"
#include "ui/reader/AttachmentSaver.h"
#include "ui/reader/Placeholder.h"
#include "ui/reader/PlainText.h"
#include "ui/reader/ReaderPane.h"
#include "ui/reader/Strip.h"
#include "ui/reader/TextView.h"

#include <QDesktopServices>
#include <QDir>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace duopost;

namespace {

QString strips(const QWidget &reader)
{
    QStringList said;
    for (const Strip *strip : reader.findChildren<Strip *>()) {
        if (strip->isVisibleTo(&reader))
            said << strip->sentence();
    }
    return said.join(QLatin1Char('|'));
}

QByteArray onePixel()
{
    return QByteArray("P6 1 1 255\n") + QByteArray("\x01\x02\x03", 3);
}

} // namespace

class TestReader : public QObject {
    Q_OBJECT

    struct Fixture {
        FakeMailService service;
        ReaderPane reader{service};
        FolderRef folder;

        Fixture()
        {
            const AccountId account = service.addFakeAccount(QStringLiteral("Anna"), Protocol::Imap);
            folder = service.addFolder(account, QStringLiteral("INBOX"), FolderRole::Inbox, 10);
            reader.resize(600, 700);
            reader.show();
        }
        MessageRow put(const ParsedMessage &message)
        {
            MessageRow row = service.rowFor(service.newId());
            service.setMessage(row.id, row, message);
            return row;
        }
    };

    QList<QUrl> m_followed;

public slots:
    void follow(const QUrl &url) { m_followed << url; }

private slots:
    void init()
    {
        guard().forget();
        m_followed.clear();
    }

    void hostileHtmlCausesNoRequest()
    {
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QSignalSpy asked(&server, &QTcpServer::newConnection);
        QTemporaryDir dir;
        QFile secret(dir.filePath(QStringLiteral("secret.ppm")));
        QVERIFY(secret.open(QIODevice::WriteOnly));
        secret.write(onePixel());
        secret.close();
        const QString base = QStringLiteral("http://127.0.0.1:%1/").arg(server.serverPort());
        const QString html
            = QStringLiteral(
                  "<html><head><link rel=stylesheet href='%1s.css'><base href='%1'>"
                  "<meta http-equiv=refresh content='0;url=%1m'>"
                  "<style>@import url(%1i.css); body{background:url(%1b.png)}</style></head>"
                  "<body background='%1bg.png' onload='x()'>"
                  "<img src='%1a.png'><img src=\"%1a.png\"><IMG SRC=%1c.png><img srcset='%1d.png 2x'>"
                  "<img src='file://%2'><img src='%2'><img src='qrc:/icons/mail.svg'>"
                  "<div style=\"background-image:url('%1e.png')\">text</div>"
                  "<table background='%1t.png'><tr><td>cell</td></tr></table>"
                  "<iframe src='%1f'>frame words</iframe><object data='%1o'></object>"
                  "<script src='%1j.js'>var words;</script><form action='%1p'><input value=v></form>"
                  "<svg><image href='%1v.png'/></svg><video poster='%1w.png'></video>"
                  "<a href='javascript:alert(1)'>bad</a> <a href='%1ok'>good</a>"
                  "<img src='%1pixel.gif' width=1 height=1></body></html>")
                  .arg(base, secret.fileName());
        HtmlView view;
        int images = 0, others = 0;
        connect(&view, &HtmlView::remoteContentBlocked, this, [&](int i, int o) {
            images += i;
            others += o;
        });
        view.resize(500, 500);
        view.show();
        view.setHtml(html, [](const QByteArray &) { return QByteArray(); });
        QTest::qWait(150);
        view.grab();
        QCOMPARE(asked.count(), 0);
        QVERIFY2(images >= 2, qPrintable(QString::number(images)));
        QVERIFY2(others >= 4, qPrintable(QString::number(others)));
        const QString shown = view.plainText();
        QVERIFY(shown.contains(QLatin1String("text")) && shown.contains(QLatin1String("cell")));
        QVERIFY(!shown.contains(QLatin1String("words")));
    }

    void sanitizedHtmlKeepsTextAndDropsTheRest_data()
    {
        QTest::addColumn<QString>("html");
        QTest::addColumn<QString>("clean");
        const auto row = [](const char *name, const char *html, const char *clean) {
            QTest::newRow(name) << QString::fromUtf8(html) << QString::fromUtf8(clean);
        };
        row("plain", "a <b>b</b>", "a <b>b</b>");
        row("bare less-than", "1 < 2", "1 &lt; 2");
        row("script", "a<script>if (a<b) x()</script>b", "ab");
        row("open script", "a<script>b", "a");
        row("comment", "a<!-- <b> -->b", "ab");
        row("conditional comment", "a<!--[if mso]><i>x</i><![endif]-->b", "ab");
        row("handlers", "<b onclick='x()' title=t>a</b>", "<b title=\"t\">a</b>");
        row("script link", "<a href='javascript:x'>a</a>", "<a>a</a>");
        row("link with spaces", "<a href=' https://x.example/ '>a</a>",
            "<a href=\" https://x.example/ \">a</a>");
        row("own picture", "<img src='cid:a@b'>", "<img src=\"cid:a@b\">");
        row("remote picture", "a<img src='https://x.example/p.png'>b", "ab");
        row("quote in value", "<b title='say \"hi\"'>a</b>", "<b title=\"say &quot;hi&quot;\">a</b>");
        row("unclosed tag", "a<b title='x", "a<b title=\"x\">");
        row("unknown element", "<blink>a</blink>", "a");
        row("svg data picture", "<svg onload=x><b>t</b></svg>c", "c");
    }

    void sanitizedHtmlKeepsTextAndDropsTheRest()
    {
        QFETCH(QString, html);
        QFETCH(QString, clean);
        QCOMPARE(sanitizeHtml(html).html, clean);
    }

    void brokenHtmlNeverHangsOrCrashes()
    {
        const QByteArray piece("<a href=\"x'<!--<script </style>&<img src=cid:>\" ='/");
        for (int length = 0; length < piece.size(); ++length) {
            const QString html = QString::fromLatin1(piece.left(length)).repeated(50);
            guard().during("sanitizing", [&] { sanitizeHtml(html); });
        }
        guard().during("a megabyte of '<'", [] { sanitizeHtml(QString(200'000, QLatin1Char('<'))); });
        QVERIFY_GUI_NEVER_BLOCKED();
    }

    void picturesOfTheMessageItselfAreShown()
    {
        HtmlView view;
        QByteArrayList asked;
        view.show();
        view.setHtml(QStringLiteral("<img src='cid:logo%40x'>"), [&](const QByteArray &id) {
            asked << id;
            return onePixel();
        });
        view.grab();
        QVERIFY(asked.contains("logo@x"));
    }

    void aMessageIsShownWithItsStripsAndMarkedOpened()
    {
        Fixture f;
        ParsedMessage message;
        message.html = QStringLiteral(
            "<p>Hello</p><img src='https://x.example/1.png'><img src='https://x.example/2.png'>");
        message.text = QStringLiteral("Hello in text");
        message.warnings = {QStringLiteral("odd charset")};
        const MessageRow row = f.put(message);
        QSignalSpy opened(&f.reader, &ReaderPane::opened);
        f.reader.showMessage(f.folder, row);
        QTRY_COMPARE(opened.count(), 1);
        QVERIFY2(
            strips(f.reader).contains(QLatin1String("Not loaded from the internet: 2 picture")),
            qPrintable(strips(f.reader)));
        QVERIFY(strips(f.reader).contains(QLatin1String("odd")));
    }

    void onlyWhatWasAskedForLastIsShown()
    {
        Fixture f;
        ParsedMessage first, second;
        first.text = QStringLiteral("first text");
        second.text = QStringLiteral("second text");
        const MessageRow a = f.put(first), b = f.put(second);
        f.service.delayMs = 80;
        f.reader.showMessage(f.folder, a);
        QTRY_COMPARE(f.service.opened, 1);
        f.service.delayMs = 0;
        f.reader.showMessage(f.folder, b);
        QTRY_COMPARE(f.reader.plainShown(), QStringLiteral("second text"));
        QTest::qWait(120);
        QCOMPARE(f.reader.plainShown(), QStringLiteral("second text"));
    }

    void steppingFastOpensOnlyWhereItStops()
    {
        Fixture f;
        for (int i = 0; i < 20; ++i)
            f.reader.showMessage(f.folder, f.service.rowFor(f.service.spineOf(f.folder).at(i % 10).id));
        QCOMPARE(f.service.opened, 1); // the first, at once
        const qint64 last = f.service.spineOf(f.folder).at(9).id.value;
        QTRY_COMPARE(f.reader.plainShown(), QStringLiteral("Text of message %1").arg(last));
        QCOMPARE(f.service.opened, 2);
    }

    void anErrorIsSaidInWordsAndCanBeTriedAgain()
    {
        Fixture f;
        ParsedMessage message;
        message.text = QStringLiteral("after all");
        const MessageRow row = f.put(message);
        f.service.openFails = MailError(
            MailError::Kind::TimedOut, QStringLiteral("imap.example.org"), QStringLiteral("BYE too slow"));
        f.reader.showMessage(f.folder, row);
        Placeholder *said = nullptr;
        QTRY_VERIFY([&] {
            for (Placeholder *page : f.reader.findChildren<Placeholder *>()) {
                if (page->isVisible()
                    && page->title() == QLatin1String("imap.example.org did not answer in time."))
                    said = page;
            }
            return said != nullptr;
        }());
        f.service.openFails.reset();
        emit said->clicked();
        QTRY_COMPARE(f.reader.plainShown(), QStringLiteral("after all"));
    }

    void linksOpenOnlyInBrowserAndMailProgram()
    {
        for (const char *scheme : {"https", "http", "mailto", "file", "ssh", "x-evil"})
            QDesktopServices::setUrlHandler(QString::fromLatin1(scheme), this, "follow");
        Fixture f;
        auto *text = f.reader.findChild<TextView *>();
        for (const char *url :
             {"https://a.example/", "mailto:a@b.example", "file:///etc/passwd", "ssh://host", "x-evil:1"})
            emit text->linkActivated(QUrl(QString::fromLatin1(url)), {});
        QCOMPARE(m_followed.size(), 2);
        QCOMPARE(m_followed.at(0).scheme(), QStringLiteral("https"));
        QCOMPARE(m_followed.at(1).scheme(), QStringLiteral("mailto"));
        for (const char *scheme : {"https", "http", "mailto", "file", "ssh", "x-evil"})
            QDesktopServices::unsetUrlHandler(QString::fromLatin1(scheme));
    }

    void quotesSignatureAndLinksAreFound()
    {
        const auto lines = plainTextLines(QStringLiteral("a\n> b\n> > c\n>>> d\n>no space\n-- \nsig\n\n"));
        QCOMPARE(lines.size(), 7);
        QCOMPARE(lines.at(1).quote, 1);
        QCOMPARE(lines.at(1).text, QStringLiteral("b"));
        QCOMPARE(lines.at(2).quote, 2);
        QCOMPARE(lines.at(2).text, QStringLiteral("c"));
        QCOMPARE(lines.at(3).quote, 3);
        QCOMPARE(lines.at(4).text, QStringLiteral("no space"));
        QVERIFY(!lines.at(4).signature);
        QVERIFY(lines.at(6).signature);
        const auto links
            = linksIn(QStringLiteral("See https://a.example/x_(y), www.b.example. Or c@d.example!"));
        QCOMPARE(links.size(), 3);
        QCOMPARE(links.at(0).url, QUrl(QStringLiteral("https://a.example/x_(y)")));
        QCOMPARE(links.at(1).url, QUrl(QStringLiteral("https://www.b.example")));
        QCOMPARE(links.at(2).url, QUrl(QStringLiteral("mailto:c@d.example")));
        QVERIFY(linksIn(QStringLiteral("javascript:alert(1) file:///x data:text/html,x")).isEmpty());
    }

    void aVeryLongTextDoesNotBlock()
    {
        QString text;
        for (int i = 0; i < 40'000; ++i)
            text += QStringLiteral("> Line %1 with some words and a link https://example.org/%1\n").arg(i);
        text += QString(300'000, QLatin1Char('x'));
        TextView view;
        view.resize(600, 600);
        view.show();
        QVERIFY(QTest::qWaitForWindowExposed(&view));
        guard().forget();
        guard().during("showing a long text", [&] { view.showText(text); });
        QVERIFY(view.toPlainText().startsWith(QLatin1String("Line 0")));
        QTest::qWait(400);
        QVERIFY_GUI_NEVER_BLOCKED();
    }

    void attachmentsAreSavedPrivatelyAndNeverOverOthers()
    {
        QTemporaryDir dir;
        ParsedMessage message;
        message.attachments
            = {{QStringLiteral("a.txt"), "text/plain", {}, "one", false},
               {QStringLiteral("a.txt"), "text/plain", {}, "two", false},
               {QStringLiteral("b"), "text/plain", {}, "three", false}};
        QFile there(dir.filePath(QStringLiteral("a.txt")));
        QVERIFY(there.open(QIODevice::WriteOnly));
        there.write("mine");
        there.close();
        AttachmentBar bar;
        QSignalSpy saved(&bar, &AttachmentBar::saved);
        bar.showAttachments(std::make_shared<const ParsedMessage>(message));
        bar.saveAllTo(dir.path());
        QTRY_COMPARE(saved.count(), 3);
        QVERIFY(there.open(QIODevice::ReadOnly));
        QCOMPARE(there.readAll(), QByteArray("mine"));
        QByteArrayList contents;
        for (const QFileInfo &file : QDir(dir.path()).entryInfoList(QDir::Files)) {
            QFile f(file.filePath());
            QVERIFY(f.open(QIODevice::ReadOnly));
            contents << f.readAll();
            if (file.fileName() != QLatin1String("a.txt"))
                QCOMPARE(
                    file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup),
                    QFile::Permissions());
        }
        std::sort(contents.begin(), contents.end());
        QCOMPARE(contents, QByteArrayList({"mine", "one", "three", "two"}));
    }

    void aFolderThatCannotBeWrittenIsSaid()
    {
        auto future = saveBytes("x", QStringLiteral("/nonexistent-folder/x"), Existing::Replace);
        bool said = false;
        try {
            future.waitForFinished();
        } catch (const MailError &error) {
            said = error.kind() == MailError::Kind::FileUnwritable;
        }
        QVERIFY(said);
    }
};

DUOPOST_UI_TEST_MAIN(TestReader)
#include "tst_reader.moc"
