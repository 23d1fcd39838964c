// SPDX-License-Identifier: GPL-3.0-or-later
// Pages written from right to left, and words of the other direction in any page.
#include "tests/support/GuiThreadGuard.h"
#include "ui/html/HtmlPage.h"
#include "ui/html/HtmlSanitizer.h"
#include "ui/html/HtmlView.h"
#include "ui/html/Mirror.h"

#include <QImage>
#include <QPainter>
#include <QScrollBar>
#include <QTest>

using namespace duopost;

namespace {

constexpr int width = 600;

struct Page {
    HtmlPage page;
    bool fine;

    explicit Page(const char *html)
    {
        QFont font;
        font.setPixelSize(15);
        page.setBaseFont(font);
        fine = page.read(sanitizeHtml(QString::fromUtf8(html)), {width, 400});
    }
    QRect of(const char *word) const
    {
        const QString wanted = QString::fromUtf8(word);
        for (const auto &one : page.text().words()) {
            if (page.text().text().mid(one.start, one.length) == wanted)
                return one.rect;
        }
        return {};
    }
    int left(const char *word) const { return of(word).left(); }
    QRect ink(QColor colour)
    {
        QImage sheet(width, 400, QImage::Format_RGB32);
        sheet.fill(Qt::white);
        QPainter painter(&sheet);
        page.paint(painter, sheet.rect(), {});
        painter.end();
        QRect extent;
        for (int y = 0; y < sheet.height(); ++y)
            for (int x = 0; x < sheet.width(); ++x)
                if (sheet.pixelColor(x, y) == colour)
                    extent |= QRect(x, y, 1, 1);
        return extent;
    }
};

} // namespace

class TestHtmlFromTheRight : public QObject {
    Q_OBJECT
private slots:
    void wordsFollowEachOtherToTheLeft()
    {
        const Page p("<p>שלום לך עולם</p>");
        QVERIFY(p.fine && p.page.readsFromRight());
        QVERIFY(p.left("שלום") > p.left("לך"));
        QVERIFY(p.left("לך") > p.left("עולם"));
        QVERIFY(p.of("שלום").right() > width - 30); // it begins at the right edge
        QCOMPARE(p.page.text().text(), QString::fromUtf8("שלום לך עולם"));
    }

    void wordsOfTheOtherDirectionKeepTheirOwnOrder()
    {
        const Page p("<p>שלום אל hello big 42 world אחרי עולם טוב מאוד היום</p>");
        QVERIFY(p.page.readsFromRight());
        QVERIFY(p.left("אל") > p.of("world").right());
        QVERIFY(p.left("hello") < p.left("big"));
        QVERIFY(p.left("big") < p.left("42"));
        QVERIFY(p.left("42") < p.left("world"));
        QVERIFY(p.of("אחרי").right() < p.left("hello"));
        const Page l("<p>The words שלום לך mean something else here</p>");
        QVERIFY(!l.page.readsFromRight());
        QVERIFY(l.left("words") < l.left("לך"));
        QVERIFY(l.left("לך") < l.left("שלום"));
        QVERIFY(l.of("שלום").right() < l.left("mean"));
    }

    void aNumberBehindThemBelongsToThem()
    {
        const Page p("<p>נדבר על הפרויקט Plan 2026 ועל התקציב החדש</p>");
        QVERIFY(p.left("Plan") < p.left("2026"));
        QVERIFY(p.of("ועל").right() < p.left("Plan"));
    }

    void aCommaStandsBehindItsWord()
    {
        // In a colour of its own each sign can be found.
        Page p("<body dir=rtl><p>אאאאאא<span style='color:#ff0000'>אא,</span> ב</p></body>");
        QImage sheet(width, 400, QImage::Format_RGB32);
        sheet.fill(Qt::white);
        QPainter painter(&sheet);
        p.page.paint(painter, sheet.rect(), {});
        painter.end();
        // What is lowest of the word is the comma; behind the word is left of it.
        const QRect word = p.of("אא,");
        int lowest = 0, at = 0;
        for (int y = word.top(); y <= word.bottom() + 4; ++y)
            for (int x = word.left() - 3; x <= word.right() + 3; ++x)
                if (sheet.pixelColor(x, y).red() > sheet.pixelColor(x, y).green() + 60 && y > lowest) {
                    lowest = y;
                    at = x;
                }
        QVERIFY2(lowest > 0 && at < word.center().x(), qPrintable(QString::number(at)));
    }

    void aRootCanSayIt()
    {
        QVERIFY(Page("<body dir='rtl'><p>Hello שלום</p></body>").page.readsFromRight());
        QVERIFY(Page("<html dir=\"RTL\"><body><p>Hello</p></body></html>").page.readsFromRight());
        QVERIFY(!Page("<p>Hello שלום</p>").page.readsFromRight());
    }

    void tablesBeginAtTheRightAndSidesMeanWhatTheySay()
    {
        Page p("<body dir=rtl><table width=500><tr><td>אחד</td><td>שתיים</td></tr></table>"
               "<p style='text-align:left'>שמאל</p><p align=right>ימין</p>"
               "<div style='padding:0 0 0 200px;text-align:left'>פנים</div></body>");
        QVERIFY(p.left("אחד") > p.left("שתיים"));
        QVERIFY(p.left("שמאל") < 40);
        QVERIFY(p.of("ימין").right() > width - 40);
        QVERIFY(p.left("פנים") > 200 && p.left("פנים") < 260);
        Page b("<body dir=rtl style='margin:0'><div style='border-left:9px solid "
               "#ff0000;width:100px'>א</div></body>");
        QCOMPARE(b.ink(QColor(0xff, 0, 0)).left(), width - 109);
        QCOMPARE(b.ink(QColor(0xff, 0, 0)).width(), 9);
    }

    void listsHaveTheirMarksAtTheRight()
    {
        Page p("<body dir=rtl><ul style='color:#0000ff'><li><span "
               "style='color:#ff0000'>פריט</span></li></ul></body>");
        QVERIFY(p.ink(QColor(0, 0, 0xff)).left() > p.of("פריט").right());
    }

    void placesAndLinksAreFoundWhereTheyAreSeen()
    {
        const Page p("<p>שלום <a href='https://x.example/'>קישור hello world</a> עולם</p>");
        const PageText &text = p.page.text();
        QCOMPARE(text.linkAt(p.of("קישור").center()), 0);
        QCOMPARE(text.linkAt(p.of("hello").center()), 0);
        QCOMPARE(text.linkAt(p.of("שלום").center()), -1);
        const QRect first = p.of("שלום");
        QCOMPARE(text.positionAt({first.right() + 1, first.center().y()}), 0);
        QCOMPARE(text.positionAt({first.left() - 1, first.center().y()}), 4);
        const QRect half = text.selectedPart(first.topLeft(), 0, 2); // its first letters are at the right
        QCOMPARE(half.right(), first.right());
        QVERIFY(half.left() > first.left());
        const QRect world = p.of("world");
        QCOMPARE(text.selectedPart(world.topLeft(), 0, text.text().size()).top(), world.top());
    }

    void itIsPaintedWhereItIsMeasured()
    {
        Page p("<body dir=rtl><p>שלום <span style='color:#ff0000'>hello</span> <span "
               "style='color:#0000ff'>world</span></p></body>");
        const QRect red = p.ink(QColor(0xff, 0, 0)), hello = p.of("hello");
        QVERIFY(hello.adjusted(-1, -1, 1, 1).contains(red));
        QVERIFY(p.of("world").adjusted(-1, -1, 1, 1).contains(p.ink(QColor(0, 0, 0xff))));
        QVERIFY(hello.left() < p.left("world"));
    }

    void theViewShowsItAndBeginsAtTheRight()
    {
        HtmlView view;
        view.resize(400, 300);
        view.show();
        QVERIFY(view.setHtml(
            QString::fromUtf8("<table width=900><tr><td>שלום לך</td><td>עולם</td></tr></table>"),
            [](const QByteArray &) { return QByteArray(); }));
        QCOMPARE(view.horizontalScrollBar()->value(), view.horizontalScrollBar()->maximum());
        QVERIFY(view.horizontalScrollBar()->maximum() > 300);
    }

    void stylesAreMirrored_data()
    {
        QTest::addColumn<QString>("style");
        QTest::addColumn<QString>("other");
        const auto row = [](const char *style, const char *other) {
            QTest::newRow(style) << QString::fromLatin1(style) << QString::fromLatin1(other);
        };
        row("margin:1px 2px 3px 4px", "margin:1px 4px 3px 2px");
        row("margin:1px 2px", "margin:1px 2px");
        row("padding:1px 2px 3px 4px !important", "padding:1px 4px 3px 2px !important");
        row("border-radius:1px 2px 3px 4px", "border-radius:2px 1px 4px 3px");
        row("padding-left:3px;float:right", "padding-right:3px;float:left");
        row("text-align:LEFT;color:red", "text-align:right;color:red");
        row("border-top-left-radius:4px", "border-top-right-radius:4px");
        row("background:url(cid:left)", "background:url(cid:left)");
    }
    void stylesAreMirrored()
    {
        QFETCH(QString, style);
        QFETCH(QString, other);
        QCOMPARE(mirroredDeclarations(style), other);
        QCOMPARE(
            mirroredSheet(QStringLiteral(".left{") + style + QStringLiteral("} a{}")),
            QStringLiteral(".left{") + other + QStringLiteral("} a{}"));
        QCOMPARE(
            mirroredHtml(QStringLiteral("<p class=\"left\" style=\"%1\" align=\"left\">left</p>").arg(style)),
            QStringLiteral("<p class=\"left\" style=\"%1\" align=\"right\">left</p>").arg(other));
    }
};

DUOPOST_UI_TEST_MAIN(TestHtmlFromTheRight)
#include "tst_html_from_the_right.moc"
