// SPDX-License-Identifier: GPL-3.0-or-later
// Pages that are too large to be laid out while somebody waits: their beginning first, then the whole.
#include "tests/support/FakeMailService.h"
#include "tests/support/GuiThreadGuard.h"
#include "ui/html/FirstPart.h"
#include "ui/html/HtmlPage.h"
#include "ui/html/HtmlView.h"
#include "ui/reader/FindBar.h"
#include "ui/reader/ReaderPane.h"
#include "ui/reader/Strip.h"
#include "ui/reader/print/MessagePrinter.h"

#include <QBuffer>
#include <QClipboard>
#include <QPdfWriter>
#include <QScrollBar>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>

using namespace duopost;

namespace {

const HtmlView::InlineImage nothing = [](const QByteArray &) { return QByteArray(); };
constexpr int offersOfAll = 400;

QString u(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

/// A page of tables in a table, about 130 KB; the last words are "the very end".
QString offers(const char *word = "Offer", int count = offersOfAll)
{
    QString html = u("<style>td.h{font-size:18px}</style><body style='margin:0'><table width=500 align=center "
                     "cellpadding=0 cellspacing=0>");
    for (int i = 0; i < count; ++i)
        html += u("<tr><td style='padding:6px'><table width='100%'><tr><td class=h style='color:#2456d6'>%1 %2"
                  "</td></tr><tr><td style='font-size:13px;line-height:19px'>Made of oak from near here, with "
                  "<b>a "
                  "drawer</b> and room for everything else. <a href='https://shop.example/item/%2'>Have a "
                  "look</a></td></tr></table></td></tr>")
                    .arg(u(word))
                    .arg(i);
    return html + u("</table><p>the very end</p>");
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

/// The uppermost line in which this colour is seen; -1 if there is none.
int topOf(const QImage &image, QColor colour)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixelColor(x, y) == colour)
                return y;
        }
    }
    return -1;
}

struct View : HtmlView {
    explicit View(QSize size = {640, 400})
    {
        resize(size);
        show();
    }
    /// Without the room for the scroll bar, which comes by an event of its own.
    QImage picture() { return viewport()->grab(QRect(0, 0, width() - 30, height())).toImage(); }
    QScrollBar &bar() { return *verticalScrollBar(); }
};

struct Reader {
    FakeMailService service;
    ReaderPane pane{service};
    FolderRef folder;

    Reader()
    {
        const AccountId account = service.addFakeAccount(u("Anna"), Protocol::Imap);
        folder = service.addFolder(account, u("INBOX"), FolderRole::Inbox, 1);
        pane.resize(700, 600);
        pane.show();
    }
    MessageRow add(const QString &html, const QString &text)
    {
        ParsedMessage message;
        message.html = html;
        message.text = text;
        const MessageRow row = service.rowFor(service.newId());
        service.setMessage(row.id, row, message);
        return row;
    }
    /// Until its beginning is there.
    bool open(const MessageRow &row)
    {
        pane.showMessage(folder, row);
        return QTest::qWaitFor([this] { return pane.htmlView()->showsAnything(); });
    }
};

} // namespace

class TestHtmlInParts : public QObject {
    Q_OBJECT

private slots:
    void init()
    {
        View warm; // fonts are looked for once
        warm.setHtml(offers("x", 3), nothing);
        guard().forget();
    }

    void theBeginningIsPaintedBeforeTheWholeIsThere()
    {
        View view;
        QSignalSpy whole(&view, &HtmlView::becameWhole);
        QVERIFY(view.setHtml(offers(), nothing));
        QVERIFY(!view.isWhole());
        QVERIFY(view.showsAnything());
        const QImage before = view.picture();
        QVERIFY(view.bar().maximum() > 0); // a screen is full
        const int shown = view.bar().maximum();
        QTRY_VERIFY(view.isWhole());
        QCOMPARE(whole.count(), 1);
        QCOMPARE(view.picture(), before);
        QVERIFY(view.bar().maximum() > 5 * shown);
        QVERIFY(view.plainText().endsWith(u("the very end")));
        QVERIFY_GUI_NEVER_BLOCKED();
    }

    void anOrdinaryMessageIsThereAtOnce()
    {
        View view;
        QVERIFY(view.setHtml(offers("Offer", 20), nothing));
        QVERIFY(view.isWhole());
    }

    void theWholeKeepsPlaceMarksAndFocus()
    {
        View view;
        QSignalSpy clicked(&view, &HtmlView::linkActivated);
        view.activateWindow();
        view.setFocus();
        QTRY_VERIFY(view.hasFocus());
        view.setHtml(offers(), nothing);
        view.bar().setValue(130);
        QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, {120, 60});
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(&view, Qt::Key_Tab);
        const QString marked = view.selectedText();
        const int scrolled = view.bar().value();
        QVERIFY(!marked.isEmpty());
        QVERIFY(!view.isWhole());
        const QImage before = view.picture();
        QTRY_VERIFY(view.isWhole());
        QCOMPARE(view.selectedText(), marked);
        QCOMPARE(view.bar().value(), scrolled);
        QCOMPARE(view.picture(), before);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(clicked.count(), 1);
        QCOMPARE(clicked.at(0).at(0).toUrl(), QUrl(u("https://shop.example/item/2")));
    }

    void whatIsReadStaysWhereItIsEvenIfAllAboveItMoves()
    {
        // The last row makes the first column wide, so that the second has more lines everywhere.
        QString html = u("<body style='margin:0'><table>");
        for (int i = 0; i < 300; ++i)
            html += u("<tr><td>a</td><td>Row%1 with some words that stand on one line or on more of them, as "
                      "there "
                      "is room, and a few more</td></tr>")
                        .arg(i);
        html += u("<tr><td><div style='width:380px'>wide</div></td><td>end</td></tr></table>");
        View view;
        view.setHtml(html, nothing);
        QVERIFY(!view.isWhole());
        view.bar().setValue(500);
        QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, {60, 30});
        const QString marked = view.selectedText();
        const QColor ground(0xb5, 0xd0, 0xf7);
        const int top = topOf(view.picture(), ground);
        QVERIFY(top >= 0);
        QTRY_VERIFY(view.isWhole());
        QVERIFY(view.bar().value() > 600);
        QCOMPARE(view.selectedText(), marked);
        QVERIFY2(
            qAbs(topOf(view.picture(), ground) - top) <= 40, // it may stand in the line below now
            qPrintable(QString::number(topOf(view.picture(), ground))));
    }

    void theEndIsTheEndOfTheWhole()
    {
        View view;
        view.setHtml(offers(), nothing);
        QTest::keyClick(&view, Qt::Key_End);
        QVERIFY(!view.isWhole());
        QTRY_VERIFY(view.isWhole());
        QVERIFY(view.bar().value() > 5000);
        QCOMPARE(view.bar().value(), view.bar().maximum());

        view.setHtml(offers(), nothing);
        QTest::keyClick(&view, Qt::Key_End);
        QTest::keyClick(&view, Qt::Key_Home); // changed his mind
        QTRY_VERIFY(view.isWhole());
        QCOMPARE(view.bar().value(), 0);
    }

    void nobodyIsSentToTheNextMessageAtTheEndOfTheBeginning()
    {
        View view;
        view.setHtml(offers(), nothing);
        view.bar().setValue(view.bar().maximum());
        const int before = view.bar().value();
        QVERIFY(view.pageDown());
        QVERIFY(!view.isWhole());
        QTRY_VERIFY(view.isWhole());
        QCOMPARE(view.bar().value(), before + view.bar().pageStep());
    }

    void copyingAllCopiesAll()
    {
        View view;
        view.setHtml(offers(), nothing);
        view.selectAll();
        QVERIFY(!view.isWhole());
        view.copy();
        QVERIFY(QGuiApplication::clipboard()->text().endsWith(u("the very end")));

        view.setHtml(offers(), nothing);
        view.selectAll();
        QTRY_VERIFY(view.isWhole());
        QVERIFY(view.selectedText().endsWith(u("the very end")));
    }

    void onlyTheLastMessageIsShownAndTheOneBeforeIsEnded()
    {
        QSemaphore reached, goOn;
        std::atomic_bool askedForTheLast = false;
        const auto slow = [&](const QByteArray &id) {
            if (id == "first") {
                reached.release();
                goOn.acquire();
            }
            if (id == "last")
                askedForTheLast = true;
            return QByteArray();
        };
        View view;
        QSignalSpy whole(&view, &HtmlView::becameWhole), tooHard(&view, &HtmlView::tooHard);
        const QString page = offers("Old");
        view.setHtml(page + u("<img src='cid:first'>") + page + u("<img src='cid:last'>"), slow);
        reached.acquire();
        view.setHtml(offers("New"), nothing);
        goOn.release();
        QTRY_COMPARE(whole.count(), 1);
        QVERIFY(view.plainText().startsWith(u("New 0")));
        QVERIFY(!askedForTheLast);

        view.setHtml(offers("Old"), nothing);
        view.setHtml(u("short"), nothing);
        view.setHtml(offers("Old"), nothing);
        view.clear();
        QVERIFY(view.isWhole());
        QTest::qWait(1); // whatever was sent to it by then
        QCOMPARE(view.plainText(), QString());
        QCOMPARE(whole.count(), 1);
        QCOMPARE(tooHard.count(), 0);
    }

    void hostilePagesBecomeTextWhileTheWindowIsFree_data()
    {
        QTest::addColumn<QString>("html");
        QTest::newRow("too much to lay out") << u("<span>x</span>").repeated(100'000);
        QTest::newRow("slow") << u("<div style='float:left;width:7px'>x</div>").repeated(12'000);
        QString sheet;
        for (int i = 0; i < 4000; ++i)
            sheet += u(".c%1 div td{color:red}").arg(i);
        QTest::newRow("slow from the beginning")
            << u("<style>%1</style>").arg(sheet) + u("<div><b class=c5>x</b></div>").repeated(10'000);
    }

    void hostilePagesBecomeTextWhileTheWindowIsFree()
    {
        QFETCH(QString, html);
        Reader r;
        guard().forget();
        r.pane.showMessage(r.folder, r.add(html, u("The same in words")));
        QTRY_COMPARE_WITH_TIMEOUT(r.pane.plainShown(), u("The same in words"), 20'000);
        QVERIFY_GUI_NEVER_BLOCKED();
        bool said = false;
        for (const Strip *strip : r.pane.findChildren<Strip *>())
            said |= strip->isVisible() && strip->sentence().contains(u("design of this message"));
        QVERIFY(said);
    }

    void whatIsFoundIsFoundInTheWhole()
    {
        Reader r;
        QVERIFY(r.open(r.add(offers(), {})));
        auto *bar = r.pane.findChild<FindBar *>();
        r.pane.find();
        bar->field()->setText(u("drawer"));
        QVERIFY(!r.pane.htmlView()->isWhole());
        QVERIFY(bar->hits() > 0 && bar->hits() < offersOfAll);
        bar->step(1);
        const int scrolled = r.pane.htmlView()->verticalScrollBar()->value();
        QTRY_COMPARE(bar->hits(), offersOfAll);
        QCOMPARE(bar->current(), 1);
        QCOMPARE(r.pane.htmlView()->verticalScrollBar()->value(), scrolled);
        bar->step(-2);
        QCOMPARE(bar->current(), offersOfAll - 1);

        Reader other; // and what stands nowhere else
        QVERIFY(other.open(other.add(offers(), {})));
        bar = other.pane.findChild<FindBar *>();
        other.pane.find();
        bar->field()->setText(u("very end"));
        QCOMPARE(bar->hits(), 0);
        QTRY_COMPARE(bar->hits(), 1);
        QVERIFY(other.pane.htmlView()->verticalScrollBar()->value() > 5000);
    }

    void answersAndPaperHaveEverything()
    {
        Reader r;
        QVERIFY(r.open(r.add(offers(), {})));
        const auto pages = [&r] {
            QByteArray pdf;
            QBuffer buffer(&pdf);
            buffer.open(QIODevice::WriteOnly);
            QPdfWriter writer(&buffer);
            writer.setResolution(96);
            if (!printMessage(writer, r.pane.printed()))
                return qsizetype(0);
            return pdf.count("/Type /Page\n");
        };
        QVERIFY(!r.pane.htmlView()->isWhole());
        const qsizetype early = pages();
        QVERIFY(early > 10);
        QVERIFY(!r.pane.htmlView()->isWhole());
        QVERIFY(r.pane.displayed().text.endsWith(u("the very end")));
        QVERIFY(r.pane.htmlView()->isWhole());
        QCOMPARE(pages(), early);
    }

    void anotherWidthOrScaleKeepsThePlaceAndTheWindowFree()
    {
        View view;
        view.setHtml(offers().replace(u("width=500"), u("width='100%'")), nothing);
        QTRY_VERIFY(view.isWhole());
        view.bar().setValue(view.bar().maximum() / 2);
        QTest::mouseDClick(view.viewport(), Qt::LeftButton, {}, {120, 40});
        const QString marked = view.selectedText();
        const QColor ground(0xb5, 0xd0, 0xf7);
        const int top = topOf(view.picture(), ground), maximum = view.bar().maximum();
        QVERIFY(!marked.isEmpty() && top >= 0);
        guard().forget();
        view.resize(360, 400);
        QTRY_VERIFY(view.bar().maximum() > maximum * 11 / 10);
        QCOMPARE(view.selectedText(), marked);
        QVERIFY(qAbs(topOf(view.picture(), ground) - top) <= 45);
        const int narrow = view.bar().maximum();
        guard().during("zooming", [&] { view.zoom(1.5); });
        QVERIFY(view.bar().maximum() > narrow); // larger at once, though with the lines as they were
        QVERIFY(topOf(view.picture(), ground) >= 0);
        const int scaled = view.bar().maximum();
        QTRY_VERIFY(view.bar().maximum() != scaled);
        QVERIFY(topOf(view.picture(), ground) >= 0);
        QVERIFY_GUI_NEVER_BLOCKED();
    }

    void remotePicturesComeIntoAPageThatIsLaidOut()
    {
        View view;
        QSignalSpy blocked(&view, &HtmlView::remoteContentBlocked);
        const QString address = u("https://a.example/red.png");
        view.setHtml(
            u("<body style='margin:0'><img src='%1' width=60 height=30>").arg(address) + offers(), nothing);
        QTRY_COMPARE(blocked.count(), 1); // it may come before the whole
        QCOMPARE(view.remotePictures(), QStringList(address));
        QTRY_VERIFY(view.isWhole());
        QVERIFY(view.showRemotePictures({{address, redPng(60, 30)}}));
        QTRY_COMPARE(topOf(view.picture(), Qt::red), 0);
        QVERIFY(view.plainText().endsWith(u("the very end")));
        QCOMPARE(blocked.count(), 1);
        QCOMPARE(view.remoteShown().keys(), QStringList(address));
    }

    void aBeginningIsWhatTheWholeBeginsWith()
    {
        const QString html = u("<style>b{color:red}</style><b>") + offers("<i>Offer &lt;");
        const SanitizedHtml whole = sanitizeHtml(html), beginning = sanitizeBeginning(html);
        QVERIFY(!whole.isCut && beginning.isCut && !beginning.tooHard);
        QVERIFY(beginning.html.size() < whole.html.size() / 2);
        QVERIFY(whole.html.startsWith(beginning.html));
        QCOMPARE(beginning.css, whole.css);
        const QString sheet = u("<style>%1</style>").arg(u("b{color:red}").repeated(5000));
        QVERIFY(sanitizeBeginning(u("<b>x") + sheet + u("y")).isCut);
        QVERIFY(sanitizeBeginning(u("<b>x") + sheet + u("y")).html.isEmpty());
        const SanitizedHtml all = sanitizeBeginning(u("<b>short"));
        QVERIFY(!all.isCut);
        QCOMPARE(all.html, u("<b>short"));
    }

    void aBeginningIsCutBetweenWordsAndTags()
    {
        const SanitizedHtml all = sanitizeHtml(
            u("<p>One &amp;amp; two &nbsp; three<b>four > five</b> six</p><img src='data:image/png;base64,%1'>"
              "<table><tr><td>seven</td><td>eight &lt;nine&gt;</td></tr></table>ten")
                .arg(u("A").repeated(300)));
        HtmlPage page;
        QFont font;
        font.setPixelSize(15);
        page.setBaseFont(font);
        QVERIFY(page.read(all, {600, 400}));
        const QString words = page.text().text();
        for (qsizetype length = 1; length <= all.html.size(); ++length) {
            const SanitizedHtml part = firstPart(all, length);
            QVERIFY(part.html.isEmpty() || all.html.startsWith(part.html));
            QCOMPARE(part.isCut, part.html.size() < all.html.size());
            QVERIFY(page.read(part, {600, 400}));
            const QString now = page.text().text();
            QVERIFY2(words.startsWith(now), qPrintable(now));
            const bool betweenWords = now.size() == words.size() || now.isEmpty()
                || !words.at(now.size()).isLetterOrNumber() || !now.back().isLetterOrNumber()
                || now.endsWith(u("three")); // a tag stands behind it
            QVERIFY2(betweenWords, qPrintable(now));
        }
        QCOMPARE(page.text().text(), words);
    }
};

DUOPOST_UI_TEST_MAIN(TestHtmlInParts)
#include "tst_html_in_parts.moc"
