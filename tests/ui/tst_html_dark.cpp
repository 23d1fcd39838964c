// SPDX-License-Identifier: GPL-3.0-or-later
// Messages made for white paper in a dark window: every text can be read, and none is hidden.
#include "tests/support/GuiThreadGuard.h"
#include "ui/html/DarkInk.h"
#include "ui/html/HtmlPage.h"
#include "ui/html/HtmlSanitizer.h"
#include "ui/html/HtmlView.h"
#include "ui/theme/Theme.h"

#include <QBuffer>
#include <QDir>
#include <QPainter>
#include <QRegularExpression>
#include <QTest>

using namespace duopost;

namespace {

const QColor paper(0x22, 0x26, 0x2c);

QString u(const char *latin1)
{
    return QString::fromLatin1(latin1);
}

/// All texts of a page with their colours, as painted.
QList<HtmlPage::Run> runsOf(const QString &html, const PageImages::Source &image = {})
{
    HtmlPage page;
    QFont font;
    font.setPixelSize(15);
    page.setBaseFont(font);
    const auto images = std::make_shared<PageImages>(image);
    images->unpackAtOnce();
    page.setImages(images);
    const SanitizedHtml safe = sanitizeHtml(html);
    if (safe.tooHard || !page.read(safe, {700, 500}))
        return {};
    page.setDarkPaper(paper);
    QList<HtmlPage::Run> runs;
    page.recordRuns(&runs);
    const QSize size(qBound(1, page.size().width(), 4000), qBound(1, page.size().height(), 8000));
    QImage sheet(size, QImage::Format_RGB32);
    sheet.fill(paper);
    QPainter painter(&sheet);
    page.paint(painter, QRect(QPoint(0, 0), size), {});
    return runs;
}

QByteArray pngOf(const QImage &image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

/// The two colours of a place that differ most from one another, of those that are there more than by chance.
double contrastSeen(const QImage &picture, const QRect &place)
{
    QHash<QRgb, int> seen;
    const QRect area = place & picture.rect();
    for (int y = area.top(); y <= area.bottom(); ++y)
        for (int x = area.left(); x <= area.right(); ++x)
            ++seen[picture.pixel(x, y)];
    QRgb ground = 0;
    int most = 0;
    for (auto it = seen.cbegin(); it != seen.cend(); ++it) {
        if (*it > most) {
            most = *it;
            ground = it.key();
        }
    }
    double best = 1;
    for (auto it = seen.cbegin(); it != seen.cend(); ++it) {
        if (*it > 8)
            best = qMax(best, contrast(QColor(it.key()), QColor(ground)));
    }
    return best;
}

} // namespace

class TestHtmlDark : public QObject {
    Q_OBJECT
private slots:
    void everyPairOfColoursBecomesReadable()
    {
        int pairs = 0;
        for (int r = 0; r < 256; r += 51)
            for (int g = 0; g < 256; g += 51)
                for (int b = 0; b < 256; b += 51)
                    for (int shade = 0; shade < 256; shade += 15) {
                        const QColor ground = darkGround(QColor(r, g, b), paper);
                        const QColor text = lightText(QColor(shade, (shade + g) % 256, 255 - shade), ground);
                        const double is = contrast(text, ground);
                        QVERIFY2(is >= leastContrast, qPrintable(ground.name() + text.name()));
                        ++pairs;
                    }
        QVERIFY(pairs > 3000);
        QCOMPARE(darkGround(Qt::white, paper).name(), paper.name());
        QCOMPARE(darkGround(QColor(0x1a, 0x2b, 0x3c), paper), QColor(0x1a, 0x2b, 0x3c)); // dark ones stay
        // Hues stay what they are.
        QVERIFY(qAbs(darkGround(QColor(0xff, 0xe0, 0xe0), paper).hslHue() - 0) < 25);
        QVERIFY(
            qAbs(lightText(QColor(0x1f, 0x4f, 0xb8), paper).hslHue() - QColor(0x1f, 0x4f, 0xb8).hslHue()) < 12);
    }

    void everyTextOfThePagesOfTheCorpusStandsOut()
    {
        const QDir corpus(QStringLiteral(DUOPOST_CORPORA "/caniemail"));
        const QStringList pages = corpus.entryList({u("*.html")}, QDir::Files);
        if (pages.isEmpty())
            QSKIP("The corpus is not here");
        qsizetype texts = 0;
        for (const QString &name : pages) {
            QFile file(corpus.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (const auto &run : runsOf(QString::fromUtf8(file.readAll()))) {
                QVERIFY2(
                    contrast(run.text, run.ground) >= leastContrast,
                    qPrintable(
                        name + u(": ") + run.words + u(" ") + run.text.name() + u(" on ") + run.ground.name()));
                ++texts;
            }
        }
        QVERIFY2(texts > 2000, qPrintable(QString::number(texts)));
    }

    void textStandsOutOnTheScreen_data()
    {
        QTest::addColumn<QString>("style");
        QTest::addColumn<QString>("ground");
        const auto row = [](const char *style, const char *ground) {
            QTest::newRow(qPrintable(u(style) + u(" on ") + u(ground))) << u(style) << u(ground);
        };
        for (const char *ground :
             {"#ffffff", "#f6f6f6", "#fff3cd", "#1a73e8", "#ff6600", "#777777", "#000000", "#aabbcc", "#00ff00",
              "rgba(255,255,255,0.5)"})
            for (const char *text :
                 {"#000000", "#333333", "#999999", "#ffffff", "#1f4fb8", "#cc0000", "#ffee00"})
                row(text, ground);
    }
    void textStandsOutOnTheScreen()
    {
        QFETCH(QString, style);
        QFETCH(QString, ground);
        HtmlView view;
        view.resize(500, 160);
        view.show();
        view.setDarkPaper(paper);
        view.setHtml(
            u("<body style='margin:0'><div "
              "style='background-color:%1;color:%2;font-size:60px;font-weight:bold'>"
              "HHHHHH</div>")
                .arg(ground, style),
            [](const QByteArray &) { return QByteArray(); });
        const QImage picture = view.grab().toImage();
        const double seen = contrastSeen(picture, QRect(5, 5, 240, 55));
        QVERIFY2(seen >= leastContrast, qPrintable(QString::number(seen)));
    }

    void textOnAPictureStandsOut()
    {
        QImage light(40, 40, QImage::Format_RGB32), dark(40, 40, QImage::Format_RGB32);
        light.fill(QColor(0xee, 0xee, 0xdd));
        dark.fill(QColor(0x22, 0x00, 0x33));
        for (const QImage &image : {light, dark}) {
            const auto runs = runsOf(
                u("<div style=\"background-image:url('cid:g');color:#222\">words on it</div>"),
                [bytes = pngOf(image)](const QByteArray &) { return bytes; });
            QCOMPARE(runs.size(), 3);
            for (const auto &run : runs)
                QVERIFY(contrast(run.text, image.pixelColor(0, 0)) >= leastContrast);
        }
    }

    void aDarkLogoOnNothingIsGivenAPlate()
    {
        QImage logo(80, 40, QImage::Format_ARGB32);
        logo.fill(Qt::transparent);
        for (int x = 10; x < 70; ++x)
            for (int y = 15; y < 25; ++y)
                logo.setPixelColor(x, y, QColor(0x11, 0x11, 0x11));
        QVERIFY(toneOf(logo).needsPlate);
        QImage photo(80, 40, QImage::Format_RGB32);
        photo.fill(QColor(0x11, 0x11, 0x11));
        QVERIFY(!toneOf(photo).needsPlate);
        HtmlView view;
        view.resize(300, 200);
        view.show();
        view.setDarkPaper(paper);
        view.setHtml(
            u("<body style='margin:0'><img src='cid:l'>"), [&](const QByteArray &) { return pngOf(logo); });
        QTRY_VERIFY(contrastSeen(view.grab().toImage(), QRect(0, 0, 80, 40)) > 7);
    }

    void ofItsOwnAccordAPageKeepsItsColours()
    {
        HtmlView view;
        view.resize(300, 200);
        view.show();
        view.setHtml(
            u("<body style='margin:0'><div style='background-color:#fff3cd;height:50px'></div>"),
            [](const QByteArray &) { return QByteArray(); });
        const auto colourAt = [&](int y) { return view.grab().toImage().pixelColor(10, y); };
        QCOMPARE(colourAt(20), QColor(0xff, 0xf3, 0xcd));
        QCOMPARE(colourAt(150), QColor(Qt::white));
        view.setDarkPaper(paper);
        QVERIFY(colourAt(20).lightness() < 90);
        QCOMPARE(colourAt(150), paper);
        view.setDarkPaper({});
        QCOMPARE(colourAt(20), QColor(0xff, 0xf3, 0xcd));
    }
};

DUOPOST_UI_TEST_MAIN(TestHtmlDark)
#include "tst_html_dark.moc"
