// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FakeMailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/html/CssCleaner.h"
#include "ui/html/HtmlSanitizer.h"
#include "ui/html/HtmlView.h"
#include "ui/reader/ReaderPane.h"
#include "ui/reader/Strip.h"

#include <QBuffer>
#include <QClipboard>
#include <QDir>
#include <QRegularExpression>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

using namespace duopost;

namespace {

/// What the layout may take, and what reading and cleaning may take beside it, on a slow machine.
constexpr double blockedMsAtMost = 1500;

const HtmlView::InlineImage nothing = [](const QByteArray &) { return QByteArray(); };

QString u(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

QByteArray redPng(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(Qt::red);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QRect extentOf(const QImage &image, QColor colour)
{
    QRect extent;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == colour)
                extent |= QRect(x, y, 1, 1);
        }
    }
    return extent;
}

} // namespace

class TestHtmlView : public QObject {
    Q_OBJECT

    struct Shown {
        HtmlView view;
        bool fine = false;

        explicit Shown(
            const QString &html, QSize size = {600, 500}, const HtmlView::InlineImage &image = nothing)
        {
            view.resize(size);
            view.show();
            QObject::connect(&view, &HtmlView::tooHard, &view, [this] { fine = false; });
            fine = true;
            fine = view.setHtml(html, image) && fine;
            view.plainText(); // waits for all of it
        }
        QImage picture() { return view.grab().toImage(); }
    };

private slots:
    void init() { guard().forget(); }

    void percentagesAreOfWhatIsAroundNotOfAllAround()
    {
        Shown s(
            u("<body style='margin:0'><div style='display:inline-block;width:50%'><table width='100%' "
              "cellspacing=0 "
              "cellpadding=0><tr><td><div "
              "style='width:50%;background:#ff0000'>&nbsp;</div></td></tr></table></div>"),
            {640, 200});
        const int whole
            = extentOf(
                  Shown(u("<body style='margin:0'><div style='background:#00ff00'>&nbsp;</div>"), {640, 200})
                      .picture(),
                  QColor(0, 255, 0))
                  .width();
        QVERIFY(whole > 500);
        QCOMPARE(extentOf(s.picture(), QColor(255, 0, 0)).width(), whole / 4);
    }

    void roomThatIsLeftInATableIsSharedByItsColumns()
    {
        Shown s(u("<table width='500' cellspacing=0 cellpadding=0><tr><td bgcolor=#ff0000>aaaaaaaaaa</td>"
                  "<td bgcolor=#00ff00>aaaaaaaaaa</td></tr></table>"));
        const QImage picture = s.picture();
        QVERIFY(qAbs(extentOf(picture, QColor(255, 0, 0)).width() - 250) <= 2);
        QVERIFY(qAbs(extentOf(picture, QColor(0, 255, 0)).width() - 250) <= 2);
    }

    void anEmptyColumnWithoutWidthMakesNoRowTaller()
    {
        const auto page = [](const QString &empty) {
            const QString table
                = u("<table style='width:100%' cellspacing=0 cellpadding=0><tr>%1%2</tr></table>");
            const QString text = table.arg(
                u("<th bgcolor=#ff0000 style='width:100%'>one two three four five six seven</th>"), empty);
            const QString around = table.arg(u("<th>") + text + u("</th>"), empty);
            return u("<body style='margin:0'>")
                + table.arg(u("<th style='width:564px'>") + around + u("</th>"), u("<th>x</th>"));
        };
        const int alone = extentOf(Shown(page({})).picture(), QColor(255, 0, 0)).height();
        Shown beside(page(u("<th style='width:0;padding:0'></th>")));
        QVERIFY(alone > 5);
        QCOMPARE(extentOf(beside.picture(), QColor(255, 0, 0)).height(), alone);
    }

    void tablesWithinTablesAreLaidOutAnewForAnotherWidth()
    {
        const QString page = u("<body style='margin:0'><table width='100%' cellspacing=0 "
                               "cellpadding=0><tr><td><table width='100%' "
                               "cellspacing=0 cellpadding=0><tr><td bgcolor=#ff0000>one two "
                               "three</td></tr></table></td></tr></table>");
        Shown s(page, {600, 300});
        const int before = extentOf(s.picture(), QColor(255, 0, 0)).width();
        s.view.resize(400, 300);
        QTRY_COMPARE(extentOf(s.picture(), QColor(255, 0, 0)).width(), before - 200);
    }

    void theBodysColourOfTextIsKept()
    {
        Shown s(u("<body bgcolor=#000000 text=#ffffff><h1>WWW</h1>"));
        QVERIFY(!extentOf(s.picture(), QColor(255, 255, 255)).isEmpty());
    }

    void everyPageOfTheCorpusIsShownInTimeAndAsksForNothing()
    {
        const QDir corpus(QStringLiteral(DUOPOST_CORPORA "/caniemail"));
        const QStringList pages = corpus.entryList({u("*.html")}, QDir::Files);
        if (pages.isEmpty())
            QSKIP("The corpus is not here");
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QSignalSpy asked(&server, &QTcpServer::newConnection);
        // Whatever is asked for would be asked for here.
        const QString here = u("http://127.0.0.1:%1").arg(server.serverPort());
        static const QRegularExpression there(u("(?:https?:)?//[a-z0-9.-]+(?=[/\"')])"));
        int shown = 0;
        for (const QString &page : pages) {
            QFile file(corpus.filePath(page));
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QString html = QString::fromUtf8(file.readAll()).replace(there, here);
            guard().during(qPrintable(page), [&] {
                Shown s(html);
                s.picture();
                s.view.resize(340, 500);
                s.picture();
                shown += s.fine ? 1 : 0;
            });
            QVERIFY2(guard().worstMs() < blockedMsAtMost, qPrintable(guard().worst()));
        }
        QTest::qWait(50);
        QCOMPARE(asked.count(), 0);
        QVERIFY2(shown > pages.size() * 9 / 10, qPrintable(QString::number(shown)));
    }

    void hostileHtmlTakesLittleTimeAndNeverCrashes_data()
    {
        QTest::addColumn<QString>("html");
        const auto row = [](const char *name, const QString &html) { QTest::newRow(name) << html; };
        const auto many = [](const char *piece, int times) { return u(piece).repeated(times); };
        row("deep divisions", many("<div>", 100'000) + u("x"));
        row("deep and closed", many("<div>", 50'000) + u("x") + many("</div>", 50'000));
        row("deep tables", many("<table><tr><td>", 5000) + u("x"));
        row("tables within tables, wide", many("<table><tr><td>a b c</td><td>", 60) + u("x"));
        row("hundred thousand elements", many("<span>x</span>", 100'000));
        row("hundred thousand breaks", many("x<br>", 100'000));
        row("many words", many("word ", 110'000));
        row("one long word", QString(500'000, QLatin1Char('x')));
        row("open fonts", many("<font color=#123456><b><i>", 40) + many("<p>a", 20'000));
        row("open fonts, all different", [] {
            QString html;
            for (int i = 0; i < 90; ++i)
                html += u("<font color='#%1'>").arg(100'000 + i);
            return html + u("<p>a").repeated(20'000);
        }());
        row("wide cells", u("<table><tr>") + many("<td colspan=99999999>x", 300) + u("</table>"));
        row("no cells", u("<table><tr><td colspan=0 rowspan=-5>x<tr><td colspan=-1>y</table>"));
        row("tall cells", u("<table>") + many("<tr><td rowspan=99999>x<td>y", 800) + u("</table>"));
        row("ragged", u("<table>") + many("<tr>", 4000) + u("<tr>") + many("<td>x", 4000) + u("</table>"));
        row("ragged by style",
            u("<div style='display:table'>") + many("<div style='display:table-row'></div>", 12'000)
                + u("<div style='display:table-row'>") + many("<i style='display:table-cell'>x</i>", 12'000));
        row("open comment in style", u("<style>a/*</style><p style='a/*'>x"));
        row("many comments in style", u("<style>") + many("/**/ ", 50'000) + u("</style>x"));
        row("variables in a circle",
            u("<style>p{--a:var(--a);color:var(--a)}</style><p style='--b:var(--b);width:var(--b)' "
              "width='var(--b)'>x"));
        row("variables, written otherwise",
            u("<p style='--b:v&#97;r(--b);width:&#118;ar(--b)' align='&#x76;ar(--b)' bgcolor='var(--b)'>x"));
        row("media in media", u("<style>") + many("@media screen{", 20'000) + u("</style>x"));
        row("long selectors",
            u("<style>") + many("div div div div div div div div b{color:red}", 2000) + u("</style>")
                + many("<div>", 90) + many("<b>x</b>", 3000));
        row("many selectors", [] {
            QString css;
            for (int i = 0; i < 4000; ++i)
                css += u(".c%1 div td{color:red}").arg(i);
            return u("<style>") + css + u("</style>") + u("<div><b class=c5>x</b></div>").repeated(4000);
        }());
        row("huge numbers",
            u("<table width=999999999 height=999999999 border=9999999><td style='padding:99999999px;"
              "border:99999999px dashed red;border-radius:9999999px;margin:-99999999px;width:1e9px;"
              "font-size:1e9px'>x</td></table><ol start=2000000000 type=i style='list-style:lower-roman'><li>a"
              "</ol><div style='height:99999999999999999999px'>x</div>"));
        row("negative", u("<div style='width:-5px;height:-9999px;margin:-9999px;text-indent:-9999px'>x</div>"));
        row("floats", many("<div style='float:left;width:7px'>x</div>", 8000));
        row("floats within floats", many("<div style='float:left'>x ", 95));
        row("inline blocks", many("<div style='display:inline-block'>x ", 95));
        row("tables out of order", many("<tr><td><tbody><table></td><caption>x<li></table></tr>", 3000));
        row("display out of order",
            many(
                "<p style='display:table-cell'>x<b style='display:table-row'>y<i style='display:table'>z", 30));
        row("pictures", many("<img width=9999 height=9999 src='data:image/png;base64,AAAA'>", 3000));
        row("nothing", QString());
        row("zeroes", QString(1000, QChar(0)));
        row("half surrogates", QString(1000, QChar(0xD83D)));
    }

    void hostileHtmlTakesLittleTimeAndNeverCrashes()
    {
        QFETCH(QString, html);
        guard().during("showing it", [&] {
            Shown s(html);
            s.picture();
            s.view.verticalScrollBar()->setValue(s.view.verticalScrollBar()->maximum());
            s.view.selectAll();
            s.picture();
        });
        QVERIFY2(guard().worstMs() < blockedMsAtMost, qPrintable(guard().worst()));
        guard().forget();
        guard().during("laying it out narrower", [&] {
            Shown s(html, {200, 300});
            s.view.zoom(2);
            s.picture();
        });
        QVERIFY2(guard().worstMs() < 2 * blockedMsAtMost, qPrintable(guard().worst()));
    }

    void whatIsTooLargeIsShownAsTextWithANote()
    {
        FakeMailService service;
        ReaderPane reader(service);
        const AccountId account = service.addFakeAccount(u("Anna"), Protocol::Imap);
        const FolderRef folder = service.addFolder(account, u("INBOX"), FolderRole::Inbox, 1);
        reader.resize(600, 700);
        reader.show();
        ParsedMessage message;
        message.html = u("<span>x</span>").repeated(100'000);
        message.text = u("The same in words");
        const MessageRow row = service.rowFor(service.newId());
        service.setMessage(row.id, row, message);
        reader.showMessage(folder, row);
        QTRY_COMPARE(reader.plainShown(), message.text);
        bool said = false;
        for (const Strip *strip : reader.findChildren<Strip *>())
            said |= strip->isVisible() && strip->sentence().contains(u("design of this message"));
        QVERIFY(said);
    }

    void textKeepsItsLinesAndCanBeCopied()
    {
        Shown s(u("<style>p{color:red}</style><h1>Head</h1><p>One <b>bold</b>, <i>two</i>.<br>Next</p>"
                  "<ul><li>a<li>b</ul><table><tr><td>c</td><td>d</td></tr><tr><td>e</td></tr></table>"
                  "<div style='display:none'>hidden</div>"));
        const QString text = s.view.plainText();
        QCOMPARE(text, u("Head\n\nOne bold, two.\nNext\n\na\nb\n\nc\td\ne"));
        s.view.selectAll();
        s.view.setFocus();
        QTest::keySequence(&s.view, QKeySequence::Copy);
        QCOMPARE(QGuiApplication::clipboard()->text(), text);
    }

    void aDoubleClickSelectsAWordAndDraggingALine()
    {
        Shown s(u("<body style='margin:0;font-size:20px'>alpha beta gamma"));
        QTest::mouseDClick(s.view.viewport(), Qt::LeftButton, {}, {15, 12});
        QCOMPARE(s.view.selectedText(), u("alpha"));
        QTest::mousePress(s.view.viewport(), Qt::LeftButton, {}, {0, 12});
        QMouseEvent move(
            QEvent::MouseMove, QPointF(590, 12), s.view.viewport()->mapToGlobal(QPointF(590, 12)), Qt::NoButton,
            Qt::LeftButton, {});
        QApplication::sendEvent(s.view.viewport(), &move);
        QTest::mouseRelease(s.view.viewport(), Qt::LeftButton, {}, {590, 12});
        QCOMPARE(s.view.selectedText(), u("alpha beta gamma"));
    }

    void linksAreReportedAndNeverFollowed()
    {
        Shown s(u("<body style='margin:0'><a href='https://a.example/x?y=1&amp;z=2'>first link</a> "
                  "<p><a href='javascript:alert(1)'>bad</a> <a href='mailto:b@c.example'>second</a></p>"));
        QSignalSpy hovered(&s.view, &HtmlView::linkHovered), clicked(&s.view, &HtmlView::linkActivated);
        QTest::mouseMove(s.view.viewport(), {20, 8});
        QTRY_COMPARE(hovered.count(), 1);
        QCOMPARE(hovered.at(0).at(0).toUrl(), QUrl(u("https://a.example/x?y=1&z=2")));
        QTest::mouseClick(s.view.viewport(), Qt::LeftButton, {}, {20, 8});
        QCOMPARE(clicked.count(), 1);
        QTest::mouseClick(s.view.viewport(), Qt::LeftButton, {}, {400, 300});
        QCOMPARE(clicked.count(), 1);
        s.view.activateWindow();
        s.view.setFocus();
        QTRY_VERIFY(s.view.hasFocus());
        QTest::keyClick(&s.view, Qt::Key_Tab);
        QTest::keyClick(&s.view, Qt::Key_Tab);
        QTest::keyClick(&s.view, Qt::Key_Return);
        QCOMPARE(clicked.count(), 2);
        QCOMPARE(clicked.at(1).at(0).toUrl(), QUrl(u("mailto:b@c.example")));
    }

    void keysScroll()
    {
        Shown s(u("<p>line</p>").repeated(200));
        QScrollBar *bar = s.view.verticalScrollBar();
        QVERIFY(bar->maximum() > 2000);
        QTest::keyClick(&s.view, Qt::Key_Down);
        QVERIFY(bar->value() > 0);
        QTest::keyClick(&s.view, Qt::Key_PageDown);
        QVERIFY(bar->value() > 300);
        QTest::keyClick(&s.view, Qt::Key_End);
        QCOMPARE(bar->value(), bar->maximum());
        QVERIFY(!s.view.pageDown());
        QTest::keyClick(&s.view, Qt::Key_Home);
        QCOMPARE(bar->value(), 0);
        QVERIFY(s.view.pageDown());
    }

    void picturesComeFromTheMessage()
    {
        Shown s(
            u("<body style='margin:0'><img src='cid:red@x' width=50 height=40>"), {600, 500},
            [](const QByteArray &id) { return id == "red@x" ? redPng(10, 10) : QByteArray(); });
        QTRY_COMPARE(extentOf(s.picture(), Qt::red).size(), QSize(50, 40));
        Shown d(u("<body style='margin:0'><img src='data:image/png;base64,%1'>")
                    .arg(QString::fromLatin1(redPng(30, 20).toBase64())));
        QTRY_COMPARE(extentOf(d.picture(), Qt::red).size(), QSize(30, 20));
    }

    void aNewsletterTableKeepsItsWidthAndStandsInTheMiddle()
    {
        Shown s(
            u("<body style='margin:0'><table width='100%' cellpadding=0 cellspacing=0><tr><td align=center>"
              "<table width=400 cellpadding=0 cellspacing=0 bgcolor='#ff0000'><tr><td>"
              "<table width='100%'><tr><td>&nbsp;</td><td style='color:#ff0000'>%1</td></tr></table>"
              "</td></tr></table></td></tr></table>")
                .arg(u("many words ").repeated(40)),
            {700, 500});
        const QRect red = extentOf(s.picture(), Qt::red);
        QCOMPARE(red.width(), 400);
        QVERIFY2(qAbs(red.center().x() - 350) < 15, qPrintable(QString::number(red.center().x())));
    }

    void rowsOfTableHeadAndFootStandBelowEachOther()
    {
        const QString cell = u("<tr><td height=20 bgcolor='#ff0000'></td></tr>");
        Shown s(
            u("<body style='margin:0'><table width=100 cellspacing=0 cellpadding=0><thead>%1</thead><tbody>%1"
              "</tbody><tfoot>%1</tfoot></table>")
                .arg(cell));
        QCOMPARE(extentOf(s.picture(), Qt::red).size(), QSize(100, 60));
    }

    void cornersAreRoundedWhereAsked()
    {
        Shown s(u("<body style='margin:0'><div style='width:100px;height:60px;background:#f00;"
                  "border-radius:20px 0 0 0'></div>"));
        const QImage picture = s.picture();
        QCOMPARE(picture.pixelColor(1, 1), QColor(Qt::white));
        QCOMPARE(picture.pixelColor(98, 1), QColor(Qt::red));
        QCOMPARE(picture.pixelColor(1, 58), QColor(Qt::red));
        QCOMPARE(picture.pixelColor(98, 58), QColor(Qt::red));
        QCOMPARE(extentOf(picture, Qt::red).size(), QSize(100, 60));
    }

    void classesMediaAndImportanceApply()
    {
        const QString html
            = u("<style>.r{background:#00f!important} @media screen and (max-width:400px){.r{background:#f00"
                "!important}}</style><body style='margin:0'><div class=r style='background:#0f0'>&nbsp;</div>");
        QVERIFY(!extentOf(Shown(html).picture(), Qt::blue).isEmpty());
        Shown narrow(html, {300, 300});
        QVERIFY(!extentOf(narrow.picture(), Qt::red).isEmpty());
        narrow.view.resize(600, 300); // and follows the width
        QTRY_VERIFY(!extentOf(narrow.picture(), Qt::blue).isEmpty());
    }

    void twiceTheZoomIsTwiceTheSize()
    {
        Shown s(u("<body style='margin:0'><div style='width:100px;height:30px;background:#f00'></div>"));
        s.view.zoom(2);
        QCOMPARE(extentOf(s.picture(), Qt::red).size(), QSize(200, 60));
    }

    void styleIsCleaned_data()
    {
        QTest::addColumn<QString>("style");
        QTest::addColumn<QString>("clean");
        QTest::addColumn<bool>("elsewhere");
        const auto row = [](const char *style, const char *clean, bool elsewhere = false) {
            QTest::newRow(style) << u(style) << u(clean) << elsewhere;
        };
        row("color: red", "color:red;");
        row("COLOR:red;;position:fixed;z-index:9", "color:red;");
        row("background:url(http://x.example/a.png) #fff", "background:#fff;", true);
        row("background:url('cid:a@b')", "background:url('cid:a@b');");
        row("background:URL( \"//x.example\" )", "", true);
        row("width:var(--a);--a:var(--a)", "");
        row("width:calc(1px + 2px)", "");
        row("wid\\74h:1px;color:\\72 ed", "");
        row("width:99999999px;height:1e9px;color:#1e9999", "width:9999px;height:9999px;color:#1e9999;");
        row("display:flex", "");
        row("display:table-cell", "");
        row("display:block !important", "display:block !important;");
        row("font-weight:700;font:600 12px/1.5 'A b',serif",
            "font-weight:bold;font:bold 12px/1.5 'A b',serif;");
        row("color:red/* ; */;color/**/:blue", "color:red;color:blue;");
        row("color:red/*", "color:red;");
        row("background-image:linear-gradient(red,blue)", "background-color:#800080;");
        row("background:-webkit-linear-gradient(to right, #fff 0%, rgba(255,255,255,0.5) 100%) !important",
            "background-color:rgba(255,255,255,0.753)!important;");
        row("background:linear-gradient(to right)", "");
        row("color:hsl(120, 100%, 50%);border-color:hsla(0 0% 100% / 50%)",
            "color:#00ff00;border-color:rgba(255,255,255,0.502);");
        row("color:#0f08;background:#11223300", "color:rgba(0,255,0,0.533);background:rgba(17,34,51,0.000);");
        row("color:rgb(10% 20 30)", "color:#1a141e;");
        row("border:dashed lime;border-left:thick double red;border-top:1px solid red;border-right:none",
            "border:3px dashed lime;border-left:5px double red;border-top:1px solid red;border-right:none;");
        row("color:light-dark(rgb(1, 2, 3), #fff);background:light-dark(blue, red)",
            "color:#010203;background:blue;");
        row("background-color:oklch(50% 0.1 20);color:nosuchcolour;border-color:red #fff",
            "border-color:red #fff;");
    }

    void styleIsCleaned()
    {
        QFETCH(QString, style);
        const CleanCss clean = cleanDeclarations(style);
        QTEST(clean.css, "clean");
        QTEST(clean.refersElsewhere, "elsewhere");
    }

    void sheetsAreCleaned_data()
    {
        QTest::addColumn<QString>("sheet");
        QTest::addColumn<QString>("clean");
        const auto row
            = [](const char *sheet, const char *clean) { QTest::newRow(sheet) << u(sheet) << u(clean); };
        row("p , a:hover{color:red}", "p{color:red;}\n");
        row("@import url(x);b{color:red}", "b{color:red;}\n");
        row("@media only screen and (max-width: 600px){b{color:red}}i{color:blue}",
            "@media only screen and (max-width: 600px){b{color:red;}\n}\ni{color:blue;}\n");
        row("@media (prefers-color-scheme:dark){b{color:red}}i{color:blue}", "i{color:blue;}\n");
        row("@font-face{src:url(x)}b{color:red}", "b{color:red;}\n");
        row("a b c d e f{color:red}a>b{color:red}", "a>b{color:red;}\n");
        row("<!-- b{color:red} -->", "b{color:red;}\n");
        row("b{color:red", "b{color:red;}\n");
        row("b{color:</style><script>x}", "");
    }

    void sheetsAreCleaned()
    {
        QFETCH(QString, sheet);
        QTEST(cleanSheet(sheet).css, "clean");
    }

    void w3NothingInAnAttributeLooksLikeAnElement()
    {
        const QString html
            = sanitizeHtml(
                  u("<a href=\"https://x.example/<meta>\" title='<script>1</script>'>x</a><img alt='<b>'>"))
                  .html;
        QVERIFY2(
            !html.contains(u("<meta")) && !html.contains(u("<script")) && !html.contains(u("<b")),
            qPrintable(html));
        QVERIFY(html.contains(u("&lt;script")));
    }

    void elementsAreClosedWhereTheyShouldBe()
    {
        QCOMPARE(sanitizeHtml(u("<b><i>x</b>y")).html, u("<b><i>x</i></b>y"));
        QCOMPARE(
            sanitizeHtml(u("<div><table><tr><td>x</div>y<td>z</table>")).html,
            u("<div><table><tr><td>xy</td><td>z</td></tr></table>"));
        QVERIFY(sanitizeHtml(u("<div>").repeated(5000)).html.count(u("<div>")) <= 100);
    }
};

DUOPOST_UI_TEST_MAIN(TestHtmlView)
#include "tst_html_view.moc"
